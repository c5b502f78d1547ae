import type { IncomingMessage } from "node:http";
import { formLimitBytes } from "#lib/form-state.ts";

/** A copy of the body as whoever reads it sees it; null when it is longer than a form can be. */
export function copyOf(request: IncomingMessage): () => Buffer | null {
  const pieces: Buffer[] = [];
  let size = 0;
  const push = request.push.bind(request);
  request.push = (piece: Buffer | null, encoding?: BufferEncoding) => {
    size += piece?.length ?? 0;
    if (piece && size <= formLimitBytes) pieces.push(piece);
    return push(piece, encoding);
  };
  return () => (size > formLimitBytes ? null : Buffer.concat(pieces));
}
