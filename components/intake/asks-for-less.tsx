import { Notice } from "#components/ui/notice.tsx";
import { type KeptMail, verdictNames } from "#lib/intake/schema.ts";

type AsksForLessProps = {
  mail: Pick<KeptMail, "reading" | "readBy" | "askedForMore">;
  /** Whether whoever looks at it is the one who read it so. */
  isReader: boolean;
};

/** Says that a message is read as asking for less than it was before, and what that means for whoever looks at it; nothing where it is not. */
export function AsksForLess({ mail: { reading, readBy, askedForMore }, isReader }: AsksForLessProps) {
  if (askedForMore === null) return null;
  const [was, is] = [verdictNames[askedForMore], verdictNames[reading.verdict]];
  return isReader ? (
    <Notice tone="info" title="A second person takes this in">
      <p>
        Before, it was read as “{was}”. You read it as “{is}”, which withholds less. Somebody else reads it and takes it
        into the register, or reads it otherwise.
      </p>
    </Notice>
  ) : (
    <Notice tone="amber" title="It is read as asking for less than before">
      <p>
        Before, it was read as “{was}”. {readBy ?? "Somebody"} reads it as “{is}”. By taking it in you say so too. If
        you do not, read it otherwise first.
      </p>
    </Notice>
  );
}
