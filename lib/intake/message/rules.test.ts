import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseMessages } from "./rules.ts";

const bytes = (text: string): Buffer => Buffer.from(text.replace(/\n/g, "\r\n"), "latin1");
const withBody = (type: string, encoding: string, body: string | Buffer): Buffer =>
  Buffer.concat([
    bytes(`Subject: s\nMIME-Version: 1.0\nContent-Type: ${type}\nContent-Transfer-Encoding: ${encoding}\n\n`),
    Buffer.from(body),
  ]);
const swapped = (text: string): Buffer => Buffer.from(text, "utf16le").swap16();

async function plainOf(raw: Uint8Array): Promise<string | undefined> {
  const [message] = await parseMessages("m.eml", raw);
  return message?.plain?.trim();
}

describe("bodies are decoded exactly", () => {
  test.each([
    [
      "quoted-printable Windows-1252",
      withBody("text/plain; charset=windows-1252", "quoted-printable", "=A34m =96 it=92s"),
      "£4m – it’s",
    ],
    ["quoted-printable ISO-8859-15", withBody("text/plain; charset=iso-8859-15", "quoted-printable", "=A44m"), "€4m"],
    [
      "smart quotes mislabelled ISO-8859-1",
      withBody("text/plain; charset=iso-8859-1", "quoted-printable", "=93so=94"),
      "“so”",
    ],
    ["base64 UTF-8", withBody("text/plain; charset=utf-8", "base64", Buffer.from("Ŵyn £").toString("base64")), "Ŵyn £"],
    [
      "UTF-16 with its mark",
      withBody("text/plain; charset=utf-16", "base64", Buffer.from("\ufeff£4m", "utf16le").toString("base64")),
      "£4m",
    ],
    [
      "UTF-16 big end first, with its mark",
      withBody("text/plain; charset=utf-16", "base64", swapped("\ufeff£4m").toString("base64")),
      "£4m",
    ],
    ["UTF-16BE", withBody("text/plain; charset=utf-16be", "base64", swapped("£4m").toString("base64")), "£4m"],
    ["eight-bit bytes with no charset at all", withBody("text/plain", "8bit", Buffer.from([0xa3, 0x34, 0x6d])), "£4m"],
  ])("%s", async (_, raw, expected) => {
    expect((await plainOf(raw))?.replace(/^\ufeff/, "")).toBe(expected);
  });

  test("a forwarded message stays a message of its own", async () => {
    const raw = bytes(
      "Subject: FW\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nsee below\n--b\nContent-Type: message/rfc822\n\nFrom: Mina <mina@a.example>\nSubject: inner\n\nwe agree\n--b--\n",
    );
    const [message] = await parseMessages("m.eml", raw);
    expect(message?.plain?.trim()).toBe("see below");
    expect(message?.enclosed.map(({ subject, plain, from }) => [subject, plain?.trim(), from?.address])).toEqual([
      ["inner", "we agree", "mina@a.example"],
    ]);
  });
});

describe("files of other kinds", () => {
  test("an mbox gives its messages in order, with the quoting of From lines taken off", async () => {
    const raw = bytes(
      "From a@b.example Tue Apr 25 15:00:00 2023\nSubject: one\n\nHello\n>From here on\nFrom the outset we agreed.\n\nFrom c@d.example Tue Apr 25 15:00:00 2023\nSubject: two\n\nBye\n",
    );
    const messages = await parseMessages("mail", raw);
    expect(messages.map(({ subject, plain }) => [subject, plain?.trim()])).toEqual([
      ["one", "Hello\nFrom here on\nFrom the outset we agreed."],
      ["two", "Bye"],
    ]);
  });

  test.each([
    ["UTF-8", Buffer.from("£ ŵ")],
    ["UTF-16 with its mark", Buffer.from("\ufeff£ ŵ", "utf16le")],
    ["UTF-16BE with its mark", swapped("\ufeff£ ŵ")],
  ])("a .txt is a bare body, whatever it is encoded in: %s", async (_, raw) => {
    const [message] = await parseMessages("letter.TXT", raw);
    expect(message?.plain?.replace(/^\ufeff/, "")).toBe("£ ŵ");
    expect(message?.receivedAt).toBeNull();
  });
});

describe("broken messages are read as they stand, so that no request in them is lost", () => {
  const asking = "Please treat this response as confidential.";
  test.each([
    ["no headers at all", `Hello,\n\n${asking}\n`],
    [
      "a boundary that fits no part",
      `Subject: s\nContent-Type: multipart/mixed; boundary="z"\n\n--b\nContent-Type: text/plain\n\n${asking}\n--b--\n`,
    ],
    [
      "no boundary named",
      `Subject: s\nContent-Type: multipart/mixed\n\n--b\nContent-Type: text/plain\n\n${asking}\n--b--\n`,
    ],
    [
      "a last part that never ends",
      `Subject: s\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n${asking}`,
    ],
  ])("%s", async (_, raw) => {
    expect(await plainOf(Buffer.from(raw))).toContain(asking);
  });
});

test("arbitrary bytes are read without error", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), async (raw) => {
      await parseMessages("m.eml", raw);
    }),
    { numRuns: 60 },
  );
});
