import pg from "pg";
import { expect, inject, it } from "vitest";
import { schemaAsSql } from "./migrate.ts";

const shape = `
  SELECT 'column' AS kind, table_schema || '.' || table_name AS place, column_name AS name,
         concat_ws(' ', data_type, udt_name, is_nullable, column_default, datetime_precision) AS detail
    FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
   WHERE table_schema IN ('portal', 'public_site') AND table_type = 'BASE TABLE'
  UNION ALL
  SELECT 'index', schemaname || '.' || tablename, indexname, indexdef FROM pg_indexes WHERE schemaname IN ('portal', 'public_site')
  UNION ALL
  SELECT 'foreign key', conrelid::regclass::text, conname, regexp_replace(pg_get_constraintdef(oid), ' DEFERRABLE.*', '')
    FROM pg_constraint WHERE contype = 'f' AND connamespace IN ('portal'::regnamespace, 'public_site'::regnamespace)
  UNION ALL
  SELECT 'enum', t.typname, e.enumlabel, '' FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid
    JOIN pg_namespace n ON n.oid = t.typnamespace AND n.nspname IN ('portal', 'public_site')
  ORDER BY 1, 2, 3, 4`;

const read = async (url: string) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(shape)).rows;
  } finally {
    await client.end();
  }
};

it("the migrations make exactly the tables, indexes, keys and enums that the schema names", async () => {
  const owner = process.env.DATABASE_OWNER_URL ?? "";
  const fresh = new URL(inject("adminUrl"));
  const admin = new pg.Client({ connectionString: fresh.href });
  await admin.connect();
  try {
    await admin.query("CREATE DATABASE from_schema TEMPLATE template0");
    fresh.pathname = "/from_schema";
    const client = new pg.Client({ connectionString: fresh.href });
    await client.connect();
    await client.query(`
      CREATE SCHEMA portal;
      CREATE FUNCTION portal.now() RETURNS timestamptz LANGUAGE sql AS 'SELECT clock_timestamp()';
      CREATE FUNCTION portal.current_transaction() RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint';`);
    await client.query(await schemaAsSql(owner));
    await client.end();
    expect(await read(owner)).toEqual(await read(fresh.href));
  } finally {
    await admin.query("DROP DATABASE IF EXISTS from_schema WITH (FORCE)");
    await admin.end();
  }
});
