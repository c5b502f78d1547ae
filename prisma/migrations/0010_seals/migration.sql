CREATE TABLE portal."RegisterSeal" (
    "consultationId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "fromNumber" INTEGER NOT NULL,
    "toNumber" INTEGER NOT NULL,
    "file" JSONB NOT NULL,
    "sealedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RegisterSeal_pkey" PRIMARY KEY ("consultationId", "number")
);
ALTER TABLE portal."RegisterSeal" ADD CONSTRAINT "RegisterSeal_consultationId_fkey" FOREIGN KEY ("consultationId") REFERENCES portal."Consultation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE public_site.seal (
    "slug" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "file" JSONB NOT NULL,
    "sealedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "seal_pkey" PRIMARY KEY ("slug", "number")
);

CREATE TABLE public_site.signing_key (
    "id" TEXT NOT NULL,
    "key" JSONB NOT NULL,
    "firstUsedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "signing_key_pkey" PRIMARY KEY ("id")
);

-- A seal stays as it was signed, and so does what the public read of it.
CREATE TRIGGER keep_rows BEFORE UPDATE OR DELETE ON portal."RegisterSeal" FOR EACH ROW EXECUTE FUNCTION portal.refuse_change();
CREATE TRIGGER keep_table BEFORE TRUNCATE ON portal."RegisterSeal" FOR EACH STATEMENT EXECUTE FUNCTION portal.refuse_change();
CREATE TRIGGER keep_rows BEFORE UPDATE OR DELETE ON public_site.seal FOR EACH ROW EXECUTE FUNCTION portal.refuse_change();
CREATE TRIGGER keep_rows BEFORE UPDATE OR DELETE ON public_site.signing_key FOR EACH ROW EXECUTE FUNCTION portal.refuse_change();

GRANT SELECT, INSERT ON portal."RegisterSeal", public_site.seal, public_site.signing_key TO portal_app;
GRANT SELECT ON public_site.seal, public_site.signing_key TO portal_public;
