import { expect, it } from "vitest";
import { membersFor, referencesIn } from "./members.ts";

const file = (path: string, size: number) => ({ path, size, sha256: "0".repeat(64) });
const files = [
  file("README.txt", 1),
  file("c-responses/00001-R-AAAA-AAAA-v1/response.json", 2),
  file("c-responses/00002-R-BBBB-BBBB-v1/response.json", 3),
  file("c-responses/00002-R-BBBB-BBBB-v1/files/01-heron.pdf", 4),
  file("c-responses/correspondence/R-BBBB-BBBB/001-to-us-message.eml", 6),
  file("c-responses/responses.json", 5),
];

it("SX.4 of a response that is not known to be open neither names nor number nor sizes of files are in a pack's list", () => {
  expect(referencesIn(files)).toEqual(["R-AAAA-AAAA", "R-BBBB-BBBB"]);
  expect(membersFor(files, new Set(["R-AAAA-AAAA"]))).toEqual([
    { path: "README.txt", size: 1 },
    { path: "c-responses/00001-R-AAAA-AAAA-v1/response.json", size: 2 },
    { path: "c-responses/00002-R-BBBB-BBBB-v1", size: null },
    { path: "c-responses/correspondence/R-BBBB-BBBB", size: null },
    { path: "c-responses/responses.json", size: 5 },
  ]);
});
