type Turn<T> = { running: Promise<unknown>; waiting: Promise<T> | undefined };

/**
 * Whoever asks while a run is under way shares the next one with everyone else who does. So what each gets was begun after it asked, as if
 * it had asked alone, and a crowd costs no more than two runs at a time. By key, such as a slug; nothing is kept once nobody waits.
 */
export function sharedBy<T>(run: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const turns = new Map<string, Turn<T>>();
  const begin = (key: string): Promise<T> => {
    const own = run(key);
    const turn: Turn<T> = { running: own.catch(() => undefined), waiting: undefined };
    turns.set(key, turn);
    // Whoever waits for its end takes the next turn; where nobody does, there is none.
    void turn.running.then(() => {
      if (!turn.waiting) turns.delete(key);
    });
    return own;
  };
  return (key) => {
    const turn = turns.get(key);
    if (!turn) return begin(key);
    turn.waiting ??= turn.running.then(() => begin(key));
    return turn.waiting;
  };
}
