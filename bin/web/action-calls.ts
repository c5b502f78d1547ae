/** The parts of a multipart body by name, the last of a name; null when it does not arrive whole, or is none. */
function partsOf(contentType: string, body: Buffer): Map<string, string> | null {
  const boundary = /^multipart\/form-data\s*;.*\bboundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (!boundary) return null;
  const [before, ...pieces] = body.toString().split(`--${boundary}`);
  const end = pieces.pop();
  if (before?.trim() !== "" || !/^--\s*$/.test(end ?? "")) return null;
  const parts = new Map<string, string>();
  for (const piece of pieces) {
    const start = piece.indexOf("\r\n\r\n");
    const name = /\bname="([^"\r\n]*)"/i.exec(piece.slice(0, Math.max(0, start)))?.[1];
    if (name === undefined || !piece.endsWith("\r\n")) return null;
    const value = piece.slice(start + 4, -2);
    parts.set(name, value);
  }
  return parts;
}

function jsonOf(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}

const isWord = (value: unknown) => value === null || ["string", "number", "boolean"].includes(typeof value);

/** Whether every reference in this text leads to a part that is there. React writes "$" and a kind before the part's number in hex. */
const leadsSomewhere = (text: string, has: (part: string) => boolean) =>
  [...text.matchAll(/"\$[@QWiFh]?([0-9a-f]+)[":]/g)].every(([, part = ""]) => has(String(Number.parseInt(part, 16))));

/**
 * Whether a body is what a script of ours makes of a call of an action: what the page bound (words), how it stood, and, last, the form that was sent,
 * which React writes as a list in part 0 that ends in "$K…". Every action of ours takes a form.
 */
export function isWholeCall(contentType: string, body: Buffer): boolean {
  const parts = partsOf(contentType, body);
  const text = parts?.get("0") ?? "";
  const given = jsonOf(text);
  if (!parts || !Array.isArray(given) || !/^\$K[0-9a-f]+$/.test(String(given.at(-1)))) return false;
  return given.slice(0, -2).every(isWord) && leadsSomewhere(text, (part) => parts.has(part));
}

/**
 * Whether a form that a browser sent without a script says whole which action it is for: React writes what the page bound for "$ACTION_REF_1"
 * into the fields "$ACTION_1:0" (which action) and those that this leads to. A form for no action, or for one that binds nothing, says it in one field or in none.
 */
export function isWholeForm(contentType: string, body: Buffer): boolean {
  if (!contentType.startsWith("multipart/form-data")) return true;
  const parts = partsOf(contentType, body);
  if (!parts) return false;
  return [...parts.keys()].every((name) => {
    const prefix = /^\$ACTION_REF_(.*)$/.exec(name)?.[1];
    if (prefix === undefined) return true;
    const own = [...parts].filter(([each]) => each.startsWith(`$ACTION_${prefix}:`));
    const has = (part: string) => parts.has(`$ACTION_${prefix}:${part}`);
    if (!has("0")) return false;
    return own.every(([each, value]) => {
      const given = jsonOf(value);
      if (given === undefined || !leadsSomewhere(value, has)) return false;
      return each.endsWith(":0") || !Array.isArray(given) || given.slice(0, -1).every(isWord);
    });
  });
}
