import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { keepForm } from "#lib/auth/kept-forms/commands.ts";
import { keptFrom } from "#lib/auth/kept-forms/rules.ts";
import { keptFormCookie, whoseCookie } from "#lib/auth/sessions/cookie.ts";
import { copyOf } from "./copied-bodies.ts";

const isStaffForm = ({ method, url, headers }: IncomingMessage) =>
  method === "POST" &&
  /^\/staff(\/|\?|$)/.test(url ?? "") &&
  /^(multipart\/form-data|application\/x-www-form-urlencoded)/.test(headers["content-type"] ?? "");

const pathOf = ({ url }: IncomingMessage) => new URL(url ?? "/", "http://portal").pathname;

async function keep(request: IncomingMessage, body: Buffer, token: string): Promise<void> {
  const userId = await whoseCookie(request.headers.cookie);
  if (!userId) return;
  const headers = { "content-type": request.headers["content-type"] ?? "" };
  const form = await new Response(new Uint8Array(body), { headers }).formData();
  const kept = keptFrom(pathOf(request), form, request.headers["next-action"] !== undefined);
  if (kept) await keepForm(userId, token, kept);
}

/**
 * Keeps what a member of staff typed where their session had ended before they sent it: whatever form of theirs is answered with the way to sign in. The
 * browser gets the token to it, and every staff page gives it back to that person once they have signed in again.
 */
export function keepsForms(request: IncomingMessage, response: ServerResponse, report: (error: unknown) => void): void {
  if (!isStaffForm(request)) return;
  const copy = copyOf(request);
  const isToSignIn = (value: unknown) => typeof value === "string" && /^(https?:\/\/[^/]+)?\/sign-in\?/.test(value);
  const writeHead = response.writeHead.bind(response);
  response.writeHead = ((...args: Parameters<typeof writeHead>) => {
    const given = args.find((arg) => typeof arg === "object" && arg !== null && !Array.isArray(arg)) ?? {};
    const leads = [
      response.getHeader("location"),
      response.getHeader("x-action-redirect"),
      ...Object.entries(given).flatMap(([name, value]) =>
        ["location", "x-action-redirect"].includes(name.toLowerCase()) ? [value] : [],
      ),
    ];
    const body = leads.some(isToSignIn) ? copy() : null;
    if (body) {
      const token = randomBytes(32).toString("base64url");
      response.appendHeader("Set-Cookie", keptFormCookie(token));
      keep(request, body, token).catch(report);
    }
    return writeHead(...args);
  }) as typeof response.writeHead;
}
