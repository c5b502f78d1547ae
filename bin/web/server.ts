import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import next from "next";
import { env } from "#lib/env.ts";
import { root } from "../build.ts";
import { securityHeaders } from "./headers.ts";
import { refuseTooLarge } from "./too-large.ts";

export type WebServer = { port: number; stop(): Promise<void> };

/**
 * Serves the production build. Each answer gets the security headers and a fresh nonce, which the page renderer reads from the
 * request. Stopping refuses new connections and lets requests under way end (at most 20 seconds).
 */
export async function startWeb(): Promise<WebServer> {
  const { PORT, HOST, PUBLIC_URL, OIDC_ISSUER } = env();
  const app = next({ dev: false, dir: root, hostname: HOST, port: PORT });
  await app.prepare();
  const handle = app.getRequestHandler();
  const isTls = PUBLIC_URL.startsWith("https:");
  const formTargets = OIDC_ISSUER ? [new URL(OIDC_ISSUER).origin] : [];

  const server = createServer((request, response) => {
    const headers = securityHeaders({ nonce: randomBytes(16).toString("base64"), isTls, formTargets });
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    request.headers["content-security-policy"] = headers["Content-Security-Policy"];
    if (refuseTooLarge(request, response)) return;
    void handle(request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(PORT, HOST, resolve);
  });
  const address = server.address();
  return {
    port: address && typeof address === "object" ? address.port : PORT,
    stop: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const late = setTimeout(() => server.closeAllConnections(), 20_000);
      await closed;
      clearTimeout(late);
      await app.close();
    },
  };
}
