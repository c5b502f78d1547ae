-- §29, S31.7: a request in the words of an answer is a request, as in an email. It is read once, by the rules for messages, when the version is stored,
-- so that lists can ask for it.
ALTER TABLE "portal"."ResponseVersion"
  ADD COLUMN "askedInWords" TEXT NOT NULL DEFAULT 'none',
  ADD CONSTRAINT asked_in_words CHECK ("askedInWords" IN ('none', 'whole', 'part', 'unclear'));
