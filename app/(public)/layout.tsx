import type { ReactNode } from "react";
import { PublicPage } from "#app/public-page.tsx";

export default function PublicLayout({ children }: { children: ReactNode }) {
  return <PublicPage>{children}</PublicPage>;
}
