-- Status and assignee are changed apart: a change is refused where a colleague changed the same thing since, and not where they changed the other.
ALTER TABLE "portal"."Triage"
  ADD COLUMN "statusRevision" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "assigneeRevision" INTEGER NOT NULL DEFAULT 0;
UPDATE "portal"."Triage" SET "statusRevision" = "revision", "assigneeRevision" = "revision" WHERE "revision" > 0;
