import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "#bin/build.ts";

export type RunningPortal = {
  address: string;
  password: string;
  signingKey: string;
  /** Its data. */
  folder: string;
  /** What it wrote so far to its standard output and error: its log. */
  output(): string;
  stop(): Promise<void>;
};

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(address && typeof address === "object" ? address.port : 0));
    });
  });

/**
 * Starts the portal of a project folder as a newcomer does, on a data folder of its own, and answers when it says that it is ready.
 * `settings` are added to its environment; `only` leaves out its jobs or its pages.
 */
export async function launchPortal(
  settings: Record<string, string> = {},
  { project = root, only = [] }: { project?: string; only?: ("--web" | "--jobs")[] } = {},
): Promise<RunningPortal> {
  const folder = await mkdtemp(join(tmpdir(), "portal-e2e-"));
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
    stop: async () => {
      const ended = new Promise((resolve) => portal.once("close", resolve));
      portal.kill("SIGTERM");
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
