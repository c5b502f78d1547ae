-- What defaults call must exist before the tables that name it.
CREATE SCHEMA IF NOT EXISTS "portal";

-- The portal's clock: the database's own, to the millisecond, plus the demonstration's offset where there is one (invariant 4).
-- Language plpgsql: its body is looked up when it runs, after the table exists.
CREATE FUNCTION portal.now() RETURNS timestamptz LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  RETURN date_trunc('milliseconds', clock_timestamp())
    + coalesce((SELECT o."milliseconds" FROM portal."ClockOffset" o WHERE o."id" = 1), 0) * interval '1 millisecond';
END $$;

CREATE FUNCTION portal.current_transaction() RETURNS bigint LANGUAGE sql VOLATILE AS $$
  SELECT pg_current_xact_id()::text::bigint
$$;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "portal";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public_site";

-- CreateEnum
CREATE TYPE "portal"."Gate" AS ENUM ('CONCLUSION', 'SUBMISSION_DECISION', 'SUBMISSION', 'DEPARTMENT_DECISION', 'REDESIGNATION', 'SEC_ADMINISTRATOR_NOTIFIED', 'GO_LIVE_DESIGNATED', 'SSC_VIEWS', 'PMA_DECISION', 'CERTIFICATE_ISSUED', 'CERTIFICATE_PROVIDED');

-- CreateEnum
CREATE TYPE "portal"."AttachmentKind" AS ENUM ('CONSULTATION_DOCUMENT', 'FINAL_DRAFT', 'REDLINE', 'EVIDENCE');

-- CreateEnum
CREATE TYPE "portal"."Recipient" AS ENUM ('DEPARTMENT', 'AUTHORITY');

-- CreateEnum
CREATE TYPE "portal"."Channel" AS ENUM ('WEB', 'EMAIL', 'POST');

-- CreateEnum
CREATE TYPE "portal"."TriageStatus" AS ENUM ('NEW', 'IN_HAND', 'WAITING', 'DONE');

-- CreateEnum
CREATE TYPE "portal"."DisagreementState" AS ENUM ('OPEN', 'RESOLVED');

-- CreateEnum
CREATE TYPE "portal"."Role" AS ENUM ('CASEWORKER', 'CONSULTATION_OWNER', 'APPROVER', 'ADMINISTRATOR', 'DEPARTMENT_READER', 'AUTHORITY_READER');

-- CreateTable
CREATE TABLE "portal"."GateRecord" (
    "id" UUID NOT NULL,
    "consultationId" UUID NOT NULL,
    "gate" "portal"."Gate" NOT NULL,
    "outcome" TEXT NOT NULL,
    "decidedOn" DATE NOT NULL,
    "decidedBy" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "evidenceFileId" UUID,
    "detail" JSONB NOT NULL,
    "replacesId" UUID,
    "recordedById" UUID NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT portal.now(),

    CONSTRAINT "GateRecord_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "portal"."AuditEvent" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT portal.now(),
    "transaction" BIGINT NOT NULL DEFAULT portal.current_transaction(),
    "actorId" UUID,
    "actorRole" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "isRefused" BOOLEAN NOT NULL DEFAULT false,
    "consultationId" UUID,
    "subject" TEXT,
    "detail" JSONB NOT NULL,
    "hash" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "portal"."AuditSeal" (
    "number" INTEGER NOT NULL,
    "fromTransaction" BIGINT NOT NULL,
    "toTransaction" BIGINT NOT NULL,
    "count" INTEGER NOT NULL,
    "root" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "sealedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT portal.now(),

    CONSTRAINT "AuditSeal_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "portal"."Consultation" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "opensAt" TIMESTAMPTZ(3) NOT NULL,
    "closesAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT portal.now(),

    CONSTRAINT "Consultation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "portal"."ConsultationVersion" (
    "id" UUID NOT NULL,
    "consultationId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "contentHash" TEXT NOT NULL,
    "reason" TEXT,
    "preparedById" UUID NOT NULL,
    "preparedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT portal.now(),
    "publishedById" UUID,
    "publishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ConsultationVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "portal"."ConsultationAttachment" (
    "id" UUID NOT NULL,
    "consultationId" UUID NOT NULL,
    "kind" "portal"."AttachmentKind" NOT NULL,
    "title" TEXT NOT NULL,
    "fileId" UUID NOT NULL,
    "addedById" UUID NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT portal.now(),

    CONSTRAINT "ConsultationAttachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "public_site"."consultation" (
    "slug" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "opensAt" TIMESTAMPTZ(3) NOT NULL,
    "closesAt" TIMESTAMPTZ(3) NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "consultation_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "portal"."StoredFile" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "sha256" TEXT NOT NULL,
    "storedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT portal.now(),

    CONSTRAINT "StoredFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "portal"."FileChunk" (
    "fileId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "FileChunk_pkey" PRIMARY KEY ("fileId","position")
);

-- CreateTable
CREATE TABLE "portal"."OutgoingMail" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "attachments" JSONB NOT NULL DEFAULT '[]',
    "about" TEXT,
    "queuedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT portal.now(),
    "sentAt" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lastError" TEXT,

    CONSTRAINT "OutgoingMail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "portal"."Pack" (
    "id" UUID NOT NULL,
    "consultationId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "fitForPurpose" TEXT NOT NULL,
    "manifest" JSONB NOT NULL,
    "fileId" UUID NOT NULL,
    "builtById" UUID NOT NULL,
    "builtAt" TIMESTAMPTZ(3) NOT NULL DEFAULT portal.now(),

    CONSTRAINT "Pack_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "portal"."PackRelease" (
    "packId" UUID NOT NULL,
    "recipient" "portal"."Recipient" NOT NULL,
    "releasedById" UUID NOT NULL,
    "releasedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT portal.now(),

    CONSTRAINT "PackRelease_pkey" PRIMARY KEY ("packId","recipient")
);

-- CreateTable
CREATE TABLE "portal"."FitForPurposeStatement" (
    "consultationId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "writtenById" UUID NOT NULL,
    "writtenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT portal.now(),

    CONSTRAINT "FitForPurposeStatement_pkey" PRIMARY KEY ("consultationId")
);

-- CreateTable
CREATE TABLE "portal"."Draft" (
    "id" UUID NOT NULL,
    "consultationId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT portal.now(),
    "savedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT portal.now(),
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "responseId" UUID,

    CONSTRAINT "Draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "portal"."Response" (
    "id" UUID NOT NULL,
    "consultationId" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "receiptTokenHash" TEXT NOT NULL,
    "channel" "portal"."Channel" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT portal.now(),

    CONSTRAINT "Response_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "portal"."ResponseVersion" (
    "id" UUID NOT NULL,
    "responseId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "idempotencyKey" TEXT NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "isLate" BOOLEAN NOT NULL,
    "salt" TEXT NOT NULL,
    "commitment" TEXT NOT NULL,
    "registerNumber" INTEGER NOT NULL,
    "registerConsultationId" UUID NOT NULL,

    CONSTRAINT "ResponseVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "portal"."ResponseFile" (
    "versionId" UUID NOT NULL,
    "fileId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "isLate" BOOLEAN NOT NULL,

    CONSTRAINT "ResponseFile_pkey" PRIMARY KEY ("versionId","fileId")
);

-- CreateTable
CREATE TABLE "portal"."RegisterEntry" (
    "consultationId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "reference" TEXT NOT NULL,
    "channel" "portal"."Channel" NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "commitment" TEXT NOT NULL,

    CONSTRAINT "RegisterEntry_pkey" PRIMARY KEY ("consultationId","number")
);

-- CreateTable
CREATE TABLE "portal"."RegisterCounter" (
    "consultationId" UUID NOT NULL,
    "last" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "RegisterCounter_pkey" PRIMARY KEY ("consultationId")
);

-- CreateTable
CREATE TABLE "portal"."Triage" (
    "responseId" UUID NOT NULL,
    "status" "portal"."TriageStatus" NOT NULL DEFAULT 'NEW',
    "assigneeId" UUID,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "changedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT portal.now(),

    CONSTRAINT "Triage_pkey" PRIMARY KEY ("responseId")
);

-- CreateTable
CREATE TABLE "portal"."TriageNote" (
    "id" UUID NOT NULL,
    "responseId" UUID NOT NULL,
    "authorId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "writtenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT portal.now(),

    CONSTRAINT "TriageNote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "portal"."RecordedPosition" (
    "id" UUID NOT NULL,
    "responseId" UUID NOT NULL,
    "part" TEXT NOT NULL,
    "position" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "recordedById" UUID NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT portal.now(),

    CONSTRAINT "RecordedPosition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "portal"."Disagreement" (
    "id" UUID NOT NULL,
    "consultationId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "anchor" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "responseId" UUID,
    "quote" TEXT NOT NULL,
    "dccReply" TEXT NOT NULL DEFAULT '',
    "state" "portal"."DisagreementState" NOT NULL DEFAULT 'OPEN',
    "evidence" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "raisedById" UUID NOT NULL,
    "raisedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT portal.now(),

    CONSTRAINT "Disagreement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "portal"."User" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "portal"."Role" NOT NULL,
    "passwordHash" TEXT,
    "hasClearance" BOOLEAN NOT NULL DEFAULT false,
    "sessionEpoch" INTEGER NOT NULL DEFAULT 0,
    "disabledAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT portal.now(),

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "portal"."SignInAttempt" (
    "id" BIGSERIAL NOT NULL,
    "email" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SignInAttempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "portal"."ClockOffset" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "milliseconds" BIGINT NOT NULL,

    CONSTRAINT "ClockOffset_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "GateRecord_replacesId_key" ON "portal"."GateRecord"("replacesId");

-- CreateIndex
CREATE INDEX "GateRecord_consultationId_gate_idx" ON "portal"."GateRecord"("consultationId", "gate");

-- CreateIndex
CREATE INDEX "AuditEvent_consultationId_id_idx" ON "portal"."AuditEvent"("consultationId", "id");

-- CreateIndex
CREATE INDEX "AuditEvent_subject_idx" ON "portal"."AuditEvent"("subject");

-- CreateIndex
CREATE INDEX "AuditEvent_transaction_id_idx" ON "portal"."AuditEvent"("transaction", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Consultation_slug_key" ON "portal"."Consultation"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "ConsultationVersion_consultationId_number_key" ON "portal"."ConsultationVersion"("consultationId", "number");

-- CreateIndex
CREATE INDEX "ConsultationAttachment_consultationId_kind_idx" ON "portal"."ConsultationAttachment"("consultationId", "kind");

-- CreateIndex
CREATE INDEX "OutgoingMail_queuedAt_idx" ON "portal"."OutgoingMail"("queuedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Pack_consultationId_version_key" ON "portal"."Pack"("consultationId", "version");

-- CreateIndex
CREATE UNIQUE INDEX "Draft_tokenHash_key" ON "portal"."Draft"("tokenHash");

-- CreateIndex
CREATE INDEX "Draft_consultationId_idx" ON "portal"."Draft"("consultationId");

-- CreateIndex
CREATE INDEX "Draft_expiresAt_idx" ON "portal"."Draft"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "Response_reference_key" ON "portal"."Response"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "Response_receiptTokenHash_key" ON "portal"."Response"("receiptTokenHash");

-- CreateIndex
CREATE INDEX "Response_consultationId_idx" ON "portal"."Response"("consultationId");

-- CreateIndex
CREATE UNIQUE INDEX "ResponseVersion_idempotencyKey_key" ON "portal"."ResponseVersion"("idempotencyKey");

-- CreateIndex
CREATE UNIQUE INDEX "ResponseVersion_responseId_number_key" ON "portal"."ResponseVersion"("responseId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "ResponseVersion_registerConsultationId_registerNumber_key" ON "portal"."ResponseVersion"("registerConsultationId", "registerNumber");

-- CreateIndex
CREATE INDEX "Triage_status_idx" ON "portal"."Triage"("status");

-- CreateIndex
CREATE INDEX "TriageNote_responseId_idx" ON "portal"."TriageNote"("responseId");

-- CreateIndex
CREATE INDEX "RecordedPosition_responseId_idx" ON "portal"."RecordedPosition"("responseId");

-- CreateIndex
CREATE INDEX "Disagreement_consultationId_idx" ON "portal"."Disagreement"("consultationId");

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "portal"."User"("email");

-- CreateIndex
CREATE INDEX "SignInAttempt_email_at_idx" ON "portal"."SignInAttempt"("email", "at");

-- CreateIndex
CREATE INDEX "SignInAttempt_source_at_idx" ON "portal"."SignInAttempt"("source", "at");

-- AddForeignKey
ALTER TABLE "portal"."GateRecord" ADD CONSTRAINT "GateRecord_consultationId_fkey" FOREIGN KEY ("consultationId") REFERENCES "portal"."Consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portal"."GateRecord" ADD CONSTRAINT "GateRecord_evidenceFileId_fkey" FOREIGN KEY ("evidenceFileId") REFERENCES "portal"."ConsultationAttachment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portal"."GateRecord" ADD CONSTRAINT "GateRecord_replacesId_fkey" FOREIGN KEY ("replacesId") REFERENCES "portal"."GateRecord"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portal"."GateRecord" ADD CONSTRAINT "GateRecord_recordedById_fkey" FOREIGN KEY ("recordedById") REFERENCES "portal"."User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portal"."ConsultationVersion" ADD CONSTRAINT "ConsultationVersion_consultationId_fkey" FOREIGN KEY ("consultationId") REFERENCES "portal"."Consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portal"."ConsultationVersion" ADD CONSTRAINT "ConsultationVersion_preparedById_fkey" FOREIGN KEY ("preparedById") REFERENCES "portal"."User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portal"."ConsultationVersion" ADD CONSTRAINT "ConsultationVersion_publishedById_fkey" FOREIGN KEY ("publishedById") REFERENCES "portal"."User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portal"."ConsultationAttachment" ADD CONSTRAINT "ConsultationAttachment_consultationId_fkey" FOREIGN KEY ("consultationId") REFERENCES "portal"."Consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portal"."ConsultationAttachment" ADD CONSTRAINT "ConsultationAttachment_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "portal"."StoredFile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portal"."ConsultationAttachment" ADD CONSTRAINT "ConsultationAttachment_addedById_fkey" FOREIGN KEY ("addedById") REFERENCES "portal"."User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portal"."FileChunk" ADD CONSTRAINT "FileChunk_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "portal"."StoredFile"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portal"."Pack" ADD CONSTRAINT "Pack_consultationId_fkey" FOREIGN KEY ("consultationId") REFERENCES "portal"."Consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portal"."Pack" ADD CONSTRAINT "Pack_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "portal"."StoredFile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portal"."Pack" ADD CONSTRAINT "Pack_builtById_fkey" FOREIGN KEY ("builtById") REFERENCES "portal"."User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portal"."PackRelease" ADD CONSTRAINT "PackRelease_packId_fkey" FOREIGN KEY ("packId") REFERENCES "portal"."Pack"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portal"."PackRelease" ADD CONSTRAINT "PackRelease_releasedById_fkey" FOREIGN KEY ("releasedById") REFERENCES "portal"."User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portal"."FitForPurposeStatement" ADD CONSTRAINT "FitForPurposeStatement_writtenById_fkey" FOREIGN KEY ("writtenById") REFERENCES "portal"."User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portal"."Draft" ADD CONSTRAINT "Draft_consultationId_fkey" FOREIGN KEY ("consultationId") REFERENCES "portal"."Consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portal"."Draft" ADD CONSTRAINT "Draft_responseId_fkey" FOREIGN KEY ("responseId") REFERENCES "portal"."Response"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portal"."Response" ADD CONSTRAINT "Response_consultationId_fkey" FOREIGN KEY ("consultationId") REFERENCES "portal"."Consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portal"."ResponseVersion" ADD CONSTRAINT "ResponseVersion_responseId_fkey" FOREIGN KEY ("responseId") REFERENCES "portal"."Response"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portal"."ResponseVersion" ADD CONSTRAINT "ResponseVersion_registerConsultationId_registerNumber_fkey" FOREIGN KEY ("registerConsultationId", "registerNumber") REFERENCES "portal"."RegisterEntry"("consultationId", "number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portal"."ResponseFile" ADD CONSTRAINT "ResponseFile_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "portal"."ResponseVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portal"."ResponseFile" ADD CONSTRAINT "ResponseFile_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "portal"."StoredFile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portal"."Triage" ADD CONSTRAINT "Triage_responseId_fkey" FOREIGN KEY ("responseId") REFERENCES "portal"."Response"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portal"."Triage" ADD CONSTRAINT "Triage_assigneeId_fkey" FOREIGN KEY ("assigneeId") REFERENCES "portal"."User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portal"."TriageNote" ADD CONSTRAINT "TriageNote_responseId_fkey" FOREIGN KEY ("responseId") REFERENCES "portal"."Response"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portal"."TriageNote" ADD CONSTRAINT "TriageNote_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "portal"."User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portal"."RecordedPosition" ADD CONSTRAINT "RecordedPosition_responseId_fkey" FOREIGN KEY ("responseId") REFERENCES "portal"."Response"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portal"."RecordedPosition" ADD CONSTRAINT "RecordedPosition_recordedById_fkey" FOREIGN KEY ("recordedById") REFERENCES "portal"."User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portal"."Disagreement" ADD CONSTRAINT "Disagreement_consultationId_fkey" FOREIGN KEY ("consultationId") REFERENCES "portal"."Consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portal"."Disagreement" ADD CONSTRAINT "Disagreement_responseId_fkey" FOREIGN KEY ("responseId") REFERENCES "portal"."Response"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portal"."Disagreement" ADD CONSTRAINT "Disagreement_raisedById_fkey" FOREIGN KEY ("raisedById") REFERENCES "portal"."User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
