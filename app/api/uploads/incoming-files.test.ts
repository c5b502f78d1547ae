import { expect, it } from "vitest";
import { BrokenForm, takeFiles } from "./incoming-files.ts";

const edge = "----edge";
const field = (name: string, value: string) =>
  `--${edge}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const file = (name: string, text: string) =>
  `--${edge}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/plain\r\n\r\n${text}\r\n`;
const end = `--${edge}--\r\n`;

/** A form as it comes in, piece by piece; without an `end` piece the line is cut after the last one. */
function sent(pieces: string[], isCut = false): Request {
  const left = pieces.map((piece) => new TextEncoder().encode(piece));
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const piece = left.shift();
      if (piece) controller.enqueue(piece);
      else if (isCut) controller.error(new Error("the line was cut"));
      else controller.close();
    },
  });
  const headers = { "content-type": `multipart/form-data; boundary=${edge}` };
  return new Request("http://portal.example.org/", { method: "POST", body, headers, duplex: "half" } as RequestInit);
}

const textOf = async (bytes: AsyncIterable<Uint8Array>) => Buffer.concat(await Array.fromAsync(bytes)).toString();

it("a form's files come one after the other, each with the fields that stood before it", async () => {
  const request = sent([
    field("kind", "draft"),
    file("a.txt", "first"),
    file("b.txt", "second"),
    field("late", "x"),
    end,
  ]);
  const { taken, fields } = await takeFiles(request, 10_000, async ({ name, bytes }, before) => {
    return `${name}: ${await textOf(bytes)}, ${[...before.keys()]}`;
  });
  expect(taken).toEqual(["a.txt: first, kind", "b.txt: second, kind"]);
  expect([...fields]).toEqual([
    ["kind", "draft"],
    ["late", "x"],
  ]);
});

it("a field for a file that was left empty gives none, and what the form says is known all the same", async () => {
  const { taken, fields } = await takeFiles(sent([field("channel", "POST"), file("", ""), end]), 10_000, async () => 1);
  expect(taken).toEqual([]);
  expect(fields.get("channel")).toBe("POST");
});

it("whoever takes a file hears that the line was cut, so that nothing of it is kept waiting", async () => {
  const heard: unknown[] = [];
  const taking = takeFiles(sent([file("a.txt", "half").slice(0, -4)], true), 10_000, async ({ bytes }) => {
    await textOf(bytes).catch((error) => heard.push(error));
  });
  await expect(taking).rejects.toThrow(BrokenForm);
  expect(heard).toHaveLength(1);
});

it("what goes on beyond all bounds is cut off", async () => {
  const taking = takeFiles(sent([file("a.txt", "a".repeat(500)), end]), 400, async ({ bytes }) => textOf(bytes));
  await expect(taking).rejects.toThrow(BrokenForm);
});

it("what is no form with files is broken, and a fault of whoever takes a file is their own", async () => {
  const plain = new Request("http://portal.example.org/", { method: "POST", body: "text" });
  await expect(takeFiles(plain, 10_000, async () => 1)).rejects.toThrow(BrokenForm);
  const fault = takeFiles(sent([file("a.txt", "text"), end]), 10_000, async () => {
    throw new RangeError("the database is gone");
  });
  await expect(fault).rejects.toThrow(RangeError);
});
