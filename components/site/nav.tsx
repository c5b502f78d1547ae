import Link from "next/link";

type SiteNavProps = { label?: string; links: { href: string; label: string; isCurrent?: boolean }[] };

/** The header's links. */
export function SiteNav({ label = "Main", links }: SiteNavProps) {
  return (
    <nav aria-label={label} className="print:hidden">
      <ul className="flex flex-wrap gap-x-5">
        {links.map(({ href, label: words, isCurrent }) => (
          <li key={href}>
            <Link
              href={href}
              prefetch={false}
              aria-current={isCurrent ? "page" : undefined}
              className="target inline-flex items-center py-1 text-ink underline decoration-transparent underline-offset-4 hover:decoration-current aria-[current=page]:font-semibold aria-[current=page]:decoration-accent aria-[current=page]:decoration-2"
            >
              {words}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
