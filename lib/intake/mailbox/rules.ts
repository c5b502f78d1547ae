/** A mailbox as IMAP_URL names it: imaps://user:password@mail.example.org/INBOX; user and password percent-encoded. */
export type MailboxAddress = {
  host: string;
  port: number;
  /** TLS from the first byte; without it the connection is raised by STARTTLS where the server can. */
  secure: boolean;
  user: string;
  password: string;
  folder: string;
  /** The same without the password: under this name is kept how far it was read. */
  name: string;
};

/** Reads IMAP_URL; no folder in it means INBOX. */
export function mailboxAddress(imapUrl: string): MailboxAddress {
  const url = new URL(imapUrl);
  const secure = url.protocol === "imaps:";
  const port = url.port === "" ? (secure ? 993 : 143) : Number(url.port);
  const user = decodeURIComponent(url.username);
  const folder = decodeURIComponent(url.pathname.slice(1)) || "INBOX";
  const name = `${user}@${url.hostname}:${port}/${folder}`;
  return { host: url.hostname, port, secure, user, password: decodeURIComponent(url.password), folder, name };
}
