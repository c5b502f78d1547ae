import { expect, it } from "vitest";
import { sentByButton, wasNotTaken, wasTaken } from "./unsent.ts";

it("what a button sent is kept again, once, where a fault was the answer, and not where the next page came", () => {
  const kept: string[] = [];
  sentByButton(() => kept.push("taken"));
  wasTaken();
  wasNotTaken();
  sentByButton(() => kept.push("lost on the way"));
  wasNotTaken();
  wasNotTaken();
  expect(kept).toEqual(["lost on the way"]);
});
