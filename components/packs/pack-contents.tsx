import { LockLabel } from "#components/confidentiality/lock-label.tsx";
import { Details } from "#components/ui/details.tsx";
import { sayBytes } from "#lib/files/rules.ts";
import type { PackManifest, PackMember } from "#lib/packs/schema.ts";

type PackContentsProps = {
  size: number;
  sha256: string;
  manifest: Omit<PackManifest, "files">;
  listed: readonly PackMember[];
  fileCount: number;
};

const say = (count: number, one: string, many: string) =>
  `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;

/** What a pack holds, in a few lines, with its hash and its list of files. */
export function PackContents({ size, sha256, manifest, listed, fileCount }: PackContentsProps) {
  const { responses, versions, unresolved, resolved, looks, missing, explained } = manifest;
  return (
    <div className="space-y-2">
      <p>
        {say(responses, "response", "responses")} in {say(versions, "version", "versions")};{" "}
        {looks && looks.asked > 0
          ? `${looks.looked.toLocaleString("en-GB")} of the ${looks.asked.toLocaleString("en-GB")} to look at for disagreement looked at; `
          : ""}
        {unresolved === 0
          ? "no unresolved disagreement"
          : say(unresolved, "unresolved disagreement", "unresolved disagreements")}
        {resolved ? `; ${resolved.toLocaleString("en-GB")} called resolved` : ""}; {say(fileCount + 2, "file", "files")}
        , {sayBytes(size)}.
      </p>
      {missing.length > 0 ? <p className="font-semibold text-amber">Missing: {missing.join(" ")}</p> : null}
      {explained ? (
        <div className="border-s-2 border-amber-line ps-3">
          <ul className="list-disc space-y-0.5 ps-5">
            {explained.findings.map((finding) => (
              <li key={finding}>{finding}</li>
            ))}
          </ul>
          <p className="mt-2 font-semibold">Explained by {explained.by}</p>
          <p className="whitespace-pre-line" dir="auto">
            {explained.explanation}
          </p>
        </div>
      ) : null}
      <p className="text-ink-soft">
        SHA-256 <code className="break-all">{sha256}</code>
      </p>
      <Details summary="Files in it">
        <ul className="space-y-0.5">
          {listed.map(({ path, size: bytes }) => (
            <li key={path} className="break-all">
              {path}{" "}
              {bytes === null ? (
                <LockLabel>Its files are withheld from you</LockLabel>
              ) : (
                <span className="text-ink-soft">{sayBytes(bytes)}</span>
              )}
            </li>
          ))}
        </ul>
      </Details>
    </div>
  );
}
