import type { Metadata } from "next";
import { ByHand } from "#components/register/by-hand.tsx";
import { ReceiptChecker } from "#components/register/receipt-checker.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listPublicKeys } from "#lib/register/queries.ts";

export const metadata: Metadata = { title: "Check a receipt" };

export default async function VerifyPage() {
  const keys = await listPublicKeys();
  return (
    <>
      <ReceiptChecker
        keys={keys}
        heading={
          <PageHeader
            title="Check a receipt"
            lead="See that a receipt is genuine, that it was given for exactly what was sent, and that the sealed register holds it. The check runs in this page: nothing is sent, and it works with the network off."
          />
        }
      />
      <section className="reading mt-14" aria-labelledby="proves">
        <h2 id="proves">What a receipt proves</h2>
        <ul>
          <li>
            The portal received a response under that number, at that time, by that route. The signature says so, and
            nobody but the portal can make it.
          </li>
          <li>
            It received exactly what your copy holds. The receipt carries a fingerprint of it, made with a random salt:
            without your copy and the salt the fingerprint says nothing of what you wrote.
          </li>
          <li>
            After the close the register is sealed. From then on no entry can be added before the seal, changed or left
            out without every later check showing it.
          </li>
        </ul>
        <p>A receipt does not say what the response was worth, or that anybody has read it.</p>
        <h2>Check by hand</h2>
        <ByHand keys={keys} />
        <p>
          The public key is also here <a href="/verify/keys">as a JWK set</a>.
        </p>
      </section>
    </>
  );
}
