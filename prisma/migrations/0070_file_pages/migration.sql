-- Words read out of files, searchable by page (SX.6). A row for each page; a page longer than 100,000 characters is several, for
-- PostgreSQL holds no more than a megabyte of words in one. The words come from FileText by trigger, so that both always agree.
CREATE TABLE "portal"."FilePage" (
    "fileId" UUID NOT NULL,
    "page" INTEGER NOT NULL,
    "piece" INTEGER NOT NULL,
    "words" TSVECTOR NOT NULL,
    CONSTRAINT "FilePage_pkey" PRIMARY KEY ("fileId","page","piece")
);
CREATE INDEX "FilePage_words_idx" ON "portal"."FilePage" USING GIN ("words");
ALTER TABLE "portal"."FilePage" ADD CONSTRAINT "FilePage_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "portal"."StoredFile"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE FUNCTION portal.index_pages(file uuid, pages text[]) RETURNS void LANGUAGE sql AS $$
  DELETE FROM portal."FilePage" WHERE "fileId" = file;
  INSERT INTO portal."FilePage" ("fileId", "page", "piece", "words")
  SELECT file, p.number, piece, to_tsvector('english', substr(p.text, 1 + 100000 * (piece - 1), 100000))
    FROM unnest(pages) WITH ORDINALITY AS p(text, number),
         generate_series(1, greatest(1, ceil(length(p.text) / 100000.0))::int) AS piece
   WHERE p.text <> '';
$$;
CREATE FUNCTION portal.index_text() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = portal, pg_catalog AS $$
BEGIN
  PERFORM portal.index_pages(NEW."fileId", NEW."pages");
  RETURN NULL;
END $$;
CREATE TRIGGER index_text AFTER INSERT OR UPDATE OF "pages" ON portal."FileText" FOR EACH ROW EXECUTE FUNCTION portal.index_text();
REVOKE ALL ON FUNCTION portal.index_pages(uuid, text[]) FROM PUBLIC;

SELECT portal.index_pages("fileId", "pages") FROM portal."FileText";

GRANT SELECT ON portal."FilePage" TO portal_app;
