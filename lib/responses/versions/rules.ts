type Version = { number: number; isLate: boolean };

/** Which version counts: the last on-time one, or the last of all where none was on time (invariant 2). Null: there is none. */
export const operativeOf = <V extends Version>(versions: readonly V[]): V | null =>
  versions.toSorted((a, b) => Number(a.isLate) - Number(b.isLate) || b.number - a.number)[0] ?? null;

/** Versions received after the one that counts: late ones, kept and told of (S28.1, invariant 2). */
export const laterThanOperative = <V extends Version>(versions: readonly V[]): V[] => {
  const operative = operativeOf(versions);
  return versions.filter(({ number }) => operative !== null && number > operative.number);
};
