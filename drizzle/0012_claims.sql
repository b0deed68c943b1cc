-- Money that left wrongly, what of it is claimed or given up, and what comes back of it; receipts that are sent back.

-- What is missing by a break: of a line, in the fund's currency and (moved) in the account's, at a rate where they differ. While the break is claimed the
-- rest is a claim on the bank; once it is resolved the rest is a loss. match: the one that booked the line; without it, a return that was undone after its money went out again, and fee: what a bank kept of that return.
CREATE TABLE missing_money(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  break INTEGER NOT NULL REFERENCES break(id),
  line INTEGER NOT NULL REFERENCES statement_line(id),
  fund INTEGER NOT NULL REFERENCES fund(id),
  amount INTEGER NOT NULL CHECK(amount > 0),
  moved INTEGER NOT NULL CHECK(moved > 0),
  match INTEGER REFERENCES match(id),
  rate TEXT,
  rate_source TEXT,
  fee INTEGER CHECK(fee > 0)
) STRICT;
CREATE INDEX missing_money_break ON missing_money(break);
CREATE INDEX missing_money_line ON missing_money(line);
CREATE INDEX missing_money_match ON missing_money(match) WHERE match IS NOT NULL;
CREATE INDEX missing_money_event ON missing_money(event_seq);

-- What a match of kind claim brings back of what is missing.
CREATE TABLE brought_back(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  match INTEGER NOT NULL REFERENCES match(id),
  break INTEGER NOT NULL REFERENCES break(id),
  amount INTEGER NOT NULL CHECK(amount > 0),
  moved INTEGER NOT NULL CHECK(moved > 0)
) STRICT;
CREATE INDEX brought_back_break ON brought_back(break);
CREATE INDEX brought_back_match ON brought_back(match);
CREATE INDEX brought_back_event ON brought_back(event_seq);

-- What of a claim on an instalment that was paid twice fell away, since it was paid once after all: the second payout never left, or less of it. fee: what of the return's.
-- match: by which less left; undone, nothing fell away by it.
CREATE TABLE paid_once(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  break INTEGER NOT NULL REFERENCES break(id),
  amount INTEGER NOT NULL CHECK(amount > 0),
  moved INTEGER NOT NULL CHECK(moved >= 0),
  fee INTEGER NOT NULL CHECK(fee >= 0),
  match INTEGER REFERENCES match(id)
) STRICT;
CREATE INDEX paid_once_break ON paid_once(break);
CREATE INDEX paid_once_match ON paid_once(match) WHERE match IS NOT NULL;
CREATE INDEX paid_once_event ON paid_once(event_seq);
CREATE VIEW fallen(break, amount, moved, fee) AS
  SELECT o.break, o.amount, o.moved, o.fee FROM paid_once o
  WHERE o.match IS NULL OR EXISTS(SELECT 1 FROM state s WHERE s.noun = 'match' AND s.subject = o.match AND s.state = 'confirmed');

-- What stands missing by each break, and what of it has not come back or fallen away. A match that was undone counts for nothing.
CREATE VIEW missing_rest(break, line, fund, amount, moved, rest_amount, rest_moved) AS
  SELECT m.break, m.line, m.fund, m.amount, m.moved,
    m.amount - coalesce((SELECT sum(b.amount) FROM brought_back b CROSS JOIN state s ON s.noun = 'match' AND s.subject = b.match AND s.state = 'confirmed' WHERE b.break = m.break), 0)
      - coalesce((SELECT sum(amount) FROM fallen WHERE break = m.break), 0),
    m.moved - coalesce((SELECT sum(b.moved) FROM brought_back b CROSS JOIN state s ON s.noun = 'match' AND s.subject = b.match AND s.state = 'confirmed' WHERE b.break = m.break), 0)
      - coalesce((SELECT sum(moved) FROM fallen WHERE break = m.break), 0)
  FROM missing_money m WHERE m.match IS NULL OR EXISTS(SELECT 1 FROM state s WHERE s.noun = 'match' AND s.subject = m.match AND s.state = 'confirmed');

-- Instalments that were paid twice, by the break of each claim: what of it stands (claimed, or given up), and what came back of the payout that was paid again. The fee of its
-- return is the bank's once all came back.
CREATE VIEW paid_again(break, payout, instalment, line, fund, rest_amount, rest_moved, rest_fee, stands, back) AS
  SELECT r.break, b.payout, q.instalment, r.line, r.fund, r.rest_amount, r.rest_moved, coalesce(n.fee, 0) - coalesce((SELECT sum(fee) FROM fallen WHERE break = b.id), 0),
    CASE WHEN r.rest_moved > 0 THEN r.rest_amount + coalesce(n.fee, 0) - coalesce((SELECT sum(fee) FROM fallen WHERE break = b.id), 0) ELSE 0 END,
    r.amount - r.rest_amount - coalesce((SELECT sum(amount) FROM fallen WHERE break = b.id), 0)
      + CASE WHEN r.rest_moved > 0 THEN 0 ELSE coalesce(n.fee, 0) - coalesce((SELECT sum(fee) FROM fallen WHERE break = b.id), 0) END
  FROM break b CROSS JOIN payout q ON q.id = b.payout CROSS JOIN missing_money n ON n.break = b.id AND n.match IS NULL CROSS JOIN missing_rest r ON r.break = b.id
  WHERE b.kind = 'duplicate_payment' AND b.line IS NULL;

CREATE TRIGGER paid_once_rules BEFORE INSERT ON paid_once BEGIN
  SELECT RAISE(ABORT, 'paid_once: not of a claim on an instalment that was paid twice') WHERE NOT EXISTS(SELECT 1 FROM paid_again WHERE break = NEW.break);
  SELECT RAISE(ABORT, 'paid_once: not by a match of this event') WHERE NEW.match IS NOT NULL AND NOT EXISTS(SELECT 1 FROM match WHERE id = NEW.match AND event_seq = NEW.event_seq AND kind = 'settlement');
END;

CREATE TRIGGER missing_money_rules BEFORE INSERT ON missing_money BEGIN
  SELECT RAISE(ABORT, 'missing_money: a fee of no return') WHERE NEW.fee IS NOT NULL AND (NEW.match IS NOT NULL OR NEW.fee NOT BETWEEN 1 AND 9007199254740991);
  SELECT RAISE(ABORT, 'missing_money: amount') WHERE NEW.amount NOT BETWEEN 1 AND 9007199254740991 OR NEW.moved NOT BETWEEN 1 AND 9007199254740991;
  SELECT RAISE(ABORT, 'missing_money: not of its break') WHERE NOT EXISTS(
    SELECT 1 FROM break b CROSS JOIN statement_line l ON l.id = NEW.line AND l.bank_account = b.bank_account WHERE b.id = NEW.break
      AND (b.line = NEW.line AND NEW.match IS NOT NULL OR b.line IS NULL AND b.event_seq = NEW.event_seq AND NEW.match IS NULL AND (SELECT kind FROM event WHERE seq = NEW.event_seq) = 'match_reversed'));
  SELECT RAISE(ABORT, 'missing_money: not of a line that its match books') WHERE NEW.match IS NOT NULL AND NOT EXISTS(
    SELECT 1 FROM match k CROSS JOIN match_line l ON l.match = k.id AND l.line = NEW.line WHERE k.id = NEW.match AND k.event_seq = NEW.event_seq AND k.kind IN ('payment', 'settlement'));
  SELECT RAISE(ABORT, 'missing_money: stands already') WHERE EXISTS(SELECT 1 FROM missing_rest WHERE break = NEW.break);
END;

CREATE TRIGGER brought_back_rules BEFORE INSERT ON brought_back BEGIN
  SELECT RAISE(ABORT, 'brought_back: amount') WHERE NEW.amount NOT BETWEEN 1 AND 9007199254740991 OR NEW.moved NOT BETWEEN 1 AND 9007199254740991;
  SELECT RAISE(ABORT, 'brought_back: not by a claim''s match of this event') WHERE NOT EXISTS(SELECT 1 FROM match WHERE id = NEW.match AND event_seq = NEW.event_seq AND kind = 'claim');
  SELECT RAISE(ABORT, 'brought_back: nothing of it is missing on the match''s account') WHERE NOT EXISTS(
    SELECT 1 FROM missing_rest r CROSS JOIN break b ON b.id = r.break CROSS JOIN match k ON k.id = NEW.match AND k.bank_account = b.bank_account WHERE r.break = NEW.break);
END;

-- Whoever released a payout does not match by hand what comes back of it, and does not give it up.
CREATE TRIGGER brought_back_persons BEFORE INSERT ON brought_back BEGIN
  SELECT RAISE(ABORT, 'brought_back: same person') WHERE EXISTS(
    SELECT 1 FROM break b CROSS JOIN payout p ON p.id = b.payout CROSS JOIN release r ON r.batch = p.batch CROSS JOIN event e ON e.seq = r.event_seq
    WHERE b.id = NEW.break AND e.actor = (SELECT actor FROM event WHERE seq = NEW.event_seq));
END;
CREATE TRIGGER resolution_write_off BEFORE INSERT ON resolution WHEN NEW.action = 'write_off' BEGIN
  SELECT RAISE(ABORT, 'resolution: same person') WHERE EXISTS(
    SELECT 1 FROM break b CROSS JOIN payout p ON p.id = b.payout CROSS JOIN release r ON r.batch = p.batch CROSS JOIN event e ON e.seq = r.event_seq
    WHERE b.id = NEW.break AND e.actor = (SELECT actor FROM event WHERE seq = NEW.event_seq));
END;

-- The claims under a line are what its claimed breaks miss: so a claim ends by what comes back or is given up, whole, and stands again by the same.
CREATE TRIGGER seal_claims BEFORE INSERT ON seal BEGIN
  SELECT RAISE(ABORT, 'seal: the claims are not what is claimed') WHERE EXISTS(
    SELECT 1 FROM (SELECT p.subject AS line, p.fund AS fund FROM posting p WHERE p.event_seq = NEW.event_seq AND p.account IN (SELECT id FROM account WHERE code = 'assets:claims')
        UNION SELECT m.line, m.fund FROM step t CROSS JOIN missing_money m ON m.break = t.subject WHERE t.event_seq = NEW.event_seq AND t.noun = 'break'
        UNION SELECT m.line, m.fund FROM brought_back b CROSS JOIN missing_money m ON m.break = b.break WHERE b.event_seq = NEW.event_seq
        UNION SELECT m.line, m.fund FROM paid_once o CROSS JOIN missing_money m ON m.break = o.break WHERE o.event_seq = NEW.event_seq
        UNION SELECT line, fund FROM missing_money WHERE event_seq = NEW.event_seq) k
      CROSS JOIN fund f ON f.id = k.fund
    WHERE coalesce((SELECT x.amount FROM account a CROSS JOIN balance x ON x.account = a.id AND x.fund = k.fund AND x.subject = k.line WHERE a.code = 'assets:claims' AND a.currency = f.currency), 0)
      <> coalesce((SELECT sum(r.rest_amount) FROM missing_rest r CROSS JOIN state s ON s.noun = 'break' AND s.subject = r.break AND s.state = 'claimed' WHERE r.line = k.line AND r.fund = k.fund), 0));
END;

-- A claim is taken back only with the match by which its money left.
CREATE TRIGGER seal_claims_taken_back BEFORE INSERT ON seal BEGIN
  SELECT RAISE(ABORT, 'seal: a claim is taken back whose match stands') WHERE EXISTS(
    SELECT 1 FROM entry e CROSS JOIN posting p ON p.event_seq = e.event_seq AND p.entry = e.id AND p.amount < 0 CROSS JOIN account a ON a.id = p.account AND a.code = 'assets:claims'
    WHERE e.event_seq = NEW.event_seq AND e.kind = 'claim' AND NOT EXISTS(
      SELECT 1 FROM missing_money m CROSS JOIN state s ON s.noun = 'match' AND s.subject = m.match AND s.state = 'reversed' AND s.since = NEW.event_seq WHERE m.line = p.subject));
END;

-- What is claimed of an instalment is what was paid twice of it, no less and no more: so nothing is owed that can be neither paid nor cancelled. And it falls away by exactly what is owed no more.
CREATE TRIGGER seal_paid_again BEFORE INSERT ON seal BEGIN
  SELECT RAISE(ABORT, 'seal: more is claimed of an instalment than was paid twice') WHERE EXISTS(
    SELECT 1 FROM (SELECT p.instalment FROM step t CROSS JOIN payout p ON p.id = t.subject CROSS JOIN payout q ON q.instalment = p.instalment CROSS JOIN break b ON b.payout = q.id AND b.line IS NULL AND b.kind = 'duplicate_payment'
          WHERE t.event_seq = NEW.event_seq AND t.noun = 'payout'
        UNION SELECT p.instalment FROM step t CROSS JOIN brought_back k ON k.match = t.subject CROSS JOIN break b ON b.id = k.break AND b.line IS NULL CROSS JOIN payout p ON p.id = b.payout WHERE t.event_seq = NEW.event_seq AND t.noun = 'match'
        UNION SELECT p.instalment FROM step t CROSS JOIN paid_once k ON k.match = t.subject CROSS JOIN break b ON b.id = k.break CROSS JOIN payout p ON p.id = b.payout WHERE t.event_seq = NEW.event_seq AND t.noun = 'match'
        UNION SELECT p.instalment FROM paid_once k CROSS JOIN break b ON b.id = k.break CROSS JOIN payout p ON p.id = b.payout WHERE k.event_seq = NEW.event_seq
        UNION SELECT p.instalment FROM missing_money k CROSS JOIN break b ON b.id = k.break AND b.line IS NULL CROSS JOIN payout p ON p.id = b.payout WHERE k.event_seq = NEW.event_seq) d
      CROSS JOIN instalment_money m ON m.instalment = d.instalment
    WHERE (SELECT sum(k.stands) FROM payout p CROSS JOIN break b ON b.payout = p.id AND b.line IS NULL AND b.kind = 'duplicate_payment' CROSS JOIN paid_again k ON k.break = b.id WHERE p.instalment = d.instalment)
      <> max(0, m.taken - m.amount - coalesce((SELECT sum(p.fund_amount) FROM payout p CROSS JOIN state s ON s.noun = 'payout' AND s.subject = p.id AND s.state = 'prepared' WHERE p.instalment = d.instalment), 0)));
  SELECT RAISE(ABORT, 'seal: what fell away of a claim is not what is booked for that') WHERE EXISTS(
    SELECT 1 FROM (SELECT m.line, m.fund FROM paid_once o CROSS JOIN missing_money m ON m.break = o.break WHERE o.event_seq = NEW.event_seq
        UNION SELECT q.subject, q.fund FROM entry e CROSS JOIN posting q ON q.event_seq = e.event_seq AND q.entry = e.id CROSS JOIN account a ON a.id = q.account AND a.code = 'assets:claims' WHERE e.event_seq = NEW.event_seq AND e.kind = 'paid_once') k
    WHERE (SELECT sum(o.amount) FROM paid_once o CROSS JOIN missing_money m ON m.break = o.break AND m.line = k.line AND m.fund = k.fund WHERE o.event_seq = NEW.event_seq) IS NOT (
      SELECT -sum(q.amount) FROM entry e CROSS JOIN posting q ON q.event_seq = e.event_seq AND q.entry = e.id CROSS JOIN account a ON a.id = q.account AND a.code = 'assets:claims' WHERE e.event_seq = NEW.event_seq AND e.kind = 'paid_once' AND q.subject = k.line AND q.fund = k.fund));
  SELECT RAISE(ABORT, 'seal: a claim fell away in no entry, or of another grant') WHERE EXISTS(
    SELECT 1 FROM entry e WHERE e.event_seq = NEW.event_seq AND e.kind = 'paid_once' AND 1 <> (
      SELECT count(*) FROM paid_once o CROSS JOIN break b ON b.id = o.break CROSS JOIN payout p ON p.id = b.payout CROSS JOIN missing_money m ON m.break = b.id
        CROSS JOIN posting q ON q.event_seq = e.event_seq AND q.entry = e.id AND q.subject = p.grant AND q.amount = o.amount + o.fee CROSS JOIN account a ON a.id = q.account AND a.code = 'liabilities:grants-payable'
        CROSS JOIN posting c ON c.event_seq = e.event_seq AND c.entry = e.id AND c.subject = m.line AND c.amount = -o.amount CROSS JOIN account z ON z.id = c.account AND z.code = 'assets:claims' WHERE o.event_seq = NEW.event_seq));
  SELECT RAISE(ABORT, 'seal: more of a claim fell away than stands, or at another rate') WHERE EXISTS(
    SELECT 1 FROM paid_once o CROSS JOIN paid_again k ON k.break = o.break CROSS JOIN missing_rest r ON r.break = o.break WHERE o.event_seq = NEW.event_seq AND (k.rest_amount < 0 OR k.rest_moved < 0 OR k.rest_fee < 0
      OR (k.rest_amount = 0) <> (k.rest_moved = 0) OR abs((r.amount - r.rest_amount) - (r.moved - r.rest_moved) * (r.amount * 1.0 / r.moved)) > 2));
END;

-- What comes back: its match books it against the claim, never more than is missing, at the rate at which it went missing, and to exactly nothing in both currencies.
CREATE TRIGGER seal_brought_back BEFORE INSERT ON seal BEGIN
  SELECT RAISE(ABORT, 'seal: what is brought back is not what its match books') WHERE EXISTS(
    SELECT 1 FROM brought_back b WHERE b.event_seq = NEW.event_seq AND ((SELECT sum(c.amount) FROM brought_back c WHERE c.match = b.match), (SELECT sum(c.moved) FROM brought_back c WHERE c.match = b.match)) IS NOT (
      SELECT sum(CASE WHEN a.code = 'assets:claims' THEN -p.amount ELSE 0 END), sum(CASE WHEN a.bank_account IS NOT NULL THEN p.amount ELSE 0 END)
      FROM match_entry y CROSS JOIN entry e ON e.id = y.entry AND e.kind = 'claim_recovered' CROSS JOIN posting p ON p.event_seq = e.event_seq AND p.entry = e.id CROSS JOIN account a ON a.id = p.account WHERE y.match = b.match))
    OR EXISTS(SELECT 1 FROM entry e WHERE e.event_seq = NEW.event_seq AND e.kind = 'claim_recovered' AND NOT EXISTS(
      SELECT 1 FROM match_entry y CROSS JOIN brought_back b ON b.match = y.match WHERE y.entry = e.id));
  SELECT RAISE(ABORT, 'seal: more is brought back than is missing, or at another rate') WHERE EXISTS(
    SELECT 1 FROM brought_back b CROSS JOIN missing_rest r ON r.break = b.break WHERE b.event_seq = NEW.event_seq AND (r.rest_amount < 0 OR r.rest_moved < 0 OR (r.rest_amount = 0) <> (r.rest_moved = 0)
      OR abs((r.amount - r.rest_amount) - (r.moved - r.rest_moved) * (r.amount * 1.0 / r.moved)) > 2));
END;

-- A loss is what an approver gives up of a break, the whole rest of it; no more of it is taken back.
CREATE TRIGGER seal_losses BEFORE INSERT ON seal BEGIN
  SELECT RAISE(ABORT, 'seal: a loss of nothing that is missing') WHERE EXISTS(
    SELECT 1 FROM entry e WHERE e.event_seq = NEW.event_seq AND e.kind = 'loss' AND NOT EXISTS(
      SELECT 1 FROM posting p CROSS JOIN account a ON a.id = p.account AND a.code IN ('assets:claims', 'assets:unidentified-payments') WHERE p.event_seq = e.event_seq AND p.entry = e.id));
  SELECT RAISE(ABORT, 'seal: a loss that nobody gave up') WHERE EXISTS(
    SELECT 1 FROM entry e CROSS JOIN posting p ON p.event_seq = e.event_seq AND p.entry = e.id CROSS JOIN account a ON a.id = p.account AND a.code IN ('assets:claims', 'assets:unidentified-payments')
    WHERE e.event_seq = NEW.event_seq AND e.kind = 'loss' AND NOT EXISTS(
      SELECT 1 FROM resolution r CROSS JOIN missing_rest m ON m.break = r.break WHERE r.event_seq = NEW.event_seq AND r.action = 'write_off' AND m.line = p.subject AND m.fund = e.fund));
  SELECT RAISE(ABORT, 'seal: what is given up is not what is missing') WHERE EXISTS(
    SELECT 1 FROM resolution r WHERE r.event_seq = NEW.event_seq AND r.action = 'write_off' AND (
      (SELECT state FROM state WHERE noun = 'break' AND subject = r.break) IS NOT 'resolved' OR (SELECT rest_amount FROM missing_rest WHERE break = r.break) IS NOT (
        SELECT sum(p.amount) FROM entry e CROSS JOIN posting p ON p.event_seq = e.event_seq AND p.entry = e.id CROSS JOIN account a ON a.id = p.account AND a.code = 'expenses:losses'
        WHERE e.event_seq = NEW.event_seq AND e.kind = 'loss')));
  SELECT RAISE(ABORT, 'seal: more of a loss is taken back than was given up') WHERE EXISTS(
    SELECT 1 FROM entry t CROSS JOIN posting k ON k.event_seq = t.event_seq AND k.entry = t.id CROSS JOIN account c ON c.id = k.account AND c.code = 'assets:claims' CROSS JOIN fund f ON f.id = t.fund
      CROSS JOIN account z ON z.code = 'expenses:losses' AND z.currency = f.currency
    WHERE t.event_seq = NEW.event_seq AND t.kind = 'loss_taken_back' AND 0 > (
      SELECT coalesce(sum(p.amount), 0) FROM (SELECT DISTINCT q.entry, q.event_seq FROM account a CROSS JOIN posting q ON q.account = a.id AND q.subject = k.subject AND q.fund = t.fund
          WHERE a.code IN ('assets:claims', 'assets:unidentified-payments')) d
        CROSS JOIN posting p ON p.account = z.id AND p.subject = 0 AND p.event_seq = d.event_seq AND p.entry = d.entry));
END;

-- A receipt is sent back by a match of a line out; and only one that a match took as nobody's, since what a closing parked is turned round by what explains it.
CREATE TRIGGER seal_sent_back BEFORE INSERT ON seal BEGIN
  SELECT RAISE(ABORT, 'seal: a receipt is sent back that no match took in') WHERE EXISTS(
    SELECT 1 FROM entry e CROSS JOIN posting p ON p.event_seq = e.event_seq AND p.entry = e.id CROSS JOIN account a ON a.id = p.account AND a.code = 'liabilities:unidentified-receipts'
    WHERE e.event_seq = NEW.event_seq AND e.kind = 'receipt_sent_back' AND (
      NOT EXISTS(SELECT 1 FROM match_entry y CROSS JOIN match k ON k.id = y.match AND k.kind = 'claim' WHERE y.entry = e.id)
      OR NOT EXISTS(SELECT 1 FROM match_line l CROSS JOIN match k ON k.id = l.match AND k.kind IN ('receipt', 'return', 'claim') CROSS JOIN state s ON s.noun = 'match' AND s.subject = k.id AND s.state = 'confirmed'
        WHERE l.line = p.subject)));
END;

-- By which kinds of match each action answers a break, and what it books beside its match. So who may answer by one action alone does nothing else by it.
CREATE VIEW action_match(action, match_kind) AS VALUES
  ('settle_with_difference', 'settlement'), ('settle_with_difference', 'return'), ('claim_back', 'payment'), ('write_off', 'payment'), ('send_back', 'receipt'),
  ('charge', 'charge'), ('charge', 'contribution'), ('reduce', 'contribution'), ('settle', 'settlement'),
  ('match', 'settlement'), ('match', 'return'), ('match', 'charge'), ('match', 'contribution'), ('match', 'repayment'), ('match', 'transfer'), ('match', 'exchange'), ('match', 'interest'),
  ('match', 'claim'), ('match', 'refund');
CREATE VIEW action_entry(action, entry_kind) AS VALUES ('claim_back', 'claim'), ('write_off', 'loss'), ('reject', 'payout_rejected'), ('match', 'loss_taken_back'), ('match', 'payout_rejected'),
  ('reject', 'paid_once'), ('reject', 'loss_taken_back'), ('settle_with_difference', 'loss_taken_back'), ('settle', 'loss_taken_back');

CREATE TRIGGER seal_answers BEFORE INSERT ON seal WHEN (SELECT kind FROM event WHERE seq = NEW.event_seq) = 'break_resolved' BEGIN
  SELECT RAISE(ABORT, 'seal: not one answer to one break') WHERE 1 <> (SELECT count(*) FROM resolution WHERE event_seq = NEW.event_seq);
  SELECT RAISE(ABORT, 'seal: an answer matches another line than its break''s, or as what its action does not') WHERE EXISTS(
    SELECT 1 FROM match m WHERE m.event_seq = NEW.event_seq AND NOT EXISTS(
      SELECT 1 FROM resolution r CROSS JOIN action_match x ON x.action = r.action AND x.match_kind = m.kind CROSS JOIN break b ON b.id = r.break
      WHERE r.event_seq = NEW.event_seq AND r.match = m.id AND NOT EXISTS(SELECT 1 FROM match_line l WHERE l.match = m.id AND l.line IS NOT b.line)));
  SELECT RAISE(ABORT, 'seal: an answer books what its action does not') WHERE EXISTS(
    SELECT 1 FROM entry e WHERE e.event_seq = NEW.event_seq AND e.kind NOT IN ('reversal', 'overspent', 'overspent_cleared') AND NOT EXISTS(SELECT 1 FROM match_entry WHERE entry = e.id)
      AND NOT EXISTS(SELECT 1 FROM resolution r CROSS JOIN action_entry x ON x.action = r.action AND x.entry_kind = e.kind WHERE r.event_seq = NEW.event_seq));
  SELECT RAISE(ABORT, 'seal: an answer undoes a match, and does not exchange its line') WHERE EXISTS(
    SELECT 1 FROM step t WHERE t.event_seq = NEW.event_seq AND t.noun = 'match' AND t.to_state = 'reversed')
    AND NOT EXISTS(SELECT 1 FROM resolution WHERE event_seq = NEW.event_seq AND action = 'match');
END;
