ALTER TYPE "portal"."Gate" ADD VALUE 'PMA_CONDITION_MET' BEFORE 'CERTIFICATE_ISSUED';
ALTER TYPE "portal"."Gate" ADD VALUE 'CURRENT_VERSION_BEGAN';
-- S25.2: the redline from the text submitted to the one designated is a file of its own kind: no other passes as it, and it is none of the pack's.
ALTER TYPE "portal"."AttachmentKind" ADD VALUE 'DESIGNATED_REDLINE' BEFORE 'EVIDENCE';

-- A record that takes two people: one writes it, another one makes it.
CREATE TABLE "portal"."GateProposal" (
    "id" UUID NOT NULL,
    "consultationId" UUID NOT NULL,
    "instrument" TEXT NOT NULL,
    "gate" "portal"."Gate" NOT NULL,
    "entry" JSONB NOT NULL,
    "proposedById" UUID NOT NULL,
    "proposedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT portal.now(),
    CONSTRAINT "GateProposal_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "GateProposal_consultationId_fkey" FOREIGN KEY ("consultationId") REFERENCES "portal"."Consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "GateProposal_proposedById_fkey" FOREIGN KEY ("proposedById") REFERENCES "portal"."User"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "GateProposal_consultationId_gate_idx" ON "portal"."GateProposal"("consultationId", "gate");
CREATE TRIGGER keep_rows BEFORE UPDATE OR DELETE ON portal."GateProposal" FOR EACH ROW EXECUTE FUNCTION portal.refuse_change();
CREATE TRIGGER keep_table BEFORE TRUNCATE ON portal."GateProposal" FOR EACH STATEMENT EXECUTE FUNCTION portal.refuse_change();
GRANT SELECT, INSERT ON portal."GateProposal" TO portal_app;

-- Whatever belongs to an instrument carries its key. Records made so far are of the instrument that their consultation's text names.
ALTER TABLE portal."GateRecord" ADD COLUMN "instrument" TEXT, ADD COLUMN "proposalId" UUID;
ALTER TABLE portal."GateRecord" DISABLE TRIGGER keep_rows;
UPDATE portal."GateRecord" g SET "instrument" = coalesce((
  SELECT v."content"->'instrument'->>'key' FROM portal."ConsultationVersion" v
   WHERE v."consultationId" = g."consultationId" ORDER BY v."number" DESC LIMIT 1), 'unknown');
ALTER TABLE portal."GateRecord" ENABLE TRIGGER keep_rows;
ALTER TABLE portal."GateRecord" ALTER COLUMN "instrument" SET NOT NULL;
ALTER TABLE portal."GateRecord"
  ADD CONSTRAINT "GateRecord_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "portal"."GateProposal"("id") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE UNIQUE INDEX "GateRecord_proposalId_key" ON "portal"."GateRecord"("proposalId");

-- "This did not happen" is said of a record, and of nothing else.
ALTER TABLE portal."GateRecord" ADD CONSTRAINT unsaid_of_a_record CHECK ("outcome" <> 'did-not-happen' OR "replacesId" IS NOT NULL);

-- §24: a submission names a pack that was released to the Department, or two people say how it was made otherwise. Not asked of a record
-- that says it did not happen.
CREATE FUNCTION portal.check_submission() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."gate" <> 'SUBMISSION' OR NEW."outcome" = 'did-not-happen' THEN
    RETURN NEW;
  END IF;
  IF NEW."proposalId" IS NULL THEN
    IF NOT EXISTS (SELECT FROM portal."Pack" p JOIN portal."PackRelease" r ON r."packId" = p."id"
                    WHERE p."consultationId" = NEW."consultationId" AND r."recipient" = 'DEPARTMENT'
                      AND p."version" = (NEW."detail"->>'packVersion')::int) THEN
      RAISE EXCEPTION 'a submission names a pack that was released to the Department, or takes two people' USING ERRCODE = 'check_violation', CONSTRAINT = 'submitted_as_released';
    END IF;
  ELSIF NOT EXISTS (SELECT FROM portal."GateProposal" q WHERE q."id" = NEW."proposalId" AND q."consultationId" = NEW."consultationId"
                       AND q."gate" = NEW."gate" AND q."entry"->'detail' = NEW."detail" AND q."proposedById" <> NEW."recordedById") THEN
    RAISE EXCEPTION 'a second person records it, as the first one wrote it' USING ERRCODE = 'check_violation', CONSTRAINT = 'two_people_submit';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER check_submission BEFORE INSERT ON portal."GateRecord" FOR EACH ROW EXECUTE FUNCTION portal.check_submission();
