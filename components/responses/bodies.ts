import type { ConsultationContent } from "#lib/consultations/schema.ts";

/** The bodies that receive responses in full, in one phrase: "the Department and the Gas and Electricity Markets Authority" (§30). */
export const sayBodies = (recipients: ConsultationContent["recipients"]): string =>
  new Intl.ListFormat("en-GB").format(recipients.map(({ fullName }) => fullName));

/** The same by their short names: "the Department and the Authority". */
export const sayBodiesShort = (recipients: ConsultationContent["recipients"]): string =>
  new Intl.ListFormat("en-GB").format(recipients.map(({ name }) => name));
