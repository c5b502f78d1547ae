"use client";

import { type ReactNode, useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { StepState } from "#lib/responses/form/schema.ts";
import { Autosave } from "./autosave.tsx";
import { ConflictNotice } from "./conflict-notice.tsx";
import { EnterButton } from "./enter-button.tsx";

export type StepAction = (state: StepState | null, form: FormData) => Promise<StepState>;

export type Fields = {
  /** The one value under a name; empty when there is none. */
  value: (name: string) => string;
  /** All values under a name. */
  all: (name: string) => readonly string[];
  error: (name: string) => string | undefined;
  problem: StepState["problem"];
};

export type StepFormProps = {
  action: StepAction;
  /** Of the page, in the tab. */
  pageTitle: string;
  /** What the fields hold when the page opens, by name. */
  values: StepState["values"];
  /** What is missing as the page opens, by field. */
  errors?: StepState["errors"];
  /** Progress and the question: drawn by the server, set between the error summary and the fields. */
  heading: ReactNode;
  /** What is good to read beside the question. */
  aside?: ReactNode;
  /** Where the page is saved while the person types; without it, only the buttons save. */
  autosave?: string;
};

function fieldsOf({ values, errors, problem }: StepState): Fields {
  return {
    problem,
    value: (name) => {
      const held = values[name] ?? "";
      return typeof held === "string" ? held : (held[0] ?? "");
    },
    all: (name) => {
      const held = values[name] ?? [];
      return typeof held === "string" ? [held] : held;
    },
    error: (name) => errors[name],
  };
}

/** One page of the response form: saves on every press of a button, with and without JavaScript. */
export function StepForm({
  action,
  pageTitle,
  values,
  errors = {},
  heading,
  aside,
  autosave,
  children,
}: StepFormProps & { children: (fields: Fields) => ReactNode }) {
  const [state, send] = useActionState(action, null);
  const shown: StepState = state ?? { values, errors };
  const fields = fieldsOf(shown);
  return (
    <form id="step" action={send} noValidate className="grid gap-x-14 lg:grid-cols-[minmax(0,40rem)_minmax(0,1fr)]">
      <EnterButton />
      <div className="lg:col-span-2">
        <ErrorSummary errors={shown.errors} pageTitle={pageTitle} />
        <Problem state={shown} />
        {heading}
      </div>
      {aside ? (
        <aside aria-label="To read beside the question" className="mb-8 lg:col-start-2 lg:row-start-2">
          {aside}
        </aside>
      ) : null}
      <div className="min-w-0 space-y-8 lg:col-start-1 lg:row-start-2">
        {children(fields)}
        <input type="hidden" name="textVersion" value={fields.value("textVersion")} />
        {autosave ? (
          <Autosave key={fields.value("base")} address={autosave} base={fields.value("base")} />
        ) : (
          <input type="hidden" name="base" value={fields.value("base")} />
        )}
      </div>
    </form>
  );
}

function Problem({ state: { problem, theirs, notice, prompt, doubtful = [] } }: { state: StepState }) {
  if (problem === "conflict") return <ConflictNotice savedAt={notice ?? ""} theirs={theirs ?? []} />;
  if (problem === "gone") {
    return (
      <div className="mb-8">
        <Notice tone="amber" isAnnounced title="The draft you were writing is no longer open in this browser">
          <p>
            It may have been sent, or its time is over. What you typed on this page is saved in a new draft; answers
            from other pages are not in it.
          </p>
        </Notice>
      </div>
    );
  }
  if (prompt === "area") {
    return (
      <div className="mb-8">
        <input type="hidden" name="prompted" value="yes" />
        <Notice tone="amber" isAnnounced title="You have not said what you disagree with">
          <p>
            Your view is saved. The question also asks for areas of disagreement and the reasons for them.{" "}
            <a href="#areas">Name an area of disagreement</a>, or choose “Continue” again to go on without one.
          </p>
        </Notice>
      </div>
    );
  }
  if (prompt === "marks") {
    return (
      <div className="mb-8">
        <input type="hidden" name="prompted" value="yes" />
        <Notice tone="amber" isAnnounced title="Check what you marked as confidential">
          <p>
            Your text is saved. Words you marked stand in it several times now, and it is not certain which of them you
            meant. All of them are marked. Choose “Continue” again to leave it so, or look at the marks:
          </p>
          <ul className="list-disc ps-5">
            {doubtful.map(({ key, label }) => (
              <li key={key}>
                <a className="link" href={`passages/${encodeURIComponent(key)}`}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </Notice>
      </div>
    );
  }
  if (prompt === "organisation") {
    return (
      <div className="mb-8">
        <input type="hidden" name="prompted" value="yes" />
        <Notice tone="amber" isAnnounced title="You answer for yourself, and named an organisation">
          <p>
            The name is kept and will be read with your response. If you answer for that organisation,{" "}
            <a href="#capacity">choose “An organisation”</a>: there you can also change the name or take it out.
            Otherwise choose “Continue” again.
          </p>
        </Notice>
      </div>
    );
  }
  return null;
}

/** The buttons at the end of a page: go on, or stop here for now. What was typed is saved either way. */
export function ContinueButton({ children = "Save and continue" }: { children?: ReactNode }) {
  return (
    <div className="flex flex-wrap gap-x-4 gap-y-2">
      <SubmitButton name="go" value="continue" pendingText="Saving">
        {children}
      </SubmitButton>
      <SubmitButton name="go" value="later" variant="quiet">
        Save and come back later
      </SubmitButton>
    </div>
  );
}
