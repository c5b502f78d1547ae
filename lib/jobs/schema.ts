/** The portal's background work. Each queue's data is what its worker needs and nothing secret. */
export type JobData = {
  "send-mail": Record<string, never>;
  "seal-audit": Record<string, never>;
  "seal-registers": Record<string, never>;
  "drop-expired-drafts": Record<string, never>;
  "remind-drafts": Record<string, never>;
  "sweep-bytes": Record<string, never>;
  "read-files": Record<string, never>;
  "scan-files": Record<string, never>;
  "read-mailbox": Record<string, never>;
  "build-pack": { buildId: string };
};

export type Queue = keyof JobData;

type QueueSettings = {
  retryLimit: number;
  retryDelay: number;
  retryBackoff: boolean;
  cron?: string;
  expireInSeconds?: number;
};

/** Retry and timetable of each queue (seconds; cron in UTC). What fails to the end stays visible in the queue's failed jobs. */
export const queues: Record<Queue, QueueSettings> = {
  "send-mail": { retryLimit: 0, retryDelay: 1, retryBackoff: false, cron: "* * * * *" },
  "seal-audit": { retryLimit: 2, retryDelay: 30, retryBackoff: false, cron: "* * * * *" },
  "seal-registers": { retryLimit: 2, retryDelay: 10, retryBackoff: false, cron: "* * * * *" },
  "drop-expired-drafts": { retryLimit: 2, retryDelay: 60, retryBackoff: false, cron: "17 3 * * *" },
  "remind-drafts": { retryLimit: 2, retryDelay: 10, retryBackoff: false, cron: "* * * * *" },
  "read-mailbox": { retryLimit: 0, retryDelay: 30, retryBackoff: false, cron: "* * * * *" },
  "sweep-bytes": { retryLimit: 2, retryDelay: 60, retryBackoff: false, cron: "47 3 * * *" },
  "read-files": { retryLimit: 2, retryDelay: 30, retryBackoff: false, cron: "* * * * *" },
  "scan-files": { retryLimit: 0, retryDelay: 1, retryBackoff: false, cron: "* * * * *" },
  // What fails is on the order, for the person who gave it: they decide on another try.
  "build-pack": { retryLimit: 0, retryDelay: 1, retryBackoff: false, expireInSeconds: 4 * 60 * 60 },
};
