-- Words that say that nothing is said: such an answer asks for no look. Only what stands here is one; whatever else was written is words.
CREATE FUNCTION portal.says_nothing(words text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT trim(regexp_replace(lower(coalesce(words, '')), '[[:space:].,;:!/''"()_*-]+', ' ', 'g')) IN
    ('', 'no view', 'no views', 'no comment', 'no comments', 'no opinion', 'nothing to add', 'n a', 'not applicable')
$$;

-- §24: a person looks at whatever disagrees, agrees in part, names an area of disagreement, or has words and no position on what they are about.
CREATE FUNCTION portal.asks_for_a_look(content jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT EXISTS (SELECT FROM jsonb_each_text(content->'positions') p WHERE p.value IN ('disagree', 'agree-in-part'))
      OR EXISTS (SELECT FROM jsonb_array_elements(content->'answers') a
           WHERE jsonb_array_length(a->'areas') > 0
              OR (NOT portal.says_nothing(a->>'text') OR a->>'alternativeOn' IS NOT NULL)
                 AND NOT EXISTS (SELECT FROM jsonb_each_text(content->'positions') p
                       WHERE p.value = 'agree' AND (p.key = a->>'question' OR starts_with(p.key, (a->>'question') || '.'))))
      OR EXISTS (SELECT FROM jsonb_each_text(content->'extras') e WHERE NOT portal.says_nothing(e.value))
      OR NOT portal.says_nothing(content->>'general')
$$;
ALTER TABLE "portal"."ResponseVersion"
  ADD COLUMN "asksForLook" BOOLEAN GENERATED ALWAYS AS (portal.asks_for_a_look(content)) STORED;

-- Areas of disagreement that staff read out of the words, beside those that respondents named. The last row of a number stands; one without words
-- takes it back.
CREATE TABLE "portal"."RecordedArea" (
    "id" UUID NOT NULL,
    "responseId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "anchor" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "recordedById" UUID NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT portal.now(),

    CONSTRAINT "RecordedArea_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "RecordedArea_responseId_fkey" FOREIGN KEY ("responseId") REFERENCES "portal"."Response"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "RecordedArea_recordedById_fkey" FOREIGN KEY ("recordedById") REFERENCES "portal"."User"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT rests_on_words CHECK ("what" = '' OR length(trim("basis", E' \n\t')) > 0)
);
CREATE INDEX "RecordedArea_responseId_idx" ON "portal"."RecordedArea"("responseId");

-- What a person found who looked at a version for disagreement: the entries that its words are in, or why there is nothing to raise. The last one
-- of a version stands; a new version needs a look of its own.
CREATE TABLE "portal"."ResponseLook" (
    "id" UUID NOT NULL,
    "versionId" UUID NOT NULL,
    "entries" INTEGER[],
    "reason" TEXT NOT NULL DEFAULT '',
    "lookedById" UUID NOT NULL,
    "lookedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT portal.now(),

    CONSTRAINT "ResponseLook_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "ResponseLook_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "portal"."ResponseVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ResponseLook_lookedById_fkey" FOREIGN KEY ("lookedById") REFERENCES "portal"."User"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT raised_or_why_not CHECK ("entries" IS NOT NULL AND (cardinality("entries") > 0) <> (length(trim("reason", E' \n\t')) > 0))
);
CREATE INDEX "ResponseLook_versionId_idx" ON "portal"."ResponseLook"("versionId");

-- "Raised as D-n" is said of entries that hold words of that response.
CREATE FUNCTION portal.check_look() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM unnest(NEW."entries") AS entry(number) WHERE NOT EXISTS (
       SELECT FROM portal."ResponseVersion" v JOIN portal."DisagreementPassage" p ON p."responseId" = v."responseId"
         JOIN portal."Disagreement" d ON d."id" = p."disagreementId"
        WHERE v."id" = NEW."versionId" AND d."number" = entry.number)) THEN
    RAISE EXCEPTION 'a look names entries that hold words of the response' USING ERRCODE = 'check_violation', CONSTRAINT = 'raised_in_entries';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER check_look BEFORE INSERT ON portal."ResponseLook" FOR EACH ROW EXECUTE FUNCTION portal.check_look();

CREATE TRIGGER keep_rows BEFORE UPDATE OR DELETE ON portal."RecordedArea" FOR EACH ROW EXECUTE FUNCTION portal.refuse_change();
CREATE TRIGGER keep_table BEFORE TRUNCATE ON portal."RecordedArea" FOR EACH STATEMENT EXECUTE FUNCTION portal.refuse_change();
CREATE TRIGGER keep_rows BEFORE UPDATE OR DELETE ON portal."ResponseLook" FOR EACH ROW EXECUTE FUNCTION portal.refuse_change();
CREATE TRIGGER keep_table BEFORE TRUNCATE ON portal."ResponseLook" FOR EACH STATEMENT EXECUTE FUNCTION portal.refuse_change();
GRANT SELECT, INSERT ON portal."RecordedArea", portal."ResponseLook" TO portal_app;
