-- Letters belong to responses: each letter of ours keeps its Message-ID and what it answers, each message that came in keeps its own and what it answers.
ALTER TABLE portal."OutgoingMail"
  ADD COLUMN "messageId" TEXT,
  ADD COLUMN "inReplyTo" TEXT,
  ADD COLUMN "references" TEXT[] DEFAULT ARRAY[]::TEXT[],
  ADD COLUMN "answersId" UUID,
  ADD COLUMN "writtenById" UUID;
CREATE UNIQUE INDEX "OutgoingMail_messageId_key" ON portal."OutgoingMail"("messageId");
CREATE INDEX "OutgoingMail_about_idx" ON portal."OutgoingMail"("about");
CREATE INDEX "OutgoingMail_answersId_idx" ON portal."OutgoingMail"("answersId");
ALTER TABLE portal."OutgoingMail"
  ADD CONSTRAINT "OutgoingMail_answersId_fkey" FOREIGN KEY ("answersId") REFERENCES portal."IncomingMail"("id") ON DELETE SET NULL ON UPDATE CASCADE,
  ADD CONSTRAINT "OutgoingMail_writtenById_fkey" FOREIGN KEY ("writtenById") REFERENCES portal."User"("id") ON DELETE SET NULL ON UPDATE CASCADE;
-- A message is told of its arrival once, whoever and however many tell.
CREATE UNIQUE INDEX "OutgoingMail_held_key" ON portal."OutgoingMail"("answersId") WHERE "kind" = 'mail-held';
-- How often an address was told so today.
CREATE INDEX "OutgoingMail_held_recipient_idx" ON portal."OutgoingMail"("recipient", "queuedAt") WHERE "kind" = 'mail-held';

ALTER TABLE portal."IncomingMail"
  ADD COLUMN "messageId" TEXT,
  ADD COLUMN "inReplyTo" TEXT[] DEFAULT ARRAY[]::TEXT[],
  ADD COLUMN "references" TEXT[] DEFAULT ARRAY[]::TEXT[],
  ADD COLUMN "isAutomatic" BOOLEAN NOT NULL DEFAULT FALSE;
