-- Nobody takes a sender's request for confidentiality away alone (§29): what one person reads as asking for less is taken in by another.

-- How much a verdict withholds: one that is unclear holds all of it (S29.5).
CREATE FUNCTION portal.verdict_rank(verdict text) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE verdict WHEN 'none' THEN 0 WHEN 'part' THEN 1 ELSE 2 END
$$;

-- The strictest verdict on a message beside which this reading of it asks for less: any person's, or the rules' "whole" or "part"; their
-- "unclear" is there to be settled by one person. Null: it asks for no less. The first reading of a letter that nobody had typed in is empty.
CREATE FUNCTION portal.asked_for_more(mail uuid, reading integer) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT w."content"->>'verdict'
    FROM portal."IncomingMailReading" k JOIN portal."IncomingMailReading" w ON w."mailId" = k."mailId"
    JOIN portal."IncomingMail" m ON m."id" = k."mailId"
   WHERE k."mailId" = mail AND k."number" = reading
     AND portal.verdict_rank(w."content"->>'verdict') > portal.verdict_rank(k."content"->>'verdict')
     AND (w."readById" IS NOT NULL OR w."content"->>'verdict' <> 'unclear')
     AND NOT (m."channel" = 'POST' AND w."number" = 1 AND coalesce(w."content"->'form', 'null') = 'null')
   ORDER BY portal.verdict_rank(w."content"->>'verdict') DESC, w."number" LIMIT 1
$$;

CREATE FUNCTION portal.second_person_asks_for_less() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Readings and decisions on one message come one after another, so that what is read here still holds at the end.
  PERFORM pg_advisory_xact_lock(hashtextextended('mail ' || NEW."mailId", 0));
  IF EXISTS (SELECT FROM portal."IncomingMailReading" r WHERE r."mailId" = NEW."mailId" AND r."number" > NEW."readingNumber") THEN
    RAISE EXCEPTION 'a decision rests on the last reading' USING ERRCODE = 'unique_violation', CONSTRAINT = 'outcome_rests_on_last_reading';
  END IF;
  IF NEW."kind" = 'RESPONSE' AND portal.asked_for_more(NEW."mailId", NEW."readingNumber") IS NOT NULL AND EXISTS (
    SELECT FROM portal."IncomingMailReading" r WHERE r."mailId" = NEW."mailId" AND r."number" = NEW."readingNumber"
       AND (r."readById" IS NULL OR NEW."decidedById" IS NULL OR r."readById" = NEW."decidedById")) THEN
    RAISE EXCEPTION 'a second person takes in what was read as asking for less' USING ERRCODE = 'check_violation', CONSTRAINT = 'two_people_ask_for_less';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER second_person_asks_for_less BEFORE INSERT ON portal."IncomingMailOutcome" FOR EACH ROW EXECUTE FUNCTION portal.second_person_asks_for_less();

-- As before, but under the same lock: a reading that comes at the moment of the decision comes before it or not at all.
CREATE OR REPLACE FUNCTION portal.reading_is_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('mail ' || NEW."mailId", 0));
  IF EXISTS (SELECT FROM portal."IncomingMailOutcome" WHERE "mailId" = NEW."mailId") THEN
    RAISE EXCEPTION 'what became of a message stays' USING ERRCODE = 'unique_violation', CONSTRAINT = 'reading_is_open';
  END IF;
  RETURN NEW;
END $$;
