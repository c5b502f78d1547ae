import { handChecks, pemOf } from "#lib/register/by-hand/rules.ts";
import type { PublicKey } from "#lib/register/schema.ts";

const Commands = ({ children }: { children: string }) => (
  <pre className="mt-3 whitespace-pre-wrap rounded-md border border-line bg-sunken p-4 text-sm">
    <code>{children}</code>
  </pre>
);

/** The same checks with tools that everyone has, so that nobody needs to trust the page. */
export function ByHand({ keys }: { keys: readonly PublicKey[] }) {
  return (
    <>
      <p>
        Put receipt.json, response.json and seal.json into one folder, save the key below beside them as portal.pem, and
        type these commands there. They need a shell with sha256sum and OpenSSL, as Linux has them; on macOS write
        “shasum -a 256” for “sha256sum”.
      </p>
      {keys.map((key) => (
        <Commands key={key.x}>{pemOf(key)}</Commands>
      ))}
      <ol>
        {handChecks.map(({ what, commands, expect }) => (
          <li key={what} className="mt-6">
            <strong>{what}.</strong> {expect}
            <Commands>{commands}</Commands>
          </li>
        ))}
      </ol>
    </>
  );
}
