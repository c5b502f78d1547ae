"use client";

import { type ReactNode, type SubmitEvent, useState, useSyncExternalStore } from "react";
import { Button } from "#components/ui/button.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { FileInput } from "#components/ui/file-input.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import type { PublicKey } from "#lib/register/schema.ts";
import { canCheckSignatures } from "#lib/register/signatures/rules.ts";
import { verifyEvidence } from "#lib/register/verify/rules.ts";
import type { Verdict } from "#lib/register/verify/schema.ts";
import { Findings } from "./findings.tsx";

const never = () => () => {};

/** True once this page's own code runs: the form below must not exist before, or a browser would send what is put into it. */
const useIsRunning = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );

const textOf = async (entry: FormDataEntryValue | null): Promise<string> =>
  entry instanceof File ? entry.text() : (entry ?? "");

type ReceiptCheckerProps = {
  keys: readonly PublicKey[];
  /** Stands after the error summary, which comes first. */
  heading: ReactNode;
};

/**
 * Checks a receipt in the browser (scenarios part 4, item 5). What is chosen or pasted stays here: nothing is sent, nothing is
 * fetched, and once the page is loaded it works with the network off.
 */
export function ReceiptChecker({ keys, heading }: ReceiptCheckerProps) {
  const isRunning = useIsRunning();
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [verdict, setVerdict] = useState<Verdict | null>(null);

  async function check(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [file, pasted, content, seal] = await Promise.all(
      ["receipt", "pasted", "content", "seal"].map((name) => textOf(form.get(name))),
    );
    const receipt = file || pasted?.trim();
    setVerdict(null);
    if (!receipt) return setErrors({ receipt: "Choose the receipt’s file, or paste its text" });
    if (!globalThis.crypto?.subtle)
      return setErrors({ form: "This browser can only check a receipt on a page that was loaded over https." });
    setErrors({});
    setVerdict(
      await verifyEvidence({
        receipt,
        content: content || null,
        seal: seal || null,
        keys,
        canCheckSignatures: await canCheckSignatures(),
      }),
    );
  }

  if (!isRunning)
    return (
      <>
        {heading}
        <Notice title="The check runs in this page, with JavaScript">
          <p>Without it, check by hand: the commands below give the same answers.</p>
        </Notice>
      </>
    );
  return (
    <>
      <ErrorSummary errors={errors} />
      {heading}
      <form onSubmit={check} onChange={() => setVerdict(null)} noValidate className="max-w-form space-y-6">
        <FileInput
          name="receipt"
          label="The receipt"
          hint="The file receipt.json that came with the acknowledgement, or from the receipt’s page."
          accept=".json,application/json"
          error={errors.receipt}
        />
        <TextArea name="pasted" label="Or paste the receipt’s text" rows={4} optional />
        <FileInput
          name="content"
          label="The copy of the response"
          hint="The file response.json. With it the page checks that what was received is what you sent."
          accept=".json,application/json"
          optional
        />
        <FileInput
          name="seal"
          label="The seal of the register"
          hint="The file seal.json, published after the close. With it the page checks that the register holds your number."
          accept=".json,application/json"
          optional
        />
        <Button>Check the receipt</Button>
      </form>
      <div role="status" className="mt-8">
        {verdict ? <Findings verdict={verdict} /> : null}
      </div>
    </>
  );
}
