import Link from "next/link";
import type { ReactNode } from "react";
import { SubmitButton } from "#components/ui/submit-button.tsx";

type StaffShellProps = {
  wordmark?: string;
  /** The places of the workbench, in groups; a group's title may be left out. */
  groups: { title?: string; links: { href: string; label: string; isCurrent: boolean; count?: number }[] }[];
  /** Who is signed in, and as what: "Amina Okafor", "Caseworker". */
  person: { name: string; role: string };
  /** Server action that signs the person out. */
  signOut: () => void | Promise<void>;
  banner?: ReactNode;
  children: ReactNode;
};

/** The staff's denser page: places at the side on wide screens and above on narrow ones; text one size down. */
export function StaffShell({ wordmark = "Consultations", groups, person, signOut, banner, children }: StaffShellProps) {
  return (
    <>
      {banner}
      <header className="border-t-4 border-b border-t-accent border-b-line bg-surface text-sm print:hidden">
        <div className="wrap-staff flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-2">
          <Link
            href="/staff"
            prefetch={false}
            className="target inline-flex items-center gap-2 text-ink hover:underline"
          >
            <span className="text-base font-bold tracking-tight">{wordmark}</span>
            <span className="text-ink-soft">Staff</span>
          </Link>
          <form action={signOut} className="flex flex-wrap items-center gap-x-3">
            <span>
              {person.name} <span className="text-ink-soft">({person.role})</span>
            </span>
            <SubmitButton variant="quiet" size="small">
              Sign out
            </SubmitButton>
          </form>
        </div>
      </header>
      <div className="wrap-staff grid grow content-start gap-x-8 gap-y-4 pt-4 pb-16 text-sm lg:grid-cols-[12.5rem_minmax(0,1fr)] lg:pt-6">
        <nav
          aria-label="Staff"
          className="flex flex-wrap gap-x-1 lg:sticky lg:top-4 lg:block lg:self-start print:hidden"
        >
          {groups.map((group, index) => (
            <div key={group.title ?? index} className="lg:mb-5">
              {group.title ? (
                <h2 className="mb-1 hidden px-3 text-xs font-semibold text-ink-soft lg:block">{group.title}</h2>
              ) : null}
              <ul className="flex flex-wrap gap-x-1 lg:block">
                {group.links.map((link) => (
                  <li key={link.href}>
                    <Link
                      href={link.href}
                      prefetch={false}
                      aria-current={link.isCurrent ? "page" : undefined}
                      className="target flex min-h-9 items-center justify-between gap-3 rounded-md px-3 py-1 text-ink hover:bg-sunken aria-[current=page]:bg-accent-soft aria-[current=page]:font-semibold aria-[current=page]:text-accent-strong forced-colors:aria-[current=page]:border"
                    >
                      {link.label}
                      {link.count === undefined ? null : (
                        <span className="text-ink-soft tabular-nums">{link.count.toLocaleString("en-GB")}</span>
                      )}
                    </Link>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
        <main id="main" tabIndex={-1} className="min-w-0">
          {children}
        </main>
      </div>
    </>
  );
}
