-- The last line: what ties rows, entries and states to each other, so that no complete forged event moves money or books beside its decision.

CREATE INDEX contribution_event ON contribution(event_seq);
CREATE INDEX bank_account_event ON bank_account(event_seq);
CREATE INDEX contribution_account ON contribution(bank_account);
CREATE INDEX batch_account ON batch(bank_account);
CREATE INDEX release_event ON release(event_seq);
CREATE INDEX exchange_rate_event ON exchange_rate(event_seq);
CREATE INDEX correction_event ON correction(event_seq);
CREATE INDEX information_request_event ON information_request(event_seq);
CREATE INDEX intake_event ON intake(event_seq);
CREATE INDEX statement_import_staging ON statement_import(bank_account) WHERE state = 'staging';
CREATE INDEX shortfall_match ON shortfall(match);

-- Caches and staging --------------------------------------------------------------------------------------------------
-- A state begins with its row, never by itself.
CREATE TRIGGER state_of_row BEFORE INSERT ON state BEGIN
  SELECT RAISE(ABORT, 'state: of no row that begins in this event') WHERE NOT CASE NEW.noun
    WHEN 'application' THEN EXISTS(SELECT 1 FROM application WHERE id = NEW.subject AND event_seq = NEW.since)
    WHEN 'grant' THEN EXISTS(SELECT 1 FROM grant WHERE id = NEW.subject AND event_seq = NEW.since)
    WHEN 'payout' THEN EXISTS(SELECT 1 FROM payout WHERE id = NEW.subject AND event_seq = NEW.since)
    WHEN 'batch' THEN EXISTS(SELECT 1 FROM batch WHERE id = NEW.subject AND event_seq = NEW.since)
    WHEN 'match' THEN EXISTS(SELECT 1 FROM match WHERE id = NEW.subject AND event_seq = NEW.since)
    WHEN 'break' THEN EXISTS(SELECT 1 FROM break WHERE id = NEW.subject AND event_seq = NEW.since)
    WHEN 'hold' THEN EXISTS(SELECT 1 FROM hold WHERE id = NEW.subject AND event_seq = NEW.since)
    WHEN 'message' THEN EXISTS(SELECT 1 FROM message WHERE id = NEW.subject AND event_seq = NEW.since)
    WHEN 'fund' THEN EXISTS(SELECT 1 FROM fund WHERE id = NEW.subject AND event_seq = NEW.since)
    WHEN 'line' THEN NEW.since = 0 AND EXISTS(SELECT 1 FROM statement_line WHERE id = NEW.subject)
    ELSE EXISTS(SELECT 1 FROM event WHERE seq = NEW.since AND NOT EXISTS(SELECT 1 FROM seal WHERE event_seq = NEW.since)) END;
END;

-- The keys of a reference are drawn with its batch.
CREATE TRIGGER reference_key_of_batch BEFORE INSERT ON reference_key BEGIN
  SELECT RAISE(ABORT, 'reference_key: drawn with a batch alone') WHERE NOT EXISTS(
    SELECT 1 FROM event e WHERE e.seq = (SELECT max(seq) FROM event) AND e.kind = 'batch_prepared' AND NOT EXISTS(SELECT 1 FROM seal WHERE event_seq = e.seq));
END;

-- The index holds what the rows' own look-ups hold.
CREATE TRIGGER lookup_of_row BEFORE INSERT ON lookup BEGIN
  SELECT RAISE(ABORT, 'lookup: not among its row''s look-ups') WHERE length(NEW.token) <> 8 OR coalesce(CASE NEW.table_name
    WHEN 'statement_line' THEN (SELECT instr(evidence, NEW.token) FROM statement_line WHERE id = NEW.row_id)
    WHEN 'student_version' THEN (SELECT instr(lookups, NEW.token) FROM student_version WHERE id = NEW.row_id)
    WHEN 'student_code' THEN (SELECT instr(lookups, NEW.token) FROM student_code WHERE id = NEW.row_id)
    WHEN 'payee' THEN (SELECT instr(lookups, NEW.token) FROM payee WHERE id = NEW.row_id)
    WHEN 'institution' THEN (SELECT instr(lookups, NEW.token) FROM institution WHERE id = NEW.row_id)
    WHEN 'screening_entry' THEN (SELECT instr(lookups, NEW.token) FROM screening_entry WHERE id = NEW.row_id)
    WHEN 'person' THEN (SELECT instr(lookups, NEW.token) FROM person WHERE id = NEW.row_id) END, 0) = 0;
END;

-- A request is kept with its event, and for 30 days.
CREATE TRIGGER request_insert BEFORE INSERT ON request BEGIN
  SELECT guard();
  SELECT RAISE(ABORT, 'request: exists') WHERE EXISTS(SELECT 1 FROM request WHERE event_seq = NEW.event_seq);
  SELECT RAISE(ABORT, 'request: not of the last event') WHERE NEW.event_seq IS NOT (SELECT max(seq) FROM event);
END;
CREATE TRIGGER request_no_update BEFORE UPDATE ON request BEGIN SELECT guard(); SELECT RAISE(ABORT, 'request: no update'); END;
CREATE TRIGGER request_delete BEFORE DELETE ON request BEGIN
  SELECT guard();
  SELECT RAISE(ABORT, 'request: kept 30 days') WHERE date(OLD.at, '+30 days') >= (SELECT date(at) FROM event WHERE seq = (SELECT max(seq) FROM event));
END;
CREATE TRIGGER proposal_insert BEFORE INSERT ON proposal BEGIN SELECT guard(); END;
CREATE TRIGGER proposal_update BEFORE UPDATE ON proposal BEGIN SELECT guard(); SELECT RAISE(ABORT, 'proposal: no update'); END;
CREATE TRIGGER proposal_delete BEFORE DELETE ON proposal BEGIN SELECT guard(); END;

CREATE TRIGGER statement_import_ends BEFORE UPDATE ON statement_import BEGIN
  SELECT RAISE(ABORT, 'statement_import: its lines are added up or it ends, and nothing else changes') WHERE NEW.id IS NOT OLD.id OR NEW.bank_account IS NOT OLD.bank_account OR NEW.wrapped IS NOT OLD.wrapped
    OR NEW.started_at IS NOT OLD.started_at OR NEW.lines IS NOT OLD.lines OR (NEW.state = 'published') <> EXISTS(SELECT 1 FROM statement WHERE id = NEW.id)
    OR NEW.state <> 'staging' AND (NEW.staged IS NOT OLD.staged OR NEW.amount IS NOT OLD.amount);
  SELECT RAISE(ABORT, 'statement_import: its lines come to something else') WHERE NEW.state = 'staging' AND (NEW.staged <= OLD.staged
    OR NEW.staged IS NOT (SELECT max(id) FROM statement_line WHERE id BETWEEN NEW.id * 4194304 AND NEW.id * 4194304 + 4194303) - NEW.id * 4194304
    OR NEW.amount IS NOT OLD.amount + (SELECT sum(amount) FROM statement_line WHERE id BETWEEN NEW.id * 4194304 + OLD.staged + 1 AND NEW.id * 4194304 + NEW.staged));
END;

-- Forms -----------------------------------------------------------------------------------------------------------------
CREATE TRIGGER event_instant BEFORE INSERT ON event BEGIN
  SELECT RAISE(ABORT, 'event: at is not an instant of the calendar') WHERE strftime('%Y-%m-%dT%H:%M:%fZ', NEW.at) IS NOT NEW.at;
END;
CREATE TRIGGER role_grant_form BEFORE INSERT ON role_grant BEGIN
  SELECT RAISE(ABORT, 'role_grant: ended or until') WHERE NEW.ended NOT IN (0, 1) OR NEW.until IS NOT NULL AND date(NEW.until) IS NOT NEW.until;
END;
-- An admin gives roles to others alone, and what lets somebody in is set by that person, or anew by the operator or another.
CREATE TRIGGER role_grant_other BEFORE INSERT ON role_grant BEGIN
  SELECT RAISE(ABORT, 'role_grant: nobody changes their own roles') WHERE (SELECT actor FROM event WHERE seq = NEW.event_seq) = NEW.person
    AND EXISTS(SELECT 1 FROM person WHERE id = NEW.person AND kind = 'user');
END;
CREATE TRIGGER credential_whose BEFORE INSERT ON credential BEGIN
  SELECT RAISE(ABORT, 'credential: one sets one''s own, and resets another''s') WHERE
    (NEW.kind = 'digest') <> ((SELECT kind FROM event WHERE seq = NEW.event_seq) = 'credentials_set')
    OR (NEW.kind = 'digest') <> ((SELECT actor FROM event WHERE seq = NEW.event_seq) = NEW.person);
END;
CREATE TRIGGER token_form BEFORE INSERT ON token BEGIN
  SELECT RAISE(ABORT, 'token: expires is no date') WHERE NEW.expires IS NOT NULL AND date(NEW.expires) IS NOT NEW.expires;
END;
CREATE TRIGGER entry_bank_date BEFORE INSERT ON entry BEGIN
  SELECT RAISE(ABORT, 'entry: bank_date is no date') WHERE NEW.bank_date IS NOT NULL AND date(NEW.bank_date) IS NOT NEW.bank_date;
END;
CREATE TRIGGER contribution_form BEFORE INSERT ON contribution BEGIN
  SELECT RAISE(ABORT, 'contribution: amount or date') WHERE NEW.amount NOT BETWEEN 1 AND 9007199254740991 OR date(NEW.date) IS NOT NEW.date OR NEW.before_opening NOT IN (0, 1);
END;
CREATE TRIGGER bank_account_form BEFORE INSERT ON bank_account BEGIN
  SELECT RAISE(ABORT, 'bank_account: opening or currency') WHERE NEW.opening_balance NOT BETWEEN -9007199254740991 AND 9007199254740991 OR date(NEW.opening_date) IS NOT NEW.opening_date
    OR NOT EXISTS(SELECT 1 FROM currency WHERE code = NEW.currency);
END;
CREATE TRIGGER exchange_rate_form BEFORE INSERT ON exchange_rate BEGIN
  SELECT RAISE(ABORT, 'exchange_rate: rate or date') WHERE date(NEW.date) IS NOT NEW.date OR NEW.rate GLOB '*[^0-9.]*' OR CAST(NEW.rate AS REAL) <= 0;
END;
CREATE TRIGGER statement_form BEFORE INSERT ON statement BEGIN
  SELECT RAISE(ABORT, 'statement: balances or dates') WHERE NEW.opening NOT BETWEEN -9007199254740991 AND 9007199254740991 OR NEW.closing NOT BETWEEN -9007199254740991 AND 9007199254740991
    OR NEW.since IS NOT NULL AND date(NEW.since) IS NOT NEW.since OR NEW.until IS NOT NULL AND date(NEW.until) IS NOT NEW.until;
END;
CREATE TRIGGER statement_line_form BEFORE INSERT ON statement_line BEGIN
  SELECT RAISE(ABORT, 'statement_line: value date or balance') WHERE NEW.balance NOT BETWEEN -9007199254740991 AND 9007199254740991 OR NEW.value_on IS NOT NULL AND date(NEW.value_on) IS NOT NEW.value_on;
END;
CREATE TRIGGER recommended_instalment_form BEFORE INSERT ON recommended_instalment BEGIN
  SELECT RAISE(ABORT, 'recommended_instalment: amount or date') WHERE NEW.amount NOT BETWEEN 1 AND 9007199254740991 OR date(NEW.due_on) IS NOT NEW.due_on;
END;
CREATE TRIGGER instalment_form BEFORE INSERT ON instalment BEGIN
  SELECT RAISE(ABORT, 'instalment: amount or date') WHERE NEW.amount NOT BETWEEN 1 AND 9007199254740991 OR date(NEW.due_on) IS NOT NEW.due_on;
END;
CREATE TRIGGER programme_version_form BEFORE INSERT ON programme_version BEGIN
  SELECT RAISE(ABORT, 'programme_version: policy, hours or amounts') WHERE NOT json_valid(NEW.policy) OR NEW.cooling_off_hours NOT BETWEEN 0 AND 87600
    OR NEW.second_approval_above NOT BETWEEN 0 AND 9007199254740991 OR NEW.cap_per_student NOT BETWEEN 0 AND 9007199254740991 OR NEW.cap_per_month NOT BETWEEN 0 AND 9007199254740991;
END;

-- Decisions -------------------------------------------------------------------------------------------------------------
CREATE TRIGGER recommendation_now BEFORE INSERT ON recommendation BEGIN
  SELECT RAISE(ABORT, 'recommendation: the application is not to be recommended now') WHERE (SELECT state FROM state WHERE noun = 'application' AND subject = NEW.application) NOT IN ('received', 'checking', 'information_needed');
  SELECT RAISE(ABORT, 'recommendation: not under the last version of its programme') WHERE NEW.programme_version IS NOT (
    SELECT v.id FROM programme_version w CROSS JOIN programme_version v ON v.programme = w.programme WHERE w.id = NEW.programme_version ORDER BY v.version DESC LIMIT 1);
  SELECT RAISE(ABORT, 'recommendation: amount') WHERE NEW.amount NOT BETWEEN 1 AND 9007199254740991;
END;
CREATE TRIGGER seal_recommendations BEFORE INSERT ON seal BEGIN
  SELECT RAISE(ABORT, 'seal: a recommendation that recommends nothing') WHERE EXISTS(
    SELECT 1 FROM recommendation r WHERE r.event_seq = NEW.event_seq AND (SELECT state FROM state WHERE noun = 'application' AND subject = r.application) IS NOT 'recommended');
  SELECT RAISE(ABORT, 'seal: the instalments recommended are not the amount') WHERE EXISTS(
    SELECT 1 FROM recommendation r WHERE r.event_seq = NEW.event_seq AND r.amount <> (SELECT sum(amount) FROM recommended_instalment WHERE recommendation = r.id));
END;
-- A grant's instalments are those that were recommended and approved.
CREATE TRIGGER seal_instalments BEFORE INSERT ON seal BEGIN
  SELECT RAISE(ABORT, 'seal: a grant''s instalments are not those recommended') WHERE EXISTS(
    SELECT 1 FROM grant g CROSS JOIN instalment i ON i.grant = g.id WHERE g.event_seq = NEW.event_seq AND NOT EXISTS(
      SELECT 1 FROM recommended_instalment r WHERE r.recommendation = g.recommendation AND r.due_on = i.due_on AND r.amount = i.amount))
    OR EXISTS(SELECT 1 FROM grant g CROSS JOIN recommended_instalment r ON r.recommendation = g.recommendation WHERE g.event_seq = NEW.event_seq AND NOT EXISTS(
      SELECT 1 FROM instalment i WHERE i.grant = g.id AND i.due_on = r.due_on AND i.amount = r.amount));
END;
-- A grant is paid when lines prove each instalment, whole.
CREATE TRIGGER seal_ends BEFORE INSERT ON seal BEGIN
  SELECT RAISE(ABORT, 'seal: a grant is paid that no line proves') WHERE EXISTS(
    SELECT 1 FROM step t CROSS JOIN state g ON g.noun = 'grant' AND g.subject = t.subject AND g.state = 'paid' CROSS JOIN instalment i ON i.grant = t.subject
    WHERE t.event_seq = NEW.event_seq AND t.noun = 'grant' AND t.to_state = 'paid' AND coalesce((SELECT sum(amount) FROM cancellation WHERE instalment = i.id), 0) = 0 AND i.amount > coalesce((
      SELECT sum(p.fund_amount) - coalesce(sum((SELECT sum(f.amount) FROM shortfall f CROSS JOIN state m ON m.noun = 'match' AND m.subject = f.match AND m.state = 'confirmed' WHERE f.payout = p.id)), 0)
      FROM payout p CROSS JOIN state s ON s.noun = 'payout' AND s.subject = p.id AND s.state = 'settled' WHERE p.instalment = i.id), 0)
      - coalesce((SELECT sum(k.back) FROM payout p CROSS JOIN break b ON b.payout = p.id AND b.line IS NULL AND b.kind = 'duplicate_payment' CROSS JOIN paid_again k ON k.break = b.id WHERE p.instalment = i.id), 0));
END;

-- A changed payee holds its grant until it is approved; only that ends the hold.
CREATE TRIGGER seal_holds BEFORE INSERT ON seal BEGIN
  SELECT RAISE(ABORT, 'seal: a changed payee without its hold') WHERE EXISTS(
    SELECT 1 FROM payee_change c WHERE c.event_seq = NEW.event_seq AND NOT EXISTS(
      SELECT 1 FROM hold h CROSS JOIN state s ON s.noun = 'hold' AND s.subject = h.id AND s.state = 'standing' WHERE h.grant = c.grant AND h.cause = 'payee_change'));
  SELECT RAISE(ABORT, 'seal: a hold is ended by what does not end it') WHERE EXISTS(
    SELECT 1 FROM step t CROSS JOIN hold h ON h.id = t.subject CROSS JOIN event e ON e.seq = t.event_seq WHERE t.event_seq = NEW.event_seq AND t.noun = 'hold' AND CASE e.kind
      WHEN 'payee_approved' THEN h.cause <> 'payee_change' OR NOT EXISTS(
        SELECT 1 FROM payee_change c CROSS JOIN payee_approval a ON a.payee_change = c.id WHERE c.grant = h.grant AND a.event_seq = NEW.event_seq)
      WHEN 'payee_recorded' THEN h.cause <> 'payee_change' OR NOT EXISTS(SELECT 1 FROM payee_change c WHERE c.event_seq = NEW.event_seq AND c.grant = h.grant)
      ELSE h.cause = 'payee_change' END);
END;

-- Payouts ---------------------------------------------------------------------------------------------------------------
CREATE TRIGGER payout_amount BEFORE INSERT ON payout BEGIN
  SELECT RAISE(ABORT, 'payout: amount') WHERE NEW.amount NOT BETWEEN 1 AND 9007199254740991 OR NEW.fund_amount NOT BETWEEN 1 AND 9007199254740991;
  -- In another currency: what was approved, at a rate on record of the last three days, rounded once.
  SELECT RAISE(ABORT, 'payout: not the approved amount at a recorded rate') WHERE NEW.rate IS NOT NULL AND NOT EXISTS(
    SELECT 1 FROM batch b CROSS JOIN bank_account k ON k.id = b.bank_account CROSS JOIN grant g ON g.id = NEW.grant CROSS JOIN fund f ON f.id = g.fund CROSS JOIN exchange_rate x
      ON x.from_currency = f.currency AND x.to_currency = k.currency AND x.rate = NEW.rate CROSS JOIN event e ON e.seq = NEW.event_seq AND x.date BETWEEN date(e.at, '-3 days') AND date(e.at)
    WHERE b.id = NEW.batch AND NEW.rate_source IS x.source || ', ' || x.date AND abs(NEW.amount - NEW.fund_amount * CAST(NEW.rate AS REAL) * CASE
      (SELECT digits FROM currency WHERE code = k.currency) - (SELECT digits FROM currency WHERE code = f.currency)
      WHEN 3 THEN 1000.0 WHEN 2 THEN 100.0 WHEN 1 THEN 10.0 WHEN -1 THEN 0.1 WHEN -2 THEN 0.01 WHEN -3 THEN 0.001 ELSE 1.0 END) <= 0.501 + NEW.amount * 1e-12);
END;
CREATE TRIGGER batch_amount BEFORE INSERT ON batch BEGIN
  SELECT RAISE(ABORT, 'batch: count or total') WHERE NEW.count < 1 OR NEW.total NOT BETWEEN 1 AND 9007199254740991;
END;
CREATE TRIGGER seal_releases BEFORE INSERT ON seal BEGIN
  SELECT RAISE(ABORT, 'seal: a release that releases nothing') WHERE EXISTS(
    SELECT 1 FROM event e CROSS JOIN release r ON r.id = (SELECT max(id) FROM release) WHERE e.seq = NEW.event_seq AND e.kind = 'batch_released'
      AND (r.event_seq <> e.seq OR (SELECT state FROM state WHERE noun = 'batch' AND subject = r.batch) IS NOT 'released'));
  -- A batch that is released, cancelled or stopped leaves no payout behind in the state before.
  SELECT RAISE(ABORT, 'seal: a batch moved without its payouts') WHERE EXISTS(
    SELECT 1 FROM step t CROSS JOIN payout p ON p.batch = t.subject CROSS JOIN state s ON s.noun = 'payout' AND s.subject = p.id WHERE t.event_seq = NEW.event_seq AND t.noun = 'batch'
      AND (s.state = 'prepared' OR s.state = 'instructed' AND t.to_state = 'stopped'));
END;

-- Matches ---------------------------------------------------------------------------------------------------------------
CREATE TRIGGER match_by BEFORE INSERT ON match BEGIN
  SELECT RAISE(ABORT, 'match: the engine makes its own, a person all others') WHERE (NEW.by = 'engine') <> ((SELECT kind FROM event WHERE seq = NEW.event_seq) = 'matches_made');
END;
CREATE TRIGGER match_payout_left BEFORE INSERT ON match_payout BEGIN
  SELECT RAISE(ABORT, 'match_payout: the payout was not released') WHERE (SELECT state FROM state WHERE noun = 'payout' AND subject = NEW.payout) IN ('prepared', 'cancelled');
END;
CREATE TRIGGER shortfall_rules BEFORE INSERT ON shortfall BEGIN
  SELECT RAISE(ABORT, 'shortfall: of no settlement of this event') WHERE NEW.amount NOT BETWEEN 1 AND 9007199254740991 OR NOT EXISTS(
    SELECT 1 FROM match m CROSS JOIN match_payout p ON p.match = m.id AND p.payout = NEW.payout WHERE m.id = NEW.match AND m.event_seq = NEW.event_seq AND m.kind = 'settlement');
END;
-- Who may answer a break by an action: the role that the action names.
CREATE TRIGGER resolution_role BEFORE INSERT ON resolution BEGIN
  SELECT RAISE(ABORT, 'resolution: its actor has no role for this action') WHERE NOT EXISTS(
    SELECT 1 FROM break b CROSS JOIN event e ON e.seq = NEW.event_seq CROSS JOIN break_action a ON a.kind = b.kind AND a.action = NEW.action CROSS JOIN role_grant g ON g.person = e.actor AND g.role = a.role
    WHERE b.id = NEW.break AND g.ended = 0 AND (g.until IS NULL OR g.until >= substr(e.at, 1, 10)) AND g.id = (SELECT max(id) FROM role_grant WHERE person = e.actor AND role = a.role));
END;

-- A line that is matched is in the books, whole; one that is open is not, or is parked.
CREATE TRIGGER seal_lines_booked BEFORE INSERT ON seal BEGIN
  SELECT RAISE(ABORT, 'seal: a line is matched and not booked, or booked and not matched') WHERE EXISTS(
    SELECT 1 FROM (SELECT bank_line AS line FROM posting WHERE event_seq = NEW.event_seq AND bank_line IS NOT NULL UNION SELECT line FROM match_line WHERE event_seq = NEW.event_seq
                   UNION SELECT subject FROM step WHERE event_seq = NEW.event_seq AND noun = 'line') k
    CROSS JOIN state s ON s.noun = 'line' AND s.subject = k.line CROSS JOIN statement_line l ON l.id = k.line
    WHERE (SELECT coalesce(sum(q.amount), 0) FROM posting q WHERE q.bank_line = k.line) <> CASE s.state WHEN 'matched' THEN l.amount ELSE 0 END
      AND NOT (s.state = 'open' AND EXISTS(SELECT 1 FROM account a CROSS JOIN posting q ON q.account = a.id AND q.subject = k.line
        WHERE a.code IN ('assets:unidentified-payments', 'liabilities:unidentified-receipts'))));
END;

-- A payout is settled, or comes back, by an entry of its match that names one of the match's lines.
CREATE TRIGGER seal_proofs BEFORE INSERT ON seal BEGIN
  SELECT RAISE(ABORT, 'seal: a payout is settled or returned by no entry of a line') WHERE EXISTS(
    SELECT 1 FROM step t CROSS JOIN payout p ON p.id = t.subject CROSS JOIN grant g ON g.id = p.grant CROSS JOIN fund f ON f.id = g.fund
    WHERE t.event_seq = NEW.event_seq AND t.noun = 'payout' AND (t.to_state = 'returned' OR t.to_state = 'settled' AND t.from_state <> 'returned') AND NOT EXISTS(
      SELECT 1 FROM account a CROSS JOIN posting q ON q.account = a.id AND q.subject = CASE t.to_state WHEN 'settled' THEN p.id ELSE g.id END AND q.event_seq = t.event_seq
        CROSS JOIN match_entry y ON y.entry = q.entry CROSS JOIN match k ON k.id = y.match CROSS JOIN match_payout m ON m.match = k.id AND m.payout = p.id
        CROSS JOIN match_line l ON l.match = k.id CROSS JOIN posting b ON b.bank_line = l.line AND b.entry = q.entry
      WHERE a.code = CASE t.to_state WHEN 'settled' THEN 'liabilities:payouts-in-transit' ELSE 'liabilities:grants-payable' END AND a.currency = f.currency
        AND k.kind = CASE t.to_state WHEN 'settled' THEN 'settlement' ELSE 'return' END AND q.amount * CASE t.to_state WHEN 'settled' THEN 1 ELSE -1 END > 0));
  SELECT RAISE(ABORT, 'seal: a match says of a payout what its steps do not') WHERE EXISTS(
    SELECT 1 FROM match k CROSS JOIN match_payout m ON m.match = k.id WHERE k.event_seq = NEW.event_seq AND k.kind IN ('settlement', 'return') AND NOT EXISTS(
      SELECT 1 FROM step t WHERE t.noun = 'payout' AND t.subject = m.payout AND t.event_seq = NEW.event_seq AND t.to_state = CASE k.kind WHEN 'settlement' THEN 'settled' ELSE 'returned' END));
  -- What did not leave and is payable again stands as its shortfall: the same sum, whatever of a claim falls away by it.
  SELECT RAISE(ABORT, 'seal: a shortfall is not what became payable again') WHERE EXISTS(
    SELECT 1 FROM match k WHERE k.event_seq = NEW.event_seq AND k.kind = 'settlement' AND coalesce((SELECT sum(amount) FROM shortfall WHERE match = k.id), 0) <> -coalesce((
      SELECT sum(q.amount) FROM (SELECT DISTINCT g.id AS grant, f.currency FROM match_payout m CROSS JOIN payout p ON p.id = m.payout CROSS JOIN grant g ON g.id = p.grant CROSS JOIN fund f ON f.id = g.fund WHERE m.match = k.id) d
        CROSS JOIN account a ON a.code = 'liabilities:grants-payable' AND a.currency = d.currency CROSS JOIN posting q ON q.account = a.id AND q.subject = d.grant AND q.event_seq = NEW.event_seq
        CROSS JOIN match_entry y ON y.entry = q.entry AND y.match = k.id CROSS JOIN entry n ON n.id = y.entry AND n.kind <> 'paid_once'), 0));
END;

-- What differs between a payout in another currency and its line is named: what left is its own rate's, to the rounding.
CREATE TRIGGER seal_settled_rate BEFORE INSERT ON seal BEGIN
  SELECT RAISE(ABORT, 'seal: a payout is settled at another rate than its own') WHERE EXISTS(
    SELECT 1 FROM step t CROSS JOIN payout p ON p.id = t.subject AND p.rate IS NOT NULL CROSS JOIN grant g ON g.id = p.grant CROSS JOIN fund f ON f.id = g.fund
      CROSS JOIN account a ON a.code = 'liabilities:payouts-in-transit' AND a.currency = f.currency CROSS JOIN posting q ON q.account = a.id AND q.subject = p.id AND q.event_seq = t.event_seq AND q.amount > 0
      CROSS JOIN match_entry y ON y.entry = q.entry
    WHERE t.event_seq = NEW.event_seq AND t.noun = 'payout' AND t.to_state = 'settled' AND abs(
      (SELECT sum(b.amount) FROM match_line l CROSS JOIN posting b ON b.bank_line = l.line AND b.entry = q.entry WHERE l.match = y.match)
      - (SELECT sum(x.amount) FROM account v CROSS JOIN posting x ON x.account = v.id AND x.subject = 0 AND x.event_seq = t.event_seq AND x.entry = q.entry WHERE v.code = 'equity:fx-position' AND v.currency = f.currency)
        * (p.amount * 1.0 / p.fund_amount)) > 1 + p.amount * 1.0 / p.fund_amount);
END;

-- Entries ---------------------------------------------------------------------------------------------------------------
-- A subject is a row of the posting's fund; 0 is nobody's.
CREATE TRIGGER posting_subject BEFORE INSERT ON posting WHEN NEW.subject <> 0 BEGIN
  SELECT RAISE(ABORT, 'posting: its subject is no row of its fund') WHERE NOT CASE (SELECT subject_kind FROM account WHERE id = NEW.account)
    WHEN 'grant' THEN EXISTS(SELECT 1 FROM grant WHERE id = NEW.subject AND fund = NEW.fund)
    WHEN 'payout' THEN EXISTS(SELECT 1 FROM payout p CROSS JOIN grant g ON g.id = p.grant WHERE p.id = NEW.subject AND g.fund = NEW.fund)
    WHEN 'contribution' THEN EXISTS(SELECT 1 FROM contribution WHERE id = NEW.subject AND fund = NEW.fund)
    WHEN 'line' THEN EXISTS(SELECT 1 FROM statement_line WHERE id = NEW.subject)
    WHEN 'transfer' THEN EXISTS(SELECT 1 FROM transfer t CROSS JOIN account a ON a.id = NEW.account AND a.currency = t.currency WHERE t.id = NEW.subject AND t.fund = NEW.fund)
    ELSE 1 END;
END;

-- Only what a match made, what a closing parked, or a rejection that a line undoes, is turned round; and then its match is.
CREATE TRIGGER entry_reversal_of_match BEFORE INSERT ON entry WHEN NEW.reverses IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'entry: what it reverses is undone by no reversal') WHERE NOT EXISTS(SELECT 1 FROM match_entry WHERE entry = NEW.reverses)
    AND NOT EXISTS(SELECT 1 FROM parking WHERE entry = NEW.reverses) AND (SELECT kind FROM entry WHERE id = NEW.reverses) IS NOT 'payout_rejected';
END;
CREATE TRIGGER seal_undone BEFORE INSERT ON seal BEGIN
  SELECT RAISE(ABORT, 'seal: an entry is reversed and its match stands') WHERE EXISTS(
    SELECT 1 FROM entry e CROSS JOIN match_entry y ON y.entry = e.reverses CROSS JOIN state s ON s.noun = 'match' AND s.subject = y.match
    WHERE e.event_seq = NEW.event_seq AND e.reverses IS NOT NULL AND s.state <> 'reversed');
END;

-- An approval books its own grants, a contribution its own row, an opening its own account.
CREATE TRIGGER seal_own_rows BEFORE INSERT ON seal BEGIN
  SELECT RAISE(ABORT, 'seal: an entry books another row than one of its own event') WHERE EXISTS(
    SELECT 1 FROM posting p CROSS JOIN entry e ON e.id = p.entry CROSS JOIN account a ON a.id = p.account WHERE p.event_seq = NEW.event_seq AND CASE e.kind
      WHEN 'grant_approved' THEN a.subject_kind = 'grant' AND NOT EXISTS(SELECT 1 FROM grant WHERE id = p.subject AND event_seq = NEW.event_seq)
      WHEN 'contribution_recorded' THEN a.subject_kind = 'contribution' AND NOT EXISTS(SELECT 1 FROM contribution WHERE id = p.subject AND event_seq = NEW.event_seq)
      WHEN 'contribution_before_opening' THEN a.subject_kind = 'contribution' AND NOT EXISTS(SELECT 1 FROM contribution WHERE id = p.subject AND event_seq = NEW.event_seq)
      WHEN 'account_opened' THEN a.bank_account IS NOT NULL AND NOT EXISTS(SELECT 1 FROM bank_account WHERE id = a.bank_account AND event_seq = NEW.event_seq) END);
  SELECT RAISE(ABORT, 'seal: a contribution is not booked as recorded') WHERE EXISTS(
    SELECT 1 FROM contribution c WHERE c.event_seq = NEW.event_seq AND -c.amount IS NOT (
      SELECT sum(p.amount) FROM account a CROSS JOIN posting p ON p.account = a.id AND p.subject = c.id AND p.event_seq = NEW.event_seq WHERE a.code = 'income:contributions'));
  SELECT RAISE(ABORT, 'seal: an account does not open with its balance') WHERE EXISTS(
    SELECT 1 FROM bank_account b WHERE b.event_seq = NEW.event_seq AND b.opening_balance <> coalesce((
      SELECT sum(p.amount) FROM account a CROSS JOIN posting p ON p.account = a.id AND p.subject = 0 AND p.event_seq = NEW.event_seq WHERE a.code = 'assets:bank:' || b.code AND a.currency = b.currency), 0));
END;

-- The budget follows the books, event by event: what is appropriated is income, what is committed and spent is expense.
CREATE TRIGGER seal_ties BEFORE INSERT ON seal BEGIN
  SELECT RAISE(ABORT, 'seal: the budget does not follow the books') WHERE EXISTS(
    SELECT 1 FROM posting p CROSS JOIN account a ON a.id = p.account WHERE p.event_seq = NEW.event_seq GROUP BY p.fund
    HAVING sum(CASE WHEN a.code = 'budget:appropriated' THEN p.amount WHEN a.code IN ('income:contributions', 'income:interest') THEN -p.amount ELSE 0 END) <> 0
      OR sum(CASE WHEN a.code IN ('budget:committed', 'budget:spent') THEN p.amount WHEN a.code GLOB 'expenses:*' THEN -p.amount ELSE 0 END) <> 0);
  SELECT RAISE(ABORT, 'seal: overspent while budget is available') WHERE EXISTS(
    SELECT 1 FROM (SELECT DISTINCT p.fund FROM posting p WHERE p.event_seq = NEW.event_seq AND p.account IN (SELECT id FROM account WHERE code IN ('budget:available', 'budget:overspent'))) k
      CROSS JOIN fund f ON f.id = k.fund CROSS JOIN account v ON v.code = 'budget:available' AND v.currency = f.currency CROSS JOIN account o ON o.code = 'budget:overspent' AND o.currency = f.currency
      CROSS JOIN balance x ON x.account = v.id AND x.fund = f.id AND x.subject = 0 CROSS JOIN balance y ON y.account = o.id AND y.fund = f.id AND y.subject = 0
    WHERE x.amount > 0 AND y.amount < 0);
END;

-- The exchange position ties two currencies at a rate: what one of them gives the other takes. In one alone, or against itself, it would hide a difference.
CREATE TRIGGER seal_exchange BEFORE INSERT ON seal BEGIN
  SELECT RAISE(ABORT, 'seal: an exchange without two currencies and a rate') WHERE EXISTS(
    SELECT 1 FROM (SELECT p.entry AS entry, sum(p.amount) AS amount, max(e.rate IS NULL OR e.rate_source IS NULL) AS unrated FROM posting p CROSS JOIN account a ON a.id = p.account CROSS JOIN entry e ON e.id = p.entry
      WHERE p.event_seq = NEW.event_seq AND p.account IN (SELECT id FROM account WHERE code = 'equity:fx-position') AND e.kind NOT IN ('reversal', 'exchange', 'rate_difference', 'opening_carried')
      GROUP BY p.entry, a.id)
    GROUP BY entry HAVING count(*) <> 2 OR max(unrated) OR max(amount) <= 0 OR min(amount) >= 0);
END;

-- Keys ------------------------------------------------------------------------------------------------------------------
CREATE TRIGGER blanked_keys BEFORE INSERT ON blanked BEGIN
  SELECT RAISE(ABORT, 'blanked: a rotation blanks the book''s old key, an erasure all else') WHERE ((SELECT kind FROM event WHERE seq = NEW.event_seq) = 'key_rotated') <> (NEW.table_name = 'book_key');
END;
CREATE TRIGGER seal_book_key BEFORE INSERT ON seal WHEN NEW.event_seq > 1 BEGIN
  SELECT RAISE(ABORT, 'seal: a rotation without a new key') WHERE (SELECT kind FROM event WHERE seq = NEW.event_seq) = 'key_rotated'
    AND (SELECT wrapped FROM book_key WHERE id = (SELECT max(id) FROM book_key)) IS NULL;
END;
