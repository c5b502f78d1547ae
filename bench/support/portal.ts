import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdir, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { root } from "#bin/build.ts";

export const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(address && typeof address === "object" ? address.port : 0));
    });
  });

/** A portal in demonstration mode on a data folder and a port of its own, which can be killed and started again. */
export class Portal {
  readonly folder: string;
  readonly address: string;
  readonly #settings: Record<string, string>;
  readonly #port: number;
  #child: ChildProcess | null = null;

  private constructor(folder: string, port: number, settings: Record<string, string>) {
    this.folder = folder;
    this.#port = port;
    this.#settings = settings;
    this.address = `http://127.0.0.1:${port}`;
  }

  static async prepare(name: string, settings: Record<string, string> = {}): Promise<Portal> {
    const folder = join(root, ".data", "bench", `${name}-${process.pid}`);
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    return new Portal(folder, await freePort(), settings);
  }

  /** Starts it and answers when it says that it is ready. */
  start(): Promise<void> {
    const child = spawn(process.execPath, [join(root, "bin/portal.ts"), "start"], {
      cwd: root,
      env: {
        ...process.env,
        DATABASE_URL: "",
        PORTAL_DATA_DIR: this.folder,
        PORT: String(this.#port),
        PUBLIC_URL: this.address,
        ...this.#settings,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#child = child;
    const lines: string[] = [];
    return new Promise((resolve, reject) => {
      const take = (data: Buffer) => {
        if (lines.length < 1000) lines.push(String(data));
        if (String(data).includes("Ctrl-C stops everything")) resolve();
      };
      child.stdout.on("data", take);
      child.stderr.on("data", take);
      child.once("exit", (code) => reject(new Error(`the portal ended with ${code}:\n${lines.join("")}`)));
    });
  }

  /** As the kernel ends a process: no last word, nothing tidied. */
  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (!child || child.exitCode !== null) return;
    const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    child.kill("SIGKILL");
    await ended;
  }

  /** Ends its PostgreSQL in the same way, every process of it: what no process had written to the file system yet is gone. */
  async killDatabase(): Promise<void> {
    const postmaster = await this.#postmaster();
    await promisify(execFile)("pkill", ["-KILL", "-P", String(postmaster)]).catch(() => undefined);
    process.kill(postmaster, "SIGKILL");
  }

  async #postmaster(): Promise<number> {
    return Number((await readFile(join(this.folder, "pg", "postmaster.pid"), "utf8")).split("\n")[0]);
  }

  /** Ends it and its database, and removes its data. */
  async remove(): Promise<void> {
    await this.kill();
    process.kill(await this.#postmaster(), "SIGQUIT");
    await rm(this.folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
  }

  /** The process that serves, for what it weighs. */
  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  /** The administrator's address of a database in its cluster. */
  async databaseUrl(name = "portal"): Promise<string> {
    const password = (await readFile(join(this.folder, "pg-password"), "utf8")).trim();
    const port = (await readFile(join(this.folder, "pg", "postmaster.pid"), "utf8")).split("\n")[3];
    return `postgresql://postgres:${password}@127.0.0.1:${port}/${name}`;
  }

  async query<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
    const client = new pg.Client({ connectionString: await this.databaseUrl() });
    await client.connect();
    try {
      return (await client.query<Row>(text, values)).rows;
    } finally {
      await client.end();
    }
  }
}
