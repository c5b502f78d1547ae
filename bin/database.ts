import pg from "pg";

export type Roles = { owner: string; app: string; public: string };

const roleNames = ["portal_owner", "portal_app", "portal_public"] as const;

/**
 * Makes the three roles with the given passwords and the database `name` owned by the owner, where they are missing.
 * `adminUrl` is a superuser's address on the cluster. Gives the three addresses. Operators do the same by hand: docs/operations.md.
 */
export async function prepareDatabase(adminUrl: string, name: string, password: string): Promise<Roles> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    for (const role of roleNames) {
      const found = await client.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [role]);
      const verb = found.rowCount ? "ALTER" : "CREATE";
      await client.query(`${verb} ROLE ${role} LOGIN PASSWORD ${client.escapeLiteral(password)}`);
    }
    const found = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (!found.rowCount) {
      await client.query(
        `CREATE DATABASE ${client.escapeIdentifier(name)} OWNER portal_owner TEMPLATE template0 ENCODING 'UTF8'`,
      );
    }
  } finally {
    await client.end();
  }
  return databaseUrls(adminUrl, name, password);
}

/** The three roles' addresses of database `name` on the cluster of `adminUrl`. */
export function databaseUrls(adminUrl: string, name: string, password: string): Roles {
  const address = (role: string) => {
    const url = new URL(adminUrl);
    url.username = role;
    url.password = password;
    url.pathname = `/${name}`;
    return url.href;
  };
  return { owner: address("portal_owner"), app: address("portal_app"), public: address("portal_public") };
}
