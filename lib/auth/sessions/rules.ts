/** A session ends after this long, whatever happens (seconds). */
export const sessionSeconds = 8 * 60 * 60;

/**
 * How long the browser keeps the cookie (seconds). Longer than the session, which the database ends: what is sent a little too late is then known to be
 * whose it is, and is kept for them.
 */
export const cookieSeconds = sessionSeconds + 24 * 60 * 60;

/** The latest start of a session that is over by `now`. */
export const sessionsOverSince = (now: Date): Date => new Date(now.getTime() - sessionSeconds * 1000);
