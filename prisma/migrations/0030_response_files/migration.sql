-- Files of a response (S28.5, S29.9, SX.6): they belong to the draft until it is sent, then to the version.
CREATE TYPE "portal"."TextState" AS ENUM ('READ', 'FAILED');
CREATE TYPE "portal"."ScanVerdict" AS ENUM ('CLEAN', 'FOUND', 'FAILED');

ALTER TABLE "portal"."StoredFile" ADD COLUMN "originalName" BYTEA;

ALTER TABLE "portal"."ResponseFile" ADD COLUMN "publicVersionOfId" UUID;
CREATE INDEX "ResponseFile_fileId_idx" ON "portal"."ResponseFile"("fileId");
ALTER TABLE "portal"."ResponseFile" ADD CONSTRAINT "ResponseFile_versionId_publicVersionOfId_fkey" FOREIGN KEY ("versionId", "publicVersionOfId") REFERENCES "portal"."ResponseFile"("versionId", "fileId") ON DELETE NO ACTION ON UPDATE NO ACTION;

CREATE TABLE "portal"."DraftFile" (
    "draftId" UUID NOT NULL,
    "fileId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "publicVersionOfId" UUID,
    CONSTRAINT "DraftFile_pkey" PRIMARY KEY ("draftId","fileId")
);
CREATE INDEX "DraftFile_fileId_idx" ON "portal"."DraftFile"("fileId");
ALTER TABLE "portal"."DraftFile" ADD CONSTRAINT "DraftFile_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "portal"."Draft"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "portal"."DraftFile" ADD CONSTRAINT "DraftFile_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "portal"."StoredFile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "portal"."DraftFile" ADD CONSTRAINT "DraftFile_draftId_publicVersionOfId_fkey" FOREIGN KEY ("draftId", "publicVersionOfId") REFERENCES "portal"."DraftFile"("draftId", "fileId") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "portal"."FileText" (
    "fileId" UUID NOT NULL,
    "state" "portal"."TextState" NOT NULL,
    "failure" TEXT,
    "pages" TEXT[],
    "isCut" BOOLEAN NOT NULL DEFAULT false,
    "readAt" TIMESTAMPTZ(3) NOT NULL DEFAULT portal.now(),
    CONSTRAINT "FileText_pkey" PRIMARY KEY ("fileId")
);
ALTER TABLE "portal"."FileText" ADD CONSTRAINT "FileText_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "portal"."StoredFile"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "portal"."FileScan" (
    "id" BIGSERIAL NOT NULL,
    "fileId" UUID NOT NULL,
    "verdict" "portal"."ScanVerdict" NOT NULL,
    "finding" TEXT,
    "engine" TEXT,
    "scannedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT portal.now(),
    CONSTRAINT "FileScan_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "FileScan_fileId_idx" ON "portal"."FileScan"("fileId");
ALTER TABLE "portal"."FileScan" ADD CONSTRAINT "FileScan_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "portal"."StoredFile"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A file that leaves its draft, by hand or with it, goes unless a response holds it. When a draft is sent, its files' rows go at the end
-- of the statement, when the version's rows are there already.
CREATE FUNCTION portal.drop_loose_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM portal."StoredFile" WHERE "id" = OLD."fileId"
     AND NOT EXISTS (SELECT FROM portal."ResponseFile" WHERE "fileId" = OLD."fileId")
     AND NOT EXISTS (SELECT FROM portal."DraftFile" WHERE "fileId" = OLD."fileId");
  RETURN NULL;
END $$;
CREATE TRIGGER drop_loose_file AFTER DELETE ON portal."DraftFile" FOR EACH ROW EXECUTE FUNCTION portal.drop_loose_file();

CREATE TRIGGER keep_rows BEFORE UPDATE ON portal."DraftFile" FOR EACH ROW EXECUTE FUNCTION portal.refuse_change();
CREATE TRIGGER keep_rows BEFORE UPDATE ON portal."FileScan" FOR EACH ROW EXECUTE FUNCTION portal.refuse_change();

GRANT SELECT, INSERT, DELETE ON portal."DraftFile" TO portal_app;
GRANT SELECT, INSERT, UPDATE ON portal."FileText" TO portal_app;
GRANT SELECT, INSERT ON portal."FileScan" TO portal_app;
GRANT USAGE ON SEQUENCE portal."FileScan_id_seq" TO portal_app;
