-- Letters belong to responses: to which response a message or letter belongs, and as what. A later record corrects an earlier one; all are kept.
CREATE TYPE portal."MailKind" AS ENUM ('ANSWER', 'SUPPLEMENT', 'REPLACEMENT', 'WITHDRAWAL', 'QUESTION', 'OWN', 'NOTHING');

CREATE TABLE portal."MailPlacement" (
    "id" UUID NOT NULL,
    "mailId" UUID NOT NULL,
    "responseId" UUID,
    "kind" portal."MailKind",
    "toldBy" TEXT NOT NULL,
    "reason" TEXT,
    "replacesId" UUID,
    "placedById" UUID,
    "placedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT portal.now(),

    CONSTRAINT "MailPlacement_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "MailPlacement_mailId_fkey" FOREIGN KEY ("mailId") REFERENCES portal."IncomingMail"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "MailPlacement_responseId_fkey" FOREIGN KEY ("responseId") REFERENCES portal."Response"("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "MailPlacement_replacesId_fkey" FOREIGN KEY ("replacesId") REFERENCES portal."MailPlacement"("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "MailPlacement_placedById_fkey" FOREIGN KEY ("placedById") REFERENCES portal."User"("id") ON DELETE SET NULL ON UPDATE CASCADE,
    -- The portal tells to which response a message belongs; what it is, a person says.
    CONSTRAINT only_people_say_what_it_is CHECK (("kind" IS NOT NULL) = ("placedById" IS NOT NULL) AND ("toldBy" = 'staff') = ("placedById" IS NOT NULL)),
    CONSTRAINT known_way CHECK ("toldBy" IN ('message-id', 'reference', 'staff')),
    CONSTRAINT belongs_to_a_response CHECK (
      CASE WHEN "kind" IS NULL OR "kind" IN ('ANSWER', 'SUPPLEMENT', 'REPLACEMENT', 'WITHDRAWAL') THEN "responseId" IS NOT NULL
           WHEN "kind" = 'OWN' THEN "responseId" IS NULL ELSE TRUE END),
    CONSTRAINT nothing_with_reason CHECK ("kind" IS DISTINCT FROM 'NOTHING' OR length(trim("reason", E' \n\t')) > 0),
    CONSTRAINT portal_only_first CHECK ("placedById" IS NOT NULL OR "replacesId" IS NULL)
);
CREATE INDEX "MailPlacement_mailId_idx" ON portal."MailPlacement"("mailId");
CREATE INDEX "MailPlacement_responseId_idx" ON portal."MailPlacement"("responseId");
-- A record is corrected once: two people who correct it at the same time do not both stand.
CREATE UNIQUE INDEX "MailPlacement_replacesId_key" ON portal."MailPlacement"("replacesId");
-- To whom we wrote: an answer's words are told from ours by it.
CREATE INDEX "OutgoingMail_recipient_idx" ON portal."OutgoingMail"("recipient");

-- A withdrawal that was asked by a message: the message is the evidence, and somebody recorded it.
ALTER TABLE portal."ResponseWithdrawal"
  ADD COLUMN "mailId" UUID,
  ADD COLUMN "recordedById" UUID,
  ADD CONSTRAINT "ResponseWithdrawal_mailId_fkey" FOREIGN KEY ("mailId") REFERENCES portal."IncomingMail"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "ResponseWithdrawal_recordedById_fkey" FOREIGN KEY ("recordedById") REFERENCES portal."User"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT recorded_on_evidence CHECK (("mailId" IS NULL) = ("recordedById" IS NULL));
CREATE UNIQUE INDEX "ResponseWithdrawal_mailId_key" ON portal."ResponseWithdrawal"("mailId");

CREATE FUNCTION portal.standing_placement(mail UUID) RETURNS portal."MailPlacement" LANGUAGE sql STABLE AS $$
  SELECT p.* FROM portal."MailPlacement" p WHERE p."mailId" = mail
     AND NOT EXISTS (SELECT FROM portal."MailPlacement" n WHERE n."replacesId" = p."id") $$;

-- What is said of a message and what becomes of it wait for one another, so that each sees the other: both take this lock first.
CREATE FUNCTION portal.check_placement() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE standing portal."MailPlacement";
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('mail ' || NEW."mailId", 0));
  standing := portal.standing_placement(NEW."mailId");
  IF NEW."replacesId" IS DISTINCT FROM standing."id" THEN
    RAISE EXCEPTION 'a record follows the one that stands' USING ERRCODE = 'unique_violation', CONSTRAINT = 'one_placement_stands';
  END IF;
  IF EXISTS (SELECT FROM portal."IncomingMailOutcome" WHERE "mailId" = NEW."mailId") THEN
    RAISE EXCEPTION 'what became of a message stays' USING ERRCODE = 'unique_violation', CONSTRAINT = 'placement_is_open';
  END IF;
  IF EXISTS (SELECT FROM portal."ResponseWithdrawal" WHERE "mailId" = NEW."mailId") THEN
    RAISE EXCEPTION 'a response was withdrawn on this message' USING ERRCODE = 'unique_violation', CONSTRAINT = 'withdrawal_stays';
  END IF;
  IF NEW."responseId" IS NOT NULL AND NOT EXISTS (
    SELECT FROM portal."Response" r JOIN portal."IncomingMail" m ON m."consultationId" = r."consultationId"
     WHERE r."id" = NEW."responseId" AND m."id" = NEW."mailId") THEN
    RAISE EXCEPTION 'a message belongs to a response of its own consultation' USING ERRCODE = 'check_violation', CONSTRAINT = 'same_consultation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER check_placement BEFORE INSERT ON portal."MailPlacement" FOR EACH ROW EXECUTE FUNCTION portal.check_placement();

-- What a person called an answer, a withdrawal or nothing becomes no second response; what the portal placed waits for a person.
CREATE FUNCTION portal.check_outcome() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE standing portal."MailPlacement";
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('mail ' || NEW."mailId", 0));
  standing := portal.standing_placement(NEW."mailId");
  IF standing."kind" IN ('ANSWER', 'WITHDRAWAL', 'NOTHING')
     OR (NEW."kind" = 'RESPONSE' AND standing."id" IS NOT NULL AND (standing."kind" IS NULL OR standing."kind" = 'QUESTION')) THEN
    RAISE EXCEPTION 'this message is something else' USING ERRCODE = 'unique_violation', CONSTRAINT = 'outcome_follows_placement';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER check_outcome BEFORE INSERT ON portal."IncomingMailOutcome" FOR EACH ROW EXECUTE FUNCTION portal.check_outcome();

CREATE TRIGGER keep_rows BEFORE UPDATE OR DELETE ON portal."MailPlacement" FOR EACH ROW EXECUTE FUNCTION portal.refuse_change();
CREATE TRIGGER keep_table BEFORE TRUNCATE ON portal."MailPlacement" FOR EACH STATEMENT EXECUTE FUNCTION portal.refuse_change();
GRANT SELECT, INSERT ON portal."MailPlacement" TO portal_app;
