import localFont from "next/font/local";

/** Hanken Grotesk, Latin, every weight in one file of 34 KB; why this one: docs/decisions. */
export const hanken = localFont({
  src: "../node_modules/@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-wght-normal.woff2",
  variable: "--font-hanken",
  weight: "100 900",
  style: "normal",
  display: "swap",
  adjustFontFallback: "Arial",
});
