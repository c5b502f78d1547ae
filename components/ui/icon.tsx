const paths = {
  "arrow-down": "M8 2.5v11M3.5 9 8 13.5 12.5 9",
  "arrow-left": "M13.5 8h-11M7 3.5 2.5 8 7 12.5",
  "arrow-right": "M2.5 8h11M9 3.5 13.5 8 9 12.5",
  "arrow-up": "M8 13.5v-11M3.5 7 8 2.5 12.5 7",
  building: "M2 14h12M3.5 14V5.5L8 2.5l4.5 3V14M6 7.5h.1M10 7.5h.1M6.5 14v-3h3v3",
  check: "M2.5 8.5 6 12l7.5-8",
  clock: "M8 1.75a6.25 6.25 0 1 0 0 12.5 6.25 6.25 0 0 0 0-12.5ZM8 4.5V8l2.5 1.75",
  cross: "m3.5 3.5 9 9m0-9-9 9",
  comment: "M2.5 3h11v8h-6l-3.5 2.75V11h-1.5Z",
  download: "M8 2v8.5M4.5 7 8 10.5 11.5 7M2.5 13.5h11",
  external: "M6.5 3.5h-4v10h10v-4M9 2.5h4.5V7M13 3 7.5 8.5",
  eye: "M1.5 8C3 5.2 5.3 3.75 8 3.75S13 5.2 14.5 8C13 10.8 10.7 12.25 8 12.25S3 10.8 1.5 8ZM8 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4Z",
  file: "M3.5 1.75h5.5l3.5 3.5v9h-9ZM9 1.75v3.5h3.5",
  inbox: "M2 9.25 4.25 3h7.5L14 9.25V13H2ZM2 9.25h3.5l1 1.75h3l1-1.75H14",
  info: "M8 1.75a6.25 6.25 0 1 0 0 12.5 6.25 6.25 0 0 0 0-12.5ZM8 7.25v4M8 4.6v.1",
  lock: "M3.5 7h9v7h-9ZM5.25 7V4.75a2.75 2.75 0 0 1 5.5 0V7M8 9.75v1.5",
  pencil: "m2.5 13.5.75-3.25 7.5-7.5 2.5 2.5-7.5 7.5ZM9 4.5 11.5 7",
  print: "M4.5 5.5v-3.5h7v3.5M4.5 11.5h-2.5v-6h12v6h-2.5M4.5 9.5h7v4.5h-7Z",
  undo: "M5.5 3 2.5 6l3 3M2.5 6h7a3.75 3.75 0 0 1 0 7.5H6",
  warning: "M8 2 1.5 13.5h13ZM8 6.5v3.25M8 11.6v.1",
} as const;

export type IconName = keyof typeof paths;

type IconProps = {
  name: IconName;
  /** Only when the icon stands without words; otherwise it is hidden from people who listen. */
  label?: string;
};

/** One set, drawn for this service on a grid of 16: line of 1.5, round ends, in the colour of the text. */
export function Icon({ name, label }: IconProps) {
  const shape = <path d={paths[name]} />;
  const common = {
    viewBox: "0 0 16 16",
    width: "1em",
    height: "1em",
    fill: "none",
    stroke: "currentColor",
    strokeWidth: 1.5,
    strokeLinecap: "round",
    strokeLinejoin: "round",
    // Arrows along the line of writing turn with it.
    className: `inline-block shrink-0 align-[-0.125em] ${/left|right/.test(name) ? "rtl:-scale-x-100" : ""}`,
  } as const;
  if (label) {
    return (
      <svg {...common} role="img" aria-label={label}>
        {shape}
      </svg>
    );
  }
  return (
    <svg {...common} aria-hidden="true">
      {shape}
    </svg>
  );
}
