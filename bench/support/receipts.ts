import type { Agent } from "node:http";
import { keySetSchema } from "#lib/register/schema.ts";
import { verifyEvidence } from "#lib/register/verify/rules.ts";
import { ask } from "./requests.ts";

/** Fetches the two files of each receipt and checks them as their owner would: the signature, and the fingerprint of the copy. */
export async function checkReceipts(address: string, paths: readonly string[], agent: Agent) {
  const { keys } = keySetSchema.parse(JSON.parse((await ask(`${address}/verify/keys`, { agent })).body.toString()));
  let verified = 0;
  for (const path of paths) {
    const [receipt, content] = await Promise.all(
      ["receipt.json", "response.json"].map(async (name) =>
        (await ask(`${address}${path}/1/${name}`, { agent })).body.toString(),
      ),
    );
    const evidence = { receipt: receipt ?? "", content: content ?? "", keys, seal: null, canCheckSignatures: true };
    const { findings } = await verifyEvidence(evidence);
    // The signature and the copy; the seal comes after the close and is not looked at here.
    const passed = findings.filter(({ result }) => result === "passed").length;
    if (passed >= 2 && findings.every(({ result }) => result !== "failed")) verified += 1;
  }
  return { receiptsVerified: verified, receiptsNotVerified: paths.length - verified };
}
