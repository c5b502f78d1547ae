/** A route's handler as its file exports it: a web request and the parts of the address in, a web response out. */
export type Handler<Params extends string = string> = (
  request: Request,
  context: { params: Promise<Record<Params, string>> },
) => Promise<Response>;

/** `streams`: the handler reads the body as it comes in, however large, and its signal says when the sender went away. */
export type DirectRoute = { method: string; path: RegExp; handler: Handler; streams: boolean };

/** Where the thin server looks; on the process itself, for the bundle and the server have no module in common. */
export const directRoutes = Symbol.for("portal.directRoutes");

/**
 * Lets the thin server call this handler itself, once Next has loaded it (bin/web/direct): for the few routes that everybody asks for in
 * the minutes before a close, or that carry much. `route` is the method and the address as its folders name it: "POST /api/responses/[slug]". One
 * that `streams` is called whatever stands behind a question mark. The handler may use nothing of Next's that knows the request by itself (cookies, headers, redirect). Gives the handler back.
 */
export function direct<Params extends string>(
  route: string,
  handler: Handler<Params>,
  { streams = false } = {},
): Handler<Params> {
  const [method = "", pattern = ""] = route.split(" ");
  const path = new RegExp(`^${pattern.replace(/\[(\w+)\]/g, "(?<$1>[\\w-]+)")}${streams ? "(?:\\?.*)?" : ""}$`);
  const global = globalThis as { [directRoutes]?: Map<string, DirectRoute> };
  global[directRoutes] ??= new Map();
  global[directRoutes].set(route, { method, path, handler, streams });
  return handler;
}
