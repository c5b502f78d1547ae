import { MarkedBlock } from "#components/confidentiality/marked-block.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { fileKey, sayFile, withPublicVersions } from "#lib/responses/files/rules.ts";
import type { FileOfResponse } from "#lib/responses/files/schema.ts";
import { markOn } from "#lib/responses/marks/rules.ts";
import type { ResponseContent } from "#lib/responses/schema.ts";

type FilesCopyProps = {
  files: readonly FileOfResponse[];
  response: Pick<ResponseContent, "marks">;
  /** The proof of what was received; nothing to read before it is sent. */
  withFingerprint: boolean;
};

/** The files of a response with their size and their marks: on the check page and on the receipt. */
export function FilesCopy({ files, response, withFingerprint }: FilesCopyProps) {
  if (files.length === 0) return <p className="text-ink-soft">No files.</p>;
  return (
    <ol className="space-y-5">
      {withPublicVersions(files).map(({ file, publicVersion }) => {
        const mark = markOn(response, fileKey(file.id));
        const line = <FileFacts file={file} withFingerprint={withFingerprint} />;
        return (
          <li key={file.id} className="space-y-3">
            {mark ? (
              <MarkedBlock label="This file is marked confidential" reason={mark.reason}>
                {line}
              </MarkedBlock>
            ) : (
              line
            )}
            {publicVersion ? (
              <div className="border-s-2 border-line ps-4">
                <p className="text-sm text-ink-soft">Its public version, which stands in its place if published</p>
                <FileFacts file={publicVersion} withFingerprint={withFingerprint} />
              </div>
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}

function FileFacts({ file, withFingerprint }: { file: FileOfResponse; withFingerprint: boolean }) {
  return (
    <div>
      <p className="font-semibold [overflow-wrap:anywhere]" dir="auto">
        {file.name}
      </p>
      <p className="text-sm text-ink-soft">
        {sayFile(file)}
        {file.size >= 1024 ? `, ${file.size.toLocaleString("en-GB")} bytes` : ""}
      </p>
      {withFingerprint ? (
        <p className="text-sm break-all text-ink-soft">
          SHA-256 <code>{file.sha256}</code>
        </p>
      ) : null}
      {file.isLate ? (
        <Tag tone="amber" mark="diamond">
          Arrived after the close: marked late
        </Tag>
      ) : null}
    </div>
  );
}
