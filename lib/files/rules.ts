/** Longer names are cut in the middle, so that the ending stays. */
const longestName = 120;

// Characters that turn the direction of writing can make a name read as another one.
const unreadable = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;
const forbidden = /[/\\:*?"<>|]/g;

/**
 * A file's name made safe to show, to send in a header and to write into a ZIP: no path, no control or direction characters, nothing that
 * a file system refuses, neither empty nor only dots. It is never used as a path here.
 */
export function safeName(name: string): string {
  const last = name.toWellFormed().split(/[/\\]/).at(-1) ?? "";
  const clean = last
    .replace(unreadable, "")
    .replace(forbidden, "_")
    .replace(/\s+/g, " ")
    .replace(/^[. ]+|[. ]+$/g, "")
    .normalize("NFC");
  if (clean === "") return "file";
  const characters = [...clean];
  if (characters.length <= longestName) return clean;
  return [...characters.slice(0, longestName - 20), "…", ...characters.slice(-19)].join("");
}

const percent = (byte: number) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
/** RFC 8187, attr-char: what stands as it is in an extended value. */
const attributeCharacter = /[A-Za-z0-9!#$&+.^_`|~-]/;

/** "attachment" with the name for old and new readers (RFC 6266 §4.3, RFC 8187 §3.2). */
export function contentDisposition(name: string): string {
  const safe = safeName(name);
  const plain = safe.replace(/[^\x20-\x7e]/g, "_").replace(/["\\%]/g, "_");
  const extended = Array.from(new TextEncoder().encode(safe), (byte) => {
    const character = String.fromCharCode(byte);
    return byte < 0x80 && attributeCharacter.test(character) ? character : percent(byte);
  }).join("");
  return `attachment; filename="${plain}"; filename*=UTF-8''${extended}`;
}

/** "1.4 MB", "12 KB": for people; sizes as disks count them. */
export function sayBytes(size: number): string {
  if (size < 1024) return `${size} bytes`;
  const [value, unit] = size < 1024 * 1024 ? [size / 1024, "KB"] : [size / 1024 / 1024, "MB"];
  return `${value >= 10 ? Math.round(value) : value.toFixed(1)} ${unit}`;
}
