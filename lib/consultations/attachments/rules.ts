import { isEverPermitted } from "#lib/auth/rules.ts";
import type { Role } from "#lib/auth/schema.ts";
import type { AttachmentForStaff, AttachmentKind } from "./schema.ts";

/** What shows that a gate was passed is added by whoever records a gate as well; the draft and the rest by those who work on the consultation. */
export const canAdd = (role: Role, kind: AttachmentKind): boolean =>
  isEverPermitted(role, "add-attachment") ||
  ((kind === "EVIDENCE" || kind === "DESIGNATED_REDLINE") && isEverPermitted(role, "record-gate"));

/** The one that counts of a kind is the one added last; the others stay on record. Expects the newest first. */
export const currentOf = (
  attachments: readonly AttachmentForStaff[],
  kind: AttachmentKind,
): AttachmentForStaff | null => attachments.find((attachment) => attachment.kind === kind) ?? null;
