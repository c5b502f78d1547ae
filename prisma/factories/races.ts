type Told = { ok: true } | { ok: false; reason: string };
type Result = { told: readonly [string, string]; stood: unknown };

/**
 * Starts two acts together on a thing of its own, `rounds` times, each of the two first by turns: what each was told ("done", or why not) and
 * what stood afterwards. A race is decided by the database, so whatever it comes to must be right in each round. What throws fails the test.
 */
export async function race<Thing>(
  rounds: number,
  thing: () => Promise<Thing>,
  acts: readonly [(on: Thing) => Promise<Told>, (on: Thing) => Promise<Told>],
  stands: (on: Thing) => Promise<unknown>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const on = await thing();
    const [one, other] = acts;
    const isTurned = round % 2 === 1;
    const outcomes = await Promise.all((isTurned ? [other, one] : [one, other]).map((act) => act(on)));
    const [first = "", second = ""] = outcomes.map((outcome) => (outcome.ok ? "done" : outcome.reason));
    results.push({ told: isTurned ? [second, first] : [first, second], stood: await stands(on) });
  }
  return results;
}
