import type { Attachment } from "#lib/confidentiality/schema.ts";
import { sayBytes } from "#lib/files/rules.ts";
import { type MediaType, mediaTypes } from "#lib/files/schema.ts";
import type { FileOfResponse } from "./schema.ts";

/** The key of a file's mark on the confidentiality page. */
export const fileKey = (id: string) => `file.${id}`;

/** "PDF, 1.4 MB". */
export const sayFile = ({ mediaType, size }: Pick<FileOfResponse, "mediaType" | "size">): string =>
  `${mediaTypes[mediaType as MediaType] ?? "File"}, ${sayBytes(size)}`;

/** The files as the confidentiality rules read them; `texts` is what could be read out of them, by id (SX.6). */
export const asAttachments = (
  files: readonly Pick<FileOfResponse, "id" | "name" | "publicVersionOf">[],
  texts: ReadonlyMap<string, string> = new Map(),
): Attachment[] =>
  files.map(({ id, name, publicVersionOf }) => ({ id, name, publicVersionOf, text: texts.get(id) ?? null }));

/** Each file of its own with the public version that stands beside it, if there is one (S29.9). */
export const withPublicVersions = <F extends Pick<FileOfResponse, "id" | "publicVersionOf">>(
  files: readonly F[],
): { file: F; publicVersion: F | null }[] =>
  files
    .filter(({ publicVersionOf }) => publicVersionOf === null)
    .map((file) => ({ file, publicVersion: files.find(({ publicVersionOf }) => publicVersionOf === file.id) ?? null }));
