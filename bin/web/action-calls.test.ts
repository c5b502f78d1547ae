import { expect, it } from "vitest";
import { isWholeCall, isWholeForm } from "./action-calls.ts";

const type = "multipart/form-data; boundary=----x";
const multipart = (parts: Record<string, string>, end = "------x--\r\n") =>
  Buffer.from(
    Object.entries(parts)
      .map(([name, value]) => `------x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
      .join("") + end,
  );
const whole = multipart({ "1_text": "Words.", "0": '["a-slug",{"errors":{},"values":"$undefined"},"$K1"]' });

it("a call as the browser's script writes it is whole", () => {
  expect(isWholeCall(type, whole)).toBe(true);
  expect(isWholeCall(type, multipart({ "0": '["$K1"]' }))).toBe(true);
  expect(isWholeCall('multipart/form-data; boundary="----x"', whole)).toBe(true);
});

it.each([
  ["no form", "text/plain;charset=UTF-8", Buffer.from("[]")],
  ["words", "text/plain;charset=UTF-8", Buffer.from("hello")],
  ["no kind of body", "", Buffer.from("")],
  ["no boundary", "multipart/form-data", whole],
  ["another boundary", "multipart/form-data; boundary=y", whole],
  ["a cut body", type, whole.subarray(0, whole.length - 20)],
  ["a part without a name", type, Buffer.from("------x\r\n\r\nvalue\r\n------x--\r\n")],
  ["no arguments", type, multipart({ "1_text": "Words." })],
  ["arguments that are no list", type, multipart({ "0": "{}" })],
  ["arguments cut off", type, multipart({ "0": '["$K1"' })],
  ["no form among them", type, multipart({ "0": '["a-slug"]' })],
  ["a thing where the page bound a word", type, multipart({ "0": '[{"not":"a slug"},{},"$K1"]' })],
  ["a reference to nothing", type, multipart({ "0": '["a-slug","$@7","$K1"]' })],
])("a call with %s is not whole", (_, contentType, body) => {
  expect(isWholeCall(contentType, body)).toBe(false);
});

const bound = { $ACTION_REF_1: "", "$ACTION_1:0": '{"id":"abc","bound":"$@1"}', "$ACTION_1:1": '["a-slug",{}]' };

it.each([
  ["for no action", { text: "Words." }, true],
  ["for an action that binds nothing", { $ACTION_ID_abc: "", text: "Words." }, true],
  ["for an action and what the page bound", { ...bound, text: "Words." }, true],
  ["with a thing where the page bound a word", { ...bound, "$ACTION_1:1": "[{},{}]" }, false],
  ["whose action is not said", { $ACTION_REF_1: "" }, false],
  ["whose action cannot be read", { ...bound, "$ACTION_1:0": "{" }, false],
  ["that leads to nothing", { $ACTION_REF_1: "", "$ACTION_1:0": '{"id":"abc","bound":"$@1"}' }, false],
])("a form %s is whole: %j, %s", (_, parts, isWhole) => {
  expect(isWholeForm(type, multipart(parts))).toBe(isWhole);
});

it("a form that was cut is not whole, and one of another kind is for no action", () => {
  expect(isWholeForm(type, multipart({ text: "Words." }, "------"))).toBe(false);
  expect(isWholeForm("application/x-www-form-urlencoded", Buffer.from("a=b"))).toBe(true);
});
