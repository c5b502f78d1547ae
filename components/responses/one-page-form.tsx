import { Readers } from "#components/confidentiality/readers.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import { KeepTyped } from "#components/ui/keep-typed.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Radios } from "#components/ui/radios.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { sayParagraphs } from "#lib/consultations/paragraphs/rules.ts";
import { sayBodies, sayBodiesShort } from "#lib/consultations/recipients/rules.ts";
import { closingSentence, type Period } from "#lib/consultations/rules.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { Mark, Part } from "./one-page-part.tsx";
import { OnePageQuestion } from "./one-page-question.tsx";

type OnePageFormProps = {
  content: ConsultationContent;
  period: Period;
  isClosed: boolean;
  action: string;
  formKey: string;
  /** The version of the text that it asks. */
  version: number;
};

/** Every question in one form, sent in one go: plain HTML, for slow connections, old browsers and the last minute. */
export function OnePageForm({ content, period, isClosed, action, formKey, version }: OnePageFormProps) {
  const { consulter, recipients } = content;
  const bodies = sayBodies(recipients);
  return (
    <form method="post" action={action} className="space-y-12">
      <KeepTyped name={action} />
      <input type="hidden" name="formKey" value={formKey} />
      <input type="hidden" name="textVersion" value={version} />
      <div className="measure space-y-3">
        <p>
          {isClosed ? "Closed at" : "Send it by"} <strong className="font-semibold">{closingSentence(period)}</strong>.
          Nothing is saved before you press the button at the end. If something is missing then, what you typed is kept
          and you are told.
        </p>
        <p>
          To answer for each change by itself, name areas of disagreement one by one, attach files or mark single
          passages as confidential, use the step-by-step form.
        </p>
      </div>
      <Part title="About you">
        <Radios
          name="capacity"
          legend="On whose behalf are you answering?"
          options={[
            {
              value: "organisation",
              label: "An organisation",
              reveal: <Field name="organisation" label="Name of the organisation" autoComplete="organization" />,
            },
            { value: "self", label: "Myself" },
          ]}
        />
        <Field name="name" label="Your name" autoComplete="name" spellCheck={false} />
        <Field name="role" label="Your role" optional autoComplete="organization-title" />
        <Field
          name="email"
          label="Email address"
          hint={`Your receipt goes there, and ${consulter.name} replies to it. It is left out of anything published.`}
          autoComplete="email"
          inputMode="email"
          spellCheck={false}
        />
      </Part>
      {content.questions.map((question) => (
        <OnePageQuestion key={question.label} content={content} question={question} />
      ))}
      {content.extraBoxes.map(({ key, label }) => (
        <Part key={key} title={label}>
          <TextArea name={`extra.${key}`} label="Your comments" optional rows={5} />
          <Mark name={`extra.${key}`} label="Treat this as confidential" />
        </Part>
      ))}
      <Part title="What is confidential">
        <p className="measure">
          {consulter.name} may publish responses. Mark what you ask to be left out; single answers have their own box
          above. A reason is optional.
        </p>
        <Mark name="whole" label="The whole response is confidential" />
        <Mark name="identity" label="Who I am is confidential" />
      </Part>
      <Part title="Who will see what">
        <Readers
          consulter={consulter.name}
          recipients={bodies}
          recipientsShort={sayBodiesShort(recipients)}
          publicReads="Nothing by default, and never what you marked"
        />
        <p className="measure">
          They may have to disclose your response under access to information law. They take full account of your
          reasons, but cannot give an assurance that confidentiality can be maintained in all circumstances (
          {sayParagraphs(content.responding.disclosure)}). Your email address is left out of anything published.
        </p>
        <Checkbox
          name="hasReadWhoSees"
          label={`I have read who will see what. I understand that my whole response, text marked confidential included, may be given to ${bodies}.`}
        />
      </Part>
      {isClosed ? (
        <Notice tone="amber" title="The closing time has passed">
          <p>
            You can still send your response: it is kept in full and marked as late, and {consulter.name} decides, with
            a reason, whether it is considered.
          </p>
        </Notice>
      ) : null}
      <Button name="go" value={isClosed ? "send-late" : "send"}>
        {isClosed ? "Send as late" : "Send response"}
      </Button>
    </form>
  );
}
