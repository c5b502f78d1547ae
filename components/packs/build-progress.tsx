"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const pauseMs = 1500;

/** How far the build is, in words and as a bar; looks again by itself, or by the link without JavaScript. The page can be left. */
export function BuildProgress({
  done,
  total,
  href,
  text,
}: {
  done: number;
  total: number;
  href: string;
  text: string;
}) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), pauseMs);
    return () => clearInterval(timer);
  }, [router]);
  return (
    <div className="max-w-form space-y-2" aria-live="polite">
      <p className="font-semibold">{text}</p>
      <progress
        aria-label="Responses written"
        value={total === 0 ? undefined : done}
        max={total || 1}
        className="block h-2.5 w-full"
      />
      <p className="text-ink-soft">
        You can leave this page; the pack appears below when it is there.{" "}
        <a className="link" href={href}>
          Look again
        </a>
      </p>
    </div>
  );
}
