import type { Instrumentation } from "next";

/**
 * The one place that logs a fault of a page or action. The reference is what the person's page shows. The route is
 * written as its pattern: the address itself may hold a private link's token.
 */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  const { log } = await import("#lib/log.ts");
  log().error(
    { err: error, reference: request.headers["x-request-reference"], method: request.method, route: context.routePath },
    "a request failed",
  );
};
