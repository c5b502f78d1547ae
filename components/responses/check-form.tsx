"use client";

import { Checkbox } from "#components/ui/checkbox.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { StepForm, type StepFormProps } from "./step-form.tsx";

type CheckFormProps = StepFormProps & {
  /** The closing time has passed already as the page is drawn. */
  isClosed: boolean;
  closing: string;
  consulter: string;
  recipients: string;
  /** The paragraphs that say so. */
  disclosure: string;
  /** Who was asked to approve it and has not; null where nobody was, or they did. */
  unapprovedBy: string | null;
};

/** The last act: read who will see the response, and send it (S30.1). After the close it says so first, and asks once (S28.3). */
export function CheckForm({
  isClosed,
  closing,
  consulter,
  recipients,
  disclosure,
  unapprovedBy,
  ...form
}: CheckFormProps) {
  return (
    <StepForm {...form}>
      {({ value, error, problem }) => {
        const isLate = isClosed || problem === "late";
        return (
          <>
            <Checkbox
              name="hasReadWhoSees"
              label={`I have read who will see what. I understand that my whole response, text marked confidential included, may be given to ${recipients}.`}
              hint={`They may have to disclose information under access to information law. They and ${consulter} cannot give an assurance that confidentiality can be maintained in all circumstances (${disclosure}).`}
              defaultChecked={value("hasReadWhoSees") !== ""}
              error={error("hasReadWhoSees")}
            />
            {unapprovedBy && !isLate ? (
              <Checkbox
                name="sendWithout"
                label={`I send it without the approval of ${unapprovedBy}`}
                hint="That it was sent without is recorded. Leave this empty to wait."
                defaultChecked={value("sendWithout") !== ""}
                error={error("sendWithout")}
              />
            ) : null}
            {isLate ? (
              <Notice tone="amber" isAnnounced={problem === "late"} title="The closing time has passed">
                <p>
                  This consultation closed at {closing}. You can still send your response: it is kept in full and marked
                  as late, and {consulter} decides, with a reason, whether it is considered.
                </p>
              </Notice>
            ) : null}
            <SubmitButton name="go" value={isLate ? "send-late" : "send"} pendingText="Sending your response">
              {isLate ? "Send as late" : "Send response"}
            </SubmitButton>
          </>
        );
      }}
    </StepForm>
  );
}
