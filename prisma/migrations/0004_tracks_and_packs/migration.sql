-- S36.4: the rule of the window's last day is a record like the gates', kept like them.
ALTER TYPE "portal"."Gate" ADD VALUE 'LONG_STOP_RULE';

-- A pack is built by a job; whoever ordered it sees how far it is.
CREATE TYPE "portal"."BuildState" AS ENUM ('WAITING', 'RUNNING', 'DONE', 'FAILED');

CREATE TABLE "portal"."PackBuild" (
    "id" UUID NOT NULL,
    "consultationId" UUID NOT NULL,
    "requestedById" UUID NOT NULL,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT portal.now(),
    "explanation" TEXT NOT NULL,
    "state" "portal"."BuildState" NOT NULL DEFAULT 'WAITING',
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,
    "packId" UUID,
    CONSTRAINT "PackBuild_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "PackBuild_consultationId_idx" ON "portal"."PackBuild"("consultationId");
ALTER TABLE "portal"."PackBuild" ADD CONSTRAINT "PackBuild_consultationId_fkey" FOREIGN KEY ("consultationId") REFERENCES "portal"."Consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "portal"."PackBuild" ADD CONSTRAINT "PackBuild_requestedById_fkey" FOREIGN KEY ("requestedById") REFERENCES "portal"."User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "portal"."PackBuild" ADD CONSTRAINT "PackBuild_packId_fkey" FOREIGN KEY ("packId") REFERENCES "portal"."Pack"("id") ON DELETE SET NULL ON UPDATE CASCADE;

GRANT SELECT, INSERT ON portal."PackBuild" TO portal_app;
GRANT UPDATE ("state", "done", "total", "failure", "packId") ON portal."PackBuild" TO portal_app;
