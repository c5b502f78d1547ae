const hour = 3_600_000;

/**
 * Whether a consultation's register is to be sealed now. At the close, always, with nothing received as well (S24.8); afterwards what
 * came late goes into a following seal, at most one an hour, so that a seal is an event and not a trickle (our proposal).
 */
export function isSealDue(
  register: { closesAt: Date; lastNumber: number; lastSeal: { toNumber: number; sealedAt: Date } | null },
  now: Date,
): boolean {
  if (now.getTime() <= register.closesAt.getTime()) return false;
  if (!register.lastSeal) return true;
  const waited = now.getTime() - register.lastSeal.sealedAt.getTime();
  return register.lastNumber > register.lastSeal.toNumber && waited >= hour;
}
