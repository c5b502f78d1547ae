import { findTexts } from "#lib/consultations/queries.ts";
import { db } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { whatWasUnderstood } from "#lib/intake/messages.ts";
import { findReadingOfVersion } from "#lib/intake/queries.ts";
import type { Letter } from "#lib/mail/schema.ts";
import { committedText } from "#lib/register/commitments/rules.ts";
import { lineOfEntry, receiptFiles } from "#lib/register/queries.ts";
import { writeReceipt } from "#lib/register/receipts/rules.ts";
import type { Receipt } from "#lib/register/schema.ts";
import { listVersionFiles } from "../files/queries.ts";
import type { FileOfResponse } from "../files/schema.ts";
import { acknowledgement } from "../messages.ts";
import { responseContentSchema, type Texts } from "../schema.ts";
import { textFor } from "../texts.ts";
import { receiptTokenOf } from "../tokens/rules.ts";

type StoredVersion = {
  id: string;
  content: unknown;
  registerNumber: number;
  receivedAt: Date;
  isLate: boolean;
  salt: string;
  commitment: string;
  responseId: string;
  reference: string;
  channel: "WEB" | "EMAIL" | "POST";
  slug: string;
  enteredAt: Date;
  hasFiles: boolean;
};

/** What the letters of one batch share: read once for all of them. */
type Shared = {
  textsOf: (slug: string) => Promise<Texts>;
  files: ReadonlyMap<string, FileOfResponse[]>;
};

/**
 * The letters of acknowledgements, written from the versions as stored, in the order of their ids; for the job that sends mail, which has
 * many of them to write after a rush. One that cannot be written is a rejection of its own and holds up none of the others.
 */
export async function composeAcknowledgements(versionIds: readonly string[]): Promise<PromiseSettledResult<Letter>[]> {
  const versions = await listStored(versionIds);
  const withFiles = versions.filter(({ hasFiles }) => hasFiles).map(({ id }) => id);
  const files = withFiles.length > 0 ? await listVersionFiles(withFiles) : new Map<string, FileOfResponse[]>();
  const receipts = await receiptFiles(versions.map((version) => ({ line: lineOf(version), salt: version.salt })));
  const received = new Map(versions.map((version, index) => [version.id, { version, receipt: receipts[index] }]));
  const shared: Shared = { textsOf: onceEach(), files };
  return Promise.allSettled(
    versionIds.map(async (id) => {
      const { version, receipt } = received.get(id) ?? {};
      if (!version || !receipt) throw new Error(`version ${id} is gone`);
      return compose(version, receipt, shared);
    }),
  );
}

const lineOf = ({ slug, registerNumber, reference, channel, enteredAt, commitment }: StoredVersion) =>
  lineOfEntry(slug, { number: registerNumber, reference, channel, receivedAt: enteredAt, commitment });

const listStored = (versionIds: readonly string[]) => db().$queryRaw<StoredVersion[]>`
  SELECT v."id", v."content", v."registerNumber", v."receivedAt", v."isLate", v."salt", v."commitment", r."id" AS "responseId",
         r."reference", r."channel"::text AS "channel", c."slug", e."receivedAt" AS "enteredAt",
         EXISTS (SELECT 1 FROM portal."ResponseFile" f WHERE f."versionId" = v."id") AS "hasFiles"
    FROM portal."ResponseVersion" v JOIN portal."Response" r ON r."id" = v."responseId"
    JOIN portal."Consultation" c ON c."id" = r."consultationId"
    JOIN portal."RegisterEntry" e ON e."consultationId" = v."registerConsultationId" AND e."number" = v."registerNumber"
   WHERE v."id" = ANY (${versionIds}::uuid[])`;

function onceEach(): Shared["textsOf"] {
  const read = new Map<string, Promise<Texts>>();
  return (slug) => {
    const found = read.get(slug) ?? findTexts(slug);
    read.set(slug, found);
    return found;
  };
}

async function compose(version: StoredVersion, receipt: Receipt, { textsOf, files }: Shared): Promise<Letter> {
  const { id, slug, channel, enteredAt, salt } = version;
  const content = responseContentSchema.parse(version.content);
  const consultation = textFor(content, await textsOf(slug));
  const { AUTH_SECRET, PUBLIC_URL, PUBLICATION_PAUSE_DAYS: pauseDays } = env();
  const receiptUrl = new URL(`/receipts/${receiptTokenOf(version.responseId, AUTH_SECRET)}`, PUBLIC_URL).href;
  const reading = channel === "WEB" ? null : await findReadingOfVersion(id);
  const intake = reading && {
    enteredAt,
    understood: whatWasUnderstood({ reading, content, consultation, pauseDays }),
  };
  const own = files.get(id) ?? [];
  return {
    text: acknowledgement({ ...version, consultation, content, files: own, receiptUrl, intake }),
    attachments: [
      { name: "receipt.json", mediaType: "application/json", text: writeReceipt(receipt) },
      { name: "response.json", mediaType: "application/json", text: committedText(salt, content, own) },
    ],
  };
}
