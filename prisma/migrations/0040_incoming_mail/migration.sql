-- Email and post on their way into the register (S28.8). What arrived, what was made of it and what became of it are three records, each kept.
CREATE TYPE "portal"."MailOutcome" AS ENUM ('RESPONSE', 'CLARIFICATION', 'SET_ASIDE');

CREATE TABLE "portal"."IncomingMail" (
    "id" UUID NOT NULL,
    "consultationId" UUID NOT NULL,
    "channel" "portal"."Channel" NOT NULL,
    "fileId" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "broughtById" UUID,
    "sender" TEXT,
    "subject" TEXT NOT NULL,
    "receivedAt" TIMESTAMPTZ(3),
    "keptAt" TIMESTAMPTZ(3) NOT NULL DEFAULT portal.now(),
    CONSTRAINT "IncomingMail_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "IncomingMail_fileId_key" ON "portal"."IncomingMail"("fileId");
CREATE UNIQUE INDEX "IncomingMail_consultationId_sha256_key" ON "portal"."IncomingMail"("consultationId", "sha256");
CREATE INDEX "IncomingMail_consultationId_keptAt_idx" ON "portal"."IncomingMail"("consultationId", "keptAt");
ALTER TABLE "portal"."IncomingMail"
  ADD CONSTRAINT "IncomingMail_consultationId_fkey" FOREIGN KEY ("consultationId") REFERENCES "portal"."Consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "IncomingMail_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "portal"."StoredFile"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "IncomingMail_broughtById_fkey" FOREIGN KEY ("broughtById") REFERENCES "portal"."User"("id") ON DELETE SET NULL ON UPDATE CASCADE,
  ADD CONSTRAINT no_web CHECK ("channel" <> 'WEB'),
  ADD CONSTRAINT letters_have_a_typist CHECK ("channel" <> 'POST' OR "broughtById" IS NOT NULL);

CREATE TABLE "portal"."IncomingMailReading" (
    "mailId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "readById" UUID,
    "readAt" TIMESTAMPTZ(3) NOT NULL DEFAULT portal.now(),
    CONSTRAINT "IncomingMailReading_pkey" PRIMARY KEY ("mailId","number")
);
ALTER TABLE "portal"."IncomingMailReading"
  ADD CONSTRAINT "IncomingMailReading_mailId_fkey" FOREIGN KEY ("mailId") REFERENCES "portal"."IncomingMail"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "IncomingMailReading_readById_fkey" FOREIGN KEY ("readById") REFERENCES "portal"."User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

CREATE TABLE "portal"."IncomingMailOutcome" (
    "mailId" UUID NOT NULL,
    "kind" "portal"."MailOutcome" NOT NULL,
    "readingNumber" INTEGER NOT NULL,
    "versionId" UUID,
    "clarification" TEXT,
    "reason" TEXT,
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT portal.now(),
    CONSTRAINT "IncomingMailOutcome_pkey" PRIMARY KEY ("mailId")
);
CREATE UNIQUE INDEX "IncomingMailOutcome_versionId_key" ON "portal"."IncomingMailOutcome"("versionId");
ALTER TABLE "portal"."IncomingMailOutcome"
  ADD CONSTRAINT "IncomingMailOutcome_mailId_fkey" FOREIGN KEY ("mailId") REFERENCES "portal"."IncomingMail"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  -- The version is stored last, because the register's lock is to be held for the commit alone (docs/decisions, 6).
  ADD CONSTRAINT "IncomingMailOutcome_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "portal"."ResponseVersion"("id") ON DELETE SET NULL ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  ADD CONSTRAINT "IncomingMailOutcome_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "portal"."User"("id") ON DELETE SET NULL ON UPDATE CASCADE,
  ADD CONSTRAINT "IncomingMailOutcome_mailId_readingNumber_fkey" FOREIGN KEY ("mailId", "readingNumber") REFERENCES "portal"."IncomingMailReading"("mailId", "number") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT outcome_whole CHECK (
    ("kind" = 'RESPONSE') = ("versionId" IS NOT NULL) AND ("kind" = 'CLARIFICATION') = ("clarification" IS NOT NULL)
    AND ("kind" = 'SET_ASIDE') = ("reason" IS NOT NULL));

CREATE TABLE "portal"."ResponseLink" (
    "supersededId" UUID NOT NULL,
    "operativeId" UUID NOT NULL,
    "confirmedById" UUID NOT NULL,
    "confirmedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT portal.now(),
    CONSTRAINT "ResponseLink_pkey" PRIMARY KEY ("supersededId")
);
CREATE INDEX "ResponseLink_operativeId_idx" ON "portal"."ResponseLink"("operativeId");
ALTER TABLE "portal"."ResponseLink"
  ADD CONSTRAINT "ResponseLink_supersededId_fkey" FOREIGN KEY ("supersededId") REFERENCES "portal"."Response"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "ResponseLink_operativeId_fkey" FOREIGN KEY ("operativeId") REFERENCES "portal"."Response"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "ResponseLink_confirmedById_fkey" FOREIGN KEY ("confirmedById") REFERENCES "portal"."User"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT two_responses CHECK ("supersededId" <> "operativeId");

CREATE TABLE "portal"."MailboxCursor" (
    "mailbox" TEXT NOT NULL,
    "uidValidity" BIGINT NOT NULL,
    "lastUid" BIGINT NOT NULL,
    CONSTRAINT "MailboxCursor_pkey" PRIMARY KEY ("mailbox")
);

-- A letter is registered by another person than any who typed or changed it (invariant 6).
CREATE FUNCTION portal.second_person_registers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."kind" = 'RESPONSE' AND EXISTS (
    SELECT FROM portal."IncomingMail" m JOIN portal."IncomingMailReading" r ON r."mailId" = m."id"
     WHERE m."id" = NEW."mailId" AND m."channel" = 'POST' AND (NEW."decidedById" IS NULL OR r."readById" = NEW."decidedById")) THEN
    RAISE EXCEPTION 'a second person registers a letter' USING ERRCODE = 'check_violation', CONSTRAINT = 'two_people_register_post';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER second_person_registers BEFORE INSERT ON portal."IncomingMailOutcome" FOR EACH ROW EXECUTE FUNCTION portal.second_person_registers();

-- Once something became of a message, nobody reads it otherwise.
CREATE FUNCTION portal.reading_is_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM portal."IncomingMailOutcome" WHERE "mailId" = NEW."mailId") THEN
    RAISE EXCEPTION 'what became of a message stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'reading_is_open';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER reading_is_open BEFORE INSERT ON portal."IncomingMailReading" FOR EACH ROW EXECUTE FUNCTION portal.reading_is_open();

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['IncomingMail', 'IncomingMailReading', 'IncomingMailOutcome', 'ResponseLink'] LOOP
    EXECUTE format('CREATE TRIGGER keep_rows BEFORE UPDATE OR DELETE ON portal.%I FOR EACH ROW EXECUTE FUNCTION portal.refuse_change()', name);
    EXECUTE format('CREATE TRIGGER keep_table BEFORE TRUNCATE ON portal.%I FOR EACH STATEMENT EXECUTE FUNCTION portal.refuse_change()', name);
  END LOOP;
END $$;

GRANT SELECT, INSERT ON portal."IncomingMail", portal."IncomingMailReading", portal."IncomingMailOutcome", portal."ResponseLink" TO portal_app;
GRANT SELECT, INSERT, UPDATE ON portal."MailboxCursor" TO portal_app;
