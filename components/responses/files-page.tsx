import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { Details } from "#components/ui/details.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { VisuallyHidden } from "#components/ui/visually-hidden.tsx";
import { claimedKind } from "#lib/files/rules.ts";
import { takenFiles } from "#lib/files/schema.ts";
import { sayFile, withPublicVersions } from "#lib/responses/files/rules.ts";
import { type FileOfResponse, type FileProblem, fileProblemWords, mostFiles } from "#lib/responses/files/schema.ts";
import { StepHeading } from "./step-heading.tsx";
import { UploadForm } from "./upload-form.tsx";

export type FilesForm = {
  files: readonly FileOfResponse[];
  /** Where files are sent. */
  uploadHref: string;
  /** Where it is said that a file was kept with what had been sent meanwhile. */
  keptHref: string;
  remove: (form: FormData) => Promise<void>;
  /** What came of a form sent without JavaScript. */
  added: number;
  problems: readonly FileProblem[];
};

type FilesPageProps = FilesForm & { pageTitle: string; progress: string; late: ReactNode; next: string };

/** Documents that support the answers, or hold them (SX.6). None is needed. */
export function FilesPage({
  files,
  uploadHref,
  keptHref,
  remove,
  added,
  problems,
  pageTitle,
  progress,
  late,
  next,
}: FilesPageProps) {
  const error = problems.map((problem) => fileProblemWords[problem]).join(". ");
  return (
    <div className="max-w-3xl">
      <ErrorSummary errors={error ? { files: error } : {}} pageTitle={pageTitle} />
      <StepHeading progress={progress} title="Do you want to add files?">
        {late}
        <p>
          Documents that support your answers, or hold them. You can go on without any. Your answers are saved whatever
          becomes of a file.
        </p>
      </StepHeading>
      {added > 0 ? (
        <div className="mb-8">
          <Notice tone="success" isAnnounced title={added === 1 ? "1 file was added" : `${added} files were added`} />
        </div>
      ) : null}
      {files.length > 0 ? (
        <section className="mb-10">
          <h2 className="mb-1 text-xl">Your files</h2>
          <ol className="border-t border-line">
            {withPublicVersions(files).map(({ file, publicVersion }) => (
              <li key={file.id} className="border-b border-line py-4">
                <FileLine file={file} remove={remove} />
                {publicVersion ? (
                  <div className="mt-3 border-s-2 border-line ps-4">
                    <p className="text-sm text-ink-soft">
                      Its public version. The file above is kept from publication; this one stands in its place.
                    </p>
                    <FileLine file={publicVersion} remove={remove} />
                  </div>
                ) : (
                  <div className="mt-2">
                    <Details
                      summary={
                        <>
                          Part of it is confidential<VisuallyHidden>: {file.name}</VisuallyHidden>
                        </>
                      }
                    >
                      <div className="space-y-3">
                        <p>
                          Add a version without the confidential part. The public could then read that one, and never
                          the full one. Nothing is blacked out by machine. To keep the whole file from publication, mark
                          it on the page “Confidentiality”.
                        </p>
                        <UploadForm
                          action={`${uploadHref}${uploadHref.includes("?") ? "&" : "?"}publicVersionOf=${file.id}`}
                          keptHref={keptHref}
                          name={`public-${file.id}`}
                          label="Public version of this file"
                          button="Add the public version"
                        />
                      </div>
                    </Details>
                  </div>
                )}
              </li>
            ))}
          </ol>
        </section>
      ) : null}
      <UploadForm
        action={uploadHref}
        keptHref={keptHref}
        name="files"
        label={files.length > 0 ? "Add more files" : "Files"}
        hint={`${takenFiles} each, up to ${mostFiles} files. They are kept exactly as you send them.`}
        button="Add files"
        multiple
        error={error || undefined}
        next={next}
      />
    </div>
  );
}

/** A file that is not what its name said: kept, under a name that says what it is, and the person is told. */
function OtherThanNamed({ file: { name, mediaType } }: { file: FileOfResponse }) {
  const claimed = claimedKind(name, mediaType);
  if (!claimed) return null;
  return (
    <p className="measure text-sm">
      Its name said {claimed}, but it does not hold that. It is kept under a name that says what it is. If it should be
      a document, save it again in the program it was made with, and add it anew.
    </p>
  );
}

function FileLine({ file, remove }: { file: FileOfResponse; remove: FilesForm["remove"] }) {
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1">
      <div className="min-w-0 flex-1 basis-64">
        <p className="font-semibold [overflow-wrap:anywhere]" dir="auto">
          {file.name}
        </p>
        <p className="text-sm text-ink-soft">{sayFile(file)}</p>
        <OtherThanNamed file={file} />
        {file.isLate ? (
          <Tag tone="amber" mark="diamond">
            Arrived after the close: marked late
          </Tag>
        ) : null}
      </div>
      <form action={remove}>
        <Button type="submit" name="file" value={file.id} variant="quiet" size="small">
          Remove<VisuallyHidden> {file.name}</VisuallyHidden>
        </Button>
      </form>
    </div>
  );
}
