import { readBytes } from "#lib/files/queries.ts";
import { contentDisposition } from "#lib/files/rules.ts";
import type { FileFacts } from "#lib/files/schema.ts";

/**
 * A stored file as a download and nothing else: never shown by the browser, whatever its bytes say (attachment here; nosniff and a
 * policy under which nothing runs come with every answer below /api, bin/web/headers.ts). The bytes flow from the database as they are read.
 */
export function downloadOf(
  { id, name, mediaType, size, sha256 }: FileFacts,
  bytes: AsyncGenerator<Uint8Array> = readBytes(id, size),
): Response {
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await bytes.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await bytes.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      "Content-Type": mediaType,
      "Content-Disposition": contentDisposition(name),
      "Cache-Control": "private, no-store, no-transform",
      // RFC 9530: what arrives can be checked.
      "Repr-Digest": `sha-256=:${Buffer.from(sha256, "hex").toString("base64")}:`,
    },
  });
}
