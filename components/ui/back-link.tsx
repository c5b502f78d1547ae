import Link from "next/link";
import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

/** To the page before in a journey of questions. It is a real address, so it works without JavaScript and keeps answers. */
export function BackLink({ href, children = "Back" }: { href: string; children?: ReactNode }) {
  return (
    <p className="mb-4 text-sm print:hidden">
      <Link href={href} prefetch={false} className="link target inline-flex items-center gap-1.5">
        <Icon name="arrow-left" />
        {children}
      </Link>
    </p>
  );
}
