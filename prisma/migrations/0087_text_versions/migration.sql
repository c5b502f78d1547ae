-- To which version of the consultation's text each answer was given, for tallies that go by it: computed from the stored content like the
-- other columns of its kind (0004_triage), so that it cannot drift from it.
ALTER TABLE "portal"."ResponseVersion"
  ADD COLUMN "consultationVersion" INTEGER GENERATED ALWAYS AS ((content->>'consultationVersion')::integer) STORED,
  ADD COLUMN "textVersions" JSONB GENERATED ALWAYS AS (content->'textVersions') STORED;
