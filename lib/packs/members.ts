import type { PackFile, PackMember } from "./schema.ts";

/** The folder of one version of a response in a pack, or of its correspondence, with the response's reference in it: see `folderOf`. */
const folder = /^c-responses\/(?:\d{5}-(?<version>.+)-v\d+|correspondence\/(?<letters>[^/]+))(?=\/)/;

const referenceOf = (path: string): { own?: string; reference?: string } => {
  const found = folder.exec(path);
  return { own: found?.[0], reference: found?.groups?.version ?? found?.groups?.letters };
};

/** The references of the responses whose folders are among these files. */
export const referencesIn = (files: readonly PackFile[]): string[] => [
  ...new Set(files.flatMap(({ path }) => referenceOf(path).reference ?? [])),
];

/**
 * The files of a pack as somebody without clearance may know them (SX.4): of a response that is not known to be open one line, with neither
 * the names nor the number nor the sizes of its files, for a name or a length may tell.
 */
export function membersFor(files: readonly PackFile[], open: ReadonlySet<string>): PackMember[] {
  const members = files.map(({ path, size }): PackMember => {
    const { own, reference } = referenceOf(path);
    return own && !open.has(reference ?? "") ? { path: own, size: null } : { path, size };
  });
  return [...new Map(members.map((member) => [member.path, member])).values()];
}
