/** A session ends after this long, whatever happens (seconds). */
export const sessionSeconds = 8 * 60 * 60;

/** The latest start of a session that is over by `now`. */
export const sessionsOverSince = (now: Date): Date => new Date(now.getTime() - sessionSeconds * 1000);
