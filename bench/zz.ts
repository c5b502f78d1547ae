import { divide } from "#lib/intake/regions/rules.ts";
import { fromPlain } from "#lib/intake/text/rules.ts";
import { readSentence } from "#lib/intake/requests/rules.ts";
const t = "CAUTION: This email originated from outside the organisation. Do not click links or open attachments unless you recognise the sender.\n\nClassification: INTERNAL - Confidential\n\nHello,\n\nNorthern Wires responds as follows.\n";
for (const p of divide(fromPlain(t), false).pieces) console.log(p.kind, p.unit, p.paragraph, JSON.stringify(t.slice(p.start, p.end)), p.kind === "typed" ? JSON.stringify(readSentence(p.plain)) : "");
for (const s of ["owing to the commercial nature of the comments we ask that this submission is withheld from publication in its entirety.","we ask that this submission is withheld from publication in its entirety.","our response to the go live etmad consultation in january was marked confidential.","when members' data on install failures is given to dcc for the pilot, dcc must treat it as confidential and should say so in the pilot guidance.","i take it that what people send you is not made public?"]) console.log(s, JSON.stringify(readSentence(s)));
