-- An area that a respondent named is raised by its words, not by its number: a later version that says something else under the same number is
-- not in the register for that (§24). So a passage is of the version whose words it quotes.
ALTER TABLE portal."DisagreementPassage" ADD COLUMN "versionId" UUID;
ALTER TABLE portal."DisagreementPassage" DISABLE TRIGGER keep_rows;
-- From before: the version by which the response counted when the words were taken, as far as that can be told.
UPDATE portal."DisagreementPassage" p SET "versionId" = (
  SELECT v."id" FROM portal."ResponseVersion" v WHERE v."responseId" = p."responseId"
   ORDER BY v."receivedAt" > p."addedAt", v."isLate", v."number" DESC LIMIT 1);
ALTER TABLE portal."DisagreementPassage" ENABLE TRIGGER keep_rows;
DROP INDEX portal."DisagreementPassage_responseId_areaKey_key";
ALTER TABLE "portal"."DisagreementPassage"
  ALTER COLUMN "versionId" SET NOT NULL,
  ADD CONSTRAINT "DisagreementPassage_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "portal"."ResponseVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE UNIQUE INDEX "DisagreementPassage_versionId_areaKey_key" ON "portal"."DisagreementPassage"("versionId", "areaKey");
CREATE INDEX "DisagreementPassage_responseId_idx" ON "portal"."DisagreementPassage"("responseId");

-- What a version says in an area that its respondent named ("Q1.area-1"): about what, what and why.
CREATE FUNCTION portal.area_said("content" jsonb, "key" text) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT jsonb_build_array(a->'about', a->'what', a->'why')
    FROM jsonb_array_elements("content"->'answers') s CROSS JOIN LATERAL jsonb_array_elements(s->'areas') a
   WHERE (s->>'question') || '.' || (a->>'id') = "key" LIMIT 1
$$;

-- Whether an area of a version is in the register: in these words, from this version or another one that says the same there. An area that
-- staff recorded is of the response, whatever version.
CREATE FUNCTION portal.is_area_raised("version" uuid, "key" text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT EXISTS (
    SELECT FROM portal."ResponseVersion" v JOIN portal."DisagreementPassage" p ON p."responseId" = v."responseId" AND p."areaKey" = "key"
      JOIN portal."ResponseVersion" w ON w."id" = p."versionId"
     WHERE v."id" = "version" AND (w."id" = v."id" OR "key" LIKE 'staff.%' OR portal.area_said(w."content", "key") = portal.area_said(v."content", "key")))
$$;
GRANT EXECUTE ON FUNCTION portal.area_said(jsonb, text), portal.is_area_raised(uuid, text) TO portal_app;
