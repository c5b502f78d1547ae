import { glob } from "node:fs/promises";
import { gates } from "#lib/approvals/schema.ts";
import { gateSlug } from "#lib/approvals/tracks/schema.ts";
import { db } from "#lib/db/client.ts";
import { stopUrlOf } from "#lib/reminders/queries.ts";
import { stepsOf } from "#lib/responses/steps/rules.ts";
import { subscriptionUrl } from "#lib/subscriptions/queries.ts";
import type { LetOut } from "./canaries.ts";

/** Every page and route of the portal, from its tree, as an address with its parts in brackets: "/staff/mail/[id]". */
export async function routes(): Promise<string[]> {
  const found: string[] = [];
  for await (const file of glob("app/**/{page,route}.{ts,tsx}")) {
    found.push(
      `/${file
        .split("/")
        .slice(1, -1)
        .filter((part) => !part.startsWith("("))
        .join("/")}`,
    );
  }
  return [...new Set(found)].sort();
}

/** How each page and route is addressed, and why some show nothing. */
export type Addresses = Record<string, readonly string[] | { nothing: string; tried: readonly string[] }>;

/** The addresses of everything, for a consultation that is seeded. A route that is not here has no test, and fails it. */
export async function addressesOf({ consultation, respondent }: LetOut, packId: string | null): Promise<Addresses> {
  const { id: consultationId, slug, content } = consultation;
  const { receiptToken, draftToken, draftId, subscriptionId } = respondent;
  const [responses, mails, messages, entries, questions, people, seals, attachments] = [
    await db().response.findMany({
      where: { consultationId },
      select: { reference: true, versions: { select: { number: true, files: { select: { fileId: true } } } } },
    }),
    await db().outgoingMail.findMany({ select: { id: true } }),
    await db().incomingMail.findMany({ where: { consultationId }, select: { id: true } }),
    await db().disagreement.findMany({ where: { consultationId }, select: { number: true } }),
    await db().clarification.findMany({ where: { consultationId }, select: { reference: true } }),
    await db().user.findMany({ take: 2, select: { id: true } }),
    await db().registerSeal.findMany({ where: { consultationId }, select: { number: true } }),
    await db().consultationAttachment.findMany({ where: { consultationId }, select: { id: true } }),
  ];
  const p = `/consultations/${slug}`;
  const s = `/staff${p}`;
  const files = responses.flatMap(({ reference, versions }) =>
    versions.flatMap((version) =>
      version.files.map(({ fileId }) => `${reference}/files/${fileId}?version=${version.number}`),
    ),
  );
  const of = (path: string, parts: readonly (string | number)[], more = "") =>
    parts.map((part) => `${path}/${part}${more}`);
  const references = responses.map(({ reference }) => reference);
  const byForm = (...tried: string[]) => ({ nothing: "it takes what is sent, and shows nothing", tried });
  return {
    "/": ["/"],
    "/accessibility": ["/accessibility"],
    "/privacy": ["/privacy"],
    "/problem": { nothing: "it is drawn in place of an error alone", tried: ["/problem"] },
    "/sign-in": ["/sign-in"],
    "/sign-in/organisation": byForm("/sign-in/organisation"),
    "/invitation/[token]": ["/invitation/none"],
    "/verify": ["/verify"],
    "/verify/keys": ["/verify/keys"],
    "/lost-receipt": ["/lost-receipt"],
    "/receipts": ["/receipts"],
    "/receipts/[token]": [`/receipts/${receiptToken}`, "/receipts/none"],
    "/receipts/[token]/[version]/[file]": [
      `/receipts/${receiptToken}/1/receipt.json`,
      `/receipts/${receiptToken}/1/response.json`,
    ],
    "/receipts/[token]/withdraw": [`/receipts/${receiptToken}/withdraw`],
    "/reminders/stop/[token]": [new URL(stopUrlOf(draftId)).pathname],
    "/subscriptions/confirm/[token]": [new URL(subscriptionUrl("confirm", subscriptionId)).pathname],
    "/subscriptions/stop/[token]": [new URL(subscriptionUrl("stop", subscriptionId)).pathname],
    "/consultations": { nothing: "it leads to the list of consultations", tried: ["/consultations"] },
    "/consultations/[slug]": [p],
    "/consultations/[slug]/tell-me": [`${p}/tell-me`],
    "/consultations/[slug]/versions/[number]": [`${p}/versions/1`],
    "/consultations/[slug]/clarifications": [`${p}/clarifications`],
    "/consultations/[slug]/clarifications/ask": [`${p}/clarifications/ask`],
    "/consultations/[slug]/clarifications/ask/[reference]": of(
      `${p}/clarifications/ask`,
      questions.map(({ reference }) => reference),
    ),
    "/consultations/[slug]/register": [`${p}/register`],
    "/consultations/[slug]/register/[seal]":
      seals.length > 0
        ? of(
            `${p}/register`,
            seals.map(({ number }) => number),
          )
        : { nothing: "no seal was made yet", tried: [`${p}/register/1`] },
    "/consultations/[slug]/respond": [`${p}/respond`],
    "/consultations/[slug]/respond/[step]": stepsOf(content).map(({ key }) => `${p}/respond/${key}`),
    "/consultations/[slug]/respond/colleagues": [`${p}/respond/colleagues`],
    "/consultations/[slug]/respond/comments/[step]": [`${p}/respond/comments/q1`],
    "/consultations/[slug]/respond/file": [`${p}/respond/file`],
    "/consultations/[slug]/respond/late": byForm(`${p}/respond/late`),
    "/consultations/[slug]/respond/later": [`${p}/respond/later`],
    "/consultations/[slug]/respond/on/[paragraph]": [`${p}/respond/on/18`],
    "/consultations/[slug]/respond/one-page": [`${p}/respond/one-page`],
    "/consultations/[slug]/respond/passages/[field]": [`${p}/respond/passages/Q1`],
    "/consultations/[slug]/respond/return/[token]": [`${p}/respond/return/${draftToken}`],
    "/api/auth/[...nextauth]": byForm("/api/auth/session", "/api/auth/csrf"),
    "/api/health": ["/api/health"],
    "/api/consultations/[slug]/versions/[number]/print": [`/api${p}/versions/1/print`],
    "/api/drafts/[slug]/passages/[field]": byForm(`/api/drafts/${slug}/passages/Q1`),
    "/api/demonstration/clock": byForm("/api/demonstration/clock"),
    "/api/consultations/[slug]/versions/[number]/attachments/[id]": {
      nothing: "no file was published with the text",
      tried: attachments.map(({ id }) => `/api${p}/versions/1/attachments/${id}`),
    },
    "/api/uploads/consultations/[slug]/attachments/[id]": byForm(
      ...attachments.map(({ id }) => `/api/uploads${p}/attachments/${id}`),
    ),
    "/api/drafts/[slug]/[step]": byForm(`/api/drafts/${slug}/q1`),
    "/api/responses/[slug]": byForm(`/api/responses/${slug}`),
    "/api/uploads/consultations/[slug]/attachments": byForm(`/api/uploads${p}/attachments`),
    "/api/uploads/consultations/[slug]/files": byForm(`/api/uploads${p}/files`),
    "/api/uploads/consultations/[slug]/intake": byForm(`/api/uploads${p}/intake`),
    "/api/consultations/[slug]/form": [`/api${p}/form`],
    "/api/consultations/[slug]/versions/[number]": [`/api${p}/versions/1`],
    "/api/consultations/[slug]/responses/[reference]/files/[file]": of(`/api${p}/responses`, files),
    "/api/attachments/[id]":
      attachments.length > 0
        ? of(
            "/api/attachments",
            attachments.map(({ id }) => id),
          )
        : { nothing: "no file was added", tried: ["/api/attachments/none"] },
    "/api/incoming-mail/[id]": of(
      "/api/incoming-mail",
      messages.map(({ id }) => id),
    ),
    "/api/packs/[id]": packId
      ? [`/api/packs/${packId}`]
      : { nothing: "no pack was built yet", tried: ["/api/packs/none"] },
    "/packs": ["/packs"],
    "/staff": ["/staff"],
    "/staff/audit": ["/staff/audit", "/staff/audit?refused=refused"],
    "/staff/mail": ["/staff/mail", "/staff/mail?state=failing"],
    "/staff/mail/[id]": of(
      "/staff/mail",
      mails.map(({ id }) => id),
    ),
    "/staff/people": ["/staff/people"],
    "/staff/people/[id]": of(
      "/staff/people",
      people.map(({ id }) => id),
    ),
    "/staff/consultations/new": ["/staff/consultations/new"],
    "/staff/consultations/[slug]": { nothing: "it leads to its responses", tried: [s] },
    "/staff/consultations/[slug]/approvals": [`${s}/approvals`],
    "/staff/consultations/[slug]/approvals/[gate]": of(`${s}/approvals`, gates.map(gateSlug)),
    "/staff/consultations/[slug]/approvals/evidence": [`${s}/approvals/evidence`],
    "/staff/consultations/[slug]/clarifications": [`${s}/clarifications`],
    "/staff/consultations/[slug]/clarifications/[reference]": of(
      `${s}/clarifications`,
      questions.map(({ reference }) => reference),
    ),
    "/staff/consultations/[slug]/disagreements": [`${s}/disagreements`, `${s}/disagreements?sort=-title`],
    "/staff/consultations/[slug]/disagreements/[number]": of(
      `${s}/disagreements`,
      entries.map(({ number }) => number),
    ),
    "/staff/consultations/[slug]/disagreements/new": references.map(
      (reference) => `${s}/disagreements/new?response=${reference}&from=Q1`,
    ),
    "/staff/consultations/[slug]/disagreements/waiting": [`${s}/disagreements/waiting`],
    "/staff/consultations/[slug]/intake": ["waiting", "belongs", "not-a-response", "done"].map(
      (group) => `${s}/intake?group=${group}`,
    ),
    "/staff/consultations/[slug]/intake/[id]": of(
      `${s}/intake`,
      messages.map(({ id }) => id),
    ),
    "/staff/consultations/[slug]/pack": [`${s}/pack`],
    "/staff/consultations/[slug]/pack/statement": [`${s}/pack/statement`],
    "/staff/consultations/[slug]/period": [`${s}/period`],
    "/staff/consultations/[slug]/positions": [`${s}/positions`],
    "/staff/consultations/[slug]/responses": [
      `${s}/responses`,
      `${s}/responses?sort=respondent`,
      `${s}/responses?look=waiting`,
    ],
    "/staff/consultations/[slug]/responses/[reference]": of(`${s}/responses`, references),
    "/staff/consultations/[slug]/responses/[reference]/files/[file]": of(`${s}/responses`, files),
    "/staff/consultations/[slug]/responses/[reference]/links": of(`${s}/responses`, references, "/links"),
    "/staff/consultations/[slug]/responses/[reference]/record-area": of(`${s}/responses`, references, "/record-area"),
    "/staff/consultations/[slug]/responses/[reference]/record-position": of(
      `${s}/responses`,
      references,
      "/record-position?part=Q1",
    ),
    "/staff/consultations/[slug]/responses/[reference]/versions": of(`${s}/responses`, references, "/versions"),
    "/staff/consultations/[slug]/versions": [`${s}/versions`],
  };
}
