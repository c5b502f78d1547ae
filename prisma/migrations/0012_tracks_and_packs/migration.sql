-- S36.4: the rule of the window's last day is a record like the gates', kept like them.
ALTER TYPE "portal"."Gate" ADD VALUE 'LONG_STOP_RULE';

-- A pack is built by a job; whoever ordered it sees how far it is.
CREATE TYPE "portal"."BuildState" AS ENUM ('WAITING', 'RUNNING', 'DONE', 'FAILED');

CREATE TABLE "portal"."PackBuild" (
    "id" UUID NOT NULL,
    "consultationId" UUID NOT NULL,
    "requestedById" UUID NOT NULL,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT portal.now(),
    "explanation" TEXT NOT NULL,
    "state" "portal"."BuildState" NOT NULL DEFAULT 'WAITING',
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,
    "packId" UUID,
    CONSTRAINT "PackBuild_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "PackBuild_consultationId_idx" ON "portal"."PackBuild"("consultationId");
ALTER TABLE "portal"."PackBuild" ADD CONSTRAINT "PackBuild_consultationId_fkey" FOREIGN KEY ("consultationId") REFERENCES "portal"."Consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "portal"."PackBuild" ADD CONSTRAINT "PackBuild_requestedById_fkey" FOREIGN KEY ("requestedById") REFERENCES "portal"."User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "portal"."PackBuild" ADD CONSTRAINT "PackBuild_packId_fkey" FOREIGN KEY ("packId") REFERENCES "portal"."Pack"("id") ON DELETE SET NULL ON UPDATE CASCADE;

GRANT SELECT, INSERT ON portal."PackBuild" TO portal_app;
GRANT UPDATE ("state", "done", "total", "failure", "packId") ON portal."PackBuild" TO portal_app;

-- Bytes come in chunk by chunk, each kept by itself, so that a slow sender holds no connection and no transaction. The file's row comes
-- last, in the transaction of the act that the file belongs to. It is refused unless its bytes are all there; a file that goes takes
-- its bytes along; bytes that never got a row are swept by a job.
ALTER TABLE "portal"."FileChunk" DROP CONSTRAINT "FileChunk_fileId_fkey";
ALTER TABLE "portal"."FileChunk" ADD COLUMN "keptAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
-- Files are compressed already, or too mixed to gain by it: no time is lost trying.
ALTER TABLE "portal"."FileChunk" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;

CREATE FUNCTION portal.bytes_are_there() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."size" IS DISTINCT FROM (SELECT coalesce(sum(octet_length("bytes")), 0) FROM portal."FileChunk" WHERE "fileId" = NEW."id") THEN
    RAISE EXCEPTION 'a file is stored once all its bytes are' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'bytes_are_there';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER bytes_are_there BEFORE INSERT ON portal."StoredFile" FOR EACH ROW EXECUTE FUNCTION portal.bytes_are_there();

CREATE FUNCTION portal.drop_bytes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM portal."FileChunk" WHERE "fileId" = OLD."id";
  RETURN NULL;
END $$;
CREATE TRIGGER drop_bytes AFTER DELETE ON portal."StoredFile" FOR EACH ROW EXECUTE FUNCTION portal.drop_bytes();

-- Nothing is added to a file that is stored.
CREATE FUNCTION portal.keep_whole() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM portal."StoredFile" WHERE "id" = NEW."fileId") THEN
    RAISE EXCEPTION 'a stored file takes no more bytes' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'keep_whole';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_whole BEFORE INSERT ON portal."FileChunk" FOR EACH ROW EXECUTE FUNCTION portal.keep_whole();
