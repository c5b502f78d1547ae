"use client";

import { usePathname } from "next/navigation";
import { TabLinks } from "#components/ui/tab-links.tsx";

/** The views of one consultation, for staff; a page below a view keeps the view marked. */
export function ConsultationTabs({ tabs }: { tabs: { href: string; label: string }[] }) {
  const path = usePathname();
  return (
    <TabLinks
      label="This consultation"
      tabs={tabs.map((tab) => ({ ...tab, isCurrent: path === tab.href || path.startsWith(`${tab.href}/`) }))}
    />
  );
}
