import type { AttachmentForStaff } from "#lib/consultations/attachments/schema.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { sayBytes } from "#lib/files/rules.ts";

type VersionFilesProps = {
  attachments: ConsultationContent["attachments"];
  /** The files that staff hold for the consultation. */
  held: readonly AttachmentForStaff[];
};

/** What a version of the text has of each attachment that it names, to be looked at before it is published. */
export function VersionFiles({ attachments, held }: VersionFilesProps) {
  if (attachments.length === 0) return "None named";
  return (
    <ul className="space-y-2">
      {attachments.map(({ id, title, file }) => {
        const here = held.find(({ kind, sha256 }) => kind === "CONSULTATION_DOCUMENT" && sha256 === file?.sha256);
        return (
          <li key={id}>
            {title}:{" "}
            {file && here ? (
              <>
                <a href={`/api/attachments/${here.id}`} download className="link">
                  {file.name}
                </a>
                , {sayBytes(file.bytes)}, SHA-256 <code className="text-sm break-all">{file.sha256}</code>
              </>
            ) : file ? (
              `names ${file.name}, which is not here: the public reads that it is missing`
            ) : (
              "no file: the public reads that it is missing"
            )}
          </li>
        );
      })}
    </ul>
  );
}
