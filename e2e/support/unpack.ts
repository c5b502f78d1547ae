import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { membersOf } from "#lib/documents/zip/rules.ts";

/** Unpacks a ZIP into a folder; gives the names of its files. */
export async function unpack(zip: string, folder: string): Promise<string[]> {
  const members = await membersOf(await readFile(zip));
  for (const { name, bytes } of members) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), bytes);
  }
  return members.map(({ name }) => name);
}
