import { createHmac } from "node:crypto";

/**
 * How much mail visitors can have us send within 24 hours: to one address, whoever asks, and from one place, whomever to. Colleagues behind
 * one network share the second. Our proposal: the operator's to change.
 */
export const askedMailLimits = { address: 10, source: 100 };

/** As it is counted: neither addresses nor places are kept in the clear, and "Sam@" is the same mailbox as "sam@". Hexadecimal. */
export const askedMailKey = (kind: "address" | "source", value: string, secret: string): string =>
  createHmac("sha256", secret).update(`asked mail ${kind} ${value.trim().toLowerCase()}`).digest("hex");
