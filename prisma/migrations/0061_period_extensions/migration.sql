-- S28.7: a later close, decided by one person with a reason and confirmed by a second (invariant 6).
CREATE TABLE "portal"."PeriodExtension" (
    "id" UUID NOT NULL,
    "consultationId" UUID NOT NULL,
    "fromClosesAt" TIMESTAMPTZ(3) NOT NULL,
    "toClosesAt" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "decidedById" UUID NOT NULL,
    "decidedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT portal.now(),
    "confirmedById" UUID,
    "confirmedAt" TIMESTAMPTZ(3),
    "told" INTEGER,
    "untold" INTEGER,

    CONSTRAINT "PeriodExtension_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "PeriodExtension_consultationId_fkey" FOREIGN KEY ("consultationId") REFERENCES "portal"."Consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PeriodExtension_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "portal"."User"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PeriodExtension_confirmedById_fkey" FOREIGN KEY ("confirmedById") REFERENCES "portal"."User"("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT never_shorter CHECK ("toClosesAt" > "fromClosesAt"),
    CONSTRAINT extended_with_reason CHECK (length(trim("reason", E' \n\t')) > 0),
    CONSTRAINT two_people_extend CHECK ("confirmedById" <> "decidedById"),
    CONSTRAINT extension_confirmed_together CHECK (("confirmedById" IS NULL) = ("confirmedAt" IS NULL))
);
CREATE INDEX "PeriodExtension_consultationId_idx" ON "portal"."PeriodExtension"("consultationId");

-- What was decided stays as decided; confirming is the one change, once.
CREATE FUNCTION portal.keep_extension() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD."confirmedAt" IS NOT NULL OR NEW."confirmedAt" IS NULL
     OR (NEW."id", NEW."consultationId", NEW."fromClosesAt", NEW."toClosesAt", NEW."reason", NEW."decidedById", NEW."decidedAt")
        IS DISTINCT FROM (OLD."id", OLD."consultationId", OLD."fromClosesAt", OLD."toClosesAt", OLD."reason", OLD."decidedById", OLD."decidedAt") THEN
    RAISE EXCEPTION 'an extension stays as decided' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_extension BEFORE UPDATE OR DELETE ON portal."PeriodExtension" FOR EACH ROW EXECUTE FUNCTION portal.keep_extension();
CREATE TRIGGER keep_table BEFORE TRUNCATE ON portal."PeriodExtension" FOR EACH STATEMENT EXECUTE FUNCTION portal.refuse_change();

-- Once a text is published the close moves by a confirmed extension alone, to a later moment, and never after it has passed: neither is an
-- open period shortened nor a closed one opened again (§28). So no stored "late" can become untrue.
CREATE FUNCTION portal.keep_close() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM portal."ConsultationVersion" WHERE "consultationId" = OLD."id" AND "publishedAt" IS NOT NULL) THEN
    RETURN NEW;
  END IF;
  IF portal.now() > OLD."closesAt" THEN
    RAISE EXCEPTION 'a closed period is not opened again' USING ERRCODE = 'check_violation', CONSTRAINT = 'never_reopened';
  END IF;
  IF NOT EXISTS (SELECT FROM portal."PeriodExtension" WHERE "consultationId" = OLD."id" AND "confirmedAt" IS NOT NULL
                    AND "fromClosesAt" = OLD."closesAt" AND "toClosesAt" = NEW."closesAt") THEN
    RAISE EXCEPTION 'the close moves by a confirmed extension' USING ERRCODE = 'check_violation', CONSTRAINT = 'moved_by_extension';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_close BEFORE UPDATE OF "closesAt" ON portal."Consultation" FOR EACH ROW
  WHEN (OLD."closesAt" IS DISTINCT FROM NEW."closesAt") EXECUTE FUNCTION portal.keep_close();

-- The close as it stands at the very moment of the call, not at the start of the statement: whoever stores a response reads it under the
-- register's lock, which an extension holds until its commit, so that the two are in one order and lateness is exact (invariant 4).
-- Volatile plpgsql sees what other transactions have committed meanwhile.
CREATE FUNCTION portal.closes_at(consultation uuid) RETURNS timestamptz LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  RETURN (SELECT c."closesAt" FROM portal."Consultation" c WHERE c."id" = consultation);
END $$;

-- What the public reads of it: a list of `{ fromClosesAt, toClosesAt, reason, confirmedAt }`, the first extension first.
ALTER TABLE public_site."consultation" ADD COLUMN "extensions" JSONB NOT NULL DEFAULT '[]';

-- A reminder belongs to the close it reminds of: an extended period has reminders of its own.
ALTER TABLE portal."DraftReminder" ADD COLUMN "closesAt" TIMESTAMPTZ(3);
UPDATE portal."DraftReminder" r SET "closesAt" = c."closesAt"
  FROM portal."Draft" d JOIN portal."Consultation" c ON c."id" = d."consultationId" WHERE d."id" = r."draftId";
ALTER TABLE portal."DraftReminder" ALTER COLUMN "closesAt" SET NOT NULL;
ALTER TABLE portal."DraftReminder" DROP CONSTRAINT "DraftReminder_pkey";
ALTER TABLE portal."DraftReminder" ADD CONSTRAINT "DraftReminder_pkey" PRIMARY KEY ("draftId", "kind", "closesAt");

GRANT SELECT, INSERT, UPDATE ON portal."PeriodExtension" TO portal_app;
