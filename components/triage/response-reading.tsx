import { LockLabel } from "#components/confidentiality/lock-label.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { covers } from "#lib/confidentiality/marks/rules.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { calendarDate, formatDate, formatInstantToSecond, londonDate } from "#lib/dates.ts";
import { standingRecords } from "#lib/triage/positions/rules.ts";
import type { ResponseForStaff } from "#lib/triage/reading/schema.ts";
import { channelNames } from "#lib/triage/schema.ts";
import { AskedInWords } from "./asked-in-words.tsx";
import { BesideNotice } from "./beside-notice.tsx";
import { LinkNotices } from "./link-notices.tsx";
import { MarkList } from "./mark-list.tsx";
import { PositionRows } from "./position-rows.tsx";
import { QuestionSection } from "./question-section.tsx";
import { RespondentList } from "./respondent-list.tsx";

type ResponseReadingProps = {
  consultation: ConsultationContent;
  response: ResponseForStaff;
  entries: { number: number; areaKey: string | null }[];
  /** Address of the consultation for staff. */
  path: string;
  /** Where a position is recorded; null for those who may not. */
  recordHref: string | null;
  /** Confirms a suggested position; null for those who may not. */
  confirm: ((form: FormData) => Promise<void>) | null;
  mayRaise: boolean;
  mayTakeIn: boolean;
};

/** Everything that one response says, for one reader: who, what was chosen, every word, marks and reasons. */
export function ResponseReading({
  consultation,
  response,
  entries,
  path,
  recordHref,
  confirm,
  mayRaise,
  mayTakeIn,
}: ResponseReadingProps) {
  const { reference, version, versions, reading, recorded } = response;
  const later = versions.filter(({ number, isBeside }) => number > version.number && !isBeside);
  const standing = standingRecords(recorded);
  // As they read when it was answered: a question that was dropped or reworded since keeps its place and its words.
  const labels = reading.questions;
  const raised = new Map(entries.flatMap(({ areaKey, number }) => (areaKey ? [[areaKey, number] as const] : [])));
  const shared = {
    isWhole: reading.confidentiality.isWhole,
    isWithheld: !reading.isInFull && reading.confidentiality.isWhole,
    raised,
    register: `${path}/disagreements`,
    raiseFrom: mayRaise
      ? { response: reference, ...(version.isOperative ? {} : { version: String(version.number) }) }
      : null,
  };
  const beyond = reading.fields.filter(({ key }) => !labels.some(({ label }) => covers(label, key)));
  return (
    <div className="min-w-0">
      <div className="mb-6 space-y-3 empty:hidden">
        {response.withdrawnAt ? (
          <Notice tone="amber" title="Withdrawn">
            <p>
              Its author withdrew it on {formatDate(londonDate(response.withdrawnAt))}. It is kept, and not counted.
            </p>
          </Notice>
        ) : null}
        <LinkNotices response={response} path={path} mayTakeIn={mayTakeIn} />
        {version.isLate ? (
          <Notice tone="amber" title="Late">
            <p>
              It was received after the close. It is kept in full; whether it is considered is for{" "}
              {consultation.consulter.name} to decide, with a reason.
            </p>
          </Notice>
        ) : null}
        {later.length > 0 && version.isOperative ? (
          <Notice tone="amber" title={`A later version is late: ${later.map(({ number }) => number).join(", ")}`}>
            <p>This is version {version.number}: on time before late, and what is not considered takes no place.</p>
          </Notice>
        ) : null}
        <BesideNotice version={version} versions={versions} path={`${path}/responses/${reference}`} />
        <AskedInWords asked={response.asked} />
        {reading.isInFull ? null : (
          <Notice tone="amber" title="Part of this response is withheld from you">
            <p>It is marked confidential, and your account has no clearance to read marked text.</p>
          </Notice>
        )}
      </div>
      <RespondentList
        items={reading.respondent}
        facts={[
          { label: "Received", value: formatInstantToSecond(version.receivedAt) },
          { label: "In the register", value: `Number ${version.registerNumber}` },
          { label: "Channel", value: channelNames[response.channel] },
          { label: "Version", value: `${version.number} of ${versions.length}` },
          ...(reading.marks.length === 0 ? [{ label: "Confidential", value: "Nothing is marked" }] : []),
        ]}
      />
      {reading.marks.length > 0 ? (
        <div className="mb-6">
          <Panel title="Asked to be treated as confidential" size="small">
            <MarkList marks={reading.marks} isInFull={reading.isInFull} />
          </Panel>
        </div>
      ) : null}
      {labels.map(({ label, wording }) => {
        const positions = reading.positions.filter(({ question }) => question === label);
        const alternative = reading.alternatives.find(({ question }) => question === label);
        return (
          <QuestionSection
            key={label}
            {...shared}
            heading={label}
            wording={wording}
            items={reading.fields.filter(({ key }) => covers(label, key))}
            choices={
              <>
                {positions.length > 0 ? (
                  <PositionRows
                    positions={positions}
                    recorded={standing}
                    suggested={new Map(response.suggested.map((suggestion) => [suggestion.part, suggestion]))}
                    confirm={confirm}
                    isWithheld={response.isWithheld}
                    recordHref={recordHref}
                  />
                ) : null}
                {alternative ? (
                  <p className="mb-4">
                    Another date proposed:{" "}
                    {alternative.on === null ? (
                      <LockLabel />
                    ) : (
                      <strong>{formatDate(calendarDate(alternative.on))}</strong>
                    )}
                  </p>
                ) : null}
              </>
            }
          />
        );
      })}
      {beyond.length > 0 ? (
        <QuestionSection {...shared} heading="Beyond the printed questions" items={beyond} isWithheld={false} />
      ) : null}
    </div>
  );
}
