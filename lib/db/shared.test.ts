import { describe, expect, it } from "vitest";
import { sharedBy } from "./shared.ts";

/** Runs that end when they are told to, in order. */
function runs() {
  const begun: { key: string; end: (value: string) => void; fail: (error: Error) => void }[] = [];
  const run = (key: string) =>
    new Promise<string>((end, fail) => {
      begun.push({ key, end, fail });
    });
  return { begun, ask: sharedBy(run) };
}
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe("runs that are shared", () => {
  it("one who asks alone is answered by a run of its own, at once", async () => {
    const { begun, ask } = runs();
    const first = ask("a");
    expect(begun).toHaveLength(1);
    begun[0]?.end("one");
    expect(await first).toBe("one");
    await settled();
    const second = ask("a");
    expect(begun).toHaveLength(2);
    begun[1]?.end("two");
    expect(await second).toBe("two");
  });

  it("nobody is given what was begun before they asked, and all who ask meanwhile share the next run", async () => {
    const { begun, ask } = runs();
    const first = ask("a");
    const others = [ask("a"), ask("a"), ask("a")];
    await settled();
    expect(begun).toHaveLength(1);
    begun[0]?.end("old");
    expect(await first).toBe("old");
    await settled();
    expect(begun).toHaveLength(2);
    const later = ask("a");
    begun[1]?.end("new");
    expect(await Promise.all(others)).toEqual(["new", "new", "new"]);
    await settled();
    expect(begun).toHaveLength(3);
    begun[2]?.end("newest");
    expect(await later).toBe("newest");
  });

  it("a run that fails fails those who shared it, and nobody after them", async () => {
    const { begun, ask } = runs();
    const first = ask("a");
    const second = ask("a");
    begun[0]?.fail(new Error("away"));
    await expect(first).rejects.toThrow("away");
    await settled();
    begun[1]?.end("back");
    expect(await second).toBe("back");
  });

  it("keys are apart", async () => {
    const { begun, ask } = runs();
    void ask("a");
    void ask("b");
    expect(begun.map(({ key }) => key)).toEqual(["a", "b"]);
  });
});
