import { Icon } from "#components/ui/icon.tsx";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { ParagraphLinks } from "./paragraph-links.tsx";

/** Each attachment with its one file, or the plain word that this copy has none (§23). */
export function Attachments({ attachments }: { attachments: ConsultationContent["attachments"] }) {
  return (
    <ul className="border-t border-line">
      {attachments.map(({ id, title, paragraphs, file }) => (
        <li key={id} id={id} className="document-target flex gap-3 border-b border-line py-3">
          <span className="mt-px text-ink-soft">
            <Icon name="file" />
          </span>
          <div className="min-w-0">
            <p className="font-semibold">{title}</p>
            <p className="text-sm text-ink-soft">
              {file
                ? `${file.name}, ${Math.ceil(file.bytes / 1024).toLocaleString("en-GB")} kB. `
                : "Not supplied with this copy. "}
              Named in <ParagraphLinks numbers={paragraphs} />.
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
