import type { Strip } from "#lib/approvals/strip/rules.ts";
import { formatDateShort } from "#lib/dates.ts";

type Place = { x: number; row: number; anchor: "start" | "middle" | "end"; text: string };

const letter = 7.4;
const rowHeight = 20;
const bandHeight = 30;
const size = "15";

/** Each label in the first row where it does not touch the one before it; at the ends labels turn inward. */
function placeLabels(strip: Strip, width: number): Place[] {
  const day = width / strip.days.length;
  const first = strip.days[0]?.on ?? "";
  const ends: number[] = [];
  return [...Map.groupBy(strip.marks, ({ on }) => on)].map(([on, marks]) => {
    const index = strip.days.findIndex((entry) => entry.on === on);
    const x = (index + 0.5) * day;
    const year = ` ${on.slice(0, 4)}`;
    const isToday = marks.some(({ key }) => key === "today");
    const text = `${isToday ? "Today, " : ""}${formatDateShort(on).replace(on.slice(0, 4) === first.slice(0, 4) ? year : "", "")}`;
    const length = text.length * letter;
    const anchor = x - length / 2 < 0 ? "start" : x + length / 2 > width ? "end" : "middle";
    const start = anchor === "start" ? x : anchor === "end" ? x - length : x - length / 2;
    const free = ends.findIndex((end) => end + 6 < start);
    const row = free < 0 ? ends.length : free;
    ends[row] = start + length;
    return { x, row, anchor, text };
  });
}

function Drawing({ strip, width, className }: { strip: Strip; width: number; className: string }) {
  const day = width / strip.days.length;
  const labels = placeLabels(strip, width);
  const rows = Math.max(...labels.map(({ row }) => row)) + 1;
  const top = rows * rowHeight + 8;
  return (
    <svg viewBox={`0 0 ${width} ${top + bandHeight + 2}`} width="100%" aria-hidden="true" className={className}>
      {strip.days.map(({ on, isInWindow, isHoliday, isWeekend }, index) => (
        <rect
          key={on}
          x={index * day}
          y={top}
          width={day - (day > 6 ? 1 : 0.5)}
          height={bandHeight}
          className={
            isHoliday
              ? "fill-amber-line"
              : isInWindow
                ? isWeekend
                  ? "fill-accent opacity-55"
                  : "fill-accent"
                : isWeekend
                  ? "fill-line opacity-60"
                  : "fill-line"
          }
        />
      ))}
      {labels.map(({ x, row, anchor, text }) => (
        <g key={text}>
          <line
            x1={x}
            x2={x}
            y1={(row + 1) * rowHeight - 2}
            y2={top + bandHeight}
            strokeWidth="1.5"
            className="stroke-ink"
          />
          <text x={x} y={(row + 1) * rowHeight - 6} textAnchor={anchor} fontSize={size} className="fill-ink">
            {text}
          </text>
        </g>
      ))}
    </svg>
  );
}

/** The window as one strip: the days that were consulted on, the holidays in amber, the dates above. Its text twin says the same in words. */
export function WindowStrip({ strip }: { strip: Strip }) {
  return (
    <>
      <Drawing strip={strip} width={960} className="hidden sm:block" />
      <Drawing strip={strip} width={330} className="sm:hidden" />
    </>
  );
}
