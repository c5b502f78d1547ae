import Link from "next/link";

const links = [
  { href: "/accessibility", label: "Accessibility statement" },
  { href: "/privacy", label: "Privacy" },
  { href: "/verify", label: "Check a receipt" },
];

export function SiteFooter() {
  return (
    <footer className="mt-20 border-t border-line bg-sunken print:hidden">
      <nav aria-label="Footer" className="wrap py-6 text-sm">
        <ul className="flex flex-wrap gap-x-6 gap-y-1">
          {links.map(({ href, label }) => (
            <li key={href}>
              <Link href={href} prefetch={false} className="link target inline-flex items-center">
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </footer>
  );
}
