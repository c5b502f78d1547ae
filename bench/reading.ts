import { parseArgs } from "node:util";
import { readAttachment } from "#lib/intake/attachments/rules.ts";
import { factsOf } from "#lib/intake/classification/facts/rules.ts";
import { classifyMessage } from "#lib/intake/classification/rules.ts";
import { parseMessages } from "#lib/intake/message/rules.ts";
import { hostileBodies } from "#prisma/factories/hostile-mail.ts";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { load, round } from "./support/figures.ts";

// How long a message is read for: a long ordinary one, and those made to be slow. Ends with an error beyond the limits.
const { values } = parseArgs({
  options: { plain: { type: "string", default: "5" }, hostile: { type: "string", default: "30" } },
});
const ordinary =
  "The early issue of certificates removes three weeks from our plan, and we think that the pilot is right. ";
const seed = readSeedConsultation();
const facts = factsOf(new Date(seed.closesAt), seed.document);

async function secondsFor(body: string): Promise<number> {
  const [message] = await parseMessages("m.eml", Buffer.from(`Subject: Response\nContent-Type: text/plain\n\n${body}`));
  if (!message) throw new Error("the message could not be read");
  const startedAt = performance.now();
  await classifyMessage(message, facts, readAttachment);
  return round((performance.now() - startedAt) / 1000, 2);
}

await secondsFor(ordinary);
const plain = await secondsFor(`${ordinary.repeat(5)}\n\n`.repeat(390));
const hostile: number[] = [];
for (const body of hostileBodies(1)) hostile.push(await secondsFor(body));
console.log(JSON.stringify({ plain, hostile, load: load() }));
if (plain > Number(values.plain) || Math.max(...hostile) > Number(values.hostile)) process.exitCode = 1;
