import type { ReactNode } from "react";
import { AccountNav } from "#app/account-nav.tsx";
import { PublicPage } from "#app/public-page.tsx";

export default function RecipientLayout({ children }: { children: ReactNode }) {
  return <PublicPage nav={<AccountNav />}>{children}</PublicPage>;
}
