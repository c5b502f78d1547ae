-- By the machine's clock: an order to build a pack that shows no progress for long is not being worked on any more.
ALTER TABLE "portal"."PackBuild" ADD COLUMN "progressedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
GRANT UPDATE ("progressedAt") ON portal."PackBuild" TO portal_app;
