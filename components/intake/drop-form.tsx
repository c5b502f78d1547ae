import { Button } from "#components/ui/button.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { FileInput } from "#components/ui/file-input.tsx";
import { acceptedNames, takenFiles } from "#lib/files/schema.ts";

const problems: Record<string, string> = {
  empty: "Choose a file that is not empty",
  "too-large": "The file is too large: at most 100 MB of mail, 25 MB for a scan",
  "not-readable": "This file holds no message that can be read",
  "kind-not-taken": `This kind of file is not taken. It is told by its content, not by its name: ${takenFiles}`,
  known: "This scan is here already",
  "not-permitted": "You may not do this",
  broken: "The file did not arrive whole. Try again",
};

const forms = {
  EMAIL: {
    id: "file-mail",
    label: "Email files",
    hint: "Messages (.eml or .msg) or whole mailboxes (mbox), at most 100 MB together. Each message is kept as it arrived, once.",
    accept: ".eml,.msg,.mbox,.mbx",
    button: "Bring in email",
    variant: "primary",
  },
  POST: {
    id: "file-letter",
    label: "Scan of the letter",
    hint: `${takenFiles}. You type it in on the next page; a second person checks it.`,
    accept: acceptedNames,
    button: "Bring in a letter",
    variant: "secondary",
  },
} as const;

/** A plain form: the browser sends the file as it is, with JavaScript or without. */
export function DropForm({
  action,
  channel,
  problem,
  missed,
  isSomeBroughtIn = false,
}: {
  action: string;
  channel: "EMAIL" | "POST";
  problem?: string;
  /** How many files the problem kept out, where others were brought in. */
  missed?: number;
  isSomeBroughtIn?: boolean;
}) {
  const { id, label, hint, accept, button, variant } = forms[channel];
  const error = problem ? problems[Object.hasOwn(problems, problem) ? problem : "broken"] : undefined;
  const title = isSomeBroughtIn
    ? `${missed === 1 || !missed ? "One file was" : `${missed} files were`} not brought in`
    : "Nothing was brought in";
  return (
    <form action={action} method="post" encType="multipart/form-data" className="space-y-4">
      {error ? <ErrorSummary errors={{ [id]: error }} title={title} /> : null}
      <input type="hidden" name="channel" value={channel} />
      <FileInput name={id} label={label} hint={hint} accept={accept} multiple={channel === "EMAIL"} error={error} />
      <Button variant={variant}>{button}</Button>
    </form>
  );
}
