import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { ExtensionForStaff } from "#lib/consultations/periods/schema.ts";
import { ExtensionSummary } from "./extension-summary.tsx";

const extension: ExtensionForStaff = {
  id: "e1",
  fromClosesAt: new Date("2023-04-25T15:00:00Z"),
  toClosesAt: new Date("2023-05-02T15:00:00Z"),
  reason: "The post was on strike.",
  decidedById: "p1",
  decidedBy: "Olive Owner",
  decidedAt: new Date("2023-04-20T09:00:00Z"),
  confirmedBy: "Ansel Approver",
  confirmedAt: new Date("2023-04-20T10:00:00Z"),
  told: 12,
  untold: 2,
};

const said = (changes: Partial<ExtensionForStaff>, unreachable: string[]) =>
  renderToStaticMarkup(
    <ExtensionSummary extension={{ ...extension, ...changes }} whyNot={[]} unreachable={unreachable} />,
  );

it("S28.7 an extension names the responses that give no address, whose authors must be told otherwise", () => {
  expect(said({}, ["R-1", "R-2"])).toContain(
    "12 addresses; 2 responses give no address and must be told otherwise: R-1, R-2",
  );
  expect(said({ told: 1, untold: 1 }, ["R-1"])).toContain(
    "1 address; 1 response gives no address and must be told otherwise: R-1",
  );
});

it("nothing is said of addresses where everybody gave one", () => {
  expect(said({ untold: 0 }, [])).not.toContain("no address");
});
