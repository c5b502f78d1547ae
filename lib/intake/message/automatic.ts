import type { ReceivedMessage } from "./schema.ts";

/** Senders that nobody reads. */
const robot =
  /^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|donotreply|bounces?|microsoftexchange\w*|mail-?daemon|listserv|majordomo)(?:[-+=.][^@]*)?@/i;

/**
 * Whether a list or a machine sent it, by its headers alone (RFC 3834 §2; RFC 2919, RFC 2369): nothing is ever sent in answer to such mail,
 * so that two machines never write to each other. `ours`: the addresses that our own mail comes from and goes to.
 */
export function isAutomatic(
  { headers, from }: Pick<ReceivedMessage, "headers" | "from">,
  ours: readonly string[],
): boolean {
  const values = (key: string): string[] => headers.flatMap((each) => (each.key === key ? [each.value.trim()] : []));
  const has = (key: string) => values(key).some((value) => value !== "");
  const sender = from?.address.toLowerCase() ?? "";
  return (
    values("auto-submitted").some((value) => !/^no\b/i.test(value)) ||
    values("precedence").some((value) => /^(?:bulk|list|junk|auto.?reply)\b/i.test(value)) ||
    values("return-path").some((value) => /^<\s*>$/.test(value)) ||
    values("x-auto-response-suppress").some((value) => value !== "" && !/^none$/i.test(value)) ||
    ["list-id", "list-unsubscribe", "x-autoreply", "x-autorespond", "x-autoresponder", "x-auto-reply"].some(has) ||
    /^multipart\/report/i.test(values("content-type")[0] ?? "") ||
    robot.test(sender) ||
    ours.some((address) => address.toLowerCase() === sender)
  );
}
