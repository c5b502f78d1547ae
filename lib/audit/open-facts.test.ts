import { expect, it } from "vitest";
import { openDetail } from "./open-facts.ts";

it("SX.4 of an act on a response only what tells nothing of it is shown without clearance, and a new fact is withheld", () => {
  const detail = { part: "Q1", position: "disagree", version: 2, undo: "yes", somethingNew: "marked words" };
  expect(openDetail("position.recorded", detail)).toEqual({ version: 2, undo: "yes" });
  expect(openDetail("response.linked", { superseded: "R-7K3F-9Q2M" })).toEqual({});
  expect(openDetail("attachment.downloaded", { sha256: "0a", isMarked: true })).toEqual({ isMarked: true });
  expect(openDetail("something.new", { sha256: "0a" })).toEqual({});
});

it("what has nothing to do with responses keeps its facts", () => {
  const detail = { name: "draft.pdf", kind: "REDLINE" };
  expect(openDetail("attachment.added", detail)).toEqual(detail);
  expect(openDetail("gate.recorded", { outcome: "approved", decidedOn: "2023-05-02" })).toHaveProperty("decidedOn");
});
