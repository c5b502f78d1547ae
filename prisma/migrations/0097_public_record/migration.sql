-- The public follows the record (§§23–25, 32, 36; scenarios part 4, item 20): every published text, what was recorded of what came after the
-- close, and the files published with a text, each as the public may read it and in a schema of its own (invariant 3).

-- Every text that was ever published stays readable at its address.
CREATE TABLE public_site.consultation_version (
    "slug" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "contentHash" TEXT NOT NULL,
    "reason" TEXT,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "consultation_version_pkey" PRIMARY KEY ("slug", "number")
);
INSERT INTO public_site.consultation_version ("slug", "number", "content", "contentHash", "reason", "publishedAt")
SELECT c."slug", v."number", v."content", v."contentHash", v."reason", v."publishedAt"
  FROM portal."ConsultationVersion" v JOIN portal."Consultation" c ON c."id" = v."consultationId" WHERE v."publishedAt" IS NOT NULL;

-- What stood on record of the instrument's way at a moment: a new row with every record of a gate, the last one is how it stands. Which gates
-- were passed and on which days; nothing of who recorded it, and none of their words.
CREATE TABLE public_site.recorded_steps (
    "slug" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "steps" JSONB NOT NULL,
    -- The record of a gate with which this came about.
    "through" UUID NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "recorded_steps_pkey" PRIMARY KEY ("slug", "number")
);
CREATE UNIQUE INDEX "recorded_steps_through_key" ON public_site.recorded_steps("through");

-- What is on record already, in the order in which the gates were passed: a record that puts another right stands in its place.
WITH RECURSIVE chain AS (
  SELECT g."id" AS root, g."id" AS leaf FROM portal."GateRecord" g WHERE g."replacesId" IS NULL
  UNION ALL
  SELECT chain.root, g."id" FROM chain JOIN portal."GateRecord" g ON g."replacesId" = chain.leaf
), passed AS (
  SELECT g."consultationId", g."gate", g."outcome", g."decidedOn", g."detail",
         row_number() OVER (PARTITION BY g."consultationId" ORDER BY first."recordedAt", first."id") AS place
    FROM chain JOIN portal."GateRecord" g ON g."id" = chain.leaf JOIN portal."GateRecord" first ON first."id" = chain.root
   WHERE NOT EXISTS (SELECT FROM portal."GateRecord" later WHERE later."replacesId" = chain.leaf)
     AND g."gate" IN ('CONCLUSION', 'SUBMISSION_DECISION', 'SUBMISSION', 'DEPARTMENT_DECISION', 'REDESIGNATION', 'SEC_ADMINISTRATOR_NOTIFIED', 'GO_LIVE_DESIGNATED')
), told AS (
  SELECT p."consultationId", p.place, jsonb_build_object(
           'gate', p."gate", 'outcome', p."outcome", 'on', to_char(p."decidedOn", 'YYYY-MM-DD'), 'effectOn', p."detail"->'effectOn',
           'stands', NOT EXISTS (SELECT FROM passed later WHERE later."consultationId" = p."consultationId" AND later.place > p.place
                                    AND (later."gate" = p."gate" OR later."gate" = 'SUBMISSION_DECISION' AND p."gate" IN ('SUBMISSION', 'DEPARTMENT_DECISION')))) AS step
    FROM passed p
)
INSERT INTO public_site.recorded_steps ("slug", "number", "steps", "through", "recordedAt")
SELECT c."slug", 1, (SELECT coalesce(jsonb_agg(t.step ORDER BY t.place), '[]') FROM told t WHERE t."consultationId" = c."id"), last."id", last."recordedAt"
  FROM portal."Consultation" c, LATERAL (
    SELECT g."id", g."recordedAt" FROM portal."GateRecord" g WHERE g."consultationId" = c."id" ORDER BY g."recordedAt" DESC, g."id" DESC LIMIT 1) last;

-- A gate is never recorded without the public's copy of it: whoever writes such records anywhere finds out at commit.
CREATE FUNCTION portal.published_with_its_record() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM public_site.recorded_steps WHERE "through" = NEW."id") THEN
    RAISE EXCEPTION 'a record of a gate is published as a step' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER published_with_its_record AFTER INSERT ON portal."GateRecord" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION portal.published_with_its_record();

-- A file of a published text (§23): which one belongs to which version, for good.
CREATE TABLE public_site.attachment (
    "slug" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "fileId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "sha256" TEXT NOT NULL,

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("slug", "version", "id")
);
ALTER TABLE public_site.attachment
  ADD CONSTRAINT attachment_is_held FOREIGN KEY ("fileId") REFERENCES portal."StoredFile"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
CREATE INDEX "attachment_fileId_idx" ON public_site.attachment("fileId");

-- The bytes of those files and of no other: the view reads with its owner's rights, the public role has none on the table of bytes itself.
CREATE VIEW public_site.attachment_bytes WITH (security_barrier) AS
  SELECT a."slug", a."version", a."id", c."position", c."bytes"
    FROM public_site.attachment a JOIN portal."FileChunk" c ON c."fileId" = a."fileId";

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['consultation_version', 'recorded_steps', 'attachment'] LOOP
    EXECUTE format('CREATE TRIGGER keep_rows BEFORE UPDATE OR DELETE ON public_site.%I FOR EACH ROW EXECUTE FUNCTION portal.refuse_change()', name);
    EXECUTE format('CREATE TRIGGER keep_table BEFORE TRUNCATE ON public_site.%I FOR EACH STATEMENT EXECUTE FUNCTION portal.refuse_change()', name);
  END LOOP;
END $$;

GRANT SELECT, INSERT ON public_site.consultation_version, public_site.recorded_steps, public_site.attachment TO portal_app;
GRANT SELECT ON public_site.consultation_version, public_site.recorded_steps, public_site.attachment, public_site.attachment_bytes TO portal_public;
