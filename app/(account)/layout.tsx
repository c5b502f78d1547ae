import type { ReactNode } from "react";
import { AccountNav } from "#app/account-nav.tsx";
import { PublicPage } from "#app/public-page.tsx";

export default function AccountLayout({ children }: { children: ReactNode }) {
  return <PublicPage nav={<AccountNav isSignIn />}>{children}</PublicPage>;
}
