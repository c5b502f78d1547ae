import { generateKeyPairSync, randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { databaseUrls } from "#bin/database.ts";
import { forgetEnvironment } from "#lib/env.ts";
import { stopSender } from "#lib/jobs/commands.ts";
import { disconnect } from "./client.ts";

const adminUrl = inject("adminUrl");
const name = `test_${randomBytes(6).toString("hex")}`;

const admin = new pg.Client({ connectionString: adminUrl });
await admin.connect();
await admin.query(`CREATE DATABASE ${name} OWNER portal_owner TEMPLATE template_portal STRATEGY file_copy`);

const roles = databaseUrls(adminUrl, name, inject("rolePassword"));
process.env.PORTAL_MODE = "demonstration";
process.env.DATABASE_URL = roles.app;
process.env.PUBLIC_DATABASE_URL = roles.public;
process.env.DATABASE_OWNER_URL = roles.owner;
process.env.PUBLIC_URL = "http://localhost:3000";
process.env.AUTH_SECRET ??= randomBytes(32).toString("base64url");
process.env.SIGNING_KEY ??= JSON.stringify(generateKeyPairSync("ed25519").privateKey.export({ format: "jwk" }));
process.env.LOG_LEVEL = "silent";
// Test files share what was loaded: one that broke off may have connected to its own database again.
await disconnect();
forgetEnvironment();

afterAll(async () => {
  await stopSender();
  await disconnect();
  await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
  await admin.end();
});
