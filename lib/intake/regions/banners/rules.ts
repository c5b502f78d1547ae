const marking =
  /\b(?:confidential(?:ity)?|sensitive|secret|restricted|proprietary|private|privileged|in[ -]confidence|internal|cyfrinachol|confidentiel(?:le)?|vertraulich)\b/;
const marker =
  /\b(?:official|sensitivity|classification|classified|class|marking|protective|label|document|company|business|commercial(?:ly)?|commerc|strictly|highly|group|client|top|use|only|internal|external|page|of|and|in|for|the|tlp|amber|red|green|white|public|general|unclassified|plc|ltd|limited|copyright|version|draft|level|c[0-4]|ncsc|gsc|hmg|personal|data|contains|not|protectively|marked)\b|\d+|[^\p{L}\s]/gu;

/**
 * A line that a template puts on a page or a mail: a marking and hardly a word beside it. It asks nobody for anything,
 * so of itself it is no request; it may support one (S31.6). `extra` are words that belong to the sender's own name.
 */
export function isBanner(plain: string, extra: readonly string[] = []): boolean {
  // "[External] [Sensitivity: Confidential] [Retention: 7 years]": a mail system's labels in a row.
  if (/^\W*(?:\[[^\]]{1,40}\]\s*){2,}$/.test(plain)) return marking.test(plain);
  // "Sensitivity: Company Confidential": what a marking tool writes, whatever its scheme.
  if (
    /^\W*(?:(?:security |data |document |information )?(?:classification|sensitivity)|(?:protective )?marking)(?: label)?(?: applied)?(?: automatically)?\s*[:=-]\s*(?:[\w&/-]+\W{0,3}){1,6}$/.test(
      plain,
    )
  )
    return marking.test(plain);
  if (plain.length > 90 || !marking.test(plain) || /[?]|[:=]\s*$/.test(plain)) return false;
  if (
    /\b(?:please|publish\w*|publication|response|reply|answers?|submission|treat|keep|kept|shar\w+|submitted|provided|supplied|sent|given|offered|yes|no|none|annex|appendix|addendum|supplement|schedule|section|part|note|not|q ?\d|questions?)\b/.test(
      plain,
    )
  )
    return false;
  const rest = plain
    .replace(marking, " ")
    .replaceAll(new RegExp(marking, "g"), " ")
    .replace(marker, " ")
    .split(/\s+/)
    .filter((word) => word !== "" && !extra.includes(word));
  return rest.length <= 1;
}

/** A marking in capitals with the firm's own name beside it, as templates print at the head and the foot of a page. */
export const isPrintedBanner = (raw: string, plain: string): boolean =>
  /\p{Lu}{4}/u.test(raw) &&
  !/\p{Ll}{3}/u.test(raw.replace(/\bpage \d+(?: of \d+)?|\bv(?:ersion)? ?[\d.]+/gi, "")) &&
  plain.split(" ").length <= 10 &&
  marking.test(plain) &&
  !/\b(?:please|publi\w+|response|reply|answers?|treat|keep|kept|this|is|are|we|our|my|all|everything|not|do|it|only|yes|no|section|part|note|q ?\d|questions?|annex|appendix|begins?|ends?|start|from|here)\b/.test(
    plain,
  );

/** A label that says the opposite, or nothing: "Classification: Public", "OFFICIAL". */
export const isOpenLabel = (plain: string): boolean =>
  /^\W{0,20}(?:(?:protective |security )?(?:classification|sensitivity|marking)\W{0,4})?(?:official|public|general|unclassified|unrestricted|dcc public)\W{0,20}$/.test(
    plain,
  );

/** What the recipient's own system writes over mail from outside. */
export const isWarning = (plain: string): boolean =>
  /^\W{0,40}(?:caution|warning|external|be careful|attention|rhybudd|achtung)\b.{0,60}\b(?:outside|external|extern|click|links|attachments|allanol)/.test(
    plain,
  ) ||
  /\b(?:originat\w+|came|sent|received) (?:from )?(?:outside|an external|externally)\b.{0,80}\b(?:organi[sz]ation|company|network|dcc|sender|source|click)?/.test(
    plain,
  ) ||
  /\bdo not click (?:on )?(?:any )?(?:links|attachments)|^\W{0,10}(?:you do not often get email from|\[?external(?: email| sender)?\]?\W{0,10}$)/.test(
    plain,
  );
