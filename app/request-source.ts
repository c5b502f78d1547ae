import { headers } from "next/headers";

/** Where this request comes from, for counting: the web server says it (bin/web/addresses.ts), whatever the visitor sent. */
export const requestSource = async (): Promise<string> => (await headers()).get("x-client-address") ?? "unknown";
