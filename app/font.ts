import localFont from "next/font/local";

/** Atkinson Hyperlegible Next, Latin, weights 200 to 800 in one file of 34 KB; why this one: docs/decisions. */
export const atkinson = localFont({
  src: "../node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2",
  variable: "--font-atkinson",
  weight: "200 800",
  style: "normal",
  display: "swap",
  adjustFontFallback: "Arial",
});
