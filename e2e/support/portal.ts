import { execFile, spawn } from "node:child_process";
import { mkdtemp, readFile, rm, statfs } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "#bin/build.ts";

export type RunningPortal = {
  address: string;
  password: string;
  signingKey: string;
  /** Its data. */
  folder: string;
  /** What it wrote so far to its standard output and error: its log. */
  output(): string;
  /** Its data go with it, unless they are kept. */
  stop(isKept?: boolean): Promise<void>;
};

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(address && typeof address === "object" ? address.port : 0));
    });
  });

/** Where the data of a portal lie that lives as long as a journey: in memory where there is room, for nothing is as slow as a disk. */
async function dataFolder(): Promise<string> {
  const memory = await statfs("/dev/shm").catch(() => null);
  const isRoomy = memory !== null && memory.bavail * memory.bsize > 4 * 1024 ** 3;
  return mkdtemp(join(isRoomy ? "/dev/shm" : tmpdir(), "portal-e2e-"));
}

/**
 * Starts the portal of a project folder and answers when it says that it is ready: on a data folder of its own, new as a newcomer's, or, once
 * `PORTAL_TEMPLATE` names one, a copy of a portal's that was started and stopped. `settings` are added to its environment; `only` leaves out
 * its jobs or its pages.
 */
export async function launchPortal(
  settings: Record<string, string> = {},
  { project = root, only = [] }: { project?: string; only?: ("--web" | "--jobs")[] } = {},
): Promise<RunningPortal> {
  const folder = await dataFolder();
  const template = project === root && process.env.PORTAL_TEMPLATE;
  // By the command, which keeps to whom the files belong.
  if (template) await promisify(execFile)("cp", ["-a", `${template}/.`, folder]);
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const portal = spawn(process.execPath, [join(project, "bin/portal.ts"), "start", ...only], {
    cwd: project,
    env: {
      ...process.env,
      DATABASE_URL: "",
      PORTAL_DATA_DIR: folder,
      PORT: String(port),
      PUBLIC_URL: address,
      ...settings,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  await new Promise<void>((resolve, reject) => {
    const take = (data: Buffer) => {
      lines.push(String(data));
      if (lines.join("").includes("Ctrl-C stops everything")) resolve();
    };
    portal.stdout.on("data", take);
    portal.stderr.on("data", take);
    portal.once("close", (code) => reject(new Error(`the portal ended with ${code}:\n${lines.join("")}`)));
  });
  const secrets = JSON.parse(await readFile(join(folder, "secrets.json"), "utf8"));
  return {
    address,
    password: secrets.signInPassword,
    signingKey: secrets.signingKey,
    folder,
    output: () => lines.join(""),
    stop: async (isKept = false) => {
      const ended = new Promise((resolve) => portal.once("close", resolve));
      portal.kill("SIGTERM");
      await ended;
      if (!isKept) await rm(folder, { recursive: true, force: true });
    },
  };
}
