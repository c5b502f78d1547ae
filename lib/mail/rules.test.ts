import { expect, it } from "vitest";
import { patientAddress } from "./rules.ts";

it("a mail server is given up on when it stays silent, long before the letter's own transaction is over", () => {
  const address = new URL(patientAddress("smtps://user:p%40ss@mail.example.org:465"));
  expect([address.username, address.password, address.host]).toEqual(["user", "p%40ss", "mail.example.org:465"]);
  const waits = ["dnsTimeout", "connectionTimeout", "greetingTimeout", "socketTimeout"].map((name) =>
    Number(address.searchParams.get(name)),
  );
  expect(Math.min(...waits)).toBeGreaterThan(0);
  expect(waits.reduce((sum, wait) => sum + wait)).toBeLessThan(60_000);
});

it("what the operator's own address says of waiting stands", () => {
  const address = new URL(patientAddress("smtp://mail.example.org?socketTimeout=500"));
  expect(address.searchParams.getAll("socketTimeout")).toEqual(["500"]);
});
