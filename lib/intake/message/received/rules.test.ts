import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseMailDate, receivedInstant, withoutComments } from "./rules.ts";

describe("dates of mail", () => {
  test.each([
    ["Tue, 25 Apr 2023 16:00:00 +0100", "2023-04-25T15:00:00.000Z"],
    ["Tue, 25 Apr 2023 16:00:00 +0100 (BST)", "2023-04-25T15:00:00.000Z"],
    ["25 Apr 2023 15:00 +0000", "2023-04-25T15:00:00.000Z"],
    ["Tue,25 Apr 2023 15:00:00 GMT", "2023-04-25T15:00:00.000Z"],
    ["Tue, 25 Apr 23 11:00:00 EDT", "2023-04-25T15:00:00.000Z"],
    ["Tue, 25 Apr 2023 16:00:00 BST", "2023-04-25T15:00:00.000Z"],
    ["Tue, 25 Apr 2023 15:00:00 Z", "2023-04-25T15:00:00.000Z"],
    ["Tue, 25 Apr 2023 15:00:00 -0000", "2023-04-25T15:00:00.000Z"],
    ["Tue, 25 Apr 2023 20:30:00 +0530", "2023-04-25T15:00:00.000Z"],
    ["Tue, 25 Apr 2023 16:00:00.250 +0100", "2023-04-25T15:00:00.250Z"],
    ["Tue (today), 25 (x (nested) \\) y) Apr 2023 16:00:00 +0100", "2023-04-25T15:00:00.000Z"],
    ["Sun, 31 Dec 2023 23:59:60 +0000", "2024-01-01T00:00:00.000Z"],
  ])("%s names the instant %s", (value, instant) => {
    expect(parseMailDate(value)?.toISOString()).toBe(instant);
  });

  test.each([
    "",
    "yesterday",
    "Tue, 25 Apr 2023 16:00:00",
    "Tue, 31 Feb 2023 16:00:00 +0000",
    "Tue, 25 Apr 2023 25:00:00 +0000",
    "Tue, 25 Abc 2023 16:00:00 +0000",
    "Tue, 25 Apr 2023 16:00:00 +0190",
  ])("%j names none", (value) => {
    expect(parseMailDate(value)).toBeNull();
  });

  test("comments nest, and a bracket in quotes opens none", () => {
    expect(withoutComments('from "a (b)" (c (d) e) by f')).toBe('from "a (b)"  by f');
  });

  test("any text at all is read without error", () => {
    fc.assert(fc.property(fc.string(), (text) => parseMailDate(text) === null || parseMailDate(text) instanceof Date));
  });
});

describe("S28.8 the time of receipt is our own server's", () => {
  const header = (key: string, value: string) => ({ key, value });
  const ours = header(
    "received",
    "from mx.sender.example by mail.dcc.example with ESMTPS; Tue, 25 Apr 2023 16:00:01 +0100",
  );
  const theirs = header("received", "from [10.0.0.1] by mx.sender.example; Tue, 25 Apr 2023 15:59:00 +0100");
  const date = header("date", "Tue, 25 Apr 2023 15:58:00 +0100");

  test("the topmost Received header counts, not the sender's servers' or the sender's Date", () => {
    expect(receivedInstant([header("return-path", "<a@b.example>"), ours, theirs, date])?.toISOString()).toBe(
      "2023-04-25T15:00:01.000Z",
    );
  });

  test("with no Received header it is not known", () => {
    expect(receivedInstant([date])).toBeNull();
  });

  test("when ours cannot be read, the one below is not taken in its stead", () => {
    expect(receivedInstant([header("received", "by mail.dcc.example; some time"), theirs])).toBeNull();
  });

  test("a semicolon in a comment is not the one before the date", () => {
    const odd = header("received", "from a (b; c) by d (e); Tue, 25 Apr 2023 16:00:00 +0100 (BST; summer)");
    expect(receivedInstant([odd])?.toISOString()).toBe("2023-04-25T15:00:00.000Z");
  });
});
