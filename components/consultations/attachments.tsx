import { Icon } from "#components/ui/icon.tsx";
import type { PublicAttachment } from "#lib/consultations/record/schema.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { sayBytes } from "#lib/files/rules.ts";
import { mediaTypes } from "#lib/files/schema.ts";
import { ParagraphLinks } from "./paragraph-links.tsx";

type Named = ConsultationContent["attachments"][number];
type Files = readonly PublicAttachment[];

const kindOf = (mediaType: string) => (mediaTypes as Record<string, string>)[mediaType] ?? mediaType;
const hrefOf = (slug: string, { version, id }: PublicAttachment) =>
  `/api/consultations/${slug}/versions/${version}/attachments/${id}`;

/** One attachment beside the paragraph that names it: its file, or the plain word that this copy has none (§23). */
export function AttachmentLine({ slug, attachment, files }: { slug: string; attachment: Named; files: Files }) {
  const file = files.find(({ id }) => id === attachment.id);
  return (
    <li className="flex items-baseline gap-2 text-sm">
      <Icon name={file ? "download" : "file"} />
      {file ? (
        <span>
          <a href={hrefOf(slug, file)} download className="link font-semibold">
            {attachment.title}
          </a>{" "}
          <span className="text-ink-soft">
            {kindOf(file.mediaType)}, {sayBytes(file.size)}
          </span>
        </span>
      ) : (
        <span className="text-ink-soft">{attachment.title}: not supplied with this copy.</span>
      )}
    </li>
  );
}

/** Each attachment with its one file, its size and its hash; or the plain word that this copy has none (§23). */
export function Attachments({
  slug,
  attachments,
  files,
}: {
  slug: string;
  attachments: readonly Named[];
  files: Files;
}) {
  return (
    <ul className="border-t border-line">
      {attachments.map(({ id, title, paragraphs, file: said }) => {
        const file = files.find((each) => each.id === id);
        return (
          <li key={id} id={id} className="document-target flex gap-3 border-b border-line py-3">
            <span className="mt-px text-ink-soft">
              <Icon name={file ? "download" : "file"} />
            </span>
            <div className="min-w-0">
              <p className="font-semibold">
                {file ? (
                  <a href={hrefOf(slug, file)} download className="link">
                    {title}
                  </a>
                ) : (
                  title
                )}
              </p>
              <p className="text-sm text-ink-soft">
                {file
                  ? `${file.name}, ${kindOf(file.mediaType)}, ${sayBytes(file.size)}. `
                  : `Not supplied with this copy${said ? ` (the text names ${said.name})` : ""}. `}
                Named in <ParagraphLinks numbers={paragraphs} />.
              </p>
              {file ? (
                <p className="mt-0.5 text-xs text-ink-soft">
                  SHA-256 <code className="break-all">{file.sha256}</code>
                </p>
              ) : null}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
