import Link from "next/link";
import { Button } from "#components/ui/button.tsx";
import type { Reason } from "#lib/approvals/schema.ts";
import { type CalendarDate, formatDate } from "#lib/dates.ts";
import { Reasons } from "./reasons.tsx";

type AsAtProps = {
  slug: string;
  on: CalendarDate;
  inForce: string;
  proposed: string;
  blocks: { instrument: Reason[]; certificate: Reason[] };
  hasCertificates: boolean;
  /** Where somebody may record when the version in force began, which the document does not say. */
  began: { href: string; text: string } | null;
};

function Blocks({ slug, goal, reasons }: { slug: string; goal: string; reasons: Reason[] }) {
  return (
    <div>
      <h3 className="mb-1 text-base">{goal}</h3>
      {reasons.length === 0 ? (
        <p className="font-semibold text-success">Nothing stands in the way.</p>
      ) : (
        <Reasons slug={slug} reasons={reasons} />
      )}
    </div>
  );
}

/** For any day: which version is in force (S25.3), and what is blocking us (scenarios part 4, item 12). */
export function AsAt({ slug, on, inForce, proposed, blocks, hasCertificates, began }: AsAtProps) {
  return (
    <section aria-labelledby="as-at" className="rounded-md border border-line bg-surface p-5">
      <div className="mb-4 flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
        <div>
          <h2 id="as-at" className="text-xl">
            As at {formatDate(on)}
          </h2>
          <p>
            In force: <strong>{inForce}</strong>
          </p>
          {began ? (
            <p className="print:hidden">
              <Link href={began.href} prefetch={false} className="link target inline-flex items-center">
                {began.text}
              </Link>
            </p>
          ) : null}
        </div>
        <form
          action={`/staff/consultations/${slug}/approvals#as-at`}
          method="get"
          className="flex flex-wrap items-end gap-2 print:hidden"
        >
          <label htmlFor="on" className="block">
            <span className="block">Another day</span>
            <input
              type="date"
              id="on"
              name="on"
              defaultValue={on}
              className="min-h-9 rounded-md border border-line-strong bg-surface px-3 py-1 text-ink pointer-coarse:min-h-11"
            />
          </label>
          <Button variant="secondary" size="small">
            Show
          </Button>
        </form>
      </div>
      <h3 className="sr-only">What is blocking us</h3>
      <div className="grid gap-x-10 gap-y-4 lg:grid-cols-2">
        <Blocks
          slug={slug}
          goal={`What stands before ${proposed} being in force on this day`}
          reasons={blocks.instrument}
        />
        {hasCertificates ? (
          <Blocks
            slug={slug}
            goal="What stands before the certificates being with the CSPs"
            reasons={blocks.certificate}
          />
        ) : null}
      </div>
    </section>
  );
}
