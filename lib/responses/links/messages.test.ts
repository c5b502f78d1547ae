import { describe, expect, it } from "vitest";
import { promisesIn } from "#lib/confidentiality/promises/rules.ts";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { withdrawn } from "../amendments/messages.ts";
import { draftLinkMail } from "./messages.ts";
import { draftRoles } from "./schema.ts";

const content = readSeedConsultation();

describe("letters with private links", () => {
  it.each(draftRoles)(
    "S7.1 S31.2 to somebody with the part %s: the whole deadline, the link, and no promise",
    (role) => {
      const mail = draftLinkMail({
        content,
        now: new Date(content.opensAt),
        recipient: "sam@thistle.example.org",
        role,
        from: "Lee Lead",
        url: "https://portal.example.org/x",
        keptUntil: new Date("2023-07-17T10:00:00Z"),
      });
      expect(mail.text).toContain("16:00 UK time (BST) on Tuesday 25 April 2023");
      expect(mail.text).toContain("https://portal.example.org/x");
      expect(mail.text).toContain("Monday 17 July 2023");
      expect(promisesIn(mail.text)).toEqual([]);
    },
  );

  it("S31.2 about a withdrawal: what is kept is said, and nothing is promised", () => {
    const mail = withdrawn({
      recipient: "sam@thistle.example.org",
      reference: "R-0000-0000",
      title: content.title,
      consulter: "DCC",
      receiptUrl: "https://portal.example.org/receipts/x",
    });
    expect(mail.text).toContain("stays in the register and is not deleted");
    expect(promisesIn(mail.text)).toEqual([]);
  });
});
