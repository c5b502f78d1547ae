/**
 * The ideas that system-made notices are built from, in the languages respondents' systems write. Two ideas in one
 * paragraph, or one of the plain give-aways, make a notice: people do not write these to one another.
 */
const ideas: readonly { name: string; isGiveaway: boolean; forms: RegExp }[] = [
  {
    name: "addressee",
    isGiveaway: true,
    forms:
      /\b(?:intended|named|designated|actual|correct|right) (?:addressees?|recipients?|individuals?)\b|\bfor (?:the )?(?:addressees?|recipients?)(?:'s)?(?: use)? only\b|\baddressee (?:only|named)\b|\b(?:are|is) not the (?:addressee|recipient|person)\b|\b(?:individual|person|entity|entities)(?:\(?s\)?)?(?: or \w+)? to (?:whom|which) (?:it|they) (?:is|are) addressed|\bto whom it is addressed\b|\bsole(?:ly)? (?:for |by )?(?:the |its |their )?(?:use|attention|information) (?:of|by)\b|\b(?:intended|meant) (?:solely|only|exclusively) (?:for|to)\b|\bsolely intended\b|\bif (?:this (?:is|was) )?not (?:meant |intended )?for you\b|\b(?:meant|intended) for (?:the )?(?:party|person|individual|entity|firm|people)\b|\bnamed (?:above|person)\b(?= alone| only|\.)|\bfor the named (?:person|party|individual)\b|\bauthorised to receive\b|\bderbynnydd|\bbwriadwyd|\bbwriedir|\bbwriadu ar gyfer|\benwir uchod|\bdestinataires?\b|\bgeadresseerden?\b|\buitsluitend bestemd voor\b|\bdestinatari\w+\b|\bavsedd? (?:endast )?f[öo]r\b|\b[àa] l'intention exclusive|\b(?:bezeichneten|richtige[rn]?|vorgesehene[rn]?|genannten) (?:adressat|empf[äa]nger)|\bf[üu]r den (?:adressaten|empf[äa]nger)/,
  },
  {
    name: "received in error",
    isGiveaway: true,
    forms:
      /\breceiv\w+ (?:this|it|the)?[\w ,]{0,40}?(?:in error|by mistake|erroneously)|\b(?:sent|delivered|addressed) to you (?:in error|by mistake)|\bar gam\b|\btrwy gam\b|\bgamgymeriad\b|\bcamgymeriad\b|\bpar erreur\b|\birrt[üu]mlich|\bversehentlich/,
  },
  {
    name: "notify and delete",
    isGiveaway: false,
    forms:
      /\b(?:notify|inform|advise|tell|contact|let) (?:us|the sender|the system manager|the originator|the author)\b|\bdelet(?:e|ing) (?:it|this|the|all|any)\b|\b(?:pls|plse|please) delete\b|\bdestroy (?:it|this|all|any)\b|\bby return\b|\bhysbys(?:u|wch)\b|\banfonwr\b|\brhowch wybod|\bdil[ëe]wch|\bavertir\b|\bd[ée]truire\b|\bsupprimer\b|\binformieren sie\b|\bvernichten\b|\bl[öo]schen\b/,
  },
  {
    name: "use forbidden",
    isGiveaway: false,
    forms:
      /\b(?:strictly |expressly )?(?:prohibited|forbidden|unauthorised|unlawful)\b|\b(?:dissemination|retransmi\w+|copying|distribution|use|disclosure|reproduction|review),? (?:or|and|disclosure|distribution|copying|forwarding|printing)\b|\b(?:may|must|should|do) not (?:\w+, )*(?:use|copy|read|reproduce|retransmit|disseminate)\b|\bnon autoris[ée]e?\b|\bunbefugte|\bnicht gestattet\b|\bunerlaubte|\bpeidiwch [âa]'?i? ?(?:ch)?[gc]h?opïo|\binterdite?\b/,
  },
  {
    name: "privilege",
    isGiveaway: false,
    forms:
      /\b(?:legal(?:ly)?|professionally) (?:professional )?privilege|\bprivileged\b(?:,| and| or|\.)|\b(?:be|is|are) privileged\b|\bprivil[ée]gi[ée]s?\b|\brechtlich gesch[üu]tzt/,
  },
  {
    name: "views",
    isGiveaway: true,
    forms:
      /\b(?:views|opinions)(?: or opinions)? (?:expressed|stated|presented|contained)\b.{0,80}\b(?:sender|author|individual|originator|own|necessarily)|\bmay not be official policy|\bnot (?:necessarily )?(?:reflect|represent) (?:the|those)|\bpersonal views of the/,
  },
  {
    name: "virus and monitoring",
    isGiveaway: true,
    forms:
      /\bvirus(?:es)?\b|\bmalware\b|\b(?:has been|was|is|been) (?:scanned|swept)\b|\b(?:communications?|emails?|messages?|traffic)\b.{0,60}\bmonitor|\bmonitor(?:ed|ing|s)?\b.{0,40}\b(?:emails?|mail|communications?)\b|\bnot a secure (?:medium|means)|\bintercept|\bcybercrime\b|\bnever (?:change|send) (?:our|you|its) (?:bank|account)/,
  },
  {
    name: "liability",
    isGiveaway: true,
    forms:
      /\b(?:accepts?|accepting|assumes?|be liable|held liable|does not take)\b.{0,30}\b(?:liability|responsibility)\b|\bno liability\b|\bnot (?:accept|liable)|\bcannot (?:be )?guarantee/,
  },
  {
    name: "company particulars",
    isGiveaway: true,
    forms:
      /\btrading name of\b|\bregistered (?:in|office|address|company|charity|number|no)\b|\bcompany (?:registration |reg )?(?:no|number)\b|\bvat (?:no|number|reg|\d)|\bauthorised and regulated\b|\bincorporated in\b|\bhandelsregister\b|\bgesch[äa]ftsf[üu]hrer\b|\bamtsgericht\b|\bcofrestr(?:wyd|edig)\b|\brcs \w+|\bsi[èe]ge social\b|\bgohebiaeth\b.{0,30}\bcymraeg|\bcorrespondence in welsh\b|\baccept service by\b/,
  },
  {
    name: "printing",
    isGiveaway: true,
    forms:
      /\b(?:consider|think of|save|mindful of) (?:the )?(?:environment|trees|paper)\b|\bbefore (?:you )?print(?:ing)?\b|\bavant d'imprimer\b|\bcyn argraffu\b|\bbevor sie\b.{0,30}\bdrucken\b|\bthink before you print\b/,
  },
  {
    name: "copyright",
    isGiveaway: true,
    forms:
      /\ball rights reserved\b|©|\(c\) [\p{L}\d ]{2,40}(?:19|20)\d\d|\bcopyright\b.{0,40}(?:19|20)\d\d|\btous droits réservés\b|\balle rechte vorbehalten\b|\bcedwir pob hawl\b/u,
  },
  {
    name: "reproduction",
    isGiveaway: true,
    forms:
      /\bno part of this (?:document|publication|report|work|letter|paper|page) (?:may|can|should|is to) be (?:reproduced|copied|stored|transmitted|photocopied)\b|\b(?:permission|consent) of the (?:publisher|copyright|author|owner)\b/,
  },
  {
    name: "unsubscribe",
    isGiveaway: true,
    forms:
      /\bunsubscribe\b|\bprivacy (?:notice|policy|statement)\b|\bterms (?:and|of) (?:conditions|business|use)\b.{0,40}\b(?:apply|found|website|available)/,
  },
  {
    name: "this email",
    isGiveaway: false,
    forms:
      /\b(?:this|the|an?|any|our)(?: \w+)? (?:email|emails|message|transmission|communication|electronic mail|fax)\b|\bemails? (?:and any|is|are|from)\b|\b(?:contents of|information (?:contained )?in) this\b|\be-bost hwn\b|\bneges (?:e-bost )?hon\b|\bneges e-bost\b|\bebost hwn\b|\by neges\b|\bce (?:message|courriel|mail|m[ée]l)\b|\bdiese[rsn]? (?:e-?mail|email|mail|nachricht)\b|\b(?:dit|deze) (?:e-?mail\w*|bericht)\b|\bdetta (?:meddelande|mail|e-post\w*)\b|\beste (?:mensaje|correo)\b|\bquesta (?:e-?mail|comunicazione)\b|\b(?:contenu|inhalt) (?:de ce|dieser)/,
  },
  {
    name: "confidential",
    isGiveaway: false,
    forms:
      /\bconfidential|\bproprietary\b|[gc]yfrinachol|\bconfidentiel|\bvertraulich|\bvertrouwelijk|\bkonfidentiell|\bconfidencial|\briservat/,
  },
];

/** A heading that system-made notices stand under. */
export const isNoticeHeading = (plain: string): boolean =>
  /^[\s*#_=-]{0,80}(?:(?:email |legal |important |confidentiality |privacy )?(?:disclaimer|notice)|important(?: information)?|confidentiality(?: notice| statement| note)|legal|hysbysiad|avertissement|avis de confidentialit[ée]|haftungsausschluss|vertraulichkeitshinweis)[\s:.*#_=-]{0,80}$/.test(
    plain,
  );

/** Which of the notices' ideas a normalised text holds. */
export const noticeIdeas = (plain: string): string[] =>
  ideas.filter(({ forms }) => forms.test(plain)).map(({ name }) => name);

const giveaways = new Set(ideas.filter((idea) => idea.isGiveaway).map((idea) => idea.name));

export type NoticeStrength = "none" | "possible" | "certain";

/**
 * How much a normalised paragraph reads like a system-made notice. "possible" is one that holds a single telling idea, or
 * says "this email … confidential" and no more: where it stands decides (after the signature, or among other notices).
 */
export function noticeStrength(plain: string): NoticeStrength {
  const found = noticeIdeas(plain);
  const telling = found.filter((name) => giveaways.has(name)).length;
  if (telling >= 2 || (telling === 1 && found.length >= 3)) return "certain";
  if (found.length >= 3 && found.includes("this email")) return "certain";
  // "*** CONFIDENTIALITY NOTICE *** This email is confidential. …": headed as one, and about the mail.
  const isHeaded = /^\W{0,20}(?:confidentiality|email|legal|important|privacy) (?:notice|disclaimer)\b/.test(plain);
  if (isHeaded && found.includes("this email")) return "certain";
  if (telling === 1 || (found.includes("confidential") && found.length >= 2)) return "possible";
  if (
    /^\W{0,20}(?:(?:legal|important|email) )?(?:notice|disclaimer|important|confidentiality(?: notice)?) ?[:–-] /.test(
      plain,
    )
  )
    return "possible";
  return /^\W{0,80}(?:strictly )?(?:private (?:and|&) )?confidential\b/.test(plain) && plain.length < 80
    ? "possible"
    : "none";
}
