/**
 * The headers every answer carries. `nonce` admits the page's own inline scripts and nothing else, where the page has any; there is no
 * 'unsafe-inline' and no 'unsafe-eval'. `formTargets` are origins a form may lead to besides our own (the OpenID provider's).
 */
export function securityHeaders({
  nonce,
  isTls,
  formTargets,
  path = "/",
}: {
  nonce: string | null;
  isTls: boolean;
  formTargets: string[];
  path?: string;
}) {
  const policy = [
    "default-src 'none'",
    `script-src 'self'${nonce ? ` 'nonce-${nonce}'` : ""}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    ["form-action 'self'", ...formTargets].join(" "),
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join("; ");
  return {
    // What the handlers answer is no page: files above all are held so tight that nothing in them could run.
    "Content-Security-Policy": path.startsWith("/api/")
      ? "default-src 'none'; frame-ancestors 'none'; sandbox"
      : policy,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    // Private links carry tokens: no other site is told the address. Not "no-referrer", which would blank the Origin of our own forms.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ...(isTls ? { "Strict-Transport-Security": "max-age=63072000; includeSubDomains" } : {}),
  };
}
