import Link from "next/link";
import type { ReactNode } from "react";
import { LockLabel } from "#components/confidentiality/lock-label.tsx";
import { Details } from "#components/ui/details.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { Timestamp } from "#components/ui/timestamp.tsx";
import {
  type Correspondence as Exchange,
  type LetterOfOurs,
  type MessageOfTheirs,
  mailKindNames,
} from "#lib/correspondence/schema.ts";
import { formatInstant } from "#lib/dates.ts";
import { sayState } from "#lib/mail/outbox/rules.ts";

type CorrespondenceProps = {
  correspondence: Exchange | "withheld";
  /** Address of the messages that came in; null for readers who may not open them. */
  intake: string | null;
  isDemonstration: boolean;
  /** The form with which staff write; null for readers who may not. */
  form: ReactNode;
};

/** What was written to and by a respondent about one response, in order, both ways. */
export function Correspondence({ correspondence, intake, isDemonstration, form }: CorrespondenceProps) {
  return (
    <section id="correspondence" aria-labelledby="correspondence-title" className="scroll-mt-4">
      <h2 id="correspondence-title" className="mb-2 text-lg">
        Correspondence
      </h2>
      {correspondence === "withheld" ? (
        <LockLabel>Withheld from you, like what it is about</LockLabel>
      ) : (
        <div className="space-y-4">
          <Asked asked={correspondence.asked} intake={intake} />
          {correspondence.pieces.length === 0 ? (
            <p className="text-ink-soft">Nobody has written about this response yet.</p>
          ) : (
            <ol className="border-t border-line">
              {correspondence.pieces.map((piece) => (
                <li key={piece.id} className="space-y-1 border-b border-line py-3">
                  {piece.way === "out" ? (
                    <Ours letter={piece} isDemonstration={isDemonstration} />
                  ) : (
                    <Theirs message={piece} intake={intake} />
                  )}
                </li>
              ))}
            </ol>
          )}
          {form}
        </div>
      )}
    </section>
  );
}

function Asked({ asked, intake }: { asked: Exchange["asked"]; intake: string | null }) {
  if (!asked) return null;
  const [answer] = asked.answers;
  if (!answer)
    return (
      <Notice title="Which part is confidential? Not answered yet">
        <p>We asked at {formatInstant(asked.at)}.</p>
      </Notice>
    );
  return (
    <Notice tone="amber" title="Which part is confidential? Answered: a person decides">
      <ul>
        {asked.answers.map((each) => (
          <li key={each.id}>
            <MessageLink message={each} intake={intake} />, {formatInstant(each.at)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function MessageLink({ message, intake }: { message: MessageOfTheirs; intake: string | null }) {
  const subject = message.subject || (message.channel === "POST" ? "A letter" : "No subject");
  if (intake === null) return <span dir="auto">{subject}</span>;
  return (
    <Link href={`${intake}/${message.id}`} prefetch={false} className="link [overflow-wrap:anywhere]" dir="auto">
      {subject}
    </Link>
  );
}

function Theirs({ message, intake }: { message: MessageOfTheirs; intake: string | null }) {
  const { kind, at, channel, sender } = message;
  return (
    <>
      <p>
        <MessageLink message={message} intake={intake} />
      </p>
      <p className="flex flex-wrap gap-x-5 gap-y-1 text-sm text-ink-soft">
        <span className="[overflow-wrap:anywhere]">
          {channel === "POST" ? "Came by post" : `Came from ${sender ?? "an unknown address"}`},{" "}
          <Timestamp at={at}>{formatInstant(at)}</Timestamp>
        </span>
        {kind === null ? (
          <Tag tone="amber" mark="diamond">
            Waits for a person
          </Tag>
        ) : (
          <Tag isQuiet>{kind === "RESPONSE" ? "This response was taken from it" : mailKindNames[kind]}</Tag>
        )}
      </p>
    </>
  );
}

function Ours({ letter, isDemonstration }: { letter: LetterOfOurs; isDemonstration: boolean }) {
  const { subject, recipient, at, writtenBy, text, sentAt, lastError } = letter;
  const state = lastError
    ? ({ tone: "error", mark: "cross" } as const)
    : ({ tone: "neutral", mark: sentAt ? "full" : "ring" } as const);
  return (
    <>
      <p className="[overflow-wrap:anywhere]" dir="auto">
        {subject}
      </p>
      <p className="flex flex-wrap gap-x-5 gap-y-1 text-sm text-ink-soft">
        <span className="[overflow-wrap:anywhere]">
          {writtenBy ? `Written by ${writtenBy}` : "Written by the portal"} to {recipient},{" "}
          <Timestamp at={at}>{formatInstant(at)}</Timestamp>
        </span>
        <Tag {...state} isQuiet={!lastError}>
          {sayState({ ...letter, hasFailed: lastError !== null }, isDemonstration)}
        </Tag>
      </p>
      {text === null ? null : (
        <Details summary="Read the letter">
          <pre className="font-sans text-base whitespace-pre-wrap [overflow-wrap:anywhere]" dir="auto">
            {text}
          </pre>
        </Details>
      )}
    </>
  );
}
