import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { parseMessages } from "../rules.ts";

const { burn }: typeof import("@kenjiuno/msgreader/lib/Burner.js") = createRequire(import.meta.url)(
  "@kenjiuno/msgreader/lib/Burner.js",
);

const [directory, document, root] = [1, 2, 5];
const text = (value: string): Uint8Array => Uint8Array.from(Buffer.from(value, "utf16le"));

/** An Outlook item with the given string properties, by property tag. */
function outlookItem(properties: Record<string, string>): Uint8Array {
  const streams = Object.entries(properties).map(([tag, value]) => ({
    name: `__substg1.0_${tag}001F`,
    bytes: text(value),
  }));
  const all = [{ name: "__properties_version1.0", bytes: new Uint8Array(32) }, ...streams];
  const entries = [
    { name: "Root Entry", type: root, length: 0, children: [1, ...all.map((_, index) => index + 2)] },
    { name: "__nameid_version1.0", type: directory, length: 0, children: [] },
    ...all.map(({ name, bytes }) => ({ name, type: document, length: bytes.length, binaryProvider: () => bytes })),
  ];
  return burn(entries);
}

test("S28.8 an Outlook item gives its body and subject, and the time from the transport headers it kept", async () => {
  const item = outlookItem({
    "0037": "ETMAD response",
    "1000": "Q1: We agree – in full.\r\n\r\nPlease treat this response as confidential.\r\n",
    "0C1A": "Ida Stone",
    "007D":
      "Received: from mx.a.example by mail.dcc.example; Tue, 25 Apr 2023 16:00:01 +0100\r\nReceived: from x by mx.a.example; Tue, 25 Apr 2023 15:50:00 +0100\r\nFrom: Ida Stone <ida@a.example>\r\nDate: Tue, 25 Apr 2023 15:49:00 +0100\r\n",
  });
  const [message] = await parseMessages("x.msg", item);
  expect(message?.subject).toBe("ETMAD response");
  expect(message?.plain).toContain("We agree – in full.");
  expect(message?.from).toEqual({ name: "Ida Stone", address: "ida@a.example" });
  expect(message?.receivedAt?.toISOString()).toBe("2023-04-25T15:00:01.000Z");
});

test("a broken compound file is refused with a message", async () => {
  const broken = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600, 7)]);
  await expect(parseMessages("x.msg", broken)).rejects.toThrow();
});

test("a compound file with nothing in it is refused with a message, not read as an empty response", async () => {
  const empty = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(2000)]);
  await expect(parseMessages("x.msg", empty)).rejects.toThrow("no Outlook message");
});
