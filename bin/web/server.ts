import { randomBytes } from "node:crypto";
import { createServer, type Server } from "node:http";
import next from "next";
import { env } from "#lib/env.ts";
import { consoleToLog, log } from "#lib/log.ts";
import { formKeyFrom } from "#lib/responses/tokens/rules.ts";
import { root } from "../build.ts";
import { isReadableAddress, sourceOf } from "./addresses.ts";
import { closesGently } from "./closing.ts";
import { withDirectRoutes } from "./direct.ts";
import { withFrames } from "./frames.ts";
import { securityHeaders } from "./headers.ts";
import { keepsForms } from "./kept-forms.ts";
import { answerMethod, refuseTunnel } from "./methods.ts";
import { refuseForeign } from "./own-origin.ts";
import { withReadableErrors } from "./readable-errors.ts";
import { sharedPages } from "./shared-pages.ts";
import { refuseTooLarge } from "./too-large.ts";

export type WebServer = { port: number; stop(): Promise<void> };

/** The port that was taken: port 0 asks the system for a free one. */
function portOf(server: Server, fallback: number): number {
  const address = server.address();
  return address && typeof address === "object" ? address.port : fallback;
}

/**
 * Serves the production build. Each answer gets the security headers; a page that is drawn for its asker also a fresh nonce, which the page
 * renderer reads from the request. Stopping refuses new connections and lets requests under way end (at most 20 seconds).
 */
export async function startWeb(): Promise<WebServer> {
  const { PORT, HOST, PUBLIC_URL, OIDC_ISSUER, TRUST_PROXY, AUTH_SECRET } = env();
  // The sign-in library reads its own address from here.
  process.env.NEXTAUTH_URL = PUBLIC_URL;
  const app = next({ dev: false, dir: root, hostname: HOST, port: PORT });
  await app.prepare();
  consoleToLog();
  const origin = () => `http://${["0.0.0.0", "::"].includes(HOST) ? "127.0.0.1" : HOST}:${portOf(server, PORT)}`;
  const direct = withDirectRoutes(app.getRequestHandler(), (error, at) =>
    log().error({ err: error, ...at }, "a request failed"),
  );
  const isTls = PUBLIC_URL.startsWith("https:");
  const formTargets = OIDC_ISSUER ? [new URL(OIDC_ISSUER).origin] : [];
  const pages = sharedPages({
    clock: Date.now,
    origin,
    formKey: (slug) => formKeyFrom(randomBytes(16), slug, AUTH_SECRET),
    headers: securityHeaders({ nonce: null, isTls, formTargets }),
    report: (error) => log().error({ err: error }, "a page that is the same for everyone could not be drawn"),
  });
  const framed = withFrames(direct, pages.textOf);
  const readable = withReadableErrors(framed, {
    origin,
    report: (error, reference) => log().error({ err: error, reference }, "the page that apologises could not be drawn"),
  });
  const handle = pages.handle(readable);

  const server = createServer((request, response) => {
    if (pages.answer(request, response)) return;
    const nonce = randomBytes(16).toString("base64");
    const headers = securityHeaders({ nonce, isTls, formTargets, path: request.url });
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    request.headers["content-security-policy"] = headers["Content-Security-Policy"];
    const forwardedFor = request.headers["x-forwarded-for"];
    request.headers["x-client-address"] = sourceOf(
      request.socket.remoteAddress,
      String(forwardedFor ?? ""),
      TRUST_PROXY,
    );
    if (refuseForeign(request, response, PUBLIC_URL) || answerMethod(request, response)) return;
    if (!isReadableAddress(request.url ?? "/")) request.url = "/_not-found";
    if (refuseTooLarge(request, response)) return;
    keepsForms(request, response, (error) =>
      log().error({ err: error }, "a form that came too late could not be kept"),
    );
    void handle(request, response);
  });
  server.on("connect", refuseTunnel);
  const close = closesGently(server, 20_000);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(PORT, HOST, resolve);
  });
  return {
    port: portOf(server, PORT),
    stop: async () => {
      await close();
      await app.close();
    },
  };
}
