-- Heading B of "Nothing lost": two responses of one sender are linked as a replacement or as a supplement, with a reason; a second person
-- confirms; anybody who may link takes a link back. Every act is a row that stays.
CREATE TYPE "portal"."LinkKind" AS ENUM ('REPLACEMENT', 'SUPPLEMENT');

ALTER TABLE "portal"."ResponseLink" RENAME TO "ResponseLinkBefore";
ALTER TABLE "portal"."ResponseLinkBefore" RENAME CONSTRAINT "ResponseLink_pkey" TO "ResponseLinkBefore_pkey";
ALTER TABLE "portal"."ResponseLinkBefore" DROP CONSTRAINT "ResponseLink_supersededId_fkey", DROP CONSTRAINT "ResponseLink_operativeId_fkey",
  DROP CONSTRAINT "ResponseLink_confirmedById_fkey";

CREATE TABLE "portal"."ResponseLink" (
    "id" UUID NOT NULL,
    "kind" "portal"."LinkKind" NOT NULL,
    "earlierId" UUID NOT NULL,
    "laterId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "linkedById" UUID NOT NULL,
    "linkedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT portal.now(),

    CONSTRAINT "ResponseLink_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "ResponseLink_earlierId_fkey" FOREIGN KEY ("earlierId") REFERENCES "portal"."Response"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ResponseLink_laterId_fkey" FOREIGN KEY ("laterId") REFERENCES "portal"."Response"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ResponseLink_linkedById_fkey" FOREIGN KEY ("linkedById") REFERENCES "portal"."User"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT two_responses CHECK ("earlierId" <> "laterId"),
    CONSTRAINT linked_with_reason CHECK (length(trim("reason", E' \n\t')) > 0)
);
CREATE INDEX "ResponseLink_earlierId_idx" ON "portal"."ResponseLink"("earlierId");
CREATE INDEX "ResponseLink_laterId_idx" ON "portal"."ResponseLink"("laterId");

CREATE TABLE "portal"."ResponseLinkConfirmation" (
    "linkId" UUID NOT NULL,
    "confirmedById" UUID NOT NULL,
    "confirmedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT portal.now(),

    CONSTRAINT "ResponseLinkConfirmation_pkey" PRIMARY KEY ("linkId"),
    CONSTRAINT "ResponseLinkConfirmation_linkId_fkey" FOREIGN KEY ("linkId") REFERENCES "portal"."ResponseLink"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ResponseLinkConfirmation_confirmedById_fkey" FOREIGN KEY ("confirmedById") REFERENCES "portal"."User"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE "portal"."ResponseLinkTakenBack" (
    "linkId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "takenBackById" UUID NOT NULL,
    "takenBackAt" TIMESTAMPTZ(3) NOT NULL DEFAULT portal.now(),

    CONSTRAINT "ResponseLinkTakenBack_pkey" PRIMARY KEY ("linkId"),
    CONSTRAINT "ResponseLinkTakenBack_linkId_fkey" FOREIGN KEY ("linkId") REFERENCES "portal"."ResponseLink"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ResponseLinkTakenBack_takenBackById_fkey" FOREIGN KEY ("takenBackById") REFERENCES "portal"."User"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT taken_back_with_reason CHECK (length(trim("reason", E' \n\t')) > 0)
);

-- What was linked by one person stays linked, as one person's: it takes an on-time response out of the count once a second one confirms.
INSERT INTO portal."ResponseLink" ("id", "kind", "earlierId", "laterId", "reason", "linkedById", "linkedAt")
SELECT gen_random_uuid(), 'REPLACEMENT', "supersededId", "operativeId", 'Linked before a reason was asked for', "confirmedById", "confirmedAt"
  FROM portal."ResponseLinkBefore";
DROP TABLE portal."ResponseLinkBefore";

CREATE VIEW portal."StandingLink" AS
SELECT l.*, c."confirmedById", c."confirmedAt" FROM portal."ResponseLink" l LEFT JOIN portal."ResponseLinkConfirmation" c ON c."linkId" = l."id"
 WHERE NOT EXISTS (SELECT FROM portal."ResponseLinkTakenBack" t WHERE t."linkId" = l."id");

-- One link of two responses stands at a time, a response adds to one other at most and never to itself by a detour. The lock puts linking
-- within a consultation in one order: volatile plpgsql sees what others have committed meanwhile.
CREATE FUNCTION portal.check_link() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE consultation uuid; above uuid := NEW."earlierId";
BEGIN
  SELECT "consultationId" INTO consultation FROM portal."Response" WHERE "id" = NEW."earlierId";
  IF consultation IS DISTINCT FROM (SELECT "consultationId" FROM portal."Response" WHERE "id" = NEW."laterId") THEN
    RAISE EXCEPTION 'responses of one consultation are linked' USING ERRCODE = 'check_violation', CONSTRAINT = 'one_consultation';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('links of ' || consultation, 0));
  IF EXISTS (SELECT FROM portal."StandingLink" WHERE ("earlierId", "laterId") IN ((NEW."earlierId", NEW."laterId"), (NEW."laterId", NEW."earlierId"))) THEN
    RAISE EXCEPTION 'these two are linked' USING ERRCODE = 'unique_violation', CONSTRAINT = 'linked_once';
  END IF;
  IF NEW."kind" = 'SUPPLEMENT' THEN
    IF EXISTS (SELECT FROM portal."StandingLink" WHERE "laterId" = NEW."laterId" AND "kind" = 'SUPPLEMENT') THEN
      RAISE EXCEPTION 'it adds to another' USING ERRCODE = 'check_violation', CONSTRAINT = 'adds_to_one';
    END IF;
    WHILE above IS NOT NULL LOOP
      above := (SELECT "earlierId" FROM portal."StandingLink" WHERE "laterId" = above AND "kind" = 'SUPPLEMENT');
      IF above = NEW."laterId" THEN
        RAISE EXCEPTION 'it would add to itself' USING ERRCODE = 'check_violation', CONSTRAINT = 'adds_to_one';
      END IF;
    END LOOP;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER check_link BEFORE INSERT ON portal."ResponseLink" FOR EACH ROW EXECUTE FUNCTION portal.check_link();

-- Invariant 6: whoever linked does not confirm; and what was taken back is not confirmed.
CREATE FUNCTION portal.second_person_confirms_link() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM portal."ResponseLink" WHERE "id" = NEW."linkId" AND "linkedById" = NEW."confirmedById") THEN
    RAISE EXCEPTION 'a second person confirms a link' USING ERRCODE = 'check_violation', CONSTRAINT = 'two_people_link';
  END IF;
  IF EXISTS (SELECT FROM portal."ResponseLinkTakenBack" WHERE "linkId" = NEW."linkId") THEN
    RAISE EXCEPTION 'this link was taken back' USING ERRCODE = 'check_violation', CONSTRAINT = 'link_stands';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER second_person_confirms_link BEFORE INSERT ON portal."ResponseLinkConfirmation"
  FOR EACH ROW EXECUTE FUNCTION portal.second_person_confirms_link();

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['ResponseLink', 'ResponseLinkConfirmation', 'ResponseLinkTakenBack'] LOOP
    EXECUTE format('CREATE TRIGGER keep_rows BEFORE UPDATE OR DELETE ON portal.%I FOR EACH ROW EXECUTE FUNCTION portal.refuse_change()', name);
    EXECUTE format('CREATE TRIGGER keep_table BEFORE TRUNCATE ON portal.%I FOR EACH STATEMENT EXECUTE FUNCTION portal.refuse_change()', name);
    EXECUTE format('GRANT SELECT, INSERT ON portal.%I TO portal_app', name);
  END LOOP;
END $$;

CREATE VIEW portal."StandingLateDecision" AS
SELECT d."versionId", d."outcome" FROM portal."LateDecision" d
 WHERE NOT EXISTS (SELECT FROM portal."LateDecision" n WHERE n."replacesId" = d."id");

GRANT SELECT ON portal."StandingLink", portal."StandingLateDecision" TO portal_app;

-- What counts, of every response that a standing link names; a response that none names stands for itself. This is the rule, in its one place
-- (decision 32); what it gives:
--   "placeId"       the response by which this sender is counted; itself: it counts; null: everything that could stand for it is withdrawn.
--   "lateVersionId" of the late versions that are the last word of the responses it is bound to, the one that is decided on and, where it is
--                   considered, read, shown and reported beside the response that counts (invariant 2); null: none.
--   "addsToId"      the response that this one adds to, or the one that stands for that; null: none that counts.
--   "senderId"      the same for all counting responses of one sender that add to one another.
-- Of the responses that are bound by replacements one counts: of those not withdrawn, what is decided "not considered" last, on time before
-- late, then the one received last, then the higher register number. Two that were both on time are bound only once a second person has
-- confirmed: so nobody takes an on-time response out of the count alone, in whatever order links are made. Almost no response is linked:
-- callers hash these few rows once ("ROWS 100") and never look for a link response by response.
CREATE FUNCTION portal.linked_standing()
RETURNS TABLE ("responseId" uuid, "placeId" uuid, "lateVersionId" uuid, "addsToId" uuid, "senderId" uuid)
LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 100 AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  WITH RECURSIVE named AS (
    SELECT "earlierId" AS "id" FROM portal."StandingLink" UNION SELECT "laterId" FROM portal."StandingLink"
  ), version AS MATERIALIZED (
    SELECT v."responseId", v."id", v."number", v."isLate", v."receivedAt", v."registerNumber", d."outcome" IS NOT DISTINCT FROM 'not-considered' AS "isOut"
      FROM named JOIN portal."ResponseVersion" v ON v."responseId" = named."id"
      LEFT JOIN portal."StandingLateDecision" d ON d."versionId" = v."id"
  ), member AS MATERIALIZED (
    SELECT DISTINCT ON (v."responseId") v."responseId", v."isLate", v."receivedAt", v."registerNumber", v."isOut",
           EXISTS (SELECT FROM portal."ResponseWithdrawal" x WHERE x."responseId" = v."responseId") AS "isWithdrawn"
      FROM version v ORDER BY v."responseId", v."isLate", v."isOut", v."number" DESC
  ), last_word AS (
    SELECT DISTINCT ON (v."responseId") v.* FROM version v ORDER BY v."responseId", v."isOut", v."number" DESC
  ), bond AS MATERIALIZED (
    SELECT l."earlierId", l."laterId", l."confirmedAt" IS NOT NULL AS "isConfirmed" FROM portal."StandingLink" l
      JOIN member e ON e."responseId" = l."earlierId" JOIN member n ON n."responseId" = l."laterId"
     WHERE l."kind" = 'REPLACEMENT' AND (l."confirmedAt" IS NOT NULL OR e."isLate" OR n."isLate")
  ), bound AS (
    SELECT m."responseId" AS "from", m."responseId" AS "to", narrow."is" AS "isNarrow" FROM member m CROSS JOIN (VALUES (TRUE), (FALSE)) narrow("is")
     UNION
    SELECT b."from", CASE WHEN b."to" = k."earlierId" THEN k."laterId" ELSE k."earlierId" END, b."isNarrow"
      FROM bound b JOIN bond k ON b."to" IN (k."earlierId", k."laterId") AND (k."isConfirmed" OR NOT b."isNarrow")
  ), place AS MATERIALIZED (
    -- What is on time gives way only along what two people linked; what is late, and what is withdrawn anyhow, along every bond.
    SELECT DISTINCT ON (m."responseId") m."responseId", CASE WHEN NOT t."isWithdrawn" THEN t."responseId" END AS "placeId"
      FROM member m JOIN bound b ON b."from" = m."responseId" AND b."isNarrow" = NOT (m."isLate" OR m."isWithdrawn")
      JOIN member t ON t."responseId" = b."to"
     ORDER BY m."responseId", t."isWithdrawn", t."isOut", t."isLate", t."receivedAt" DESC, t."registerNumber" DESC
  ), late AS (
    SELECT DISTINCT ON (b."from") b."from" AS "responseId", w."id"
      FROM bound b JOIN member t ON t."responseId" = b."to" AND NOT t."isWithdrawn" JOIN last_word w ON w."responseId" = b."to" AND w."isLate"
     WHERE NOT b."isNarrow" ORDER BY b."from", w."isOut", w."receivedAt" DESC, w."registerNumber" DESC
  ), addition AS MATERIALIZED (
    SELECT l."laterId" AS "responseId", base."placeId" AS "addsToId" FROM portal."StandingLink" l JOIN place base ON base."responseId" = l."earlierId"
     WHERE l."kind" = 'SUPPLEMENT' AND base."placeId" IS DISTINCT FROM l."laterId"
  ), together AS (
    SELECT p."responseId" AS "from", p."responseId" AS "to" FROM place p
     UNION
    SELECT t."from", CASE WHEN t."to" = a."responseId" THEN a."addsToId" ELSE a."responseId" END
      FROM together t JOIN addition a ON a."addsToId" IS NOT NULL AND t."to" IN (a."responseId", a."addsToId")
      JOIN place p ON p."responseId" = a."responseId" AND p."placeId" = p."responseId"
  )
  SELECT p."responseId", p."placeId", late."id", a."addsToId",
         (SELECT min(t."to"::text)::uuid FROM together t WHERE t."from" = p."responseId")
    FROM place p LEFT JOIN late ON late."responseId" = p."responseId" LEFT JOIN addition a ON a."responseId" = p."responseId";
END $$;
