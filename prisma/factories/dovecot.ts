import { execFile, spawn } from "node:child_process";
import { chmod, chown, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";
import { whyNoProgram } from "./debian.ts";

const run = promisify(execFile);
const program = "/usr/sbin/dovecot";

export type Dovecot = {
  /** As IMAP_URL. */
  url: string;
  /** Puts a message into the mailbox, as a delivering server does. */
  deliver: (raw: Uint8Array) => Promise<void>;
  stop: () => Promise<void>;
};

/** Gives why Debian's Dovecot cannot be had; null when it is there. */
export const whyNoDovecot = (): Promise<string | null> => whyNoProgram(program, "dovecot-imapd");

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (!address || typeof address === "string") throw new Error("no port");
  return address.port;
}

const isListening = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("data", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });

async function idOf(kind: "-u" | "-g", name: string): Promise<number> {
  const { stdout } = await run("id", [kind, name]);
  return Number(stdout);
}

/** A server of its own, in a folder and on a port of its own, with one empty mailbox. */
export async function startDovecot(): Promise<Dovecot> {
  const folder = await mkdtemp(join(tmpdir(), "dovecot-"));
  const port = await freePort();
  const isRoot = userInfo().uid === 0;
  const owner = isRoot ? "mail" : userInfo().username;
  const [uid, gid] = [await idOf("-u", owner), await idOf("-g", owner)];
  await chmod(folder, 0o755);
  const inbox = join(folder, "mail", "new");
  for (const name of ["mail", "mail/new", "mail/cur", "mail/tmp"]) {
    await mkdir(join(folder, name));
    await chown(join(folder, name), uid, gid);
  }
  const users = isRoot ? [] : [`default_internal_user = ${owner}`, `default_login_user = ${owner}`];
  const lines = [
    `base_dir = ${folder}/run`,
    `log_path = ${folder}/log`,
    "protocols = imap",
    "ssl = no",
    "disable_plaintext_auth = no",
    "first_valid_uid = 1",
    `mail_location = maildir:${folder}/mail`,
    ...users,
    "passdb {\n  driver = static\n  args = password=secret\n}",
    `userdb {\n  driver = static\n  args = uid=${uid} gid=${gid} home=${folder}/mail\n}`,
    `service imap-login {\n  chroot =\n  inet_listener imap {\n    address = 127.0.0.1\n    port = ${port}\n  }\n  inet_listener imaps {\n    port = 0\n  }\n}`,
    "service anvil {\n  chroot =\n}",
  ];
  const config = join(folder, "dovecot.conf");
  await writeFile(config, `${lines.join("\n")}\n`);
  const server = spawn(program, ["-F", "-c", config], { stdio: "ignore" });
  const ended = new Promise((resolve) => server.once("close", resolve));
  for (let tries = 0; !(await isListening(port)); tries += 1) {
    if (tries > 200) throw new Error(`Dovecot does not answer; see ${folder}/log`);
    await setTimeout(50);
  }
  let delivered = 0;
  return {
    url: `imap://responses:secret@127.0.0.1:${port}/INBOX`,
    deliver: async (raw) => {
      delivered += 1;
      const path = join(inbox, `${1_681_800_000 + delivered}.M${delivered}.example`);
      await writeFile(path, raw);
      await chown(path, uid, gid);
    },
    stop: async () => {
      server.kill("SIGTERM");
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
