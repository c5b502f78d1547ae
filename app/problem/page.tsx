import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { ProblemPage } from "#components/site/problem-page.tsx";
import { PublicPage } from "../public-page.tsx";

export const metadata: Metadata = { title: "Something went wrong", robots: { index: false } };

/** Drawn by the web server in place of Next's empty error body (bin/web/readable-errors.ts); it has no address of its own. */
export default async function Problem() {
  const given = await headers();
  if (!given.get("x-inner-page")) notFound();
  return (
    <PublicPage nav={null}>
      <ProblemPage reference={given.get("x-request-reference") ?? undefined} />
    </PublicPage>
  );
}
