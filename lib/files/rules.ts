import { type MediaType, mediaTypes } from "./schema.ts";

/** Longer names are cut in the middle, so that the ending stays. */
const longestName = 120;
/** File systems take names of 255 bytes of UTF-8, and a pack writes a number or "letter-" before them: the rest is for that. */
const longestNameBytes = 220;

const bytesIn = (text: string) => new TextEncoder().encode(text).length;

/** Cut in the middle to so many characters and bytes, so that the ending stays. */
function shortened(name: string): string {
  const characters = [...name];
  if (characters.length <= longestName && bytesIn(name) <= longestNameBytes) return name;
  const ending = characters.slice(-19);
  // An ending of nineteen characters of four bytes is 76 bytes: room is left for a beginning, whatever they are.
  let left = longestNameBytes - bytesIn(`…${ending.join("")}`);
  const beginning = characters.slice(0, longestName - 20).filter((character) => {
    left = left < 0 ? left : left - bytesIn(character);
    return left >= 0;
  });
  return [...beginning, "…", ...ending].join("");
}

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
  return shortened(clean);
}

const endingOf = (name: string): string => /\.([A-Za-z0-9]{1,5})$/.exec(name)?.[1]?.toLowerCase() ?? "";

/** The endings under which programs open files of this kind; none for a kind that is not known, such as what a message carried. */
function endingsOf(mediaType: string): string[] {
  const ending = mediaTypes[mediaType as MediaType]?.toLowerCase();
  return ending === "jpeg" ? ["jpg", "jpeg"] : ending ? [ending] : [];
}

/**
 * The safe name of a file whose kind was told by its content. One whose ending says otherwise gets the true one behind it: text sent as
 * "minutes.docm" is "minutes.docm.txt", so that no program takes it for what it is not.
 */
export function honestName(sentName: string, mediaType: string): string {
  const [ending, ...others] = endingsOf(mediaType);
  const name = safeName(sentName);
  return !ending || [ending, ...others].includes(endingOf(name)) ? name : safeName(`${name}.${ending}`);
}

/** Endings that tell a person what a file is. */
const telling = /^(?:do[ct][xm]?|xl[st][xmb]?|p[po][ts][xm]?|od[tsp]|rtf|pdf|png|jpe?g|gif|html?|zip|csv|txt)$/;

/** What a file's name claimed to be before the true ending was put behind it, as "DOCM"; null where it claimed nothing. */
export function claimedKind(name: string, mediaType: string): string | null {
  const [before] = /^(.*)\.[A-Za-z0-9]+$/.exec(name)?.slice(1) ?? [];
  const claimed = before === undefined ? "" : endingOf(before);
  return !telling.test(claimed) || endingsOf(mediaType).includes(claimed) ? null : claimed.toUpperCase();
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
