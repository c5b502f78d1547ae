-- Mail rows are their own queue: written in the transaction of the act, composed and sent by a job.
ALTER TABLE portal."OutgoingMail"
  ALTER COLUMN "text" DROP NOT NULL,
  ADD COLUMN "versionId" UUID,
  ADD COLUMN "dueAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ADD CONSTRAINT "OutgoingMail_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES portal."ResponseVersion"("id") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE INDEX "OutgoingMail_sentAt_dueAt_idx" ON portal."OutgoingMail"("sentAt", "dueAt");
