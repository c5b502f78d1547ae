-- A filled-in response form that staff received apart from the message or letter: it goes into the register with it, as it came.
ALTER TABLE "portal"."IncomingMailReading" ADD COLUMN "formFileId" UUID;
CREATE INDEX "IncomingMailReading_formFileId_idx" ON "portal"."IncomingMailReading"("formFileId");
ALTER TABLE "portal"."IncomingMailReading"
  ADD CONSTRAINT "IncomingMailReading_formFileId_fkey" FOREIGN KEY ("formFileId") REFERENCES "portal"."StoredFile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
