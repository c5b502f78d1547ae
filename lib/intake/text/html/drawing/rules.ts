import type { StyleName } from "../../schema.ts";

export type Attributes = Record<string, string>;

const drawn: Record<string, StyleName> = {
  b: "bold",
  strong: "bold",
  i: "italic",
  em: "italic",
  u: "underline",
  ins: "underline",
  mark: "highlight",
};

function channelsOf(value: string): number[] | null {
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/.exec(value)?.[1];
  if (hex?.length === 3) return [...hex].map((digit) => Number.parseInt(digit + digit, 16));
  if (hex) return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return /^rgba?\((\d{1,3})[, ]{1,3}(\d{1,3})[, ]{1,3}(\d{1,3})/.exec(value)?.slice(1, 4).map(Number) ?? null;
}

/** The colour a person would call it; black, white and the odd ones are none. */
function hueOf(value: string): StyleName | null {
  if (/^(dark|light)?red$|crimson|firebrick/.test(value)) return "red";
  if (/^[a-z]*blue$|^navy$/.test(value)) return "blue";
  if (/^[a-z]*green$/.test(value)) return "green";
  if (/^[a-z]*gr[ae]y$|^silver$/.test(value)) return "grey";
  if (/^(purple|orange|magenta|violet|brown)$/.test(value)) return "other-colour";
  const [red, green, blue] = channelsOf(value) ?? [];
  if (red === undefined || green === undefined || blue === undefined) return null;
  if (Math.max(red, green, blue) - Math.min(red, green, blue) < 50) return red > 90 && red < 220 ? "grey" : null;
  if (red > green * 1.6 && red > blue * 1.6) return "red";
  if (blue > red * 1.3 && blue > green * 1.15) return "blue";
  return green > red && green > blue ? "green" : "other-colour";
}

function declarationsOf(style: string | undefined): Map<string, string> {
  const pairs = (style ?? "").toLowerCase().split(";");
  return new Map(
    pairs.map((pair) => {
      const colon = pair.indexOf(":");
      return [pair.slice(0, colon).trim(), pair.slice(colon + 1).trim()] as const;
    }),
  );
}

const plainGround = /^(|white|none|transparent|inherit|initial|windowtext|#fff(fff)?|rgba?\(255, ?255, ?255.*)$/;

/** How an element draws its text, from its tag and its inline style. */
export function drawingOf(tag: string, attributes: Attributes): StyleName[] {
  const names: StyleName[] = drawn[tag] ? [drawn[tag]] : [];
  const style = declarationsOf(attributes.style);
  if (/^(bold|bolder|[6-9]00)/.test(style.get("font-weight") ?? "")) names.push("bold");
  if (/^(italic|oblique)/.test(style.get("font-style") ?? "")) names.push("italic");
  if ((style.get("text-decoration") ?? style.get("text-decoration-line") ?? "").includes("underline"))
    names.push("underline");
  const ground = style.get("background-color") ?? style.get("background") ?? style.get("mso-highlight") ?? "";
  if (!plainGround.test(ground.split(/\s(?!\d)/)[0]!) && tag !== "body" && tag !== "table") names.push("highlight");
  const hue = hueOf(style.get("color") ?? (tag === "font" ? (attributes.color ?? "").toLowerCase() : ""));
  if (hue) names.push(hue);
  return names;
}

const neverShown = new Set(["head", "style", "script", "title", "noscript", "template"]);

/** What no reader of the mail sees, so what no reader can be asked by. */
export const isHidden = (tag: string, attributes: Attributes): boolean =>
  neverShown.has(tag) ||
  "hidden" in attributes ||
  /display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden/i.test(attributes.style ?? "");

/** A quotation of another's mail, as the clients draw it; a bare blockquote is often only an indent. */
export const isQuotation = (tag: string, attributes: Attributes): boolean =>
  tag === "blockquote" &&
  ("cite" in attributes ||
    attributes.type === "cite" ||
    /quote/i.test(attributes.class ?? "") ||
    /border-left/i.test(attributes.style ?? ""));
