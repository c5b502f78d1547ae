import { randomUUID } from "node:crypto";
import type { Actor } from "#lib/auth/schema.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { findConsultationForStaff } from "#lib/consultations/queries.ts";
import { keepMessages } from "#lib/intake/arrivals/commands.ts";
import { openIncomingMail } from "#lib/intake/commands.ts";
import type { ReceivedMessage } from "#lib/intake/message/schema.ts";
import type { MailForStaff } from "#lib/intake/schema.ts";
import { publishedConsultation } from "./consultation.ts";

/** What somebody writes who answers two questions and asks for nothing. */
export const plainMessage =
  "Q1: We agree with the proposed changes.\n\nQ2: 8 May is a bank holiday; we would prefer 9 May 2023.\n\nRegards\nRowan Example";

/** When our own server took the message in: while the seed's consultation is open. */
export const serverTime = new Date("2023-04-18T08:00:00.000Z");

type Written = {
  from?: string;
  subject?: string;
  receivedAt?: Date | null;
  date?: string;
  headers?: string[];
  contentType?: string;
  body: string;
};

/** A message as a server hands it over; its `Date` says something else than the server does. */
export function rawMessage({
  from = "Rowan Example <rowan@larch.example.org>",
  subject = "Response to the consultation",
  receivedAt = serverTime,
  date = "Mon, 1 May 2023 09:00:00 +0000",
  headers = [],
  contentType = "text/plain; charset=utf-8",
  body,
}: Written): Uint8Array {
  const received = receivedAt
    ? [
        `Received: from out.example.org by in.dcc.example.org with ESMTPS; ${receivedAt.toUTCString().replace("GMT", "+0000")}`,
      ]
    : [];
  const lines = [
    ...received,
    `From: ${from}`,
    "To: consultations@dcc.example.org",
    `Subject: ${subject}`,
    `Date: ${date}`,
    "MIME-Version: 1.0",
    `Content-Type: ${contentType}`,
    ...headers,
    "",
    ...body.split("\n"),
  ];
  return new TextEncoder().encode(lines.join("\r\n"));
}

/** A message as it is decoded, with nothing in it but this. */
export const bareMessage = (parts: Partial<ReceivedMessage>): ReceivedMessage => ({
  subject: "",
  from: null,
  to: [],
  headers: [],
  receivedAt: null,
  plain: null,
  html: null,
  attachments: [],
  enclosed: [],
  ...parts,
});

/** A consultation of its own, as staff have it. */
export async function consultationForStaff(): Promise<ConsultationForStaff> {
  const { slug } = await publishedConsultation();
  const found = await findConsultationForStaff(slug);
  if (!found) throw new Error(`there is no consultation ${slug}`);
  return found;
}

/** A message that carries files, each under its name. */
export function rawMessageWith(files: Record<string, Uint8Array>, { body, ...written }: Written): Uint8Array {
  const edge = "----=_edge";
  const parts = Object.entries(files).map(([name, bytes]) =>
    [
      `--${edge}`,
      `Content-Type: application/octet-stream; name="${name}"`,
      "Content-Transfer-Encoding: base64",
      `Content-Disposition: attachment; filename="${name}"`,
      "",
      Buffer.from(bytes).toString("base64").replace(/.{76}/g, "$&\n"),
    ].join("\n"),
  );
  return rawMessage({
    ...written,
    contentType: `multipart/mixed; boundary="${edge}"`,
    body: [`--${edge}`, "Content-Type: text/plain; charset=utf-8", "", body, ...parts, `--${edge}--`].join("\n"),
  });
}

/** A message that nobody sent before, from an address of its own. */
export const uniqueMessage = (body: string): Uint8Array =>
  rawMessage({ body: `${body}\n`, from: `Rowan <rowan-${randomUUID()}@larch.example.org>` });

/** Keeps one message as staff bring it; gives its id. */
export async function keptMessage(by: Actor, consultation: ConsultationForStaff, raw: Uint8Array): Promise<string> {
  const outcome = await keepMessages(by, consultation, "message.eml", raw);
  if (!outcome.ok) throw new Error(outcome.reason);
  const [id] = outcome.value.ids;
  if (!id) throw new Error("the message was known already");
  return id;
}

/** Opens a message as staff do. */
export async function openedMessage(by: Actor, consultation: ConsultationForStaff, id: string): Promise<MailForStaff> {
  const mail = await openIncomingMail(by, consultation, id);
  if (!mail || mail === "withheld") throw new Error("it did not open");
  return mail;
}
