import { expect, test } from "vitest";
import { contactDetailsIn } from "./rules.ts";

const found = (text: string) => contactDetailsIn(text).map(({ start, end }) => text.slice(start, end));

test.each([
  "jo.bloggs+dcc@mail.acme.example",
  "jo (at) acme (dot) example",
  "rené@exämple.example",
  "020 7946 0000",
  "(01632) 960 001",
  "07700-900123",
  "07700900123",
  "+44 (0)20 7946 0000",
  "+44 7700 900123",
  "0044 20 7946 0000",
  "+1 (555) 010-9999",
  "+353 1 555 0100",
])("S29.8 %s is a contact detail", (detail) => {
  expect(found(`Reach me: ${detail}.`)).toEqual([detail]);
});

test.each([
  "by 16:00 on 25.04.2023 or 01-02-2023 16:00",
  "version 11.0 of SEC Section L on 29 November 2020",
  "MP115 and SRV 6.23, clause 3.1(c), §28",
  "about 1,000,000 Devices at 0.50 each",
  "meter point 1200012345678, device 00-DB-12-34-5B-78-90-A0",
  "acme@home and @acme",
])("S29.8 %s holds none", (text) => {
  expect(found(text)).toEqual([]);
});
