/** Our own small script for pages that are read: it loads what a browser took out of its memory again, and takes words that were chosen along. */
const ownScript = '<script src="/reading.js" defer></script>';

const scripts = /<script\b[^>]*>.*?<\/script>|<link\b[^>]*\bas="script"[^>]*>/gs;
const nonces = / nonce="[^"]*"/g;

/**
 * Whether a page is whole without scripts. One that still waits for pieces that scripts put in place is not: its text would never
 * be seen.
 */
export const isWhole = (html: string): boolean => !html.includes("$RC(");

/** A page without any script, and without the nonces that would have admitted them: the same bytes whoever asks. */
export const withoutScripts = (html: string): string => html.replace(scripts, "").replace(nonces, "");

/** The same page with our own script. */
export const withOwnScript = (html: string): string => html.replace("</body>", `${ownScript}</body>`);

/** The policy of a page that is sent without inline scripts: files of ours alone may run. */
export const withoutNonce = (policy: string): string => policy.replace(/ 'nonce-[^']+'/, "");
