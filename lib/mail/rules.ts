/** How long a mail server may keep us waiting, in milliseconds: for its name, the connection, its first word, and at any silence after that. */
const patience = { dnsTimeout: 5_000, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/** The address of a mail server with the limits of our patience, as the mail library reads them; what the address says itself stands. */
export function patientAddress(smtpUrl: string): string {
  const address = new URL(smtpUrl);
  for (const [name, milliseconds] of Object.entries(patience))
    if (!address.searchParams.has(name)) address.searchParams.set(name, String(milliseconds));
  return address.href;
}

/** Seconds until the next try after so many: 10, 20, 40 … at most an hour. */
export const delaySeconds = (attempts: number): number => Math.min(10 * 2 ** attempts, 3600);
