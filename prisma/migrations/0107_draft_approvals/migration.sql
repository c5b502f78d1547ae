-- A named person approves a draft before it is sent: a link of its own role, and what became of asking. Rows are added and never changed;
-- they go with the draft, as its comments do.
ALTER TYPE portal."DraftRole" ADD VALUE 'APPROVE';
CREATE TYPE portal."ApprovalAct" AS ENUM ('ASKED', 'APPROVED', 'SENT_BACK');
CREATE TABLE portal."DraftApproval" (
    "id" UUID NOT NULL,
    "draftId" UUID NOT NULL,
    "linkHash" TEXT NOT NULL,
    "approver" TEXT NOT NULL,
    "act" portal."ApprovalAct" NOT NULL,
    "base" TEXT NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal.now(),

    CONSTRAINT "DraftApproval_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "DraftApproval_draftId_idx" ON portal."DraftApproval"("draftId");
ALTER TABLE portal."DraftApproval" ADD CONSTRAINT "DraftApproval_draftId_fkey"
  FOREIGN KEY ("draftId") REFERENCES portal."Draft"("id") ON DELETE CASCADE ON UPDATE CASCADE;
GRANT SELECT, INSERT ON portal."DraftApproval" TO portal_app;
