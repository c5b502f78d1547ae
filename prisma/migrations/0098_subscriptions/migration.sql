-- Who asked to be told of changes and of answers to questions: an address and nothing else. It counts once its owner confirmed it, and goes
-- when its owner says so: hence rows that may be deleted.
CREATE TABLE portal."Subscription" (
    "id" UUID NOT NULL,
    "consultationId" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Subscription_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Subscription_consultationId_fkey" FOREIGN KEY ("consultationId") REFERENCES portal."Consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT one_spelling CHECK ("email" = lower("email"))
);
CREATE UNIQUE INDEX "Subscription_consultationId_email_key" ON portal."Subscription"("consultationId", "email");

GRANT SELECT, INSERT, DELETE ON portal."Subscription" TO portal_app;
GRANT UPDATE ("confirmedAt", "askedAt") ON portal."Subscription" TO portal_app;
