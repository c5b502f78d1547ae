import { DemoBanner } from "#components/ui/demo-banner.tsx";
import { now } from "#lib/clock.ts";
import { formatInstant } from "#lib/dates.ts";
import { jumpNames, jumps } from "#lib/demonstration/schema.ts";
import { env } from "#lib/env.ts";

/** The banner of demonstration mode, with the clock and its jumps; nothing in production. */
export async function DemonstrationBanner({ grid }: { grid?: "wrap" | "wrap-staff" }) {
  if (env().PORTAL_MODE !== "demonstration") return null;
  const choices = jumps.map((value) => ({ value, label: jumpNames[value] }));
  return (
    <DemoBanner clock={formatInstant(await now())} jumps={choices} action="/api/demonstration/clock" grid={grid} />
  );
}
