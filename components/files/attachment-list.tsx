import { type AttachmentForStaff, attachmentKindNames } from "#lib/consultations/attachments/schema.ts";
import { formatInstant } from "#lib/dates.ts";
import { sayBytes } from "#lib/files/rules.ts";
import { mediaTypes } from "#lib/files/schema.ts";

const kindOf = (mediaType: string) => (mediaTypes as Record<string, string>)[mediaType] ?? mediaType;

/** Files that staff hold, each a download, with what it is, who added it and its hash. */
export function AttachmentList({ attachments }: { attachments: readonly AttachmentForStaff[] }) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {attachments.map(({ id, kind, title, name, mediaType, size, sha256, addedBy, addedAt }) => (
        <li key={id} className="py-2.5">
          <p>
            <a className="link font-semibold" href={`/api/attachments/${id}`} download>
              {title}
            </a>{" "}
            <span className="text-ink-soft">
              {attachmentKindNames[kind]}, {kindOf(mediaType)}, {sayBytes(size)}
            </span>
          </p>
          <p className="text-ink-soft">
            {title === name ? "" : `${name}. `}Added by {addedBy}, {formatInstant(addedAt)}. SHA-256{" "}
            <code className="break-all">{sha256}</code>
          </p>
        </li>
      ))}
    </ul>
  );
}
