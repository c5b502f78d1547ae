import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { onlyText } from "#lib/responses/texts.ts";
import { fullContent } from "#prisma/factories/response.ts";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { Receipt } from "./receipt.tsx";
import { ReceiptChanges } from "./receipt-changes.tsx";

const consultation = readSeedConsultation();
const closing = "16:00 UK time (BST) on Tuesday 25 April 2023";

function receipt({ isOpen }: { isOpen: boolean }): string {
  const version = {
    number: 1,
    registerNumber: 7,
    receivedAt: new Date("2023-04-18T09:00:00Z"),
    isLate: false,
    lateDecision: null,
    commitment: "ab".repeat(32),
    salt: "c2FsdA",
    content: fullContent(consultation),
    files: [],
  };
  const { consulter, responseEmail } = consultation;
  const path = "/receipts/t";
  return renderToStaticMarkup(
    <Receipt
      path={path}
      receipt={{ reference: "R-7K3F-9Q2M", withdrawnAt: null, versions: [version] }}
      content={consultation}
      published={onlyText(consultation)}
      closing={{ closesAt: consultation.closesAt }}
      isOpen={isOpen}
      texts={new Map()}
      changes={
        <ReceiptChanges
          withdrawnAt={null}
          isOpen={isOpen}
          closing={closing}
          consulter={consulter.name}
          path={path}
          reference="R-7K3F-9Q2M"
          responseEmail={responseEmail}
        />
      }
    />,
  );
}

describe("a receipt", () => {
  it("says that its holder can change the response while that is so", () => {
    expect(receipt({ isOpen: true })).toMatch(/change it until the close/);
    expect(receipt({ isOpen: true })).toContain("Change your response");
  });

  it("after the close says that nothing can be changed here, and where to write", () => {
    const closed = receipt({ isOpen: false });
    expect(closed).not.toMatch(/change it until|change your response/i);
    expect(closed).toContain("It can no longer be changed here");
    expect(closed).toContain(`mailto:${consultation.responseEmail}?subject=R-7K3F-9Q2M`);
  });
});
