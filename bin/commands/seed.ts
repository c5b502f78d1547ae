import { findUserByEmail } from "#lib/auth/queries.ts";
import { prepareConsultation } from "#lib/consultations/commands.ts";
import { disconnect } from "#lib/db/client.ts";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";

export const summary = "prepare the consultation of the document, for a second person to publish";
export const usage = `portal seed --by EMAIL

Prepares the seed consultation in the name of the consultation owner with that address; somebody else publishes it.
The demonstration seeds itself at its first start. Settings: as for portal start.`;

export async function run(args: string[]): Promise<number> {
  const email = args[args.indexOf("--by") + 1];
  if (!args.includes("--by") || !email) {
    console.error(usage);
    return 2;
  }
  try {
    const user = await findUserByEmail(email);
    if (!user) {
      console.error(`There is no account with the address ${email}.`);
      return 1;
    }
    const actor = { id: user.id, role: user.role, email, name: email, hasClearance: false };
    const content = await readSeedConsultation();
    const outcome = await prepareConsultation(actor, content, "Loaded again by portal seed");
    if (!outcome.ok) {
      console.error(
        outcome.reason === "not-permitted" ? "Only a consultation owner prepares a consultation." : outcome.reason,
      );
      return 1;
    }
    console.log(JSON.stringify({ slug: content.slug, ...outcome.value }));
    return 0;
  } finally {
    await disconnect();
  }
}
