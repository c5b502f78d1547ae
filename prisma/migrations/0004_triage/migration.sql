-- What staff's lists sort and filter by, computed by the database from the stored content itself: it cannot drift from it, and no list opens
-- 100,000 documents. Functions because a generated column may use no subquery.
CREATE FUNCTION portal.has_mark(content jsonb, levels text[]) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT EXISTS (SELECT FROM jsonb_array_elements(content->'marks') m WHERE m->>'level' = ANY (levels))
$$;
CREATE FUNCTION portal.marked_answers(content jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(array_agg(m->>'field'), '{}') FROM jsonb_array_elements(content->'marks') m WHERE m->>'level' = 'answer'
$$;
CREATE FUNCTION portal.area_keys(content jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(array_agg((a->>'question') || '.' || (x->>'id')), '{}')
    FROM jsonb_array_elements(content->'answers') a, jsonb_array_elements(a->'areas') x
$$;

ALTER TABLE "portal"."ResponseVersion"
  ADD COLUMN "respondent" TEXT GENERATED ALWAYS AS (coalesce(
    CASE WHEN content#>>'{respondent,capacity}' = 'organisation' THEN nullif(content#>>'{respondent,organisation}', '') END,
    content#>>'{respondent,name}')) STORED,
  ADD COLUMN "isWholeMarked" BOOLEAN GENERATED ALWAYS AS (portal.has_mark(content, '{whole}')) STORED,
  ADD COLUMN "isIdentityMarked" BOOLEAN GENERATED ALWAYS AS (portal.has_mark(content, '{identity}')) STORED,
  ADD COLUMN "isPartMarked" BOOLEAN GENERATED ALWAYS AS (portal.has_mark(content, '{answer,passage,attachment}')) STORED,
  ADD COLUMN "positions" JSONB GENERATED ALWAYS AS (content->'positions') STORED,
  ADD COLUMN "markedAnswers" TEXT[] GENERATED ALWAYS AS (portal.marked_answers(content)) STORED,
  ADD COLUMN "areaKeys" TEXT[] GENERATED ALWAYS AS (portal.area_keys(content)) STORED;
CREATE INDEX "ResponseVersion_registerConsultationId_receivedAt_idx" ON "portal"."ResponseVersion"("registerConsultationId", "receivedAt");
CREATE INDEX "ResponseVersion_registerConsultationId_respondent_idx" ON "portal"."ResponseVersion"("registerConsultationId", "respondent");

-- A change to the triage can be taken back by whoever made it, until somebody makes the next one.
ALTER TABLE "portal"."Triage"
  ADD COLUMN "changedById" UUID,
  ADD COLUMN "previousStatus" "portal"."TriageStatus",
  ADD COLUMN "previousAssigneeId" UUID,
  ADD CONSTRAINT "Triage_changedById_fkey" FOREIGN KEY ("changedById") REFERENCES "portal"."User"("id") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE INDEX "Triage_assigneeId_idx" ON "portal"."Triage"("assigneeId");

-- The disagreement register. It is empty before this: nothing could raise an entry.
DROP INDEX "portal"."Disagreement_consultationId_idx";
ALTER TABLE "portal"."Disagreement"
  ADD COLUMN "number" INTEGER NOT NULL,
  ADD COLUMN "sourceDetail" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "areaKey" TEXT,
  ADD COLUMN "evidenceKind" TEXT,
  ADD COLUMN "titleById" UUID NOT NULL,
  ADD COLUMN "titleCheckedById" UUID,
  ADD COLUMN "titleCheckedAt" TIMESTAMPTZ(3),
  ADD COLUMN "changedById" UUID NOT NULL,
  ADD COLUMN "changedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT portal.now(),
  ADD CONSTRAINT "Disagreement_titleById_fkey" FOREIGN KEY ("titleById") REFERENCES "portal"."User"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "Disagreement_titleCheckedById_fkey" FOREIGN KEY ("titleCheckedById") REFERENCES "portal"."User"("id") ON DELETE SET NULL ON UPDATE CASCADE,
  ADD CONSTRAINT "Disagreement_changedById_fkey" FOREIGN KEY ("changedById") REFERENCES "portal"."User"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  -- S24.5: a second person finds the title neutral.
  ADD CONSTRAINT two_people_title CHECK ("titleCheckedById" <> "titleById"),
  ADD CONSTRAINT title_checked_together CHECK (("titleCheckedById" IS NULL) = ("titleCheckedAt" IS NULL)),
  -- Part 4 item 7: a drafting change, or the respondent's recorded acceptance; nothing else resolves.
  ADD CONSTRAINT kinds_of_evidence CHECK ("evidenceKind" IN ('drafting-change', 'acceptance')),
  ADD CONSTRAINT resolved_with_kind CHECK ("state" <> 'RESOLVED' OR "evidenceKind" IS NOT NULL);
CREATE UNIQUE INDEX "Disagreement_consultationId_number_key" ON "portal"."Disagreement"("consultationId", "number");
CREATE UNIQUE INDEX "Disagreement_responseId_areaKey_key" ON "portal"."Disagreement"("responseId", "areaKey");

CREATE TABLE "portal"."DisagreementVersion" (
    "disagreementId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "anchor" TEXT NOT NULL,
    "quote" TEXT NOT NULL,
    "dccReply" TEXT NOT NULL,
    "state" "portal"."DisagreementState" NOT NULL,
    "evidenceKind" TEXT,
    "evidence" TEXT,
    "changedById" UUID NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DisagreementVersion_pkey" PRIMARY KEY ("disagreementId", "revision"),
    CONSTRAINT "DisagreementVersion_disagreementId_fkey" FOREIGN KEY ("disagreementId") REFERENCES "portal"."Disagreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "DisagreementVersion_changedById_fkey" FOREIGN KEY ("changedById") REFERENCES "portal"."User"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE "portal"."ResponseReading" (
    "versionId" UUID NOT NULL,
    "readerId" UUID NOT NULL,
    "readAt" TIMESTAMPTZ(3) NOT NULL DEFAULT portal.now(),

    CONSTRAINT "ResponseReading_pkey" PRIMARY KEY ("versionId", "readerId"),
    CONSTRAINT "ResponseReading_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "portal"."ResponseVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ResponseReading_readerId_fkey" FOREIGN KEY ("readerId") REFERENCES "portal"."User"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- The register keeps each entry as it stood after each change, whoever makes it and however.
CREATE FUNCTION portal.keep_disagreement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO portal."DisagreementVersion"
    ("disagreementId", "revision", "title", "anchor", "quote", "dccReply", "state", "evidenceKind", "evidence", "changedById", "changedAt")
  VALUES (NEW."id", NEW."revision", NEW."title", NEW."anchor", NEW."quote", NEW."dccReply", NEW."state", NEW."evidenceKind", NEW."evidence",
    NEW."changedById", NEW."changedAt");
  RETURN NULL;
END $$;
CREATE TRIGGER keep_disagreement AFTER INSERT OR UPDATE ON portal."Disagreement" FOR EACH ROW EXECUTE FUNCTION portal.keep_disagreement();

CREATE TRIGGER keep_rows BEFORE UPDATE OR DELETE ON portal."DisagreementVersion" FOR EACH ROW EXECUTE FUNCTION portal.refuse_change();
CREATE TRIGGER keep_table BEFORE TRUNCATE ON portal."DisagreementVersion" FOR EACH STATEMENT EXECUTE FUNCTION portal.refuse_change();
CREATE TRIGGER keep_rows BEFORE UPDATE OR DELETE ON portal."ResponseReading" FOR EACH ROW EXECUTE FUNCTION portal.refuse_change();
CREATE TRIGGER keep_table BEFORE TRUNCATE ON portal."ResponseReading" FOR EACH STATEMENT EXECUTE FUNCTION portal.refuse_change();

GRANT SELECT, INSERT ON portal."DisagreementVersion", portal."ResponseReading" TO portal_app;
