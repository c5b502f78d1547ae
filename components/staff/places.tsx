"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";

export type Place = {
  href: string;
  label: string;
  /** Addresses below this one belong to the place as well; left out, the place is its own page alone. */
  within?: string;
};

/** Where somebody is: on the page itself, below it, or elsewhere. */
function currency(path: string, { href, within }: Place): "page" | "true" | undefined {
  if (path === href) return "page";
  return within && (path === within || path.startsWith(`${within}/`)) ? "true" : undefined;
}

const look =
  "target flex min-h-9 items-center rounded-md px-3 py-1 text-ink hover:bg-sunken aria-[current]:bg-accent-soft aria-[current]:font-semibold aria-[current]:text-accent-strong forced-colors:aria-[current]:border";

/** The places of the workbench. A leaf of its own in the browser, because the frame around it stays while pages change. */
export function Places({ places }: { places: Place[] }) {
  const path = usePathname();
  return (
    <nav aria-label="Staff">
      <ul className="flex flex-wrap gap-x-1">
        {places.map((place) => (
          <li key={place.href}>
            <Link href={place.href} prefetch={false} aria-current={currency(path, place)} className={look}>
              {place.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
