"use client";

import { FaultPage, type FaultProps } from "#components/site/fault-page.tsx";

/** For a fault in a layout below the root: the page's frame is gone, so this one has its own main part. */
export default function ErrorPage(props: FaultProps) {
  return (
    <main id="main" tabIndex={-1} className="wrap grow pt-8">
      <FaultPage {...props} />
    </main>
  );
}
