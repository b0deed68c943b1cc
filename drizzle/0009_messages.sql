-- What students say on their page, what the office says back, documents on file, slips. All of it is told under the student's key.

-- A proposal beside the case: an answer to an information request, whether money arrived, a wish for a review, a message about something.
-- personal: {text?, payee?, amount?}. payout: of which it is told whether it arrived. break: the one that finance or the auditors answer.
CREATE TABLE message(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  application INTEGER NOT NULL REFERENCES application(id),
  kind TEXT NOT NULL CHECK(kind IN ('answer', 'received', 'review', 'message')),
  about TEXT CHECK(about IN ('payment', 'details', 'person', 'other')),
  received TEXT CHECK(received IN ('all', 'less', 'no')),
  payout INTEGER REFERENCES payout(id),
  break INTEGER REFERENCES break(id),
  personal BLOB, personal_sha256 TEXT,
  CHECK((kind = 'message') = (about IS NOT NULL)),
  CHECK((kind = 'received') = (received IS NOT NULL) AND (kind = 'received') = (payout IS NOT NULL)),
  CHECK((break IS NOT NULL) = (coalesce(received, '') IN ('less', 'no') OR coalesce(about, '') = 'person'))
) STRICT;
CREATE INDEX message_application ON message(application, id);
CREATE INDEX message_event ON message(event_seq);
CREATE INDEX message_break ON message(break) WHERE break IS NOT NULL;

CREATE TABLE reply(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  message INTEGER NOT NULL UNIQUE REFERENCES message(id),
  personal BLOB, personal_sha256 TEXT
) STRICT;
CREATE INDEX reply_event ON reply(event_seq);

-- sha256: of the file as it came, told to the chain; personal: the file itself, encrypted.
CREATE TABLE document(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  application INTEGER NOT NULL REFERENCES application(id),
  kind TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  personal BLOB, personal_sha256 TEXT,
  UNIQUE(application, kind, sha256)
) STRICT;
CREATE INDEX document_event ON document(event_seq);

-- A code that went out on a slip: once.
CREATE TABLE slip(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  student_code INTEGER NOT NULL UNIQUE REFERENCES student_code(id)
) STRICT;
CREATE INDEX slip_event ON slip(event_seq);

CREATE TRIGGER message_state AFTER INSERT ON message BEGIN
  INSERT INTO state VALUES('message', NEW.id, 'open', NEW.event_seq);
  SELECT RAISE(ABORT, 'message: its state did not follow') WHERE NOT EXISTS(SELECT 1 FROM state WHERE noun = 'message' AND subject = NEW.id);
END;

-- Whether money arrived is told of a payout of the case that a line proves to have left.
CREATE TRIGGER message_rules BEFORE INSERT ON message BEGIN
  SELECT RAISE(ABORT, 'message: of no payout of the case that left') WHERE NEW.payout IS NOT NULL AND NOT EXISTS(
    SELECT 1 FROM payout p CROSS JOIN grant g ON g.id = p.grant CROSS JOIN state s ON s.noun = 'payout' AND s.subject = p.id
    WHERE p.id = NEW.payout AND g.application = NEW.application AND s.state = 'settled');
  SELECT RAISE(ABORT, 'message: of no break of its kind') WHERE NEW.break IS NOT NULL AND NOT EXISTS(
    SELECT 1 FROM break b CROSS JOIN state s ON s.noun = 'break' AND s.subject = b.id WHERE b.id = NEW.break AND s.state <> 'resolved' AND CASE NEW.kind
      WHEN 'received' THEN b.kind = 'not_received' AND b.payout = NEW.payout ELSE b.kind = 'complaint' AND b.event_seq = NEW.event_seq END);
END;
CREATE TRIGGER break_of_message BEFORE INSERT ON break BEGIN
  SELECT RAISE(ABORT, 'break: a student alone says that money did not come, and complains')
    WHERE (NEW.kind IN ('not_received', 'complaint')) <> ((SELECT kind FROM event WHERE seq = NEW.event_seq) = 'message_received');
END;

-- A complaint about a person is answered by auditors alone, everything else by those who work on the case or its money.
CREATE TRIGGER reply_role BEFORE INSERT ON reply BEGIN
  SELECT RAISE(ABORT, 'reply: its actor has no role for this message') WHERE NOT EXISTS(
    SELECT 1 FROM message m CROSS JOIN event e ON e.seq = NEW.event_seq CROSS JOIN role_grant g ON g.person = e.actor
    WHERE m.id = NEW.message AND g.role IN ('auditor', 'case_officer', 'finance') AND (g.role = 'auditor') = (coalesce(m.about, '') = 'person')
      AND g.ended = 0 AND (g.until IS NULL OR g.until >= substr(e.at, 1, 10)) AND g.id = (SELECT max(id) FROM role_grant WHERE person = e.actor AND role = g.role));
  SELECT RAISE(ABORT, 'reply: the message is answered') WHERE (SELECT state FROM state WHERE noun = 'message' AND subject = NEW.message) IS NOT 'open';
END;
CREATE TRIGGER step_of_message BEFORE INSERT ON step WHEN NEW.noun = 'message' BEGIN
  SELECT RAISE(ABORT, 'step: a message is answered by its reply') WHERE NOT EXISTS(SELECT 1 FROM reply WHERE message = NEW.subject AND event_seq = NEW.event_seq)
    AND NOT EXISTS(SELECT 1 FROM message WHERE id = NEW.subject AND event_seq = NEW.event_seq AND received = 'all');
END;
CREATE TRIGGER step_of_complaint BEFORE INSERT ON step WHEN NEW.noun = 'break' BEGIN
  SELECT RAISE(ABORT, 'step: a reply ends its own complaint alone') WHERE ((SELECT kind FROM event WHERE seq = NEW.event_seq) = 'message_answered'
      OR (SELECT kind FROM break WHERE id = NEW.subject) = 'complaint')
    AND NOT EXISTS(SELECT 1 FROM message m CROSS JOIN reply r ON r.message = m.id WHERE m.break = NEW.subject AND m.about = 'person' AND r.event_seq = NEW.event_seq);
END;
CREATE TRIGGER seal_replies BEFORE INSERT ON seal BEGIN
  SELECT RAISE(ABORT, 'seal: a reply without its message''s answer') WHERE EXISTS(
    SELECT 1 FROM reply r CROSS JOIN message m ON m.id = r.message WHERE r.event_seq = NEW.event_seq AND ((SELECT state FROM state WHERE noun = 'message' AND subject = m.id) <> 'answered'
      OR m.about = 'person' AND (SELECT state FROM state WHERE noun = 'break' AND subject = m.break) <> 'resolved'));
END;
CREATE TRIGGER slip_of_new_student BEFORE INSERT ON slip BEGIN
  SELECT RAISE(ABORT, 'slip: not the code that came with the student') WHERE (SELECT nth FROM student_code WHERE id = NEW.student_code) IS NOT 1;
END;
