import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { type PaperDocument, type Part, plain } from "#lib/documents/schema.ts";
import type { PackManifest } from "../schema.ts";

const list = (items: readonly string[]): Part => ({ kind: "list", items: items.map(plain) });
const heading = (text: string): Part => ({ kind: "heading", level: 2, text });

/** Which of the responses count (decision 32). */
function sayCounting(counting: PackManifest["counting"]): string[] {
  if (!counting) return [];
  const { counted, beside, apart } = counting;
  const others = [
    beside > 0 ? `${beside} came in late and are considered beside one of the same sender that counts` : "",
    apart > 0 ? `${apart} were withdrawn, or another one of the same sender stands for them` : "",
  ].filter(Boolean);
  return [
    `Responses that count: ${counted}.${others.length > 0 ? ` Of the others ${others.join("; ")}.` : ""} All of them are here; what each is stands in the register, in its own copy, in responses.json and in responses.xlsx.`,
  ];
}

/** What was decided on late versions, with how many of each (S28.6). */
function sayLate(late: PackManifest["late"]): string[] {
  if (!late) return [];
  const kinds = [
    [late.considered, "considered"],
    [late["considered-in-part"], "considered in part"],
    [late["not-considered"], "not considered"],
    [late.undecided, "not decided on, being replaced"],
  ] as const;
  const said = kinds.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`);
  return [
    `Versions that came in late: ${late.versions} (${said.join(", ")}). They are here in full whatever was decided; each decision stands with its reason in the response’s own copy, in responses.json and in responses.xlsx (paragraph 28).`,
  ];
}

/** What the pack is, what lies where, and how to check it: in plain words, for whoever opens it first. */
export function readmeDocument(
  consultation: ConsultationContent,
  manifest: Omit<PackManifest, "files" | "missing">,
): PaperDocument {
  const { consulter, instrument, title, reference } = consultation;
  const { responses, versions, register, explained, unresolved, resolved, looks, conditionClause, counting, late } =
    manifest;
  return {
    title: `Submission pack: ${instrument.proposedName} (version ${instrument.proposedVersion})`,
    author: consulter.fullName,
    parts: [
      {
        kind: "paragraph",
        line: plain(
          `What ${consulter.name} submits after the consultation “${title}” (${reference}), paragraph 24: the final draft, why it is fit for purpose, copies of the responses received, and the areas of disagreement that have not been resolved. Also what was gathered on the Department’s behalf, paragraph 26.`,
        ),
      },
      {
        kind: "paragraph",
        line: plain(
          "The responses are here in their entirety. Text that respondents asked to be treated as confidential is in them, marked, with the reason given or “none given”. It may not be published as it is.",
        ),
      },
      heading("What lies where"),
      list([
        "a-final-draft: the final draft, clean and as a redline",
        "b-fit-for-purpose: why the draft is considered fit for purpose",
        `c-responses: ${responses} responses in ${versions} versions, late and replaced ones among them; a folder each with the exact copy (response.json), a copy for reading (response.docx) and the files sent; what came by email or post also as it came, with how it was read (as-received); all of them as responses.json and responses.xlsx; what was written about each of them, both ways, and a list of every other message that came in (correspondence); the register and its seals; the positions for each question`,
        `d-disagreements: ${unresolved === 0 ? "none unresolved" : `${unresolved} unresolved`}, each passage and reply side by side${looks ? `; ${looks.asked} of ${looks.counted} responses that count were to be looked at for disagreement, and a person looked at ${looks.looked}: each is listed` : ""}`,
        `called-resolved: ${resolved ? `${resolved} areas of disagreement that were called resolved` : "what was called resolved: none"}, with the evidence, and who proposed and who confirmed it; apart from d-disagreements`,
        "e-for-the-department: the draft direction, and the views on it and on the date",
        "manifest.json, manifest-sha256.txt: every file with its size and SHA-256",
      ]),
      ...[...sayCounting(counting), ...sayLate(late)].map((text): Part => ({ kind: "paragraph", line: plain(text) })),
      ...(conditionClause
        ? [
            {
              kind: "paragraph" as const,
              line: plain(
                `The condition that the PMA approves (paragraph 19) stands in ${conditionClause} of the draft, as recorded with the decision to submit.`,
              ),
            },
          ]
        : []),
      heading("Explained"),
      ...(explained
        ? [
            list(explained.findings),
            { kind: "paragraph" as const, line: plain(`${explained.explanation}\n(${explained.by})`) },
          ]
        : [list(["Nothing had to be explained."])]),
      heading("How to check it"),
      list([
        "In the folder of this file run: sha256sum -c manifest-sha256.txt",
        "The SHA-256 of each response.json is the commitment on that respondent’s receipt and in the register.",
        `${register.last === 0 ? "The register is empty" : `The register runs from 1 to ${register.last} without a gap`}; ${register.sealedTo === 0 ? "no seal closes it yet" : `its seals close it up to ${register.sealedTo}`}. Each number has its folder.`,
        "The same responses, papers and decisions give the same pack, byte for byte.",
      ]),
    ],
  };
}
