-- What a bank reports back of a batch that it was given (ISO 20022 pain.002), and what holds of payment files.

-- message: the kind of its message. accepted, pending: payouts of which it says so, which settles none. The file itself is not kept: it names persons.
CREATE TABLE bank_report(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  batch INTEGER NOT NULL REFERENCES batch(id),
  file_sha256 TEXT NOT NULL,
  message TEXT NOT NULL,
  accepted INTEGER NOT NULL CHECK(accepted >= 0),
  pending INTEGER NOT NULL CHECK(pending >= 0)
) STRICT;
CREATE INDEX bank_report_event ON bank_report(event_seq);
CREATE INDEX bank_report_batch ON bank_report(batch, id);

-- A payout that the bank says it rejected. codes: its reasons, by ISO's external codes, parted by blanks. outcome: 'rejected' by this report; 'known', rejected or
-- returned before it; 'contradicted' by a line, which proves that it left.
CREATE TABLE bank_rejection(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  bank_report INTEGER NOT NULL REFERENCES bank_report(id),
  payout INTEGER NOT NULL REFERENCES payout(id),
  codes TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK(outcome IN ('rejected', 'known', 'contradicted'))
) STRICT;
CREATE INDEX bank_rejection_report ON bank_rejection(bank_report, id);
CREATE INDEX bank_rejection_payout ON bank_rejection(payout, id);

CREATE TRIGGER bank_report_rules BEFORE INSERT ON bank_report BEGIN
  SELECT RAISE(ABORT, 'bank_report: the batch was not released') WHERE NOT EXISTS(SELECT 1 FROM release WHERE batch = NEW.batch);
  SELECT RAISE(ABORT, 'bank_report: no SHA-256') WHERE NEW.file_sha256 GLOB '*[^0-9a-f]*' OR length(NEW.file_sha256) <> 64;
  SELECT RAISE(ABORT, 'bank_report: more than the batch holds') WHERE NEW.accepted + NEW.pending > (SELECT count FROM batch WHERE id = NEW.batch) OR NEW.accepted < 0 OR NEW.pending < 0;
END;
CREATE TRIGGER bank_rejection_rules BEFORE INSERT ON bank_rejection BEGIN
  SELECT RAISE(ABORT, 'bank_rejection: not of this event''s report, or of another batch') WHERE NOT EXISTS(
    SELECT 1 FROM bank_report r CROSS JOIN payout p ON p.id = NEW.payout AND p.batch = r.batch WHERE r.id = NEW.bank_report AND r.event_seq = NEW.event_seq);
  SELECT RAISE(ABORT, 'bank_rejection: twice of one payout') WHERE EXISTS(SELECT 1 FROM bank_rejection WHERE bank_report = NEW.bank_report AND payout = NEW.payout);
  SELECT RAISE(ABORT, 'bank_rejection: its outcome does not fit the payout''s state') WHERE (SELECT state FROM state WHERE noun = 'payout' AND subject = NEW.payout) NOT IN (
    SELECT 'instructed' WHERE NEW.outcome = 'rejected' UNION ALL SELECT 'settled' WHERE NEW.outcome = 'contradicted'
    UNION ALL SELECT 'rejected' WHERE NEW.outcome = 'known' UNION ALL SELECT 'returned' WHERE NEW.outcome = 'known')
    OR NEW.outcome NOT IN ('rejected', 'known', 'contradicted');
END;

-- What the bank is said to have rejected it is told to have rejected, and the reverse.
CREATE TRIGGER step_bank_rejected BEFORE INSERT ON step WHEN NEW.noun = 'payout' AND (SELECT kind FROM event WHERE seq = NEW.event_seq) = 'bank_report_received' BEGIN
  SELECT RAISE(ABORT, 'step: the bank''s report does not reject the payout') WHERE NOT EXISTS(
    SELECT 1 FROM bank_rejection WHERE payout = NEW.subject AND event_seq = NEW.event_seq AND outcome = 'rejected');
END;
CREATE TRIGGER seal_bank_reports BEFORE INSERT ON seal WHEN (SELECT kind FROM event WHERE seq = NEW.event_seq) = 'bank_report_received' BEGIN
  SELECT RAISE(ABORT, 'seal: a report of a bank is one, and what it rejects is rejected') WHERE (SELECT count(*) FROM bank_report WHERE event_seq = NEW.event_seq) <> 1
    OR EXISTS(SELECT 1 FROM bank_report b CROSS JOIN bank_rejection r ON r.bank_report = b.id CROSS JOIN state s ON s.noun = 'payout' AND s.subject = r.payout
      WHERE b.event_seq = NEW.event_seq AND r.outcome = 'rejected' AND (s.state <> 'rejected' OR s.since <> NEW.event_seq));
END;

-- A payment file is of a released batch, and the first of a format says what every later one is.
CREATE TRIGGER payment_file_rules BEFORE INSERT ON payment_file BEGIN
  SELECT RAISE(ABORT, 'payment_file: the batch is not released') WHERE (SELECT state FROM state WHERE noun = 'batch' AND subject = NEW.batch) IS NOT 'released';
  SELECT RAISE(ABORT, 'payment_file: no format of payment files') WHERE NEW.format NOT IN ('csv', 'pain.001', 'print');
  SELECT RAISE(ABORT, 'payment_file: other bytes than the first of its format') WHERE NEW.sha256 IS NOT coalesce(
    (SELECT sha256 FROM payment_file WHERE batch = NEW.batch AND format = NEW.format ORDER BY id LIMIT 1), NEW.sha256);
END;
