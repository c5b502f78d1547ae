"use client";

import { type ReactNode, useActionState } from "react";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { FileInput } from "#components/ui/file-input.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { Unread } from "#lib/responses/form-file/schema.ts";
import { UnreadList } from "./unread-list.tsx";

/** `unread` is null until a file was read; then it lists what was not understood. */
export type UploadState = { errors: Record<string, string>; unread: Unread[] | null };

type FileFormProps = {
  pageTitle: string;
  /** Stands after the error summary, which comes first. */
  heading: ReactNode;
  action: (state: UploadState, form: FormData) => Promise<UploadState>;
  /** A draft is open in this browser: its owner decides whether the file takes its place. */
  hasDraft: boolean;
  checkHref: string;
};

/** Uploads a filled-in form. Nothing is sent by it: what was read comes to stand in a draft. */
export function FileForm({ action, pageTitle, heading, hasDraft, checkHref }: FileFormProps) {
  const [{ errors, unread }, send] = useActionState(action, { errors: {}, unread: null });
  if (unread)
    return (
      <div className="space-y-6">
        <PageTitle title={pageTitle} />
        {heading}
        <Notice tone="amber" title="The form was read, and some of it needs your eye" isAnnounced>
          <UnreadList unread={unread} />
        </Notice>
        <p className="measure">Everything else stands in your draft. Nothing has been sent.</p>
        <LinkButton href={checkHref}>Check your answers</LinkButton>
      </div>
    );
  return (
    <form action={send} noValidate>
      <ErrorSummary errors={errors} title="The form was not read" pageTitle={pageTitle} />
      {heading}
      <div className="max-w-form space-y-6">
        <FileInput
          name="file"
          label="The form that you filled in"
          hint="A Word document (.docx) of at most 4 MB"
          accept=".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
          error={errors.file}
        />
        {hasDraft ? (
          <Checkbox
            name="replace"
            label="Put the answers of the file in the place of the draft in this browser"
            hint="A draft of yours is open here. Its answers go when the file’s take their place."
            error={errors.replace}
          />
        ) : null}
        <SubmitButton pendingText="Reading the form">Upload the form</SubmitButton>
      </div>
    </form>
  );
}
