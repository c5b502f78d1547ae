"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { FileInput } from "#components/ui/file-input.tsx";
import { useWrongTitle } from "#components/ui/use-wrong-title.ts";
import { acceptedNames, fileLimitBytes } from "#lib/files/schema.ts";
import { type FileProblem, fileProblemWords } from "#lib/responses/files/schema.ts";
import { sendFile } from "./send-file.ts";

type UploadFormProps = {
  /** Where the form is sent, with or without JavaScript. */
  action: string;
  name: string;
  label: string;
  hint?: string;
  button: string;
  multiple?: boolean;
  /** Where it is said that the file was kept with what had been sent meanwhile. */
  keptHref: string;
  /** What went wrong with what was sent without JavaScript. */
  error?: string;
  /** The page to go on to. Its button adds a file that was chosen and not yet added, so that none is left behind. */
  next?: string;
};

type Sending = { id: number; file: File; sent: number; problem: FileProblem | null; isWaiting: boolean };

let lastId = 0;

/** Adds files. With JavaScript each goes by itself, with its progress, and is sent again when the line is cut; without, the form is sent. */
export function UploadForm({ action, name, label, hint, button, multiple, keptHref, error, next }: UploadFormProps) {
  const router = useRouter();
  const [sendings, setSendings] = useState<Sending[]>([]);
  const [said, setSaid] = useState("");
  const [missing, setMissing] = useState<string>();
  const isSending = sendings.some(({ problem }) => problem === null);
  useWrongTitle(missing !== undefined || sendings.some(({ problem }) => problem !== null));

  useEffect(() => {
    if (!isSending) return;
    const stay = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", stay);
    return () => window.removeEventListener("beforeunload", stay);
  }, [isSending]);

  const change = (id: number, facts: Partial<Sending>) =>
    setSendings((all) => all.map((one) => (one.id === id ? { ...one, ...facts } : one)));
  const forget = (id: number) => setSendings((all) => all.filter((one) => one.id !== id));

  async function sendOne({ id, file }: Sending): Promise<boolean> {
    change(id, { problem: null, sent: 0, isWaiting: false });
    const problem = await sendFile(
      action,
      name,
      file,
      (sent) => change(id, { sent, isWaiting: false }),
      () => change(id, { isWaiting: true }),
    );
    // The draft is no more: the start page says what became of the file.
    if (problem === "after-sending") window.location.assign(keptHref);
    if (problem) change(id, { problem });
    else forget(id);
    setSaid(problem ? `${file.name}: ${fileProblemWords[problem]}.` : `${file.name} has been added.`);
    router.refresh();
    return problem === null;
  }

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const submitter = (event.nativeEvent as SubmitEvent).submitter;
    const isGoingOn = next !== undefined && submitter?.hasAttribute("formaction") === true;
    const files = new FormData(form).getAll(name).filter((value) => value instanceof File && value.name !== "");
    setMissing(files.length === 0 && !isGoingOn ? fileProblemWords.none : undefined);
    const chosen = files.map((value): Sending => {
      lastId += 1;
      return { id: lastId, file: value as File, sent: 0, problem: null, isWaiting: false };
    });
    setSendings((all) => [...all.filter(({ problem }) => problem === null), ...chosen]);
    form.reset();
    let isWell = true;
    for (const sending of chosen) isWell = (await sendOne(sending)) && isWell;
    if (isGoingOn && isWell) router.push(next);
  }

  return (
    <form action={action} method="post" encType="multipart/form-data" onSubmit={send} className="space-y-4">
      <FileInput
        name={name}
        label={label}
        hint={hint}
        accept={acceptedNames}
        multiple={multiple}
        error={missing ?? error}
      />
      <Button type="submit" variant="secondary">
        {button}
      </Button>
      <p role="status" className="sr-only">
        {said}
      </p>
      {sendings.length > 0 ? (
        <ul className="space-y-4">
          {sendings.map((sending) => (
            <SendingLine key={sending.id} sending={sending} again={() => sendOne(sending)} />
          ))}
        </ul>
      ) : null}
      {next ? (
        <div className="pt-6">
          <Button formAction={`${action}${action.includes("?") ? "&" : "?"}goOn=yes`}>Save and continue</Button>
        </div>
      ) : null}
    </form>
  );
}

function SendingLine({
  sending: { id, file, sent, problem, isWaiting },
  again,
}: {
  sending: Sending;
  again: () => void;
}) {
  const percent = Math.floor((sent / Math.max(file.size, 1)) * 100);
  if (problem) {
    return (
      <li className="border-s-4 border-error ps-4">
        <p className="font-semibold text-error [overflow-wrap:anywhere]" dir="auto">
          {file.name}
        </p>
        <p>{fileProblemWords[problem]}.</p>
        {problem === "cut" && file.size <= fileLimitBytes ? (
          <div className="mt-2">
            <Button type="button" size="small" variant="secondary" onClick={again}>
              Send it again
            </Button>
          </div>
        ) : null}
      </li>
    );
  }
  return (
    <li>
      <label htmlFor={`sending-${id}`} className="block [overflow-wrap:anywhere]" dir="auto">
        {file.name}
      </label>
      <progress id={`sending-${id}`} max={100} value={percent} className="block h-2.5 w-full" />
      <p className="text-sm text-ink-soft tabular-nums">
        {isWaiting
          ? "The line was cut. It is being sent again"
          : percent < 100
            ? `${percent}% sent. Stay on this page until it is done`
            : "Arrived, being kept"}
      </p>
    </li>
  );
}
