import { isDatabaseReachable } from "#lib/health/queries.ts";

/** For load balancers: 200 when this node reaches its database, 503 when not. */
export async function GET(): Promise<Response> {
  const isReachable = await isDatabaseReachable();
  return Response.json({ database: isReachable ? "reachable" : "not reachable" }, { status: isReachable ? 200 : 503 });
}
