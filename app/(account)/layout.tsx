import type { ReactNode } from "react";
import { PublicShell } from "#components/site/public-shell.tsx";

export default function AccountLayout({ children }: { children: ReactNode }) {
  return <PublicShell>{children}</PublicShell>;
}
