const utf8 = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** Two bytes a character, with the zero bytes of Western text on one side only. */
function utf16WithoutMark(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const sample = bytes.subarray(0, 400);
  if (sample.length < 4 || sample.length % 2 !== 0) return null;
  const zeros = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2]! += 1;
  });
  const half = sample.length / 2;
  if (zeros[1]! > half * 0.4 && zeros[0] === 0) return "utf-16le";
  return zeros[0]! > half * 0.4 && zeros[1] === 0 ? "utf-16be" : null;
}

/**
 * The text of bytes that say nothing of their charset: by byte order mark, else UTF-8 if it is valid, else Windows-1252,
 * which gives every byte a character and is what unlabelled British mail mostly is. Never throws.
 */
export function decodeUnlabelled(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  const wide = utf16WithoutMark(bytes);
  if (wide) return new TextDecoder(wide).decode(bytes);
  return utf8(bytes) ?? new TextDecoder("windows-1252").decode(bytes);
}

export const isUtf8 = (bytes: Uint8Array): boolean => utf8(bytes) !== null;
