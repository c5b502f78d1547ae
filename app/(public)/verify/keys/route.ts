import { listPublicKeys } from "#lib/register/queries.ts";

/** The portal's public keys as a JWK set (RFC 7517), for `portal verify --keys` and for any JWS library. */
export const GET = async () =>
  new Response(`${JSON.stringify({ keys: await listPublicKeys() }, null, 2)}\n`, {
    headers: {
      "Content-Type": "application/jwk-set+json",
      "Content-Disposition": 'attachment; filename="keys.json"',
    },
  });
