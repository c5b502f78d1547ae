import { uploadProblems } from "#components/files/upload-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { FileInput } from "#components/ui/file-input.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { acceptedNames, takenFiles } from "#lib/files/schema.ts";

type SupplyFormProps = {
  slug: string;
  attachment: { id: string; title: string; isSupplied: boolean };
  /** The outcome of the last try with this attachment, as the address says it. */
  problem?: string;
  /** The reason as it was typed then. */
  reason?: string;
};

const problems: Record<string, string> = {
  ...uploadProblems,
  "reason-missing": "Say why: the reason is published with the new version",
  "period-differs": "The newest version gives another period than the one in force: mend that first",
  "no-such-attachment": "The newest version of the text names no such attachment",
};

/** A plain form: the reason comes first, so that it is known when the file arrives. */
export function SupplyForm({ slug, attachment: { id, title, isSupplied }, problem, reason }: SupplyFormProps) {
  const words = problem && problem !== "prepared" ? (problems[problem] ?? problems.broken) : undefined;
  const [fileError, reasonError] = problem === "reason-missing" ? [undefined, words] : [words, undefined];
  return (
    <form
      action={`/api/uploads/consultations/${slug}/attachments/${id}`}
      method="post"
      encType="multipart/form-data"
      className="max-w-form space-y-4"
    >
      <ErrorSummary
        errors={words ? { [fileError ? `file-${id}` : `reason-${id}`]: words } : {}}
        title="The file was not taken"
      />
      <h3 className="text-lg">{title}</h3>
      <TextArea
        name={`reason-${id}`}
        label="Why there is a further version"
        hint="Published with it, beside the text and in the letters, such as “The file of Attachment 1 was missing”."
        rows={2}
        defaultValue={reason}
        error={reasonError}
      />
      <FileInput
        name={`file-${id}`}
        label={isSupplied ? "A file in place of the one supplied" : "The file"}
        hint={takenFiles}
        accept={acceptedNames}
        error={fileError}
      />
      <Button type="submit" variant="secondary">
        Prepare the next version with this file
      </Button>
    </form>
  );
}
