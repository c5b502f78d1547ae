CREATE TABLE portal."DraftReminder" (
    "draftId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "queuedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT portal.now(),

    CONSTRAINT "DraftReminder_pkey" PRIMARY KEY ("draftId", "kind")
);
-- The mark goes with its draft; while there is a draft, each kind is marked, and so mailed, once.
ALTER TABLE portal."DraftReminder" ADD CONSTRAINT "DraftReminder_draftId_fkey"
  FOREIGN KEY ("draftId") REFERENCES portal."Draft"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE portal."DraftReminder" ADD CONSTRAINT known_kind CHECK ("kind" IN ('seven-days', 'one-day'));
GRANT SELECT, INSERT ON portal."DraftReminder" TO portal_app;

-- A reminder that no server would take before the close is not sent after it.
ALTER TABLE portal."OutgoingMail" ADD COLUMN "uselessAt" TIMESTAMPTZ(3);
