/**
 * Whether an address can be read at all. The framework answers 500 to a path whose percent signs do not decode, and the database takes no
 * NUL: nothing of ours has such an address, so it is simply not found.
 */
export function isReadableAddress(url: string): boolean {
  const [path = ""] = url.split("?");
  if (/%00/.test(url)) return false;
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/**
 * Where a request comes from, for counting tries: the connection's other end, or what our own proxy, and nobody before it, says of it. Of
 * an IPv6 address the network alone (/64): whoever has one address there has them all.
 */
export function sourceOf(remote: string | undefined, forwardedFor: string | undefined, isBehindProxy: boolean): string {
  const forwarded = forwardedFor?.split(",").at(-1)?.trim();
  const address = ((isBehindProxy && forwarded) || remote || "unknown").replace(/^::ffff:(?=\d+\.)/i, "");
  if (!address.includes(":")) return address;
  const [head = "", tail] = address.toLowerCase().split("%")[0]?.split("::") ?? [];
  const groups = head === "" ? [] : head.split(":");
  const missing = tail === undefined ? 0 : 8 - groups.length - (tail === "" ? 0 : tail.split(":").length);
  const full = [...groups, ...Array.from({ length: Math.max(0, missing) }, () => "0"), ...(tail?.split(":") ?? [])];
  return `${full
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, "") || "0")
    .join(":")}::/64`;
}
