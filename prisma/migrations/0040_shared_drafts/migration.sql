-- Private links to a draft: mailed to its owner to come back by, or to colleagues. The token itself is never stored.
CREATE TYPE portal."DraftRole" AS ENUM ('OWNER', 'EDIT', 'COMMENT');
CREATE TABLE portal."DraftLink" (
    "tokenHash" TEXT NOT NULL,
    "draftKey" TEXT NOT NULL,
    "role" portal."DraftRole" NOT NULL,
    "recipient" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT portal.now(),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "DraftLink_pkey" PRIMARY KEY ("tokenHash")
);
CREATE INDEX "DraftLink_draftKey_idx" ON portal."DraftLink"("draftKey");

-- What colleagues say to each other about a page of the draft. It is never part of the response and goes with the draft.
CREATE TABLE portal."DraftComment" (
    "id" UUID NOT NULL,
    "draftId" UUID NOT NULL,
    "step" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "writtenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT portal.now(),

    CONSTRAINT "DraftComment_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "DraftComment_draftId_step_idx" ON portal."DraftComment"("draftId", "step");
ALTER TABLE portal."DraftComment" ADD CONSTRAINT "DraftComment_draftId_fkey"
  FOREIGN KEY ("draftId") REFERENCES portal."Draft"("id") ON DELETE CASCADE ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE, DELETE ON portal."DraftLink" TO portal_app;
GRANT SELECT, INSERT, DELETE ON portal."DraftComment" TO portal_app;

-- A response that its author took back before the close. All its versions stay; this row says that it is not to be counted.
CREATE TABLE portal."ResponseWithdrawal" (
    "responseId" UUID NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3) NOT NULL DEFAULT portal.now(),

    CONSTRAINT "ResponseWithdrawal_pkey" PRIMARY KEY ("responseId")
);
ALTER TABLE portal."ResponseWithdrawal" ADD CONSTRAINT "ResponseWithdrawal_responseId_fkey"
  FOREIGN KEY ("responseId") REFERENCES portal."Response"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE TRIGGER keep_rows BEFORE UPDATE OR DELETE ON portal."ResponseWithdrawal" FOR EACH ROW EXECUTE FUNCTION portal.refuse_change();
CREATE TRIGGER keep_table BEFORE TRUNCATE ON portal."ResponseWithdrawal" FOR EACH STATEMENT EXECUTE FUNCTION portal.refuse_change();
GRANT SELECT, INSERT ON portal."ResponseWithdrawal" TO portal_app;
