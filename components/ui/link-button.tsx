import Link from "next/link";
import type { ReactNode } from "react";
import { type ButtonVariant, buttonClass } from "./button-style.ts";

type LinkButtonProps = {
  href: string;
  children: ReactNode;
  variant?: ButtonVariant;
  size?: "normal" | "small";
  /** For files: a plain anchor that the router leaves alone. */
  download?: boolean;
};

/** A link that starts or goes on with a journey and so looks like a button. It stays a link. */
export function LinkButton({ href, children, variant, size, download }: LinkButtonProps) {
  if (download) {
    return (
      <a href={href} download className={buttonClass(variant, size)}>
        {children}
      </a>
    );
  }
  return (
    <Link href={href} prefetch={false} className={buttonClass(variant, size)}>
      {children}
    </Link>
  );
}
