import { expect } from "@playwright/test";
import { signIn } from "./support/people.ts";
import { test } from "./support/test.ts";

const portal = () => ({ address: process.env.PORTAL_ADDRESS ?? "", password: process.env.PORTAL_PASSWORD ?? "" });
const slug = "pre-go-live-etmad";
const target = () => `${portal().address}/api/uploads/consultations/${slug}/attachments`;
const here = () => `${portal().address}/staff/consultations/${slug}/approvals/evidence`;

const form = (bytes: Buffer, name = "minutes.txt") => ({
  kind: "EVIDENCE",
  next: new URL(here()).pathname,
  "title-evidence": "",
  file: { name, mimeType: "text/plain", buffer: bytes },
});
const own = () => ({ origin: portal().address });

test.describe("what is sent to the upload address", () => {
  test("from another site, or from nobody we know, is not taken", async ({ page, request }) => {
    await signIn(page, portal(), "owner@dcc.example.org");
    const send = (headers: Record<string, string>) =>
      page.request.post(target(), { headers, multipart: form(Buffer.from("words")), maxRedirects: 0 });
    expect((await send({ origin: "https://elsewhere.example" })).status()).toBe(403);
    expect((await request.post(target(), { headers: own(), multipart: form(Buffer.from("words")) })).status()).toBe(
      404,
    );
    const taken = await send(own());
    expect(taken.status()).toBe(303);
    expect(taken.headers().location).toMatch(/approvals\/evidence\?added=[0-9a-f-]{36}$/);
  });

  test("comes back with what was wrong with it, and nothing of it is kept", async ({ page }) => {
    test.setTimeout(120_000);
    await signIn(page, portal(), "owner@dcc.example.org");
    const outcome = async (multipart: ReturnType<typeof form>) => {
      const answer = await page.request.post(target(), { headers: own(), multipart, maxRedirects: 0 });
      return new URL(answer.headers().location ?? "", portal().address).searchParams.get("upload");
    };
    expect(await outcome(form(Buffer.alloc(0)))).toBe("empty");
    expect(await outcome(form(Buffer.alloc(25 * 1024 * 1024 + 1, "a")))).toBe("too-large");
    expect(await outcome(form(Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0])))).toBe("kind-not-taken");
    expect(await outcome({ ...form(Buffer.from("words")), kind: "ANYTHING" })).toBe("broken");
    const broken = await page.request.post(target(), {
      headers: { ...own(), "content-type": "multipart/form-data; boundary=x" },
      data: "--x\r\nnot a form",
      maxRedirects: 0,
    });
    expect(broken.headers().location).toContain("upload=broken");
    await page.goto(`${here()}?upload=too-large`);
    await expect(page.getByRole("alert", { name: "The file was not added" })).toContainText("at most 25 MB");
  });

  test("never leads away from this consultation's pages", async ({ page }) => {
    await signIn(page, portal(), "owner@dcc.example.org");
    for (const next of [
      "https://elsewhere.example/",
      "//elsewhere.example",
      "/staff/../sign-in",
      `/staff/consultations/${slug}/../../..`,
    ]) {
      const answer = await page.request.post(target(), {
        headers: own(),
        multipart: { ...form(Buffer.from("words")), next },
        maxRedirects: 0,
      });
      expect(answer.headers().location).toMatch(new RegExp(`^/staff/consultations/${slug}\\?added=`));
    }
  });

  test("a name full of tricks is made safe, and the file comes back exactly, as a download", async ({ page }) => {
    await signIn(page, portal(), "owner@dcc.example.org");
    const bytes = Buffer.from("<script>alert(1)</script>\n");
    await page.request.post(target(), { headers: own(), multipart: form(bytes, "../..\\evil:\u202Etxt.html") });
    await page.goto(here());
    const link = page.getByRole("link", { name: "evil_txt.html" }).first();
    const answer = await page.request.get(new URL((await link.getAttribute("href")) ?? "", portal().address).href);
    expect((await answer.body()).equals(bytes)).toBe(true);
    expect(answer.headers()["content-type"]).toBe("text/plain");
    expect(answer.headers()["content-disposition"]).toMatch(/^attachment; filename="evil_txt\.html\.txt"/);
    expect(answer.headers()["content-security-policy"]).toContain("sandbox");
  });
});
