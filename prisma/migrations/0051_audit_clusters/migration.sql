-- Transactions are counted by a database cluster, and a restore into a new one counts them from the start again. Each event therefore says
-- which cluster wrote it, and seals go on, cluster after cluster: what is written after a restore does not wait until the count catches up.
CREATE FUNCTION portal.current_cluster() RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT system_identifier FROM pg_control_system()
$$;

-- The rows that are there were written here. A default that is a plain number fills them without touching one, for they are kept as they are.
DO $$
BEGIN
  EXECUTE format('ALTER TABLE portal."AuditEvent" ADD COLUMN "cluster" BIGINT NOT NULL DEFAULT %s', portal.current_cluster());
  EXECUTE format('ALTER TABLE portal."AuditSeal" ADD COLUMN "cluster" BIGINT NOT NULL DEFAULT %s', portal.current_cluster());
END $$;
ALTER TABLE portal."AuditEvent" ALTER COLUMN "cluster" SET DEFAULT 0;
ALTER TABLE portal."AuditSeal" ALTER COLUMN "cluster" DROP DEFAULT;

DROP INDEX portal."AuditEvent_transaction_id_idx";
CREATE INDEX "AuditEvent_cluster_transaction_id_idx" ON portal."AuditEvent"("cluster", "transaction", "id");
CREATE INDEX "AuditSeal_cluster_toTransaction_idx" ON portal."AuditSeal"("cluster", "toTransaction");

CREATE OR REPLACE FUNCTION portal.hash_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."cluster" := portal.current_cluster();
  NEW."transaction" := portal.current_transaction();
  NEW."hash" := portal.event_hash(NEW);
  RETURN NEW;
END $$;
