import { describe, expect, it } from "vitest";
import { mailboxAddress } from "./rules.ts";

describe("the address of the mailbox", () => {
  it.each([
    ["imaps://box:secret@mail.example.org", { port: 993, secure: true, folder: "INBOX", user: "box" }],
    [
      "imap://box%40example.org:a%2Fb@mail.example.org:1143/Responses%202023",
      { port: 1143, secure: false, folder: "Responses 2023", user: "box@example.org", password: "a/b" },
    ],
  ])("%s is read", (url, expected) => {
    expect(mailboxAddress(url)).toMatchObject(expected);
  });

  it("is remembered without its password", () => {
    expect(mailboxAddress("imaps://box:secret@mail.example.org/Inbox").name).toBe("box@mail.example.org:993/Inbox");
  });
});
