import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { root, runTool } from "#bin/build.ts";
import { freePort } from "./portal.ts";

const layout = `export default function Layout({ children }) {
  return <html lang="en"><body>{children}</body></html>;
}`;
const paragraph = "Nothing that means anything, as long as a paragraph of a form page is.";
const page = `const lines = Array.from({ length: 160 }, (_, index) => index + ". ${paragraph}");
export default function Page() {
  return <form method="post" action="/send"><h1>Bare</h1>{lines.map((line) => <p key={line}>{line}</p>)}
    <textarea name="text" /><button>Send</button></form>;
}`;
const route = `import pg from "pg";
const pool = new pg.Pool({ connectionString: process.env.BARE_DATABASE_URL, max: 10 });
export async function POST(request) {
  const form = await request.formData();
  const { rows } = await pool.query("INSERT INTO answers (email, text) VALUES ($1, $2) RETURNING id", [form.get("email"), form.get("text")]);
  return new Response(null, { status: 303, headers: { Location: "/receipts/" + rows[0].id } });
}`;
const receipt = `import pg from "pg";
const pool = new pg.Pool({ connectionString: process.env.BARE_DATABASE_URL, max: 10 });
export default async function Receipt({ params }) {
  const { rows } = await pool.query("SELECT id, email, text FROM answers WHERE id = $1", [(await params).id]);
  return <main><h1>Received</h1><p>{rows[0].id} {rows[0].email}</p><p>{rows[0].text}</p></main>;
}`;

/**
 * A Next application with nothing in it but what a submission needs at the least: a static page, a POST that stores one row, and a page
 * that shows the row.
 */
export class Bare {
  readonly address: string;
  readonly folder: string;
  readonly #child: ChildProcess;

  private constructor(address: string, folder: string, child: ChildProcess) {
    this.address = address;
    this.folder = folder;
    this.#child = child;
  }

  /** Builds and starts it, with a database of its own in the cluster of `adminUrl`. */
  static async start(adminUrl: string): Promise<Bare> {
    const folder = join(root, ".data", "bench", `bare-${process.pid}`);
    await rm(folder, { recursive: true, force: true });
    await mkdir(join(folder, "app", "send"), { recursive: true });
    await mkdir(join(folder, "app", "receipts", "[id]"), { recursive: true });
    const files: [string, string][] = [
      ["package.json", `{"name":"bare","private":true,"type":"module"}`],
      [
        "next.config.js",
        `export default { turbopack: { root: ${JSON.stringify(root)} }, serverExternalPackages: ["pg"] };`,
      ],
      ["app/layout.jsx", layout],
      ["app/page.jsx", page],
      ["app/send/route.js", route],
      ["app/receipts/[id]/page.jsx", receipt],
    ];
    for (const [name, text] of files) await writeFile(join(folder, name), text);
    await symlink(join(root, "node_modules"), join(folder, "node_modules"));
    await runTool("next/dist/bin/next", ["build", folder], { NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" });
    const admin = new pg.Client({ connectionString: adminUrl });
    await admin.connect();
    await admin.query("CREATE DATABASE bare");
    await admin.end();
    const url = new URL(adminUrl);
    url.pathname = "/bare";
    const own = new pg.Client({ connectionString: url.href });
    await own.connect();
    await own.query(
      "CREATE TABLE answers (id bigserial PRIMARY KEY, email text, text text, at timestamptz DEFAULT now())",
    );
    await own.end();
    const port = await freePort();
    const child = spawn(
      process.execPath,
      [join(root, "node_modules/next/dist/bin/next"), "start", folder, "-p", String(port), "-H", "127.0.0.1"],
      {
        env: { ...process.env, BARE_DATABASE_URL: url.href, NODE_ENV: "production" },
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
    await new Promise<void>((resolve, reject) => {
      const lines: string[] = [];
      const take = (data: Buffer) => {
        lines.push(String(data));
        if (String(data).includes("Ready")) resolve();
      };
      child.stdout.on("data", take);
      child.stderr.on("data", take);
      child.once("exit", (code) => reject(new Error(`the bare application ended with ${code}:\n${lines.join("")}`)));
    });
    return new Bare(`http://127.0.0.1:${port}`, folder, child);
  }

  async remove(): Promise<void> {
    const ended = new Promise<void>((resolve) => this.#child.once("exit", () => resolve()));
    this.#child.kill("SIGKILL");
    await ended;
    await rm(this.folder, { recursive: true, force: true });
  }
}
