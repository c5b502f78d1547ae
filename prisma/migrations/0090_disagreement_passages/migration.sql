-- One disagreement holds many respondents: each with their own words, and an area that a respondent named is raised once (§24, S24.5).
CREATE TABLE "portal"."DisagreementPassage" (
    "id" UUID NOT NULL,
    "disagreementId" UUID NOT NULL,
    "responseId" UUID NOT NULL,
    "areaKey" TEXT,
    "quote" TEXT NOT NULL,
    "addedById" UUID NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT portal.now(),

    CONSTRAINT "DisagreementPassage_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "DisagreementPassage_disagreementId_fkey" FOREIGN KEY ("disagreementId") REFERENCES "portal"."Disagreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "DisagreementPassage_responseId_fkey" FOREIGN KEY ("responseId") REFERENCES "portal"."Response"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "DisagreementPassage_addedById_fkey" FOREIGN KEY ("addedById") REFERENCES "portal"."User"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT quoted CHECK (length(trim("quote", E' \n\t')) > 0)
);
CREATE UNIQUE INDEX "DisagreementPassage_responseId_areaKey_key" ON "portal"."DisagreementPassage"("responseId", "areaKey");
CREATE INDEX "DisagreementPassage_disagreementId_idx" ON "portal"."DisagreementPassage"("disagreementId");

INSERT INTO portal."DisagreementPassage" ("id", "disagreementId", "responseId", "areaKey", "quote", "addedById", "addedAt")
SELECT gen_random_uuid(), d."id", d."responseId", d."areaKey", d."quote", d."raisedById", d."raisedAt" FROM portal."Disagreement" d
 WHERE d."responseId" IS NOT NULL AND length(trim(d."quote", E' \n\t')) > 0;

-- Evidence is a thing on record, and a second person confirms it (part 4, item 7). What one person resolved with words of their own stands
-- open again; how it stood is in its versions.
ALTER TABLE portal."Disagreement" DROP CONSTRAINT resolved_with_evidence, DROP CONSTRAINT resolved_with_kind, DROP CONSTRAINT kinds_of_evidence;
UPDATE portal."Disagreement" SET "state" = 'OPEN', "evidenceKind" = NULL, "evidence" = NULL, "revision" = "revision" + 1
 WHERE "state" = 'RESOLVED' OR "evidenceKind" IS NOT NULL OR "evidence" IS NOT NULL;

DROP INDEX "portal"."Disagreement_responseId_areaKey_key";
ALTER TABLE "portal"."Disagreement"
  DROP COLUMN "responseId",
  DROP COLUMN "areaKey",
  ADD COLUMN "evidenceChange" TEXT,
  ADD COLUMN "evidenceAttachmentId" UUID,
  ADD COLUMN "evidenceVersionId" UUID,
  ADD COLUMN "evidenceMailId" UUID,
  ADD COLUMN "proposedById" UUID,
  ADD COLUMN "proposedAt" TIMESTAMPTZ(3),
  ADD COLUMN "confirmedById" UUID,
  ADD COLUMN "confirmedAt" TIMESTAMPTZ(3),
  ADD CONSTRAINT "Disagreement_evidenceAttachmentId_fkey" FOREIGN KEY ("evidenceAttachmentId") REFERENCES "portal"."ConsultationAttachment"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "Disagreement_evidenceVersionId_fkey" FOREIGN KEY ("evidenceVersionId") REFERENCES "portal"."ResponseVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "Disagreement_evidenceMailId_fkey" FOREIGN KEY ("evidenceMailId") REFERENCES "portal"."IncomingMail"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "Disagreement_proposedById_fkey" FOREIGN KEY ("proposedById") REFERENCES "portal"."User"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "Disagreement_confirmedById_fkey" FOREIGN KEY ("confirmedById") REFERENCES "portal"."User"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT evidence_is_a_thing CHECK (CASE "evidenceKind"
    WHEN 'change' THEN "evidenceChange" IS NOT NULL AND num_nonnulls("evidenceAttachmentId", "evidenceVersionId", "evidenceMailId") = 0
    WHEN 'draft' THEN "evidenceAttachmentId" IS NOT NULL AND num_nonnulls("evidenceChange", "evidenceVersionId", "evidenceMailId") = 0
      AND length(trim("evidence", E' \n\t')) > 0 AND "evidence" IS NOT NULL
    WHEN 'words' THEN "evidenceVersionId" IS NOT NULL AND num_nonnulls("evidenceChange", "evidenceAttachmentId", "evidenceMailId") = 0
      AND length(trim("evidence", E' \n\t')) > 0 AND "evidence" IS NOT NULL
    WHEN 'letter' THEN "evidenceMailId" IS NOT NULL AND num_nonnulls("evidenceChange", "evidenceAttachmentId", "evidenceVersionId") = 0
    ELSE "evidenceKind" IS NULL AND num_nonnulls("evidence", "evidenceChange", "evidenceAttachmentId", "evidenceVersionId", "evidenceMailId") = 0 END),
  ADD CONSTRAINT proposed_with_evidence CHECK (num_nonnulls("evidenceKind", "proposedById", "proposedAt") IN (0, 3)),
  ADD CONSTRAINT two_people_resolve CHECK ("confirmedById" <> "proposedById"),
  ADD CONSTRAINT resolved_when_confirmed CHECK (num_nonnulls("confirmedById", "confirmedAt") = CASE "state" WHEN 'RESOLVED' THEN 2 ELSE 0 END
    AND ("state" <> 'RESOLVED' OR "proposedById" IS NOT NULL)),
  -- S24.5: what goes to the Department stands beside DCC's reply, and DCC that has not replied has resolved nothing.
  ADD CONSTRAINT replied_to CHECK ("proposedById" IS NULL OR length(trim("dccReply", E' \n\t')) > 0);

ALTER TABLE "portal"."DisagreementVersion" ADD COLUMN "proposedById" UUID, ADD COLUMN "confirmedById" UUID;
CREATE OR REPLACE FUNCTION portal.keep_disagreement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO portal."DisagreementVersion"
    ("disagreementId", "revision", "title", "anchor", "quote", "dccReply", "state", "evidenceKind", "evidence", "proposedById", "confirmedById",
     "changedById", "changedAt")
  VALUES (NEW."id", NEW."revision", NEW."title", NEW."anchor", NEW."quote", NEW."dccReply", NEW."state", NEW."evidenceKind",
    coalesce(NEW."evidence", NEW."evidenceChange"), NEW."proposedById", NEW."confirmedById", NEW."changedById", NEW."changedAt");
  RETURN NULL;
END $$;

-- Words that come to an entry that is called resolved are not resolved by that: it is opened first.
CREATE FUNCTION portal.add_to_open_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT "proposedById" FROM portal."Disagreement" WHERE "id" = NEW."disagreementId" FOR UPDATE) IS NOT NULL THEN
    RAISE EXCEPTION 'further words open an entry again' USING ERRCODE = 'check_violation', CONSTRAINT = 'add_to_open_entry';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER add_to_open_entry BEFORE INSERT ON portal."DisagreementPassage" FOR EACH ROW EXECUTE FUNCTION portal.add_to_open_entry();

CREATE TRIGGER keep_rows BEFORE UPDATE OR DELETE ON portal."DisagreementPassage" FOR EACH ROW EXECUTE FUNCTION portal.refuse_change();
CREATE TRIGGER keep_table BEFORE TRUNCATE ON portal."DisagreementPassage" FOR EACH STATEMENT EXECUTE FUNCTION portal.refuse_change();
GRANT SELECT, INSERT ON portal."DisagreementPassage" TO portal_app;
