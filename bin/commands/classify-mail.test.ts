import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "classify-mail-"));
const portal = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["bin/portal.ts", "classify-mail", ...args], {
    encoding: "utf8",
    env: { ...process.env, DATABASE_URL: "" },
  });
  return { status, stderr, lines: stdout.split("\n").filter(Boolean) };
};
const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

const message =
  "Received: by mail.dcc.example; Tue, 25 Apr 2023 16:00:01 +0100\nFrom: Ida <ida@tarn.example>\nSubject: Response\nDate: Tue, 25 Apr 2023 15:00:00 +0100\n\nQ1: We agree.\n\nQ2: We are moving that week.\n\nQ3: No.\n\nPlease treat our answer to Q2 as confidential.\n";

test("S31.4 S28.8 one message gives one JSON line with what it asks, answers, and when our server took it in, with no database", () => {
  const file = write("one.eml", message);
  const { status, stderr, lines } = portal(file);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    {
      file,
      verdict: "part",
      passages: ["We are moving that week."],
      answers: { Q1: "We agree.", Q2: "We are moving that week.", Q3: "No." },
      receivedAt: "2023-04-25T15:00:01.000Z",
      late: true,
      isResponse: true,
      why: ["Please treat our answer to Q2 as confidential."],
    },
  ]);
});

test("an mbox gives a line for each message, and a text file is a bare body", () => {
  const box = write(
    "two.mbox",
    `From a@b.example Tue Apr 25 15:00:00 2023\n${message}\nFrom a@b.example Tue Apr 25 15:00:00 2023\n${message}`,
  );
  const bare = write("bare.txt", "We agree.\n\nNot for publication please.\n");
  const results = portal(box, bare).lines.map((line) => JSON.parse(line));
  expect(results.map(({ file, verdict, late }) => [file, verdict, late])).toEqual([
    [box, "part", true],
    [box, "part", true],
    [bare, "whole", null],
  ]);
});

/** A PDF of one page with a line of text for each string. */
function pdf(lines: string[]): string {
  const content = `BT /F1 12 Tf 72 720 Td 16 TL ${lines.map((line) => `(${line}) Tj T*`).join(" ")} ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join("");
  return `%PDF-1.4\n${body}trailer << /Root 1 0 R /Size 6 >>\n%%EOF\n`;
}

test("S31.4 a request for a part of an attached PDF finds its words there; a broken PDF stops nothing", () => {
  const mail = (file: string) =>
    `From: Ida <ida@tarn.example>\nSubject: Response\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nPlease find our response attached. Section 2 of it is confidential.\n--b\nContent-Type: application/pdf; name="response.pdf"\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment; filename="response.pdf"\n\n${Buffer.from(file).toString("base64")}\n--b--\n`;
  const text = pdf([
    "Section 1",
    "We agree with the change.",
    "Section 2",
    "We hold 5,200 hubs in Derby.",
    "Section 3",
    "No more.",
  ]);
  const [read, broken] = portal(write("pdf.eml", mail(text)), write("broken.eml", mail("%PDF-1.4 nonsense"))).lines.map(
    (line) => JSON.parse(line),
  );
  expect(read).toMatchObject({ verdict: "part", passages: ["We hold 5,200 hubs in Derby."] });
  expect(broken).toMatchObject({ verdict: "part", passages: [] });
});

test("a file that cannot be read is named on standard error, the others are done, and the status says so", () => {
  const { status, stderr, lines } = portal(join(folder, "absent.eml"), write("three.eml", message));
  expect(status).toBe(1);
  expect(stderr).toContain("absent.eml");
  expect(lines).toHaveLength(1);
});

test("S31.3 the confusion table is printed, and no request was missed", () => {
  const { status, lines } = portal("--confusion");
  expect(status).toBe(0);
  expect(JSON.parse(lines.join(""))).toMatchObject({ missed: [] });
});

test("with no file it says how it is used", () => {
  expect(portal()).toMatchObject({ status: 2, lines: [] });
});
