import type { ConsultationContent } from "../schema.ts";

const list = new Intl.ListFormat("en-GB");

/** The bodies that receive responses in full, in one phrase: "the Department and the Gas and Electricity Markets Authority" (§30). */
export const sayBodies = (recipients: ConsultationContent["recipients"]): string =>
  list.format(recipients.map(({ fullName }) => fullName));

/** The same by their short names: "the Department and the Authority". */
export const sayBodiesShort = (recipients: ConsultationContent["recipients"]): string =>
  list.format(recipients.map(({ name }) => name));
