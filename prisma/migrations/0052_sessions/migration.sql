-- A session is a row, so that it ends for good: a cookie that somebody copied opens nothing after the person signed out (C8).
CREATE TABLE portal."Session" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "Session_startedAt_idx" ON portal."Session"("startedAt");
ALTER TABLE portal."Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES portal."User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Mail that a visitor had us send to an address, counted so that nobody can have somebody else's mailbox flooded (C9).
CREATE TABLE portal."AskedMail" (
    "id" BIGSERIAL NOT NULL,
    "address" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AskedMail_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "AskedMail_address_at_idx" ON portal."AskedMail"("address", "at");
CREATE INDEX "AskedMail_source_at_idx" ON portal."AskedMail"("source", "at");

GRANT SELECT, INSERT, DELETE ON portal."Session", portal."AskedMail" TO portal_app;
GRANT USAGE ON SEQUENCE portal."AskedMail_id_seq" TO portal_app;
