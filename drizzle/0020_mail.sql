-- Mails to students: there is news on a request. The outbox and its log; nothing in it names a person, the address is opened when a mail goes.

-- One mail of one case. event_seq, kind: of the last news in it; news: how many there are. due_at: when it is next tried, null once it has ended; while it is being
-- sent, when whoever sends it is taken for gone. last_error: a code alone, for a server's words can quote the address.
CREATE TABLE mail(
  id INTEGER PRIMARY KEY,
  application INTEGER NOT NULL REFERENCES application(id),
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  kind TEXT NOT NULL CHECK(kind IN ('information_needed', 'approved', 'on_its_way', 'paid', 'returned', 'rejected', 'refused', 'cancelled', 'withdrawn', 'reply')),
  news INTEGER NOT NULL CHECK(news > 0),
  state TEXT NOT NULL CHECK(state IN ('waiting', 'sending', 'sent', 'failed', 'skipped')),
  attempts INTEGER NOT NULL CHECK(attempts >= 0),
  due_at TEXT,
  last_error TEXT CHECK(length(last_error) <= 40 AND last_error NOT GLOB '*[^A-Za-z0-9_]*'),
  ended_at TEXT,
  CHECK((due_at IS NULL) = (state IN ('sent', 'failed', 'skipped')) AND (ended_at IS NULL) = (due_at IS NOT NULL)),
  CHECK(state NOT IN ('failed', 'skipped') OR last_error IS NOT NULL)
) STRICT;
CREATE INDEX mail_due ON mail(due_at, id) WHERE due_at IS NOT NULL;
CREATE INDEX mail_application ON mail(application, id);
CREATE INDEX mail_event ON mail(event_seq);
CREATE INDEX mail_state ON mail(state);

-- Up to which event news was made into mails. No row: mails were never switched on.
CREATE TABLE mail_place(
  id INTEGER PRIMARY KEY CHECK(id = 1),
  seq INTEGER NOT NULL REFERENCES event(seq)
) STRICT;

CREATE TRIGGER mail_insert BEFORE INSERT ON mail BEGIN
  SELECT guard();
  SELECT RAISE(ABORT, 'mail: exists') WHERE EXISTS(SELECT 1 FROM mail WHERE id = NEW.id);
  SELECT RAISE(ABORT, 'mail: it begins waiting') WHERE NEW.state <> 'waiting' OR NEW.attempts <> 0;
END;
CREATE TRIGGER mail_update BEFORE UPDATE ON mail BEGIN
  SELECT guard();
  SELECT RAISE(ABORT, 'mail: it has ended') WHERE OLD.ended_at IS NOT NULL;
  SELECT RAISE(ABORT, 'mail: another mail') WHERE NEW.id IS NOT OLD.id OR NEW.application IS NOT OLD.application OR NEW.attempts < OLD.attempts;
  SELECT RAISE(ABORT, 'mail: nothing is added once it was tried') WHERE OLD.attempts > 0 AND (NEW.news IS NOT OLD.news OR NEW.kind IS NOT OLD.kind OR NEW.event_seq IS NOT OLD.event_seq);
  SELECT RAISE(ABORT, 'mail: sent without being tried') WHERE NEW.state = 'sent' AND OLD.state <> 'sending';
END;
-- A mail goes away with its student's data, and with nothing else: whether it was sent is to be known.
CREATE TRIGGER mail_delete BEFORE DELETE ON mail BEGIN
  SELECT guard();
  SELECT RAISE(ABORT, 'mail: its student is not erased') WHERE (SELECT s.wrapped FROM application a CROSS JOIN student s ON s.id = a.student WHERE a.id = OLD.application) IS NOT NULL;
END;

CREATE TRIGGER mail_place_insert BEFORE INSERT ON mail_place BEGIN
  SELECT guard();
  SELECT RAISE(ABORT, 'mail_place: exists') WHERE EXISTS(SELECT 1 FROM mail_place WHERE id = 1);
END;
CREATE TRIGGER mail_place_update BEFORE UPDATE ON mail_place BEGIN SELECT guard(); SELECT RAISE(ABORT, 'mail_place: it goes forward alone') WHERE NEW.seq < OLD.seq; END;
CREATE TRIGGER mail_place_delete BEFORE DELETE ON mail_place BEGIN SELECT guard(); SELECT RAISE(ABORT, 'mail_place: kept'); END;
