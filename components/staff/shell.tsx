import Link from "next/link";
import type { ReactNode } from "react";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { type Place, Places } from "./places.tsx";

type StaffShellProps = {
  wordmark?: string;
  /** Where this person starts. */
  home: string;
  /** The places of the workbench that this person may use. */
  places: Place[];
  /** Who is signed in, and as what: "Amina Okafor", "Caseworker". */
  person: { name: string; role: string };
  /** Server action that signs the person out. */
  signOut: () => void | Promise<void>;
  banner?: ReactNode;
  children: ReactNode;
};

/** The staff's denser page: places in the header, so that tables have the whole width; text one size down. */
export function StaffShell({
  wordmark = "Consultations",
  home,
  places,
  person,
  signOut,
  banner,
  children,
}: StaffShellProps) {
  return (
    <>
      {banner}
      <header className="border-t-4 border-b border-t-accent border-b-line bg-surface text-sm print:hidden">
        <div className="wrap-staff flex flex-wrap items-center gap-x-6 gap-y-1 py-2">
          <Link
            href={home}
            prefetch={false}
            className="target inline-flex min-h-9 items-center gap-2 text-ink hover:underline"
          >
            <span className="text-base font-bold tracking-tight">{wordmark}</span>
            <span className="text-ink-soft">Staff</span>
          </Link>
          <Places places={places} />
          <form action={signOut} className="ms-auto flex flex-wrap items-center gap-x-3">
            <span>
              {person.name} <span className="text-ink-soft">({person.role})</span>
            </span>
            <SubmitButton variant="quiet" size="small">
              Sign out
            </SubmitButton>
          </form>
        </div>
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="workbench wrap-staff grow pt-4 pb-16 text-sm [--notice-width:none] lg:pt-6"
      >
        {children}
      </main>
    </>
  );
}
