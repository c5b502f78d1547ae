import type { ReactNode } from "react";
import { StaffPage } from "#app/staff-page.tsx";

/** The workbench's frame. Who may see a page is decided by the page (`requireActor`); nobody signed in gets no workbench at all. */
export default function StaffLayout({ children }: { children: ReactNode }) {
  return <StaffPage>{children}</StaffPage>;
}
