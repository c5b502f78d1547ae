import Link from "next/link";
import { LockLabel } from "#components/confidentiality/lock-label.tsx";
import { WithheldBlock } from "#components/confidentiality/withheld-block.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { sayScan, sayText } from "#lib/files/scans/rules.ts";
import { sayFile } from "#lib/responses/files/rules.ts";
import type { FileForStaff } from "#lib/triage/files/schema.ts";

type FileListProps = {
  files: readonly FileForStaff[];
  hrefOf: (fileId: string) => string;
  /** The page with what could be read out of it. */
  textHrefOf: (fileId: string) => string;
};

const tones = {
  clean: { tone: "done", mark: "full" },
  found: { tone: "error", mark: "cross" },
  failed: { tone: "amber", mark: "half" },
  "not-scanned": { tone: "amber", mark: "ring" },
} as const;

/** The files that came with a response: what each is, what the scanner said, whether search knows its words. */
export function FileList({ files, hrefOf, textHrefOf }: FileListProps) {
  if (files.length === 0) return null;
  return (
    <section aria-labelledby="response-files">
      <h2 id="response-files" className="mb-2 text-lg">
        Files
      </h2>
      <ol className="border-t border-line">
        {files.map((entry) => (
          <li key={entry.number} className="border-b border-line py-3">
            {entry.isWithheld ? (
              <WithheldBlock />
            ) : (
              <OpenFile entry={entry} files={files} href={hrefOf(entry.file.id)} textHref={textHrefOf(entry.file.id)} />
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

type OpenFileProps = {
  entry: Extract<FileForStaff, { isWithheld: false }>;
  files: readonly FileForStaff[];
  href: string;
  textHref: string;
};

function OpenFile({ entry: { file, state, isMarked }, files, href, textHref }: OpenFileProps) {
  const of = files.find((other) => !other.isWithheld && other.file.id === file.publicVersionOf);
  const text = sayText(state);
  return (
    <div className="space-y-1">
      <p>
        <a href={href} download className="link target [overflow-wrap:anywhere]" dir="auto">
          {state.scan === "found" ? `Download all the same: ${file.name}` : file.name}
        </a>
      </p>
      <p className="flex flex-wrap gap-x-5 gap-y-1 text-sm text-ink-soft">
        <span>{sayFile(file)}</span>
        <Tag {...tones[state.scan]}>{sayScan(state)}</Tag>
        {file.isLate ? (
          <Tag tone="amber" mark="diamond">
            Arrived after the close
          </Tag>
        ) : null}
        {text ? <span>{text}</span> : null}
      </p>
      {state.text === "read" ? (
        <p>
          <Link href={textHref} prefetch={false} className="link target">
            Read its text by page
          </Link>
        </p>
      ) : null}
      {state.scan === "failed" && state.finding ? <p className="text-sm text-ink-soft">{state.finding}</p> : null}
      {isMarked ? <LockLabel>Marked confidential</LockLabel> : null}
      {file.publicVersionOf ? (
        <p className="text-sm text-ink-soft">
          The public version of {of && !of.isWithheld ? `“${of.file.name}”` : "a file that is withheld"}
        </p>
      ) : null}
      <p className="text-xs break-all text-ink-soft">
        SHA-256 <code>{file.sha256}</code>
      </p>
    </div>
  );
}
