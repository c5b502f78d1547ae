/** "From " at the start of a line, a sender, and a time of day: the separator every mbox dialect shares (RFC 4155). */
const separator = /^From \S.{0,200}?\d{1,2}:\d{2}.*$/;

const lineFeed = 0x0a;

/** Whether the bytes are an mbox: they begin with its separator line. */
export function isMailbox(bytes: Uint8Array): boolean {
  const end = bytes.indexOf(lineFeed);
  const first = Buffer.from(bytes.subarray(0, end < 0 ? Math.min(bytes.length, 400) : end)).toString("latin1");
  return separator.test(first.replace(/\r$/, ""));
}

/**
 * The messages of an mbox, as they were before they were put in it: the separator off, and one ">" off each
 * ">From " line (mboxrd). A separator counts at the start or after an empty line, so that prose is not cut.
 */
export function messagesOfMailbox(bytes: Uint8Array): Uint8Array[] {
  const lines = Buffer.from(bytes).toString("latin1").split("\n");
  const messages: string[][] = [];
  let isAfterBlank = true;
  for (const line of lines) {
    const bare = line.endsWith("\r") ? line.slice(0, -1) : line;
    if (isAfterBlank && separator.test(bare)) messages.push([]);
    else messages.at(-1)?.push(/^>+From /.test(line) ? line.slice(1) : line);
    isAfterBlank = bare === "";
  }
  return messages.map((message) => Buffer.from(message.join("\n"), "latin1")).filter((message) => message.length > 0);
}
