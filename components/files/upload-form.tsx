import { Button } from "#components/ui/button.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Field } from "#components/ui/field.tsx";
import { FileInput } from "#components/ui/file-input.tsx";
import { acceptedNames, takenFiles } from "#lib/files/schema.ts";

type UploadFormProps = {
  action: string;
  kind: string;
  /** The page to come back to; it learns the outcome from `?upload=` or the new file from `?added=`. */
  next: string;
  label: string;
  button: string;
  /** The outcome of the last try, as the address says it. */
  problem?: string;
};

export const uploadProblems: Record<string, string> = {
  empty: "Choose a file that is not empty",
  "too-large": `The file is too large: ${takenFiles}`,
  "kind-not-taken": `This kind of file is not taken. It is told by its content, not by its name: ${takenFiles}`,
  "not-permitted": "You may not add this kind of file",
  broken: "The file did not arrive whole. Try again",
};

/** A problem out of the address in words; one that nobody knows is said in general. */
const sayUploadProblem = (problem: string | undefined): string | undefined =>
  problem ? uploadProblems[Object.hasOwn(uploadProblems, problem) ? problem : "broken"] : undefined;

/** A plain form: the browser sends it as it is, with JavaScript or without. The file is the last field, so that the words before it are known. */
export function UploadForm({ action, kind, next, label, button, problem }: UploadFormProps) {
  const error = sayUploadProblem(problem);
  const id = `file-${kind.toLowerCase()}`;
  return (
    <form action={action} method="post" encType="multipart/form-data" className="space-y-4">
      {error ? <ErrorSummary errors={{ [id]: error }} title="The file was not added" /> : null}
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="next" value={next} />
      <Field name={`title-${kind.toLowerCase()}`} label="Title" hint="Its name, if you leave this empty." optional />
      <FileInput name={id} label={label} hint={`${takenFiles}.`} accept={acceptedNames} error={error} />
      <Button variant="secondary">{button}</Button>
    </form>
  );
}
