-- A student's data can be hidden from everybody's view without being erased, and shown again. The last row of a student counts.

CREATE TABLE blocking(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  student INTEGER NOT NULL REFERENCES student(id),
  blocked INTEGER NOT NULL CHECK(blocked IN (0, 1))
) STRICT;
CREATE INDEX blocking_student ON blocking(student, id);
CREATE INDEX blocking_event ON blocking(event_seq);

-- The bank lines that tell of the student, as they were known when he or she was blocked.
CREATE TABLE blocking_line(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  blocking INTEGER NOT NULL REFERENCES blocking(id),
  line INTEGER NOT NULL REFERENCES statement_line(id)
) STRICT;
CREATE INDEX blocking_line_line ON blocking_line(line);
CREATE INDEX blocking_line_blocking ON blocking_line(blocking);
CREATE INDEX blocking_line_event ON blocking_line(event_seq);

CREATE VIEW blocked_student(student) AS SELECT b.student FROM blocking b WHERE b.blocked = 1 AND b.id = (SELECT max(n.id) FROM blocking n WHERE n.student = b.student);

-- By which what is a student's is read: without a key it reads as if it were erased.
CREATE VIEW student_key(student, wrapped) AS
  SELECT s.id, CASE WHEN coalesce((SELECT b.blocked FROM blocking b WHERE b.student = s.id ORDER BY b.id DESC LIMIT 1), 0) = 0 THEN s.wrapped END FROM student s;

CREATE VIEW hidden_line(line) AS
  SELECT l.line FROM blocking_line l CROSS JOIN blocking b ON b.id = l.blocking WHERE b.id = (SELECT max(n.id) FROM blocking n WHERE n.student = b.student);

CREATE TRIGGER blocking_rules BEFORE INSERT ON blocking BEGIN
  SELECT RAISE(ABORT, 'blocking: of another kind of event') WHERE (SELECT kind FROM event WHERE seq = NEW.event_seq) IS NOT CASE NEW.blocked WHEN 1 THEN 'blocked' ELSE 'unblocked' END;
  SELECT RAISE(ABORT, 'blocking: it is so already') WHERE NEW.blocked = coalesce((SELECT blocked FROM blocking WHERE student = NEW.student ORDER BY id DESC LIMIT 1), 0);
  SELECT RAISE(ABORT, 'blocking: the student was erased') WHERE (SELECT wrapped FROM student WHERE id = NEW.student) IS NULL;
  SELECT RAISE(ABORT, 'blocking: a payout is under way') WHERE NEW.blocked = 1 AND EXISTS(
    SELECT 1 FROM grant g CROSS JOIN payout p ON p.grant = g.id CROSS JOIN state s ON s.noun = 'payout' AND s.subject = p.id AND s.state IN ('prepared', 'instructed') WHERE g.student = NEW.student);
END;
CREATE TRIGGER blocking_line_rules BEFORE INSERT ON blocking_line BEGIN
  SELECT RAISE(ABORT, 'blocking_line: not of a student whom this event blocks') WHERE NOT EXISTS(SELECT 1 FROM blocking WHERE id = NEW.blocking AND event_seq = NEW.event_seq AND blocked = 1);
END;

-- Nobody is paid whose data nobody can see.
CREATE TRIGGER payout_not_blocked BEFORE INSERT ON payout BEGIN
  SELECT RAISE(ABORT, 'payout: the student is blocked') WHERE (SELECT b.blocked FROM grant g CROSS JOIN blocking b ON b.student = g.student WHERE g.id = NEW.grant ORDER BY b.id DESC LIMIT 1) = 1;
END;
