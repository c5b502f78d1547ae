import { createServer, type RequestListener } from "node:http";
import Provider from "oidc-provider";

/** A real OpenID Connect provider, at which whoever signs in owns the address typed as the name. */
export type OpenIdProvider = {
  issuer: string;
  /** Makes the portal known to it. */
  admit: (portalAddress: string) => void;
  stop: () => Promise<void>;
};

export const client = { id: "portal", secret: "a secret of the journey alone, long enough" };

export async function startOpenIdProvider(): Promise<OpenIdProvider> {
  let answer: RequestListener = (_, response) => void response.writeHead(503).end();
  const server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const issuer = `http://127.0.0.1:${address && typeof address === "object" ? address.port : 0}`;
  return {
    issuer,
    admit: (portalAddress) => {
      const provider = new Provider(issuer, {
        clients: [
          {
            client_id: client.id,
            client_secret: client.secret,
            redirect_uris: [`${portalAddress}/api/auth/callback/openid`],
          },
        ],
        claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
        findAccount: (_: unknown, id: string) => ({
          accountId: id,
          claims: () => ({ sub: id, email: id, email_verified: !id.startsWith("unverified"), name: "Somebody" }),
        }),
        pkce: { required: () => true },
      });
      answer = provider.callback();
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
