import Link from "next/link";

/** The way back up. The page itself is not in it: its h1 stands right below. */
export function Breadcrumbs({ trail }: { trail: { href: string; label: string }[] }) {
  return (
    <nav aria-label="Breadcrumb" className="mb-4 text-sm print:hidden">
      <ol className="flex flex-wrap gap-x-2">
        {trail.map(({ href, label }) => (
          <li key={href} className="flex gap-2 after:text-ink-soft after:content-['/'] last:after:content-none">
            <Link href={href} prefetch={false} className="link target inline-flex items-center">
              {label}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
