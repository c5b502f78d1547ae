import { createConnection } from "node:net";
import { connect as connectTls } from "node:tls";
import pg from "pg";
import { type Environment, EnvironmentError, parseEnvironment } from "#lib/env.ts";

export const summary = "say what is configured, reachable and missing";
export const usage = `portal doctor

Checks the settings and everything they name: the database in each role, the migrations, SMTP, IMAP, the malware scanner, the sign-in
provider. Prints a JSON list of findings; exits 1 when the portal could not run as it stands. Secrets are not printed.`;

type Finding = { what: string; state: "ok" | "missing" | "failing" | "not configured"; says: string };

const inTime = <T>(work: Promise<T>): Promise<T> => {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error("no answer in 5 seconds")), 5_000);
  return Promise.race([work, promise]).finally(() => clearTimeout(timer));
};

async function check(what: string, work: () => Promise<string>): Promise<Finding> {
  try {
    return { what, state: "ok", says: await inTime(work()) };
  } catch (error) {
    return { what, state: "failing", says: error instanceof Error ? error.message || error.name : String(error) };
  }
}

async function queryAs(url: string, sql: string): Promise<string> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 4_000 });
  await client.connect();
  try {
    const { rows } = await client.query(sql);
    return String(rows[0]?.says);
  } finally {
    await client.end();
  }
}

/** Opens a connection to a mail server or scanner and closes it again: it answers, which is all that is claimed. */
const reach = (host: string, port: number, isTls: boolean) =>
  new Promise<string>((resolve, reject) => {
    const socket = isTls ? connectTls({ host, port, servername: host }) : createConnection({ host, port });
    socket.once(isTls ? "secureConnect" : "connect", () => {
      socket.destroy();
      resolve(`${host}:${port} answers`);
    });
    socket.once("error", reject);
  });

const reachUrl = (address: string, plain: number, tls: number) => {
  const url = new URL(address);
  const isTls = url.protocol.endsWith("s:");
  return reach(url.hostname, Number(url.port) || (isTls ? tls : plain), isTls);
};

async function checkAll(settings: Environment): Promise<Finding[]> {
  const { DATABASE_URL, PUBLIC_DATABASE_URL, SMTP_URL, IMAP_URL, CLAMD_HOST, CLAMD_PORT, OIDC_ISSUER } = settings;
  const optional = (what: string, value: string | undefined, work: (value: string) => Promise<string>) =>
    value ? check(what, () => work(value)) : Promise.resolve<Finding>({ what, state: "not configured", says: "" });
  return Promise.all([
    check("database, application role", () =>
      queryAs(
        DATABASE_URL,
        `SELECT 'connected as ' || current_user || ' to PostgreSQL ' || current_setting('server_version') AS says`,
      ),
    ),
    check("migrations", () =>
      queryAs(
        DATABASE_URL,
        `SELECT count(*) || ' tables in schema portal' AS says FROM information_schema.tables WHERE table_schema = 'portal' HAVING count(*) > 0`,
      ).then((says) => (says === "undefined" ? Promise.reject(new Error("no tables: run portal migrate")) : says)),
    ),
    check("database, public role", () =>
      queryAs(
        PUBLIC_DATABASE_URL,
        `SELECT CASE WHEN has_schema_privilege('portal', 'USAGE') THEN NULL ELSE 'connected as ' || current_user || ', published projections only' END AS says`,
      ).then((says) =>
        says === "null" ? Promise.reject(new Error("this role can reach more than published projections")) : says,
      ),
    ),
    optional("mail out (SMTP)", SMTP_URL, (url) => reachUrl(url, 25, 465)),
    optional("mail in (IMAP)", IMAP_URL, (url) => reachUrl(url, 143, 993)),
    optional("malware scanner (clamd)", CLAMD_HOST, (host) => reach(host, CLAMD_PORT, false)),
    optional("sign-in provider (OpenID Connect)", OIDC_ISSUER, async (issuer) => {
      const answer = await fetch(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`);
      if (!answer.ok) throw new Error(`its configuration answers ${answer.status}`);
      return "its configuration answers";
    }),
  ]);
}

export async function run(): Promise<number> {
  if (!process.env.DATABASE_URL) {
    console.error("DATABASE_URL is not set: portal start would run a demonstration with a database of its own.");
  }
  try {
    const findings = await checkAll(parseEnvironment(process.env));
    console.log(JSON.stringify(findings, null, 2));
    return findings.some(({ state }) => state === "failing") ? 1 : 0;
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    console.log(
      JSON.stringify([{ what: "settings", state: "missing", says: error.message } satisfies Finding], null, 2),
    );
    return 1;
  }
}
