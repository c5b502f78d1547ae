-- What a member of staff typed into a form that was sent after their session had ended: kept for a day, for that person and that browser alone.
-- The words are sealed with a key that only the browser's cookie and the portal's secret make; here is no way to read them.
CREATE TABLE "portal"."KeptForm" (
    "id" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "sealed" TEXT NOT NULL,
    "keptAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "KeptForm_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "KeptForm_userId_fkey" FOREIGN KEY ("userId") REFERENCES "portal"."User"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "KeptForm_tokenHash_key" ON "portal"."KeptForm"("tokenHash");
CREATE INDEX "KeptForm_userId_idx" ON "portal"."KeptForm"("userId");
CREATE INDEX "KeptForm_keptAt_idx" ON "portal"."KeptForm"("keptAt");
GRANT SELECT, INSERT, DELETE ON "portal"."KeptForm" TO portal_app;
