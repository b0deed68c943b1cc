-- Holds, reopenings, hand-overs and cancellations: who may end what, and when.

CREATE INDEX agent_number_number ON agent_number(number);
CREATE INDEX agent_number_event ON agent_number(event_seq);
CREATE INDEX hand_over_event ON hand_over(event_seq);
CREATE INDEX student_code_event ON student_code(event_seq);
CREATE INDEX cooling_off_end_event ON cooling_off_end(event_seq);

CREATE TRIGGER hold_rules BEFORE INSERT ON hold BEGIN
  SELECT RAISE(ABORT, 'hold: on one grant or one programme') WHERE (NEW.grant IS NULL) = (NEW.programme IS NULL);
  SELECT RAISE(ABORT, 'hold: of another cause than its event''s') WHERE CASE (SELECT kind FROM event WHERE seq = NEW.event_seq)
    WHEN 'hold_set' THEN NEW.cause <> 'person' WHEN 'payee_recorded' THEN NEW.cause <> 'payee_change' WHEN 'batch_prepared' THEN NEW.cause <> 'recheck'
    WHEN 'checks_run' THEN NEW.cause NOT IN ('recheck', 'duplicate') ELSE NEW.cause <> 'duplicate' END;
  SELECT RAISE(ABORT, 'hold: a duplicate that a person found names the other case') WHERE (NEW.same_as IS NOT NULL) <> ((SELECT kind FROM event WHERE seq = NEW.event_seq) = 'same_person_found')
    OR NEW.same_as = (SELECT application FROM grant WHERE id = NEW.grant);
END;

-- Two applications are one person's by that event alone; another withdrawal is at the student's wish.
CREATE TRIGGER withdrawal_rules BEFORE INSERT ON withdrawal BEGIN
  SELECT RAISE(ABORT, 'withdrawal: of the same person names the other case') WHERE (NEW.same_as IS NOT NULL) <> ((SELECT kind FROM event WHERE seq = NEW.event_seq) = 'same_person_found')
    OR NEW.same_as = NEW.application;
END;
CREATE TRIGGER step_withdrawn BEFORE INSERT ON step WHEN NEW.noun = 'application' AND NEW.to_state = 'withdrawn' BEGIN
  SELECT RAISE(ABORT, 'step: withdrawn without its withdrawal') WHERE NOT EXISTS(SELECT 1 FROM withdrawal WHERE application = NEW.subject AND event_seq = NEW.event_seq);
END;

-- An approver reopens; of what is recommended, who recommended it too.
CREATE TRIGGER step_reopened BEFORE INSERT ON step WHEN NEW.noun = 'application' AND NEW.from_state IN ('recommended', 'refused') AND NEW.to_state = 'checking' BEGIN
  SELECT RAISE(ABORT, 'step: reopened by a person who may not') WHERE EXISTS(
    SELECT 1 FROM event e WHERE e.seq = NEW.event_seq AND e.kind = 'reopened'
      AND NOT EXISTS(SELECT 1 FROM role_grant g WHERE g.person = e.actor AND g.role = 'approver' AND g.ended = 0 AND (g.until IS NULL OR g.until >= substr(e.at, 1, 10))
        AND g.id = (SELECT max(id) FROM role_grant WHERE person = e.actor AND role = 'approver'))
      AND NOT (NEW.from_state = 'recommended' AND e.actor IS (
        SELECT d.actor FROM recommendation r CROSS JOIN event d ON d.seq = r.event_seq WHERE r.application = NEW.subject ORDER BY r.id DESC LIMIT 1)));
END;

CREATE TRIGGER cooling_off_end_running BEFORE INSERT ON cooling_off_end BEGIN
  SELECT RAISE(ABORT, 'cooling_off_end: it is over') WHERE NOT EXISTS(
    SELECT 1 FROM payee_approval a CROSS JOIN event e ON e.seq = NEW.event_seq WHERE a.id = NEW.payee_approval AND a.payable_from > e.at);
END;

CREATE TRIGGER hand_over_rules BEFORE INSERT ON hand_over BEGIN
  SELECT RAISE(ABORT, 'hand_over: the batch is not released') WHERE (SELECT state FROM state WHERE noun = 'batch' AND subject = NEW.batch) IS NOT 'released';
  SELECT RAISE(ABORT, 'hand_over: not between the release and now') WHERE NOT EXISTS(
    SELECT 1 FROM release r CROSS JOIN event e ON e.seq = r.event_seq CROSS JOIN event n ON n.seq = NEW.event_seq WHERE r.batch = NEW.batch AND NEW.at BETWEEN e.at AND n.at);
END;
CREATE TRIGGER agent_number_rules BEFORE INSERT ON agent_number BEGIN
  SELECT RAISE(ABORT, 'agent_number: the payout was not released') WHERE (SELECT state FROM state WHERE noun = 'payout' AND subject = NEW.payout) IN ('prepared', 'cancelled');
END;

CREATE TRIGGER cancellation_rules BEFORE INSERT ON cancellation BEGIN
  SELECT RAISE(ABORT, 'cancellation: not of an instalment of the grant') WHERE abs(NEW.amount) NOT BETWEEN 1 AND 9007199254740991
    OR NEW.grant IS NOT (SELECT grant FROM instalment WHERE id = NEW.instalment);
  SELECT RAISE(ABORT, 'cancellation: its event does not cancel, or does not reverse') WHERE (SELECT kind FROM event WHERE seq = NEW.event_seq) IS NOT CASE WHEN NEW.amount > 0 THEN 'grant_cancelled' ELSE 'match_reversed' END;
  SELECT RAISE(ABORT, 'cancellation: more is reversed than was cancelled') WHERE NEW.amount < -coalesce((SELECT sum(amount) FROM cancellation WHERE instalment = NEW.instalment), 0);
END;
-- A cancellation ends all that is not instructed, and what is left says what the grant is.
CREATE TRIGGER seal_cancellations BEFORE INSERT ON seal WHEN (SELECT kind FROM event WHERE seq = NEW.event_seq) = 'grant_cancelled' BEGIN
  SELECT RAISE(ABORT, 'seal: another sum is cancelled than its rows say') WHERE EXISTS(
    SELECT 1 FROM (SELECT grant FROM cancellation WHERE event_seq = NEW.event_seq
                   UNION SELECT q.subject FROM posting q CROSS JOIN account a ON a.id = q.account WHERE q.event_seq = NEW.event_seq AND a.code = 'liabilities:grants-payable'
                   UNION SELECT t.subject FROM step t WHERE t.event_seq = NEW.event_seq AND t.noun = 'grant'
                   UNION SELECT p.grant FROM step t CROSS JOIN payout p ON p.id = t.subject WHERE t.event_seq = NEW.event_seq AND t.noun = 'payout') k
    WHERE (SELECT sum(amount) FROM cancellation WHERE grant = k.grant AND event_seq = NEW.event_seq) IS NOT (
      SELECT sum(q.amount) FROM account a CROSS JOIN posting q ON q.account = a.id AND q.subject = k.grant AND q.event_seq = NEW.event_seq WHERE a.code = 'liabilities:grants-payable'));
  SELECT RAISE(ABORT, 'seal: more or less is cancelled than is not instructed') WHERE EXISTS(
      SELECT 1 FROM cancellation c CROSS JOIN instalment_money m ON m.instalment = c.instalment WHERE c.event_seq = NEW.event_seq AND m.taken > m.amount)
    OR EXISTS(SELECT 1 FROM cancellation c CROSS JOIN instalment i ON i.grant = c.grant CROSS JOIN instalment_money m ON m.instalment = i.id WHERE c.event_seq = NEW.event_seq AND m.taken < m.amount)
    OR EXISTS(SELECT 1 FROM cancellation c CROSS JOIN payout p ON p.grant = c.grant CROSS JOIN state s ON s.noun = 'payout' AND s.subject = p.id AND s.state = 'prepared' WHERE c.event_seq = NEW.event_seq);
  SELECT RAISE(ABORT, 'seal: a grant''s state is not what its cancellation left') WHERE EXISTS(
    SELECT 1 FROM cancellation c CROSS JOIN state g ON g.noun = 'grant' AND g.subject = c.grant WHERE c.event_seq = NEW.event_seq AND g.state <> CASE
      WHEN EXISTS(SELECT 1 FROM payout p CROSS JOIN state s ON s.noun = 'payout' AND s.subject = p.id AND s.state = 'instructed' WHERE p.grant = c.grant) THEN 'paying'
      WHEN EXISTS(SELECT 1 FROM payout p CROSS JOIN state s ON s.noun = 'payout' AND s.subject = p.id AND s.state = 'settled' WHERE p.grant = c.grant) THEN 'paid' ELSE 'cancelled' END);
END;
-- A cancellation is reversed with the settlement that fell short and is undone, for no more than fell short, and just by what is on its way again: nothing becomes payable by it.
CREATE TRIGGER seal_cancellations_reversed BEFORE INSERT ON seal WHEN (SELECT kind FROM event WHERE seq = NEW.event_seq) = 'match_reversed' BEGIN
  SELECT RAISE(ABORT, 'seal: another sum of cancellations is reversed than its rows say') WHERE EXISTS(
    SELECT 1 FROM (SELECT grant FROM cancellation WHERE event_seq = NEW.event_seq
                   UNION SELECT q.subject FROM entry e CROSS JOIN posting q ON q.event_seq = e.event_seq AND q.entry = e.id CROSS JOIN account a ON a.id = q.account AND a.code = 'liabilities:grants-payable'
                     WHERE e.event_seq = NEW.event_seq AND e.kind = 'cancellation_reversed') k
    WHERE (SELECT sum(amount) FROM cancellation WHERE grant = k.grant AND event_seq = NEW.event_seq) IS NOT (
      SELECT sum(q.amount) FROM entry e CROSS JOIN posting q ON q.event_seq = e.event_seq AND q.entry = e.id AND q.subject = k.grant CROSS JOIN account a ON a.id = q.account AND a.code = 'liabilities:grants-payable'
      WHERE e.event_seq = NEW.event_seq AND e.kind = 'cancellation_reversed'));
  SELECT RAISE(ABORT, 'seal: a cancellation is reversed whose shortfall stands') WHERE EXISTS(
    SELECT 1 FROM cancellation c WHERE c.event_seq = NEW.event_seq AND -c.amount > coalesce((
      SELECT sum(f.amount) FROM step t CROSS JOIN shortfall f ON f.match = t.subject CROSS JOIN payout p ON p.id = f.payout AND p.instalment = c.instalment
      WHERE t.event_seq = NEW.event_seq AND t.noun = 'match' AND t.to_state = 'reversed'), 0));
  SELECT RAISE(ABORT, 'seal: a reversed cancellation makes something payable') WHERE EXISTS(
    SELECT 1 FROM cancellation c CROSS JOIN instalment_money m ON m.instalment = c.instalment WHERE c.event_seq = NEW.event_seq AND m.taken <> m.amount);
END;
