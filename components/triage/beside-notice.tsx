import Link from "next/link";
import { Notice } from "#components/ui/notice.tsx";
import type { VersionInList } from "#lib/triage/reading/schema.ts";

type BesideNoticeProps = {
  version: VersionInList;
  versions: readonly VersionInList[];
  /** Address of the response for staff. */
  path: string;
};

/** Of a response with a late version that is considered: which of the two this is, and the way to the other (invariant 2). */
export function BesideNotice({ version, versions, path }: BesideNoticeProps) {
  const operative = versions.find(({ isOperative }) => isOperative);
  const beside = versions.filter(({ isBeside, number }) => isBeside && number !== version.number);
  if (version.isBeside && operative && operative.number !== version.number) {
    return (
      <Notice title={`Version ${version.number}: late, and considered beside version ${operative.number}`}>
        <p>
          It is read and reported with{" "}
          <Link href={path} prefetch={false} className="link">
            version {operative.number}, which counts
          </Link>
          , and added to no figure.
        </p>
      </Notice>
    );
  }
  return beside.map(({ number }) => (
    <Notice key={number} title={`Version ${number} came in late and is considered beside this one`}>
      <p>
        <Link href={`${path}?version=${number}`} prefetch={false} className="link">
          Read version {number}
        </Link>
        . It is to be read in full too.
      </p>
    </Notice>
  ));
}
