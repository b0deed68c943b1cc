-- Ways to pay: who is paid from which kind of account, what goes as one row, and the numbers that agents give.

-- A bank's account pays accounts, an agent pick-ups, a cash desk cash. An institution is paid in a batch of its own, which goes as one row.
CREATE TRIGGER payout_way BEFORE INSERT ON payout BEGIN
  SELECT RAISE(ABORT, 'payout: its payee is paid another way than its account pays') WHERE NOT EXISTS(
    SELECT 1 FROM batch b CROSS JOIN bank_account k ON k.id = b.bank_account CROSS JOIN payee p ON p.id = NEW.payee
    WHERE b.id = NEW.batch AND p.way = CASE k.kind WHEN 'bank' THEN 'account' WHEN 'agent' THEN 'pickup' WHEN 'cash_desk' THEN 'cash' END);
  SELECT RAISE(ABORT, 'payout: its student was erased') WHERE (SELECT t.wrapped FROM grant g CROSS JOIN student t ON t.id = g.student WHERE g.id = NEW.grant) IS NULL;
  SELECT RAISE(ABORT, 'payout: an institution is paid in a batch of its own, and nobody else there') WHERE (SELECT institution FROM payee WHERE id = NEW.payee) IS NOT (
    SELECT institution FROM batch WHERE id = NEW.batch);
END;

-- One row of the payment file is carried out or not: its payouts are rejected together.
CREATE TRIGGER seal_one_row BEFORE INSERT ON seal BEGIN
  SELECT RAISE(ABORT, 'seal: a payout is rejected, and others of its row are on their way') WHERE EXISTS(
    SELECT 1 FROM step t CROSS JOIN payout p ON p.id = t.subject CROSS JOIN batch b ON b.id = p.batch AND b.institution IS NOT NULL
      CROSS JOIN payout o ON o.batch = b.id CROSS JOIN state s ON s.noun = 'payout' AND s.subject = o.id AND s.state = 'instructed'
    WHERE t.event_seq = NEW.event_seq AND t.noun = 'payout' AND t.from_state = 'instructed' AND t.to_state = 'rejected');
END;

-- The number by which a payout is known there now: the last that was told, or that a match read which stands.
CREATE VIEW payout_number(payout, number) AS
  SELECT a.payout, a.number FROM agent_number a WHERE a.id = (
    SELECT max(o.id) FROM agent_number o WHERE o.payout = a.payout AND (o.match IS NULL OR EXISTS(SELECT 1 FROM state s WHERE s.noun = 'match' AND s.subject = o.match AND s.state = 'confirmed')));

CREATE TRIGGER agent_number_source BEFORE INSERT ON agent_number BEGIN
  SELECT RAISE(ABORT, 'agent_number: told by a person, or read by a settlement of this event') WHERE CASE (SELECT kind FROM event WHERE seq = NEW.event_seq)
    WHEN 'agent_number_recorded' THEN NEW.match IS NOT NULL
    ELSE NOT EXISTS(SELECT 1 FROM match m CROSS JOIN match_payout p ON p.match = m.id AND p.payout = NEW.payout WHERE m.id = NEW.match AND m.event_seq = NEW.event_seq AND m.kind = 'settlement') END;
  SELECT RAISE(ABORT, 'agent_number: another payout of the account has it') WHERE EXISTS(
    SELECT 1 FROM agent_number a CROSS JOIN payout_number n ON n.payout = a.payout AND n.number = a.number CROSS JOIN payout p ON p.id = a.payout CROSS JOIN batch b ON b.id = p.batch
    WHERE a.number = NEW.number AND a.payout <> NEW.payout AND b.bank_account = (SELECT c.bank_account FROM payout q CROSS JOIN batch c ON c.id = q.batch WHERE q.id = NEW.payout));
END;

-- The scan of a signed pay list is named by its SHA-256.
CREATE TRIGGER statement_document BEFORE INSERT ON statement WHEN NEW.document_sha256 IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'statement: its document is named by no SHA-256') WHERE length(NEW.document_sha256) <> 64 OR NEW.document_sha256 GLOB '*[^0-9a-f]*';
END;

-- An instalment is paid again only once a statement ends after the days in which an earlier payout, rejected when its account had it, could be carried out or
-- collected. An agent or a cash desk that paid out something of the batch has it.
CREATE TRIGGER payout_again BEFORE INSERT ON payout BEGIN
  SELECT RAISE(ABORT, 'payout: an earlier one of its instalment may still be carried out') WHERE EXISTS(
    SELECT 1 FROM payout o CROSS JOIN state s ON s.noun = 'payout' AND s.subject = o.id AND s.state = 'rejected' CROSS JOIN batch b ON b.id = o.batch
      CROSS JOIN bank_account k ON k.id = b.bank_account CROSS JOIN release r ON r.batch = b.id CROSS JOIN event e ON e.seq = r.event_seq
    WHERE o.instalment = NEW.instalment AND (EXISTS(SELECT 1 FROM hand_over WHERE batch = b.id) OR EXISTS(SELECT 1 FROM bank_report WHERE batch = b.id) OR k.kind <> 'bank' AND EXISTS(
        SELECT 1 FROM payout c CROSS JOIN state t ON t.noun = 'payout' AND t.subject = c.id AND t.state IN ('settled', 'returned') WHERE c.batch = b.id))
      AND NOT EXISTS(SELECT 1 FROM statement t WHERE t.bank_account = k.id
        AND t.until >= date(e.at, '+' || CASE k.kind WHEN 'bank' THEN coalesce(k.usual_days, 10) ELSE coalesce(k.collect_days, 10) END || ' days')));
END;
