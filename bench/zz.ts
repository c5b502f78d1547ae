import { readSentence } from "#lib/intake/requests/rules.ts";
for (const s of ["please restrict circulation of this response to the consultation team.","let us know if the format is not what you need.","the private keys must have their circulation restricted","access to the keys should be restricted"]) console.log(s, JSON.stringify(readSentence(s)));
