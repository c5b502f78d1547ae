import type { PackFile } from "../schema.ts";

/** Files that say something of the pack itself; they change with any other. */
const ofThePack = new Set(["README.txt", "manifest.json", "manifest-sha256.txt", "differences.txt"]);

/** What changed since an earlier pack went to the Department, file by file (S24.9). Null where nothing did. */
export function differencesFrom(
  earlier: { version: number; files: readonly PackFile[] },
  files: readonly PackFile[],
): string | null {
  const byPath = (list: readonly PackFile[]) =>
    new Map(list.filter(({ path }) => !ofThePack.has(path)).map(({ path, sha256 }) => [path, sha256]));
  const [before, now] = [byPath(earlier.files), byPath(files)];
  const added = [...now.keys()].filter((path) => !before.has(path));
  const gone = [...before.keys()].filter((path) => !now.has(path));
  const changed = [...now]
    .filter(([path, sha256]) => before.has(path) && before.get(path) !== sha256)
    .map(([path]) => path);
  if (added.length + gone.length + changed.length === 0) return null;
  const section = (title: string, paths: readonly string[]) =>
    `${title}\n${paths.length > 0 ? paths.map((path) => `- ${path}`).join("\n") : "- none"}\n`;
  return [
    `Differences from version ${earlier.version} of this pack, which was released to the Department before.\n`,
    section("New", added),
    section("Changed", changed),
    section("No longer there", gone),
  ].join("\n");
}
