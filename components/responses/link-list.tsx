import { SubmitButton } from "#components/ui/submit-button.tsx";
import { VisuallyHidden } from "#components/ui/visually-hidden.tsx";
import { formatInstant } from "#lib/dates.ts";
import { type DraftLinkInList, draftRoleNames } from "#lib/responses/links/schema.ts";

type LinkListProps = { links: DraftLinkInList[]; revoke: (form: FormData) => Promise<void> };

/** The private links of a draft, each of which can be taken back. */
export function LinkList({ links, revoke }: LinkListProps) {
  if (links.length === 0) return null;
  return (
    <section aria-labelledby="links" className="mt-12 max-w-3xl">
      <h2 id="links" className="mb-3 text-xl">
        Links to this draft
      </h2>
      <ul className="border-t border-line">
        {links.map(({ id, recipient, role, createdAt, revokedAt }) => (
          <li
            key={id}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-3"
          >
            <div className="min-w-0">
              <p className="font-semibold">{recipient}</p>
              <p className="text-sm text-ink-soft">
                {draftRoleNames[role]}. Mailed at {formatInstant(createdAt)}.
                {revokedAt ? ` Taken back at ${formatInstant(revokedAt)}.` : ""}
              </p>
            </div>
            {revokedAt ? null : (
              <form action={revoke}>
                <input type="hidden" name="link" value={id} />
                <SubmitButton variant="secondary" size="small" pendingText="Taking it back">
                  Take back<VisuallyHidden> the link mailed to {recipient}</VisuallyHidden>
                </SubmitButton>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
