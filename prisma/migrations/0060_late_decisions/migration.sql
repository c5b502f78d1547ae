-- S28.6: staff decide whether what came in late is considered, with a reason. The response itself stays where it is, whatever is decided.
CREATE TABLE "portal"."LateDecision" (
    "id" UUID NOT NULL,
    "versionId" UUID NOT NULL,
    "outcome" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "replacesId" UUID,
    "decidedById" UUID NOT NULL,
    "decidedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT portal.now(),

    CONSTRAINT "LateDecision_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "LateDecision_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "portal"."ResponseVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "LateDecision_replacesId_fkey" FOREIGN KEY ("replacesId") REFERENCES "portal"."LateDecision"("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "LateDecision_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "portal"."User"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT known_outcome CHECK ("outcome" IN ('considered', 'considered-in-part', 'not-considered')),
    CONSTRAINT decided_with_reason CHECK (length(trim("reason", E' \n\t')) > 0)
);
CREATE INDEX "LateDecision_versionId_idx" ON "portal"."LateDecision"("versionId");
-- A decision is superseded once: two people who decide at the same time do not both stand.
CREATE UNIQUE INDEX "LateDecision_replacesId_key" ON "portal"."LateDecision"("replacesId");

-- Only what is late is decided on, and a later decision speaks of the same version as the one it supersedes.
CREATE FUNCTION portal.check_late_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT (SELECT "isLate" FROM portal."ResponseVersion" WHERE "id" = NEW."versionId") THEN
    RAISE EXCEPTION 'this version was on time' USING ERRCODE = 'check_violation', CONSTRAINT = 'late_is_decided';
  END IF;
  IF NEW."replacesId" IS DISTINCT FROM (
    SELECT d."id" FROM portal."LateDecision" d WHERE d."versionId" = NEW."versionId"
       AND NOT EXISTS (SELECT FROM portal."LateDecision" n WHERE n."replacesId" = d."id")) THEN
    RAISE EXCEPTION 'a decision follows the one that stands' USING ERRCODE = 'check_violation', CONSTRAINT = 'one_decision_stands';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER check_late_decision BEFORE INSERT ON portal."LateDecision" FOR EACH ROW EXECUTE FUNCTION portal.check_late_decision();

CREATE TRIGGER keep_rows BEFORE UPDATE OR DELETE ON portal."LateDecision" FOR EACH ROW EXECUTE FUNCTION portal.refuse_change();
CREATE TRIGGER keep_table BEFORE TRUNCATE ON portal."LateDecision" FOR EACH STATEMENT EXECUTE FUNCTION portal.refuse_change();
GRANT SELECT, INSERT ON portal."LateDecision" TO portal_app;
