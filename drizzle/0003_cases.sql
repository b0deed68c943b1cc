-- Programmes, students, applications and decisions. Who did a thing is the actor of its event: no row says it again.

CREATE TABLE programme(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  code TEXT NOT NULL UNIQUE
) STRICT;

-- policy: the validated JSON as posted. What the database itself holds is taken out of it: minor units of the fund's currency, hours.
CREATE TABLE programme_version(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  programme INTEGER NOT NULL REFERENCES programme(id),
  version INTEGER NOT NULL,
  name TEXT NOT NULL,
  fund INTEGER NOT NULL REFERENCES fund(id),
  policy TEXT NOT NULL,
  second_approval_above INTEGER,
  cap_per_student INTEGER,
  cap_per_month INTEGER,
  cooling_off_hours INTEGER NOT NULL,
  UNIQUE(programme, version)
) STRICT;
CREATE TRIGGER programme_version_next BEFORE INSERT ON programme_version BEGIN
  SELECT RAISE(ABORT, 'programme_version: not the next') WHERE NEW.version IS NOT (SELECT coalesce(max(version), 0) + 1 FROM programme_version WHERE programme = NEW.programme);
  SELECT RAISE(ABORT, 'programme_version: a programme keeps its fund') WHERE NEW.version > 1 AND NEW.fund <> (SELECT fund FROM programme_version WHERE programme = NEW.programme AND version = 1);
END;

-- Universities, vendors, embassies that are paid directly: an admin registers them; their account is the organisation's, not a person's.
CREATE TABLE institution(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK(kind IN ('university', 'vendor', 'embassy')),
  lookups BLOB, lookups_sha256 TEXT,
  personal BLOB, personal_sha256 TEXT
) STRICT;

CREATE TABLE screening_list(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  code TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  entries INTEGER NOT NULL
) STRICT;
CREATE INDEX screening_list_code ON screening_list(code, id);

CREATE TABLE screening_entry(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  list INTEGER NOT NULL REFERENCES screening_list(id),
  lookups BLOB, lookups_sha256 TEXT,
  personal BLOB, personal_sha256 TEXT
) STRICT;

-- A student is a key and versions of who he or she is; wrapped: the student's key under the book key.
CREATE TABLE student(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  wrapped BLOB, wrapped_sha256 TEXT
) STRICT;

CREATE TABLE student_version(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  student INTEGER NOT NULL REFERENCES student(id),
  sex TEXT,
  lookups BLOB, lookups_sha256 TEXT,
  personal BLOB, personal_sha256 TEXT
) STRICT;
CREATE INDEX student_version_student ON student_version(student, id);

-- The nth code of a student: derived from the number, never stored; lookups hold its keyed hash.
CREATE TABLE student_code(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  student INTEGER NOT NULL REFERENCES student(id),
  nth INTEGER NOT NULL,
  lookups BLOB, lookups_sha256 TEXT,
  UNIQUE(student, nth)
) STRICT;

-- A list that was taken in, with what its answer tells that no other fact holds (JSON, encrypted by the book's key).
CREATE TABLE intake(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  programme INTEGER NOT NULL REFERENCES programme(id),
  source TEXT,
  letter TEXT,
  sha256 TEXT NOT NULL,
  accepted INTEGER NOT NULL,
  personal BLOB, personal_sha256 TEXT
) STRICT;

CREATE TABLE application(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  student INTEGER NOT NULL REFERENCES student(id),
  programme INTEGER NOT NULL REFERENCES programme(id),
  case_number TEXT NOT NULL UNIQUE,
  intake INTEGER REFERENCES intake(id),
  intake_line INTEGER
) STRICT;
CREATE INDEX application_student ON application(student);
CREATE INDEX application_programme ON application(programme, id);
CREATE INDEX application_event ON application(event_seq);

-- Whom to pay for a student, as it was told once; a change is a new row. way: account, pickup, cash.
CREATE TABLE payee(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  student INTEGER NOT NULL REFERENCES student(id),
  institution INTEGER REFERENCES institution(id),
  relation TEXT NOT NULL,
  way TEXT NOT NULL CHECK(way IN ('account', 'pickup', 'cash')),
  currency TEXT NOT NULL,
  lookups BLOB, lookups_sha256 TEXT,
  personal BLOB, personal_sha256 TEXT
) STRICT;
CREATE INDEX payee_student ON payee(student);

CREATE TABLE application_version(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  application INTEGER NOT NULL REFERENCES application(id),
  student_version INTEGER NOT NULL REFERENCES student_version(id),
  payee INTEGER REFERENCES payee(id),
  host_country TEXT NOT NULL,
  personal BLOB, personal_sha256 TEXT
) STRICT;
CREATE INDEX application_version_application ON application_version(application, id);
CREATE INDEX application_version_event ON application_version(event_seq);

-- personal: {words, facts}. decided_anew: the automatic outcome that an officer decided otherwise. A note with the officer's words stands beside it.
CREATE TABLE check_result(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  application INTEGER NOT NULL REFERENCES application(id),
  application_version INTEGER NOT NULL REFERENCES application_version(id),
  programme_version INTEGER NOT NULL REFERENCES programme_version(id),
  criterion TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK(outcome IN ('pass', 'fail', 'unclear')),
  by TEXT NOT NULL CHECK(by IN ('automatic', 'officer')),
  decided_anew INTEGER REFERENCES check_result(id),
  evidence_sha256 TEXT,
  personal BLOB, personal_sha256 TEXT
) STRICT;
CREATE INDEX check_result_application ON check_result(application, id);
CREATE INDEX check_result_event ON check_result(event_seq);

-- source: student, embassy, document, bank.
CREATE TABLE correction(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  application INTEGER NOT NULL REFERENCES application(id),
  application_version INTEGER NOT NULL REFERENCES application_version(id),
  source TEXT NOT NULL,
  answers_request INTEGER NOT NULL CHECK(answers_request IN (0, 1))
) STRICT;
CREATE INDEX correction_application ON correction(application);

CREATE TABLE information_request(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  application INTEGER NOT NULL REFERENCES application(id),
  items TEXT NOT NULL,
  due_date TEXT NOT NULL
) STRICT;
CREATE INDEX information_request_application ON information_request(application, id);

-- amount: minor units of the fund's currency, NULL for a recommendation to refuse. digest: of the application and payee as seen.
CREATE TABLE recommendation(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  application INTEGER NOT NULL REFERENCES application(id),
  application_version INTEGER NOT NULL REFERENCES application_version(id),
  programme_version INTEGER NOT NULL REFERENCES programme_version(id),
  outcome TEXT NOT NULL CHECK(outcome IN ('approve', 'refuse')),
  reason TEXT,
  amount INTEGER,
  digest TEXT NOT NULL
) STRICT;
CREATE INDEX recommendation_application ON recommendation(application, id);
CREATE INDEX recommendation_event ON recommendation(event_seq);

CREATE TABLE recommended_instalment(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  recommendation INTEGER NOT NULL REFERENCES recommendation(id),
  due_on TEXT NOT NULL,
  amount INTEGER NOT NULL
) STRICT;
CREATE INDEX recommended_instalment_recommendation ON recommended_instalment(recommendation);

CREATE TABLE approval(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  application INTEGER NOT NULL REFERENCES application(id),
  recommendation INTEGER NOT NULL REFERENCES recommendation(id),
  nth INTEGER NOT NULL CHECK(nth IN (1, 2)),
  digest TEXT NOT NULL,
  UNIQUE(recommendation, nth)
) STRICT;
CREATE INDEX approval_application ON approval(application, id);
CREATE INDEX approval_event ON approval(event_seq);

CREATE TABLE refusal(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  application INTEGER NOT NULL REFERENCES application(id),
  reason TEXT NOT NULL
) STRICT;
CREATE INDEX refusal_application ON refusal(application, id);

-- same_as: the application under which the same person goes on.
CREATE TABLE withdrawal(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  application INTEGER NOT NULL UNIQUE REFERENCES application(id),
  same_as INTEGER REFERENCES application(id)
) STRICT;

CREATE TABLE grant(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  application INTEGER NOT NULL UNIQUE REFERENCES application(id),
  recommendation INTEGER NOT NULL REFERENCES recommendation(id),
  student INTEGER NOT NULL REFERENCES student(id),
  programme INTEGER NOT NULL REFERENCES programme(id),
  fund INTEGER NOT NULL REFERENCES fund(id),
  payee INTEGER NOT NULL REFERENCES payee(id),
  amount INTEGER NOT NULL CHECK(amount > 0)
) STRICT;
CREATE INDEX grant_student ON grant(student, programme);
CREATE INDEX grant_event ON grant(event_seq);

CREATE TABLE instalment(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  grant INTEGER NOT NULL REFERENCES grant(id),
  nth INTEGER NOT NULL,
  due_on TEXT NOT NULL,
  amount INTEGER NOT NULL CHECK(amount > 0),
  UNIQUE(grant, nth)
) STRICT;

-- What of an instalment is not paid any more: all of it, or what had not been paid; what comes back later can be cancelled too. Below zero: what had not been paid
-- by a settlement that was undone since, so that the payout is on its way whole and the cancellation falls with it.
CREATE TABLE cancellation(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  grant INTEGER NOT NULL REFERENCES grant(id),
  instalment INTEGER NOT NULL REFERENCES instalment(id),
  amount INTEGER NOT NULL CHECK(amount <> 0)
) STRICT;
CREATE INDEX cancellation_grant ON cancellation(grant);
CREATE INDEX cancellation_instalment ON cancellation(instalment);
CREATE INDEX cancellation_event ON cancellation(event_seq);

CREATE TABLE payee_change(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  grant INTEGER NOT NULL REFERENCES grant(id),
  payee INTEGER NOT NULL REFERENCES payee(id),
  digest TEXT NOT NULL
) STRICT;
CREATE INDEX payee_change_grant ON payee_change(grant, id);
CREATE INDEX payee_change_event ON payee_change(event_seq);

-- payable_from: the instant at which the cooling-off ends.
CREATE TABLE payee_approval(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  payee_change INTEGER NOT NULL UNIQUE REFERENCES payee_change(id),
  payable_from TEXT NOT NULL
) STRICT;
CREATE INDEX payee_approval_event ON payee_approval(event_seq);

CREATE TABLE cooling_off_end(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  payee_approval INTEGER NOT NULL UNIQUE REFERENCES payee_approval(id)
) STRICT;

-- cause: person, payee_change, recheck, duplicate. A hold on a programme holds its grants. same_as: the application of the same person, of a duplicate.
CREATE TABLE hold(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  cause TEXT NOT NULL CHECK(cause IN ('person', 'payee_change', 'recheck', 'duplicate')),
  grant INTEGER REFERENCES grant(id),
  programme INTEGER REFERENCES programme(id),
  same_as INTEGER REFERENCES application(id),
  CHECK((grant IS NULL) <> (programme IS NULL))
) STRICT;
CREATE INDEX hold_grant ON hold(grant) WHERE grant IS NOT NULL;
CREATE INDEX hold_programme ON hold(programme) WHERE programme IS NOT NULL;
CREATE INDEX hold_event ON hold(event_seq);

-- Views that the rules below read -----------------------------------------------------------------------------------
-- The payee to whom a grant's next payout goes: the last approved change, else the payee as approved.
CREATE VIEW grant_payee(grant, payee) AS
  SELECT g.id, coalesce((SELECT c.payee FROM payee_change c WHERE c.grant = g.id AND EXISTS(SELECT 1 FROM payee_approval a WHERE a.payee_change = c.id) ORDER BY c.id DESC LIMIT 1), g.payee)
  FROM grant g;

-- What of an instalment is granted and not cancelled.
CREATE VIEW instalment_owed(instalment, amount) AS
  SELECT i.id, i.amount - coalesce((SELECT sum(c.amount) FROM cancellation c WHERE c.instalment = i.id), 0) FROM instalment i;

-- First states --------------------------------------------------------------------------------------------------------
CREATE TRIGGER application_state AFTER INSERT ON application BEGIN
  INSERT INTO state VALUES('application', NEW.id, 'received', NEW.event_seq);
  SELECT RAISE(ABORT, 'application: its state did not follow') WHERE NOT EXISTS(SELECT 1 FROM state WHERE noun = 'application' AND subject = NEW.id);
END;
CREATE TRIGGER grant_state AFTER INSERT ON grant BEGIN
  INSERT INTO state VALUES('grant', NEW.id, 'approved', NEW.event_seq);
  SELECT RAISE(ABORT, 'grant: its state did not follow') WHERE NOT EXISTS(SELECT 1 FROM state WHERE noun = 'grant' AND subject = NEW.id);
END;
CREATE TRIGGER hold_state AFTER INSERT ON hold BEGIN
  INSERT INTO state VALUES('hold', NEW.id, 'standing', NEW.event_seq);
  SELECT RAISE(ABORT, 'hold: its state did not follow') WHERE NOT EXISTS(SELECT 1 FROM state WHERE noun = 'hold' AND subject = NEW.id);
END;
CREATE TRIGGER fund_state AFTER INSERT ON fund BEGIN
  INSERT INTO state VALUES('fund', NEW.id, 'open', NEW.event_seq);
  SELECT RAISE(ABORT, 'fund: its state did not follow') WHERE NOT EXISTS(SELECT 1 FROM state WHERE noun = 'fund' AND subject = NEW.id);
END;

-- Decisions -----------------------------------------------------------------------------------------------------------
CREATE TRIGGER application_version_of_student BEFORE INSERT ON application_version BEGIN
  SELECT RAISE(ABORT, 'application_version: of another student') WHERE NOT EXISTS(
    SELECT 1 FROM application a CROSS JOIN student_version v ON v.id = NEW.student_version WHERE a.id = NEW.application AND v.student = a.student
      AND (NEW.payee IS NULL OR EXISTS(SELECT 1 FROM payee p WHERE p.id = NEW.payee AND p.student = a.student)));
  SELECT RAISE(ABORT, 'application_version: decided already') WHERE (SELECT state FROM state WHERE noun = 'application' AND subject = NEW.application) IN ('approved', 'refused', 'withdrawn');
END;

CREATE TRIGGER recommendation_rules BEFORE INSERT ON recommendation BEGIN
  SELECT RAISE(ABORT, 'recommendation: not on the last version of the application') WHERE NEW.application_version IS NOT (SELECT max(id) FROM application_version WHERE application = NEW.application);
  SELECT RAISE(ABORT, 'recommendation: of another programme') WHERE NOT EXISTS(
    SELECT 1 FROM application a CROSS JOIN programme_version v ON v.id = NEW.programme_version WHERE a.id = NEW.application AND v.programme = a.programme);
  SELECT RAISE(ABORT, 'recommendation: an amount to approve, a reason to refuse') WHERE (NEW.outcome = 'approve') <> (NEW.amount IS NOT NULL) OR (NEW.outcome = 'refuse') <> (NEW.reason IS NOT NULL) OR NEW.amount <= 0;
  SELECT RAISE(ABORT, 'recommendation: same person') WHERE EXISTS(
    SELECT 1 FROM approval d CROSS JOIN event e ON e.seq = d.event_seq WHERE d.application = NEW.application AND e.actor = (SELECT actor FROM event WHERE seq = NEW.event_seq))
    OR EXISTS(SELECT 1 FROM refusal d CROSS JOIN event e ON e.seq = d.event_seq WHERE d.application = NEW.application AND e.actor = (SELECT actor FROM event WHERE seq = NEW.event_seq));
END;

CREATE TRIGGER approval_rules BEFORE INSERT ON approval BEGIN
  SELECT RAISE(ABORT, 'approval: the application is not recommended') WHERE (SELECT state FROM state WHERE noun = 'application' AND subject = NEW.application) IS NOT 'recommended';
  SELECT RAISE(ABORT, 'approval: not of the last recommendation, as it was seen') WHERE NOT EXISTS(
    SELECT 1 FROM recommendation r WHERE r.id = NEW.recommendation AND r.application = NEW.application AND r.outcome = 'approve' AND r.digest = NEW.digest
      AND r.id = (SELECT max(id) FROM recommendation WHERE application = NEW.application)
      AND r.application_version = (SELECT max(id) FROM application_version WHERE application = NEW.application));
  SELECT RAISE(ABORT, 'approval: a mandatory check has not passed') WHERE EXISTS(
    SELECT 1 FROM recommendation r CROSS JOIN programme_version v ON v.id = r.programme_version CROSS JOIN json_each(v.policy, '$.criteria') c
    WHERE r.id = NEW.recommendation AND json_extract(c.value, '$.mandatory') AND 'pass' IS NOT (
      SELECT k.outcome FROM check_result k WHERE k.application = NEW.application AND k.criterion = json_extract(c.value, '$.code') ORDER BY k.id DESC LIMIT 1));
  SELECT RAISE(ABORT, 'approval: the first before the second') WHERE NEW.nth = 2 AND NOT EXISTS(SELECT 1 FROM approval WHERE recommendation = NEW.recommendation AND nth = 1);
  SELECT RAISE(ABORT, 'approval: same person') WHERE EXISTS(
    SELECT 1 FROM recommendation d CROSS JOIN event e ON e.seq = d.event_seq WHERE d.application = NEW.application AND e.actor = (SELECT actor FROM event WHERE seq = NEW.event_seq))
    OR EXISTS(SELECT 1 FROM approval d CROSS JOIN event e ON e.seq = d.event_seq WHERE d.recommendation = NEW.recommendation AND e.actor = (SELECT actor FROM event WHERE seq = NEW.event_seq))
    OR EXISTS(SELECT 1 FROM refusal d CROSS JOIN event e ON e.seq = d.event_seq WHERE d.application = NEW.application AND e.actor = (SELECT actor FROM event WHERE seq = NEW.event_seq));
END;

CREATE TRIGGER refusal_rules BEFORE INSERT ON refusal BEGIN
  SELECT RAISE(ABORT, 'refusal: the application is not recommended') WHERE (SELECT state FROM state WHERE noun = 'application' AND subject = NEW.application) IS NOT 'recommended';
  SELECT RAISE(ABORT, 'refusal: same person') WHERE EXISTS(
    SELECT 1 FROM recommendation d CROSS JOIN event e ON e.seq = d.event_seq WHERE d.application = NEW.application AND e.actor = (SELECT actor FROM event WHERE seq = NEW.event_seq))
    OR EXISTS(SELECT 1 FROM refusal d CROSS JOIN event e ON e.seq = d.event_seq WHERE d.application = NEW.application AND e.actor = (SELECT actor FROM event WHERE seq = NEW.event_seq));
END;

-- A grant is what the last recommendation says, with every approval that its amount needs.
CREATE TRIGGER grant_rules BEFORE INSERT ON grant BEGIN
  SELECT RAISE(ABORT, 'grant: not as recommended') WHERE NOT EXISTS(
    SELECT 1 FROM recommendation r CROSS JOIN application a ON a.id = r.application CROSS JOIN programme_version v ON v.id = r.programme_version
      CROSS JOIN application_version f ON f.id = r.application_version
    WHERE r.id = NEW.recommendation AND a.id = NEW.application AND r.outcome = 'approve' AND r.amount = NEW.amount AND a.student = NEW.student AND a.programme = NEW.programme
      AND v.fund = NEW.fund AND f.payee = NEW.payee AND r.id = (SELECT max(id) FROM recommendation WHERE application = NEW.application));
  SELECT RAISE(ABORT, 'grant: without the approvals that it needs') WHERE (SELECT count(*) FROM approval WHERE recommendation = NEW.recommendation) < (
    SELECT CASE WHEN NEW.amount > v.second_approval_above THEN 2 ELSE 1 END FROM recommendation r CROSS JOIN programme_version v ON v.id = r.programme_version WHERE r.id = NEW.recommendation);
END;

CREATE TRIGGER instalment_rules BEFORE INSERT ON instalment BEGIN
  SELECT RAISE(ABORT, 'instalment: not of a grant of this event') WHERE NEW.event_seq IS NOT (SELECT event_seq FROM grant WHERE id = NEW.grant);
END;

CREATE TRIGGER payee_change_rules BEFORE INSERT ON payee_change BEGIN
  SELECT RAISE(ABORT, 'payee_change: of another student') WHERE (SELECT student FROM payee WHERE id = NEW.payee) IS NOT (SELECT student FROM grant WHERE id = NEW.grant);
END;
CREATE TRIGGER payee_approval_rules BEFORE INSERT ON payee_approval BEGIN
  SELECT RAISE(ABORT, 'payee_approval: same person') WHERE EXISTS(
    SELECT 1 FROM payee_change c CROSS JOIN event e ON e.seq = c.event_seq WHERE c.id = NEW.payee_change AND e.actor = (SELECT actor FROM event WHERE seq = NEW.event_seq));
  SELECT RAISE(ABORT, 'payee_approval: replaced meanwhile') WHERE EXISTS(
    SELECT 1 FROM payee_change c CROSS JOIN payee_change n ON n.grant = c.grant AND n.id > c.id WHERE c.id = NEW.payee_change);
  SELECT RAISE(ABORT, 'payee_approval: the cooling-off is too short') WHERE NEW.payable_from < (
    SELECT strftime('%Y-%m-%dT%H:%M:%fZ', e.at, '+' || v.cooling_off_hours || ' hours')
    FROM event e CROSS JOIN payee_change c ON c.id = NEW.payee_change CROSS JOIN grant g ON g.id = c.grant CROSS JOIN programme_version v ON v.programme = g.programme
    WHERE e.seq = NEW.event_seq ORDER BY v.version DESC LIMIT 1);
END;
CREATE TRIGGER cooling_off_end_rules BEFORE INSERT ON cooling_off_end BEGIN
  SELECT RAISE(ABORT, 'cooling_off_end: same person') WHERE EXISTS(
    SELECT 1 FROM payee_approval a CROSS JOIN event e ON e.seq = a.event_seq WHERE a.id = NEW.payee_approval AND e.actor = (SELECT actor FROM event WHERE seq = NEW.event_seq));
END;

-- Whoever set a hold does not lift it; a hold of a changed payee ends by the approval of that change, by another person too.
CREATE TRIGGER hold_end BEFORE INSERT ON step WHEN NEW.noun = 'hold' BEGIN
  SELECT RAISE(ABORT, 'hold: same person') WHERE EXISTS(
    SELECT 1 FROM hold h CROSS JOIN event e ON e.seq = h.event_seq WHERE h.id = NEW.subject AND e.actor = (SELECT actor FROM event WHERE seq = NEW.event_seq));
END;

-- States and rows tell the same -----------------------------------------------------------------------------------------
CREATE TRIGGER step_application BEFORE INSERT ON step WHEN NEW.noun = 'application' BEGIN
  SELECT RAISE(ABORT, 'step: recommended without its recommendation') WHERE NEW.to_state = 'recommended' AND NOT EXISTS(SELECT 1 FROM recommendation WHERE application = NEW.subject AND event_seq = NEW.event_seq);
  SELECT RAISE(ABORT, 'step: approved without its grant') WHERE NEW.to_state = 'approved' AND NOT EXISTS(SELECT 1 FROM grant WHERE application = NEW.subject AND event_seq = NEW.event_seq);
  SELECT RAISE(ABORT, 'step: refused without its refusal') WHERE NEW.to_state = 'refused' AND NOT EXISTS(SELECT 1 FROM refusal WHERE application = NEW.subject AND event_seq = NEW.event_seq);
END;

-- At the seal -------------------------------------------------------------------------------------------------------------
CREATE TRIGGER seal_grants BEFORE INSERT ON seal BEGIN
  SELECT RAISE(ABORT, 'seal: a grant''s commitment is not its row') WHERE EXISTS(
    SELECT 1 FROM grant g CROSS JOIN fund f ON f.id = g.fund WHERE g.event_seq = NEW.event_seq AND (
      g.amount IS NOT (SELECT b.amount FROM account a CROSS JOIN balance b ON b.account = a.id AND b.fund = g.fund AND b.subject = g.id WHERE a.code = 'budget:committed' AND a.currency = f.currency)
      OR -g.amount IS NOT (SELECT b.amount FROM account a CROSS JOIN balance b ON b.account = a.id AND b.fund = g.fund AND b.subject = g.id WHERE a.code = 'liabilities:grants-payable' AND a.currency = f.currency)
      OR g.amount IS NOT (SELECT sum(amount) FROM instalment WHERE grant = g.id)
      OR 'approved' IS NOT (SELECT state FROM state WHERE noun = 'application' AND subject = g.application)));
  SELECT RAISE(ABORT, 'seal: approved while the fund is overspent') WHERE EXISTS(
    SELECT 1 FROM grant g CROSS JOIN fund f ON f.id = g.fund CROSS JOIN account a ON a.code = 'budget:overspent' AND a.currency = f.currency
      CROSS JOIN balance b ON b.account = a.id AND b.fund = g.fund AND b.subject = 0 WHERE g.event_seq = NEW.event_seq AND b.amount <> 0);
END;

CREATE TRIGGER seal_caps BEFORE INSERT ON seal BEGIN
  SELECT RAISE(ABORT, 'seal: beyond the programme''s cap per student') WHERE EXISTS(
    SELECT 1 FROM grant g CROSS JOIN recommendation r ON r.id = g.recommendation CROSS JOIN programme_version v ON v.id = r.programme_version
    WHERE g.event_seq = NEW.event_seq AND v.cap_per_student < (
      SELECT sum(m.amount) FROM grant o CROSS JOIN instalment i ON i.grant = o.id CROSS JOIN instalment_owed m ON m.instalment = i.id WHERE o.student = g.student AND o.programme = g.programme));
  SELECT RAISE(ABORT, 'seal: beyond the programme''s cap per month') WHERE EXISTS(
    SELECT 1 FROM grant g CROSS JOIN recommendation r ON r.id = g.recommendation CROSS JOIN programme_version v ON v.id = r.programme_version CROSS JOIN instalment n ON n.grant = g.id
    WHERE g.event_seq = NEW.event_seq AND v.cap_per_month < (
      SELECT sum(m.amount) FROM grant o CROSS JOIN instalment i ON i.grant = o.id CROSS JOIN instalment_owed m ON m.instalment = i.id
      WHERE o.student = g.student AND o.programme = g.programme AND substr(i.due_on, 1, 7) = substr(n.due_on, 1, 7)));
END;
