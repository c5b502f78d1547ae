import { canonicalJson, sha256, toHex, utf8 } from "../hashes/rules.ts";
import type { CommittedFile, Json } from "../schema.ts";

/**
 * The exact bytes that a commitment is the SHA-256 of: UTF-8 of the canonical JSON (RFC 8785) of
 * `{"content": …, "files": [{"name": …, "sha256": …, "size": …}, …], "salt": "…"}`, nothing before or after it. The
 * salt is 32 random bytes in base64url without padding; files stand in the order in which they were sent.
 * Saved as a file, `sha256sum` prints the commitment.
 */
export const committedText = (salt: string, content: Json, files: readonly CommittedFile[]): string =>
  canonicalJson({ salt, content, files: files.map(({ name, size, sha256 }) => ({ name, size, sha256 })) });

/** The commitment, in hexadecimal (scenarios part 4, item 5). Without the salt it says nothing of the content. */
export const commitmentOf = async (salt: string, content: Json, files: readonly CommittedFile[]): Promise<string> =>
  toHex(await sha256(utf8(committedText(salt, content, files))));
