import { expect, it } from "vitest";
import { onceEach } from "./letters.ts";

const response = (responseId: string, email: string) => ({ responseId, reference: `R-${responseId}`, email });

it("S28.7 each address gets one letter, whatever it stands for; who gave none is counted", () => {
  const letters = onceEach(
    [response("1", "ann@larch.example.org"), response("2", "Ann@larch.example.org"), response("3", "")],
    [{ email: "ANN@larch.example.org" }, { email: "bo@larch.example.org" }],
    [{ email: "Bo@larch.example.org" }, { email: "cy@larch.example.org" }],
  );
  expect(letters.respondents).toEqual([
    { email: "ann@larch.example.org", responses: [expect.objectContaining({ reference: "R-1" }), expect.anything()] },
  ]);
  expect(letters.holders).toEqual([{ email: "bo@larch.example.org" }]);
  expect(letters.subscribers).toEqual([{ email: "cy@larch.example.org" }]);
  expect(letters.untold).toBe(1);
});

it("§32 whoever was written to already gets no second letter", () => {
  const letters = onceEach(
    [response("1", "ann@larch.example.org")],
    [],
    [{ email: "cy@larch.example.org" }],
    ["Ann@larch.example.org", "cy@larch.example.org"],
  );
  expect(letters).toMatchObject({ respondents: [], subscribers: [], untold: 0 });
});
