import fc from "fast-check";
import { expect, test } from "vitest";
import { claimedKind, contentDisposition, honestName, safeName, sayBytes } from "./rules.ts";

test.each([
  ["minutes.pdf", "minutes.pdf"],
  ["../../etc/passwd", "passwd"],
  ["C:\\papers\\draft v3.docx", "draft v3.docx"],
  ["a\u202Efdp.exe", "afdp.exe"],
  ["nul\0l.txt", "null.txt"],
  ["Cafe\u0301 über.odt", "Café über.odt"],
  [".htaccess", "htaccess"],
  ["..", "file"],
  ["", "file"],
  ["\ud800", "\ufffd"],
  ["what? *really*.csv", "what_ _really_.csv"],
])("a file sent as %j is kept as %j", (given, kept) => {
  expect(safeName(given)).toBe(kept);
});

test("a very long name keeps its ending", () => {
  const name = safeName(`${"x".repeat(500)}.docx`);
  expect([...name]).toHaveLength(120);
  expect(name.endsWith(".docx")).toBe(true);
});

test.each(["表", "😀", "é", "x"])(
  "120 letters like %s with an ending make a name that a file system takes, prefix and all",
  (letter) => {
    const name = safeName(`${letter.repeat(120)}.docx`);
    expect(new TextEncoder().encode(`redline-${name}`).length).toBeLessThanOrEqual(255);
    expect(name.startsWith(letter.repeat(10))).toBe(true);
    expect(name.endsWith(".docx")).toBe(true);
  },
);

test("a name is made safe once: made safe again it stays the same, and it always fits into 220 bytes", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (given) => {
      const name = safeName(given);
      expect(safeName(name)).toBe(name);
      expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(220);
    }),
  );
});

test("whatever a file is called, the header is one line of ASCII that cannot be broken out of", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (name) => {
      const header = contentDisposition(name);
      expect(header).toMatch(/^attachment; filename="[^"\\\r\n%]+"; filename\*=UTF-8''[A-Za-z0-9!#$&+.^_`|~%-]+$/);
      expect(decodeURIComponent(header.split("''")[1] ?? "")).toBe(safeName(name));
    }),
  );
});

test("the header gives old readers a plain name and others the whole one (RFC 6266, RFC 8187)", () => {
  expect(contentDisposition("Preis 5 € (ß).pdf")).toBe(
    `attachment; filename="Preis 5 _ (_).pdf"; filename*=UTF-8''Preis%205%20%E2%82%AC%20%28%C3%9F%29.pdf`,
  );
});

test.each([
  [0, "0 bytes"],
  [1023, "1023 bytes"],
  [1024, "1.0 KB"],
  [12_000, "12 KB"],
  [25 * 1024 * 1024, "25 MB"],
])("%i bytes are said as %s", (size, said) => {
  expect(sayBytes(size)).toBe(said);
});

test.each([
  ["minutes.docm", "text/plain", "minutes.docm.txt", "DOCM"],
  ["costs.xlsx", "text/csv", "costs.xlsx.csv", "XLSX"],
  ["scan.pdf", "image/jpeg", "scan.pdf.jpg", "PDF"],
  ["scan.JPG", "image/jpeg", "scan.JPG", null],
  ["page.html", "text/plain", "page.html.txt", "HTML"],
  ["letter", "application/pdf", "letter.pdf", null],
  ["minutes v1.2.final.pdf", "application/pdf", "minutes v1.2.final.pdf", null],
  ["part.bin", "application/octet-stream", "part.bin", null],
])("SX.6 a file sent as %j that holds %s is kept as %j", (sent, mediaType, kept, claimed) => {
  expect(honestName(sent, mediaType)).toBe(kept);
  expect(claimedKind(kept, mediaType)).toBe(claimed);
});

test("no name is too long for its true ending", () => {
  const name = honestName(`${"x".repeat(500)}.docm`, "text/plain");
  expect([...name].length).toBeLessThanOrEqual(120);
  expect(name.endsWith(".docm.txt")).toBe(true);
});
