CREATE TABLE portal."Clarification" (
    "id" UUID NOT NULL,
    "consultationId" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "idempotencyKey" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "paragraph" INTEGER,
    "askerName" TEXT,
    "askerEmail" TEXT,
    "askedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT portal.now(),
    "publicQuestion" TEXT,
    "answer" TEXT,
    "changesMeaning" BOOLEAN,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "answeredById" UUID,
    "answeredAt" TIMESTAMPTZ(3),
    "publishedById" UUID,
    "publishedAt" TIMESTAMPTZ(3),
    "publicNumber" INTEGER,

    CONSTRAINT "Clarification_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "Clarification_reference_key" ON portal."Clarification"("reference");
CREATE UNIQUE INDEX "Clarification_idempotencyKey_key" ON portal."Clarification"("idempotencyKey");
CREATE UNIQUE INDEX "Clarification_consultationId_publicNumber_key" ON portal."Clarification"("consultationId", "publicNumber");
CREATE INDEX "Clarification_consultationId_askedAt_idx" ON portal."Clarification"("consultationId", "askedAt");
CREATE INDEX "Clarification_askerEmail_askedAt_idx" ON portal."Clarification"("askerEmail", "askedAt");
ALTER TABLE portal."Clarification"
  ADD CONSTRAINT "Clarification_consultationId_fkey" FOREIGN KEY ("consultationId") REFERENCES portal."Consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "Clarification_answeredById_fkey" FOREIGN KEY ("answeredById") REFERENCES portal."User"("id") ON DELETE SET NULL ON UPDATE CASCADE,
  ADD CONSTRAINT "Clarification_publishedById_fkey" FOREIGN KEY ("publishedById") REFERENCES portal."User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

CREATE TABLE public_site.clarification (
    "slug" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "question" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "paragraph" INTEGER,
    "changesMeaning" BOOLEAN NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "clarification_pkey" PRIMARY KEY ("slug", "number")
);

-- An answer is published whole, once, and by a second person (invariant 6).
ALTER TABLE portal."Clarification"
  ADD CONSTRAINT answered_whole CHECK (
    num_nonnulls("publicQuestion", "answer", "changesMeaning", "answeredById", "answeredAt") IN (0, 5)),
  ADD CONSTRAINT published_whole CHECK (
    num_nonnulls("publishedById", "publishedAt", "publicNumber") IN (0, 3) AND ("publishedAt" IS NULL OR "answer" IS NOT NULL)),
  ADD CONSTRAINT published_by_a_second_person CHECK ("publishedById" IS NULL OR "publishedById" <> "answeredById");
CREATE TRIGGER keep_published BEFORE UPDATE ON portal."Clarification" FOR EACH ROW WHEN (OLD."publishedAt" IS NOT NULL)
  EXECUTE FUNCTION portal.refuse_change();
CREATE TRIGGER keep_rows BEFORE UPDATE OR DELETE ON public_site.clarification FOR EACH ROW EXECUTE FUNCTION portal.refuse_change();

-- What was asked, by whom and when, is not the application's to change: it may write the answer's columns alone.
GRANT SELECT, INSERT ON portal."Clarification", public_site.clarification TO portal_app;
GRANT UPDATE ("publicQuestion", "answer", "changesMeaning", "revision", "answeredById", "answeredAt", "publishedById", "publishedAt", "publicNumber")
  ON portal."Clarification" TO portal_app;
GRANT SELECT ON public_site.clarification TO portal_public;

-- Letters about a draft (answers to questions, reminders) stop when its owner says so.
ALTER TABLE portal."Draft" ADD COLUMN "lettersStoppedAt" TIMESTAMPTZ(3);
