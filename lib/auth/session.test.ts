import { createServer } from "node:http";
import { expect, it } from "vitest";
import { beginProviderSignIn, isSignInAddress } from "./session.ts";

it("C8 a sign-in through the provider leads there with what protects the way back, and only its own addresses are open", async () => {
  const provider = createServer((_, answer) => {
    const issuer = process.env.OIDC_ISSUER;
    answer.setHeader("Content-Type", "application/json");
    const ends = {
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
    };
    answer.end(JSON.stringify({ issuer, ...ends, response_types_supported: ["code"] }));
  });
  await new Promise<void>((resolve) => provider.listen(0, "127.0.0.1", resolve));
  const address = provider.address();
  const port = address && typeof address === "object" ? address.port : 0;
  Object.assign(process.env, {
    PORTAL_MODE: "demonstration",
    DATABASE_URL: "postgresql://127.0.0.1/none",
    PUBLIC_DATABASE_URL: "postgresql://127.0.0.1/none",
    PUBLIC_URL: "https://consultations.example.org",
    NEXTAUTH_URL: "https://consultations.example.org",
    AUTH_SECRET: "x".repeat(32),
    SIGNING_KEY: JSON.stringify({ kty: "OKP", crv: "Ed25519", d: "A".repeat(43), x: "B".repeat(43) }),
    OIDC_ISSUER: `http://127.0.0.1:${port}`,
    OIDC_CLIENT_ID: "portal",
    OIDC_CLIENT_SECRET: "secret",
  });
  try {
    const { location, cookies } = await beginProviderSignIn("/staff");
    const asked = new URL(location);
    expect(asked.origin + asked.pathname).toBe(`${process.env.OIDC_ISSUER}/authorize`);
    expect(asked.searchParams.get("redirect_uri")).toBe("https://consultations.example.org/api/auth/callback/openid");
    for (const name of ["state", "nonce", "code_challenge"])
      expect(asked.searchParams.get(name)).toMatch(/^[\w-]{20,}$/);
    expect(cookies.length).toBeGreaterThanOrEqual(4);
    for (const cookie of cookies) expect(cookie).toMatch(/^__(Secure|Host)-.*HttpOnly; Secure; SameSite=Lax/);
    expect(isSignInAddress(["callback", "openid"])).toBe(true);
    for (const path of [["session"], ["signout"], ["signin"], ["signin", "openid"], ["callback", "other"]])
      expect(isSignInAddress(path)).toBe(false);
  } finally {
    provider.close();
  }
});
