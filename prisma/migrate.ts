import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { MigrationList, SchemaContainer, SchemaEngine } from "@prisma/schema-engine-wasm";
import pg from "pg";

const folder = new URL("./", import.meta.url);
const noFilter = { externalTables: [], externalEnums: [] };

/** Every `.prisma` file: `schema.prisma` and `models/*.prisma`. */
export async function readSchema(): Promise<SchemaContainer[]> {
  const models = await readdir(new URL("models/", folder));
  const paths = ["schema.prisma", ...models.filter((name) => name.endsWith(".prisma")).map((name) => `models/${name}`)];
  return Promise.all(paths.map(async (path) => ({ path, content: await readFile(new URL(path, folder), "utf8") })));
}

async function readMigrations(): Promise<MigrationList> {
  const base = new URL("migrations/", folder);
  const names = (await readdir(base, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((e) => e.name);
  return {
    baseDir: base.pathname,
    lockfile: { path: "migration_lock.toml", content: await readFile(new URL("migration_lock.toml", base), "utf8") },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(
      names.sort().map(async (path) => ({
        path,
        migrationFile: {
          path: "migration.sql",
          content: { tag: "ok" as const, value: await readFile(new URL(`${path}/migration.sql`, base), "utf8") },
        },
      })),
    ),
  };
}

type EngineModule = typeof import("@prisma/schema-engine-wasm") & {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
};

let engineModule: Promise<EngineModule> | undefined;

/** Prisma's own migration engine, compiled to WebAssembly: the native one is a download that closed networks refuse. */
function loadEngine(): Promise<EngineModule> {
  engineModule ??= (async () => {
    const glue = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
    // The package's entry imports the .wasm file as a module, which Node does not do without a flag; its two parts are joined here.
    const engine: EngineModule = await import("@prisma/schema-engine-wasm/schema_engine_bg" as string);
    const { instance } = await WebAssembly.instantiate(await readFile(glue.replace(/\.js$/, ".wasm")), {
      "./schema_engine_bg.js": engine,
    });
    engine.__wbg_set_wasm(instance.exports);
    (instance.exports.__wbindgen_start as () => void)();
    return engine;
  })();
  return engineModule;
}

/**
 * The stock adapter cuts a script at every semicolon, also inside a function's body. Sent whole, it is read right, and it is one
 * transaction: a migration is applied entirely or not at all.
 */
class WholeScripts extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => void (await adapter.underlyingDriver().query(script));
    return adapter;
  }
}

async function withEngine<T>(url: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const { SchemaEngine } = await loadEngine();
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  const factory = bindMigrationAwareSqlAdapterFactory(new WholeScripts(pool));
  const datamodels = (await readSchema()).map(({ path, content }): [string, string] => [path, content]);
  const engine = await SchemaEngine.new({ datamodels }, () => {}, factory);
  try {
    return await work(engine);
  } finally {
    engine.free();
    // The engine's advisory lock lives as long as its connection.
    await pool.end();
  }
}

/**
 * Applies what is missing of `prisma/migrations`, as the database's owner, and writes `_prisma_migrations` as Prisma's own tool does.
 * Gives the names applied now; throws with the engine's message when one fails.
 */
export const applyMigrations = (ownerUrl: string): Promise<string[]> =>
  withEngine(ownerUrl, async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: await readMigrations(),
      filters: noFilter,
    });
    return appliedMigrationNames;
  });

/** The SQL that makes an empty database as the schema says. For a first migration, and to check that schema and migrations agree. */
export const schemaAsSql = (ownerUrl: string): Promise<string> =>
  withEngine(ownerUrl, async (engine) => {
    const files = await readSchema();
    const result = await engine.diff({
      from: { tag: "empty" },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: null,
      filters: noFilter,
    });
    return result.stdout ?? "";
  });
