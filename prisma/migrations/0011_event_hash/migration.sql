-- One way to compute an event's hash: the trigger sets it, and a check computes it again from the row as it stands.
CREATE FUNCTION portal.event_hash(event portal."AuditEvent") RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(jsonb_build_array(
    event."id", to_char(event."at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), event."actorId", event."actorRole", event."action",
    event."isRefused", event."consultationId", event."subject", event."detail")::text, 'UTF8')), 'hex')
$$;
CREATE OR REPLACE FUNCTION portal.hash_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."transaction" := portal.current_transaction();
  NEW."hash" := portal.event_hash(NEW);
  RETURN NEW;
END $$;
