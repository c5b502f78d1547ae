-- Letters that are still to be written: found at once, however many mails were written and not sent (the demonstration sends none).
CREATE INDEX "OutgoingMail_to_write_idx" ON portal."OutgoingMail"("dueAt") WHERE "text" IS NULL;
