export type Form = { action: string; isMultipart: boolean; hidden: [string, string][] };

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'", "#39": "'" };
const plain = (text: string) => text.replace(/&(#x27|#39|amp|lt|gt|quot);/g, (_, name: string) => entities[name] ?? "");

const attribute = (tag: string, name: string): string | null => {
  const found = new RegExp(`\\s${name}="([^"]*)"`, "i").exec(tag)?.[1];
  return found === undefined ? null : plain(found);
};

/** The forms of a page as a browser without JavaScript has them: where they post to and their hidden fields. */
export function formsIn(html: string): Form[] {
  return [...html.matchAll(/<form\b[^>]*>.*?<\/form>/gs)].map(([text]) => {
    const opening = text.slice(0, text.indexOf(">") + 1);
    const inputs = [...text.matchAll(/<input\b[^>]*>/g)].map(([tag]) => tag);
    return {
      action: attribute(opening, "action") ?? "",
      isMultipart: attribute(opening, "enctype") === "multipart/form-data",
      hidden: inputs
        .filter((tag) => attribute(tag, "type") === "hidden")
        .map((tag): [string, string] => [attribute(tag, "name") ?? "", attribute(tag, "value") ?? ""]),
    };
  });
}

const boundary = "----a-boundary-no-answer-holds-4f1c2e";

/** The body that a browser sends for these fields, and its type. */
export function encodeForm({ isMultipart }: Form, fields: [string, string][]): { type: string; body: string } {
  if (!isMultipart) return { type: "application/x-www-form-urlencoded", body: new URLSearchParams(fields).toString() };
  const parts = fields.map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return { type: `multipart/form-data; boundary=${boundary}`, body: `${parts.join("")}--${boundary}--\r\n` };
}
