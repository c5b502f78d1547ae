-- A mailed link with which somebody added by an administrator sets a password: once, and until it expires.
CREATE TABLE "portal"."StaffInvitation" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "invitedById" UUID NOT NULL,
    "invitedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT portal.now(),
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "StaffInvitation_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "StaffInvitation_userId_fkey" FOREIGN KEY ("userId") REFERENCES "portal"."User"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "StaffInvitation_invitedById_fkey" FOREIGN KEY ("invitedById") REFERENCES "portal"."User"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT used_or_withdrawn CHECK ("usedAt" IS NULL OR "withdrawnAt" IS NULL)
);
CREATE UNIQUE INDEX "StaffInvitation_tokenHash_key" ON "portal"."StaffInvitation"("tokenHash");
CREATE INDEX "StaffInvitation_userId_idx" ON "portal"."StaffInvitation"("userId");
-- One link at a time opens an account.
CREATE UNIQUE INDEX "StaffInvitation_open_key" ON "portal"."StaffInvitation"("userId") WHERE ("usedAt" IS NULL AND "withdrawnAt" IS NULL);

-- Clearance, and the administrator's role, are given by two administrators, neither of them the person (invariant 6).
CREATE TABLE "portal"."AccessRequest" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "requestedById" UUID NOT NULL,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT portal.now(),
    "confirmedById" UUID,
    "confirmedAt" TIMESTAMPTZ(3),
    "givenAt" TIMESTAMPTZ(3),
    "withdrawnById" UUID,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "AccessRequest_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "AccessRequest_userId_fkey" FOREIGN KEY ("userId") REFERENCES "portal"."User"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "AccessRequest_requestedById_fkey" FOREIGN KEY ("requestedById") REFERENCES "portal"."User"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "AccessRequest_confirmedById_fkey" FOREIGN KEY ("confirmedById") REFERENCES "portal"."User"("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "AccessRequest_withdrawnById_fkey" FOREIGN KEY ("withdrawnById") REFERENCES "portal"."User"("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT access_kinds CHECK ("kind" IN ('clearance', 'administrator')),
    CONSTRAINT not_for_oneself CHECK ("requestedById" <> "userId"),
    CONSTRAINT two_people_give_access CHECK ("confirmedById" <> "requestedById" AND "confirmedById" <> "userId"),
    CONSTRAINT access_confirmed_together CHECK (("confirmedById" IS NULL) = ("confirmedAt" IS NULL)),
    CONSTRAINT access_withdrawn_together CHECK (("withdrawnById" IS NULL) = ("withdrawnAt" IS NULL)),
    CONSTRAINT confirmed_or_withdrawn CHECK ("confirmedAt" IS NULL OR "withdrawnAt" IS NULL),
    CONSTRAINT given_when_confirmed CHECK ("givenAt" IS NULL OR "confirmedAt" IS NOT NULL)
);
CREATE INDEX "AccessRequest_userId_idx" ON "portal"."AccessRequest"("userId");
CREATE UNIQUE INDEX "AccessRequest_open_key" ON "portal"."AccessRequest"("userId", "kind") WHERE ("confirmedAt" IS NULL AND "withdrawnAt" IS NULL);

-- Both people are administrators at that moment; what was settled stays settled.
CREATE FUNCTION portal.keep_access_request() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE acting uuid := CASE TG_OP WHEN 'INSERT' THEN NEW."requestedById" ELSE coalesce(NEW."confirmedById", NEW."withdrawnById") END;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD."withdrawnAt" IS NOT NULL OR OLD."givenAt" IS NOT NULL
       OR (NEW."id", NEW."userId", NEW."kind", NEW."requestedById", NEW."requestedAt")
          IS DISTINCT FROM (OLD."id", OLD."userId", OLD."kind", OLD."requestedById", OLD."requestedAt")
       OR OLD."confirmedAt" IS NOT NULL AND (NEW."confirmedById", NEW."confirmedAt", NEW."withdrawnAt")
          IS DISTINCT FROM (OLD."confirmedById", OLD."confirmedAt", NULL::timestamptz) THEN
      RAISE EXCEPTION 'a request for access stays as settled' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF OLD."confirmedAt" IS NOT NULL THEN RETURN NEW; END IF;
  END IF;
  IF NOT EXISTS (SELECT FROM portal."User" u WHERE u."id" = acting AND u."role" = 'ADMINISTRATOR' AND u."disabledAt" IS NULL) THEN
    RAISE EXCEPTION 'administrators give access' USING ERRCODE = 'check_violation', CONSTRAINT = 'administrators_give_access';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_access_request BEFORE INSERT OR UPDATE ON portal."AccessRequest" FOR EACH ROW EXECUTE FUNCTION portal.keep_access_request();
CREATE TRIGGER keep_rows BEFORE DELETE ON portal."AccessRequest" FOR EACH ROW EXECUTE FUNCTION portal.refuse_change();
CREATE TRIGGER keep_table BEFORE TRUNCATE ON portal."AccessRequest" FOR EACH STATEMENT EXECUTE FUNCTION portal.refuse_change();

-- What an account may become. To be given clearance, or to become an administrator (or one again), takes a confirmed request that was not
-- used yet; disabling takes clearance away with it, so that enabling gives nothing back that takes two. One active administrator stays.
CREATE FUNCTION portal.guard_person() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was_administrator boolean := OLD."role" = 'ADMINISTRATOR' AND OLD."disabledAt" IS NULL;
  is_administrator boolean := NEW."role" = 'ADMINISTRATOR' AND NEW."disabledAt" IS NULL;
BEGIN
  IF NEW."disabledAt" IS NOT NULL THEN NEW."hasClearance" := FALSE; END IF;
  IF NEW."hasClearance" AND NOT OLD."hasClearance" THEN PERFORM portal.use_access(NEW."id", 'clearance'); END IF;
  IF is_administrator AND NOT was_administrator THEN PERFORM portal.use_access(NEW."id", 'administrator'); END IF;
  IF was_administrator AND NOT is_administrator THEN
    -- One at a time, so that the last two cannot each see the other.
    PERFORM pg_advisory_xact_lock(hashtext('portal.administrators'));
    IF NOT EXISTS (SELECT FROM portal."User" u WHERE u."id" <> NEW."id" AND u."role" = 'ADMINISTRATOR' AND u."disabledAt" IS NULL) THEN
      RAISE EXCEPTION 'one administrator stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'one_administrator_stays';
    END IF;
  END IF;
  IF NEW."disabledAt" IS NOT NULL AND OLD."disabledAt" IS NULL THEN
    NEW."sessionEpoch" := OLD."sessionEpoch" + 1;
    DELETE FROM portal."Session" s WHERE s."userId" = NEW."id";
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION portal.use_access(person uuid, wanted text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE portal."AccessRequest" a SET "givenAt" = portal.now()
   WHERE a."userId" = person AND a."kind" = wanted AND a."confirmedAt" IS NOT NULL AND a."givenAt" IS NULL;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'two administrators give access' USING ERRCODE = 'check_violation', CONSTRAINT = 'two_administrators_give_access';
  END IF;
END $$;
CREATE TRIGGER guard_person BEFORE UPDATE ON portal."User" FOR EACH ROW EXECUTE FUNCTION portal.guard_person();

GRANT SELECT, INSERT, UPDATE ON portal."StaffInvitation", portal."AccessRequest" TO portal_app;
