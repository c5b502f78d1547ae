-- Invariants that the database itself holds (design, part 3). The roles are made beforehand: see docs/operations.md.

-- Invariants 2 and 5: what was received, registered, decided or logged is never changed or removed, not even by the owner.
CREATE FUNCTION portal.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% rows are kept as they are: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
END $$;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['ResponseVersion', 'ResponseFile', 'RegisterEntry', 'AuditEvent', 'AuditSeal', 'GateRecord', 'Pack', 'PackRelease',
                              'RecordedPosition', 'TriageNote'] LOOP
    EXECUTE format('CREATE TRIGGER keep_rows BEFORE UPDATE OR DELETE ON portal.%I FOR EACH ROW EXECUTE FUNCTION portal.refuse_change()', name);
    EXECUTE format('CREATE TRIGGER keep_table BEFORE TRUNCATE ON portal.%I FOR EACH STATEMENT EXECUTE FUNCTION portal.refuse_change()', name);
  END LOOP;
END $$;

-- A file's bytes do not change once the file is stored.
CREATE TRIGGER keep_bytes BEFORE UPDATE ON portal."FileChunk" FOR EACH ROW EXECUTE FUNCTION portal.refuse_change();
CREATE TRIGGER keep_file BEFORE UPDATE ON portal."StoredFile" FOR EACH ROW EXECUTE FUNCTION portal.refuse_change();
-- Chunks are written while the bytes still come in; the file row, with size and hash, is written last in the same transaction.
ALTER TABLE portal."FileChunk" ALTER CONSTRAINT "FileChunk_fileId_fkey" DEFERRABLE INITIALLY DEFERRED;

-- Invariant 6: two people to publish; and a published text stays as published (§§23, 26, 33: corrections are new versions).
ALTER TABLE portal."ConsultationVersion"
  ADD CONSTRAINT two_people_publish CHECK ("publishedById" IS NULL OR "publishedById" <> "preparedById"),
  ADD CONSTRAINT published_together CHECK (("publishedById" IS NULL) = ("publishedAt" IS NULL));
CREATE FUNCTION portal.keep_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."publishedAt" IS NOT NULL THEN
    RAISE EXCEPTION 'a published version stays as published' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER keep_published BEFORE UPDATE OR DELETE ON portal."ConsultationVersion" FOR EACH ROW EXECUTE FUNCTION portal.keep_published();

-- Invariant 6: whoever built a pack does not release it.
CREATE FUNCTION portal.second_person_releases() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM portal."Pack" p WHERE p."id" = NEW."packId" AND p."builtById" = NEW."releasedById") THEN
    RAISE EXCEPTION 'a second person releases a pack' USING ERRCODE = 'check_violation', CONSTRAINT = 'two_people_release';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER second_person_releases BEFORE INSERT ON portal."PackRelease" FOR EACH ROW EXECUTE FUNCTION portal.second_person_releases();

-- Part 4 item 7: "resolved" needs evidence.
ALTER TABLE portal."Disagreement"
  ADD CONSTRAINT resolved_with_evidence CHECK ("state" <> 'RESOLVED' OR length(trim(coalesce("evidence", ''))) > 0);

ALTER TABLE portal."ClockOffset" ADD CONSTRAINT one_clock CHECK ("id" = 1);
ALTER TABLE portal."Consultation" ADD CONSTRAINT opens_before_it_closes CHECK ("opensAt" < "closesAt");

-- Invariant 5: each event carries the hash of what it says; seals (lib/audit) chain the hashes.
CREATE FUNCTION portal.hash_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."transaction" := portal.current_transaction();
  NEW."hash" := encode(sha256(convert_to(jsonb_build_array(
    NEW."id", to_char(NEW."at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), NEW."actorId", NEW."actorRole", NEW."action", NEW."isRefused",
    NEW."consultationId", NEW."subject", NEW."detail")::text, 'UTF8')), 'hex');
  RETURN NEW;
END $$;
CREATE TRIGGER hash_event BEFORE INSERT ON portal."AuditEvent" FOR EACH ROW EXECUTE FUNCTION portal.hash_event();

-- Least grants. The application reads all, writes what it must, and changes only what is meant to change.
GRANT USAGE ON SCHEMA portal, public_site TO portal_app;
GRANT SELECT ON ALL TABLES IN SCHEMA portal, public_site TO portal_app;
GRANT INSERT ON ALL TABLES IN SCHEMA portal TO portal_app;
REVOKE INSERT ON portal."ClockOffset" FROM portal_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA portal TO portal_app;
GRANT UPDATE ON portal."Consultation", portal."ConsultationVersion", portal."Draft", portal."RegisterCounter", portal."Triage", portal."Disagreement",
  portal."FitForPurposeStatement", portal."OutgoingMail", portal."User" TO portal_app;
GRANT DELETE ON portal."Draft", portal."SignInAttempt", portal."StoredFile", portal."FileChunk" TO portal_app;
GRANT INSERT, UPDATE, DELETE ON public_site."consultation" TO portal_app;

-- Invariant 3: the public side reads published projections and nothing else.
GRANT USAGE ON SCHEMA public_site TO portal_public;
GRANT SELECT ON ALL TABLES IN SCHEMA public_site TO portal_public;
ALTER DEFAULT PRIVILEGES IN SCHEMA public_site GRANT SELECT ON TABLES TO portal_public;
