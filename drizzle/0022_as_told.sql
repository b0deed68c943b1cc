-- What is told beside a decision is what the rows give: a closing's balances, a programme's limits, whose a role is, whose a line's money.

-- A closing, and a period, is of days that have come.
CREATE TRIGGER closing_form BEFORE INSERT ON closing BEGIN
  SELECT RAISE(ABORT, 'closing: of no day that has come') WHERE date(NEW.as_of) IS NOT NEW.as_of OR NEW.as_of > (SELECT substr(at, 1, 10) FROM event WHERE seq = NEW.event_seq);
END;
CREATE TRIGGER period_form BEFORE INSERT ON period BEGIN
  SELECT RAISE(ABORT, 'period: of no day that has come') WHERE date(NEW.closed_through) IS NOT NEW.closed_through OR NEW.closed_through > (SELECT substr(at, 1, 10) FROM event WHERE seq = NEW.event_seq);
END;

-- The balance of the bank in a closing is what its statements say of the day, when it is drawn up and when it is approved: the closing balance of the last one that ends
-- by then and the lines after it, with those of its own days that came by a later one; without one, the opening balance and every line.
CREATE TRIGGER seal_closing_told BEFORE INSERT ON seal WHEN (SELECT kind FROM event WHERE seq = NEW.event_seq) IN ('closing_drawn_up', 'closing_approved') BEGIN
  SELECT RAISE(ABORT, 'seal: a closing tells another balance of the books than they have') WHERE EXISTS(
    SELECT 1 FROM (SELECT id FROM closing WHERE event_seq = NEW.event_seq UNION ALL SELECT subject FROM step WHERE event_seq = NEW.event_seq AND noun = 'closing' AND to_state = 'approved') d
      CROSS JOIN closing c ON c.id = d.id CROSS JOIN bank_account k ON k.id = c.bank_account
    WHERE c.ledger_balance <> coalesce((SELECT sum(t.amount) FROM account a CROSS JOIN turnover t ON t.account = a.id AND t.effective_date <= c.as_of
      WHERE a.code = 'assets:bank:' || k.code AND a.currency = k.currency), 0));
  SELECT RAISE(ABORT, 'seal: a closing tells another balance of the bank than its statements do') WHERE EXISTS(
    SELECT 1 FROM (SELECT id FROM closing WHERE event_seq = NEW.event_seq UNION ALL SELECT subject FROM step WHERE event_seq = NEW.event_seq AND noun = 'closing' AND to_state = 'approved') d
      CROSS JOIN closing c ON c.id = d.id CROSS JOIN bank_account k ON k.id = c.bank_account
      LEFT JOIN statement s ON s.id = (SELECT id FROM statement WHERE bank_account = c.bank_account AND until <= c.as_of AND closing IS NOT NULL ORDER BY until DESC, id DESC LIMIT 1)
    WHERE c.statement_balance <> coalesce(s.closing, CASE WHEN c.as_of < k.opening_date THEN 0 ELSE k.opening_balance END)
      + coalesce((SELECT sum(l.amount) FROM statement_line l WHERE l.bank_account = c.bank_account AND l.booked_on > coalesce(s.until, '') AND l.booked_on <= c.as_of
          AND EXISTS(SELECT 1 FROM statement t WHERE t.id = l.id / 4194304)), 0)
      + coalesce((SELECT sum(l.amount) FROM statement t CROSS JOIN statement_line l ON l.id BETWEEN t.id * 4194304 AND t.id * 4194304 + 4194303
          WHERE t.event_seq > s.event_seq AND t.bank_account = c.bank_account AND l.booked_on BETWEEN s.since AND s.until), 0));
END;

-- The limits that hold are those that the policy shows.
CREATE TRIGGER programme_version_limits BEFORE INSERT ON programme_version BEGIN
  SELECT RAISE(ABORT, 'programme_version: other limits than its policy''s') WHERE
    NEW.second_approval_above IS NOT CAST(replace(json_extract(NEW.policy, '$.secondApprovalAbove.amount'), '.', '') AS INTEGER)
    OR NEW.cap_per_student IS NOT CAST(replace(json_extract(NEW.policy, '$.capPerStudent.amount'), '.', '') AS INTEGER)
    OR NEW.cap_per_month IS NOT CAST(replace(json_extract(NEW.policy, '$.capPerMonth.amount'), '.', '') AS INTEGER)
    OR NEW.cooling_off_hours IS NOT coalesce(json_extract(NEW.policy, '$.coolingOffHours'), 24);
END;

-- The operator's role, and the student's, is the book's own person's: who made tokens by it could act as anyone.
CREATE TRIGGER role_grant_kind BEFORE INSERT ON role_grant BEGIN
  SELECT RAISE(ABORT, 'role_grant: no role of such a person') WHERE CASE (SELECT kind FROM person WHERE id = NEW.person)
    WHEN 'operator' THEN NEW.role <> 'operator' WHEN 'student' THEN NEW.role <> 'student' WHEN 'user' THEN NEW.role IN ('operator', 'student') ELSE 1 END;
END;

-- A line that was published stays, whatever is said of its import.
CREATE TRIGGER statement_line_published BEFORE DELETE ON statement_line BEGIN
  SELECT RAISE(ABORT, 'statement_line: append only once it is published') WHERE EXISTS(SELECT 1 FROM statement WHERE id = OLD.id / 4194304);
END;

-- A proposal is staging, which no seal covers, and is confirmed as it says: the book's key vouches for it.
ALTER TABLE proposal ADD COLUMN proof BLOB;

-- What left once comes back once: a payout that its payee repaid stays settled while the repayment stands, and no more is repaid than left.
CREATE TRIGGER seal_repaid BEFORE INSERT ON seal BEGIN
  SELECT RAISE(ABORT, 'seal: what left once came back twice') WHERE EXISTS(
    SELECT 1 FROM (SELECT x.payout AS id FROM match m CROSS JOIN match_payout x ON x.match = m.id WHERE m.event_seq = NEW.event_seq
        UNION SELECT subject FROM step WHERE event_seq = NEW.event_seq AND noun = 'payout') t
      CROSS JOIN match_payout r ON r.payout = t.id CROSS JOIN match k ON k.id = r.match AND k.kind = 'repayment'
      CROSS JOIN state s ON s.noun = 'match' AND s.subject = k.id AND s.state = 'confirmed' CROSS JOIN payout p ON p.id = t.id
    WHERE (SELECT state FROM state WHERE noun = 'payout' AND subject = t.id) IS NOT 'settled'
      OR p.amount < (SELECT sum(l.amount) FROM match_payout y CROSS JOIN match n ON n.id = y.match AND n.kind = 'repayment'
        CROSS JOIN state w ON w.noun = 'match' AND w.subject = n.id AND w.state = 'confirmed'
        CROSS JOIN match_line z ON z.match = n.id CROSS JOIN statement_line l ON l.id = z.line WHERE y.payout = t.id));
END;

-- What a closing parks is an open line of its own account and days, by an entry of its approval; the approval books nothing else, and closes no days that are closed.
CREATE TRIGGER parking_of_closing BEFORE INSERT ON parking BEGIN
  SELECT RAISE(ABORT, 'parking: of no line, day or entry of its closing') WHERE NOT EXISTS(
    SELECT 1 FROM closing c CROSS JOIN statement_line l ON l.id = NEW.line AND l.bank_account = c.bank_account AND l.booked_on <= c.as_of
      CROSS JOIN entry e ON e.id = NEW.entry AND e.event_seq = NEW.event_seq WHERE c.id = NEW.closing);
END;
CREATE TRIGGER seal_parked BEFORE INSERT ON seal WHEN (SELECT kind FROM event WHERE seq = NEW.event_seq) = 'closing_approved' BEGIN
  SELECT RAISE(ABORT, 'seal: the approval of a closing books what it does not park') WHERE EXISTS(
    SELECT 1 FROM entry e WHERE e.event_seq = NEW.event_seq AND NOT EXISTS(
      SELECT 1 FROM parking p CROSS JOIN step t ON t.noun = 'closing' AND t.subject = p.closing AND t.to_state = 'approved' AND t.event_seq = NEW.event_seq WHERE p.entry = e.id));
  SELECT RAISE(ABORT, 'seal: days are closed that were closed before') WHERE EXISTS(
    SELECT 1 FROM step t CROSS JOIN closing c ON c.id = t.subject CROSS JOIN closing o ON o.bank_account = c.bank_account AND o.as_of >= c.as_of AND o.id <> c.id
      CROSS JOIN state s ON s.noun = 'closing' AND s.subject = o.id AND s.state = 'approved'
    WHERE t.event_seq = NEW.event_seq AND t.noun = 'closing' AND t.to_state = 'approved');
END;

-- Whose fund a line's money is: that of a payout, contribution or transfer which its match names, and else the home fund of its account.
CREATE TRIGGER seal_whose_fund BEFORE INSERT ON seal WHEN (SELECT kind FROM event WHERE seq = NEW.event_seq) IN ('match_made', 'matches_made', 'break_resolved') BEGIN
  SELECT RAISE(ABORT, 'seal: a line is booked in a fund that is neither its account''s nor of what its match names') WHERE EXISTS(
    SELECT 1 FROM match m CROSS JOIN bank_account k ON k.id = m.bank_account CROSS JOIN match_entry y ON y.match = m.id
      CROSS JOIN entry e ON e.id = y.entry AND e.kind IN ('bank_charge', 'interest', 'repayment', 'unidentified_payment', 'unidentified_receipt')
    WHERE m.event_seq = NEW.event_seq AND e.fund <> k.fund
      AND NOT EXISTS(SELECT 1 FROM match_payout x CROSS JOIN payout p ON p.id = x.payout CROSS JOIN grant g ON g.id = p.grant AND g.fund = e.fund WHERE x.match = m.id));
END;
CREATE TRIGGER parking_of_home BEFORE INSERT ON parking BEGIN
  SELECT RAISE(ABORT, 'parking: in another fund than its account''s') WHERE NOT EXISTS(
    SELECT 1 FROM closing c CROSS JOIN bank_account k ON k.id = c.bank_account CROSS JOIN entry e ON e.id = NEW.entry AND e.fund = k.fund WHERE c.id = NEW.closing);
END;

-- What was repaid is the grant's of which the match names a payout.
CREATE TRIGGER seal_repaid_grant BEFORE INSERT ON seal BEGIN
  SELECT RAISE(ABORT, 'seal: a repayment is booked to a grant of which its match names no payout') WHERE EXISTS(
    SELECT 1 FROM match m CROSS JOIN match_entry y ON y.match = m.id CROSS JOIN posting q ON q.event_seq = m.event_seq AND q.entry = y.entry AND q.subject <> 0
      CROSS JOIN account a ON a.id = q.account AND a.subject_kind = 'grant'
    WHERE m.event_seq = NEW.event_seq AND m.kind = 'repayment'
      AND NOT EXISTS(SELECT 1 FROM match_payout x CROSS JOIN payout p ON p.id = x.payout AND p.grant = q.subject WHERE x.match = m.id));
END;

-- Whoever released a payout does not say what a line is that a break holds against it, whether a match names the payout or not; nor what comes back, or goes back, of what
-- such a line moved; and answers no such break by what is booked.
CREATE TRIGGER seal_own_breaks BEFORE INSERT ON seal WHEN (SELECT kind FROM event WHERE seq = NEW.event_seq) IN ('match_made', 'break_resolved') BEGIN
  SELECT RAISE(ABORT, 'seal: what a line is, was said by who released the payout that its break is about') WHERE EXISTS(
    SELECT 1 FROM (SELECT l.line FROM match m CROSS JOIN match_line l ON l.match = m.id WHERE m.event_seq = NEW.event_seq
        UNION SELECT q.subject FROM entry n CROSS JOIN posting q ON q.event_seq = n.event_seq AND q.entry = n.id AND q.subject <> 0
          WHERE n.event_seq = NEW.event_seq AND n.kind IN ('claim_recovered', 'loss_taken_back', 'receipt_sent_back')) k
      CROSS JOIN break b ON b.line = k.line CROSS JOIN payout p ON p.id = b.payout CROSS JOIN release r ON r.batch = p.batch CROSS JOIN event e ON e.seq = r.event_seq
    WHERE e.actor = (SELECT actor FROM event WHERE seq = NEW.event_seq));
  -- Of what a line shows as paid to another account neither who prepared nor who released it says more than that it is claimed; and it settles nothing without the bank's notice.
  SELECT RAISE(ABORT, 'seal: what a line to another account is, was said by who prepared its payout') WHERE EXISTS(
    SELECT 1 FROM match m CROSS JOIN match_line l ON l.match = m.id CROSS JOIN break b ON b.line = l.line AND b.kind = 'payee_differs' CROSS JOIN payout p ON p.id = b.payout
      CROSS JOIN batch k ON k.id = p.batch CROSS JOIN event e ON e.seq = k.event_seq CROSS JOIN event n ON n.seq = NEW.event_seq
    WHERE m.event_seq = NEW.event_seq AND e.actor = n.actor AND NOT (m.kind = 'payment' AND n.kind = 'break_resolved'));
  SELECT RAISE(ABORT, 'seal: a payout to another account was settled without a notice') WHERE EXISTS(
    SELECT 1 FROM match m CROSS JOIN match_line l ON l.match = m.id CROSS JOIN break b ON b.line = l.line AND b.kind = 'payee_differs' WHERE m.event_seq = NEW.event_seq AND m.kind = 'settlement')
    AND NOT EXISTS(SELECT 1 FROM note WHERE event_seq = NEW.event_seq AND evidence_sha256 IS NOT NULL);
END;
CREATE TRIGGER resolution_own_break BEFORE INSERT ON resolution WHEN NEW.action NOT IN ('settle', 'write_off') BEGIN
  SELECT RAISE(ABORT, 'resolution: the break is about a payout that the same person released') WHERE EXISTS(
    SELECT 1 FROM break b CROSS JOIN payout p ON p.id = b.payout CROSS JOIN release r ON r.batch = p.batch CROSS JOIN event e ON e.seq = r.event_seq
    WHERE b.id = NEW.break AND e.actor = (SELECT actor FROM event WHERE seq = NEW.event_seq));
END;
-- And undoes no match of a payout, or of a line that a break holds against one, nor says that it was never carried out: undone, or payable again, it could be called something else. A batch is stopped.
CREATE TRIGGER step_own_undo BEFORE INSERT ON step WHEN NEW.noun = 'match' AND NEW.to_state = 'reversed' BEGIN
  SELECT RAISE(ABORT, 'step: a match is undone by who released what it is about') WHERE EXISTS(
    SELECT 1 FROM (SELECT payout AS id FROM match_payout WHERE match = NEW.subject UNION SELECT b.payout FROM match_line l CROSS JOIN break b ON b.line = l.line WHERE l.match = NEW.subject) k
      CROSS JOIN payout p ON p.id = k.id CROSS JOIN release r ON r.batch = p.batch CROSS JOIN event e ON e.seq = r.event_seq
    WHERE e.actor = (SELECT actor FROM event WHERE seq = NEW.event_seq));
END;
CREATE TRIGGER step_own_rejection BEFORE INSERT ON step WHEN NEW.noun = 'payout' AND NEW.from_state = 'instructed' AND NEW.to_state = 'rejected' BEGIN
  SELECT RAISE(ABORT, 'step: a payout is rejected by who released it') WHERE EXISTS(
    SELECT 1 FROM event n CROSS JOIN payout p ON p.id = NEW.subject CROSS JOIN release r ON r.batch = p.batch CROSS JOIN event e ON e.seq = r.event_seq
    WHERE n.seq = NEW.event_seq AND n.kind IN ('payout_rejected', 'break_resolved') AND e.actor = n.actor);
END;

-- The engine leaves a line to the person whose break it is, and by itself books as a charge only a small fee of one payout: the hand that wrote it could be anybody's.
CREATE TRIGGER seal_engine BEFORE INSERT ON seal WHEN (SELECT kind FROM event WHERE seq = NEW.event_seq) = 'matches_made' BEGIN
  SELECT RAISE(ABORT, 'seal: the engine matched a line that a person is to explain') WHERE EXISTS(
    SELECT 1 FROM match_line l CROSS JOIN break b ON b.line = l.line AND b.kind NOT IN ('unknown_debit', 'unknown_receipt', 'contribution_differs', 'line_changed')
      CROSS JOIN state s ON s.noun = 'break' AND s.subject = b.id WHERE l.event_seq = NEW.event_seq AND (s.state <> 'resolved' OR s.since = NEW.event_seq));
  SELECT RAISE(ABORT, 'seal: the engine booked a charge that is no fee of one payout') WHERE EXISTS(
    SELECT 1 FROM match m CROSS JOIN match_line y ON y.match = m.id CROSS JOIN statement_line l ON l.id = y.line WHERE m.event_seq = NEW.event_seq AND m.kind = 'charge' AND (
      1 <> (SELECT count(*) FROM match_payout WHERE match = m.id) OR -10 * l.amount > (SELECT p.amount FROM match_payout x CROSS JOIN payout p ON p.id = x.payout WHERE x.match = m.id)));
END;

-- A person opens the break of an open line of which nothing that is proposed is right, once a run has looked at it, and says why; of a payout only where another amount than its own moved, and while
-- no other line is said to have moved it. Whoever released that does not.
CREATE TRIGGER break_opened BEFORE INSERT ON break WHEN (SELECT kind FROM event WHERE seq = NEW.event_seq) = 'break_opened' BEGIN
  SELECT RAISE(ABORT, 'break: opened of no open line') WHERE NOT EXISTS(
    SELECT 1 FROM statement_line l CROSS JOIN state s ON s.noun = 'line' AND s.subject = l.id AND s.state = 'open' WHERE l.id = NEW.line AND l.bank_account = NEW.bank_account);
  SELECT RAISE(ABORT, 'break: opened of a line that no run has looked at') WHERE NOT EXISTS(
    SELECT 1 FROM statement t CROSS JOIN reconciliation r ON r.bank_account = NEW.bank_account AND r.event_seq > t.event_seq WHERE t.id = NEW.line / 4194304);
  SELECT RAISE(ABORT, 'break: opened as what its line is not') WHERE NEW.contribution IS NOT NULL OR NEW.statement IS NOT NULL OR NEW.other_line IS NOT NULL OR NOT EXISTS(
    SELECT 1 FROM statement_line l WHERE l.id = NEW.line AND CASE NEW.kind WHEN 'unknown_debit' THEN l.amount < 0 AND NEW.payout IS NULL WHEN 'unknown_receipt' THEN l.amount > 0 AND NEW.payout IS NULL
      WHEN 'payee_differs' THEN l.amount < 0 AND NEW.payout IS NOT NULL WHEN 'amount_differs' THEN NEW.payout IS NOT NULL ELSE 0 END);
  SELECT RAISE(ABORT, 'break: opened of a payout that its line did not move') WHERE NEW.payout IS NOT NULL AND NOT EXISTS(
    SELECT 1 FROM payout p CROSS JOIN batch b ON b.id = p.batch AND b.bank_account = NEW.bank_account CROSS JOIN state s ON s.noun = 'payout' AND s.subject = p.id CROSS JOIN statement_line l ON l.id = NEW.line
    WHERE p.id = NEW.payout AND CASE WHEN l.amount < 0 THEN s.state IN ('instructed', 'rejected') ELSE s.state = 'settled' END);
  SELECT RAISE(ABORT, 'break: opened by who released its payout') WHERE EXISTS(
    SELECT 1 FROM payout p CROSS JOIN release r ON r.batch = p.batch CROSS JOIN event e ON e.seq = r.event_seq WHERE p.id = NEW.payout AND e.actor = (SELECT actor FROM event WHERE seq = NEW.event_seq));
  SELECT RAISE(ABORT, 'break: another is about its line') WHERE EXISTS(
    SELECT 1 FROM break b CROSS JOIN state s ON s.noun = 'break' AND s.subject = b.id AND s.state <> 'resolved'
    WHERE b.line = NEW.line AND (NEW.payout IS NULL OR b.kind NOT IN ('unknown_debit', 'unknown_receipt')));
  SELECT RAISE(ABORT, 'break: another line is said to have moved its payout') WHERE EXISTS(
    SELECT 1 FROM break b CROSS JOIN state s ON s.noun = 'break' AND s.subject = b.id AND s.state = 'open' CROSS JOIN statement_line o ON o.id = b.line CROSS JOIN statement_line l ON l.id = NEW.line
    WHERE b.payout = NEW.payout AND b.kind IN ('amount_differs', 'payee_differs') AND (o.amount < 0) = (l.amount < 0) AND o.id <> l.id);
END;
CREATE TRIGGER seal_break_opened BEFORE INSERT ON seal WHEN (SELECT kind FROM event WHERE seq = NEW.event_seq) = 'break_opened' BEGIN
  SELECT RAISE(ABORT, 'seal: not one break was opened, with a note') WHERE 1 <> (SELECT count(*) FROM break WHERE event_seq = NEW.event_seq)
    OR NOT EXISTS(SELECT 1 FROM note n CROSS JOIN break b ON b.event_seq = n.event_seq AND b.id = n.subject WHERE n.event_seq = NEW.event_seq AND n.noun = 'break');
END;

-- A break ends, or waits, by what explains it: its answer, a match of its line, what comes or goes back of that, or, where it is about a payout that nothing shows, what became of the payout.
CREATE TRIGGER seal_break_steps BEFORE INSERT ON seal WHEN (SELECT kind FROM event WHERE seq = NEW.event_seq) NOT IN ('match_reversed', 'message_answered') BEGIN
  SELECT RAISE(ABORT, 'seal: a break is put away by nothing that explains it') WHERE EXISTS(
    SELECT 1 FROM step t CROSS JOIN break b ON b.id = t.subject WHERE t.event_seq = NEW.event_seq AND t.noun = 'break' AND t.to_state <> 'open'
      AND NOT EXISTS(SELECT 1 FROM resolution r WHERE r.event_seq = NEW.event_seq AND r.break = b.id)
      AND NOT EXISTS(SELECT 1 FROM match_line l WHERE l.line = b.line AND +l.event_seq = NEW.event_seq)
      AND NOT EXISTS(SELECT 1 FROM brought_back k WHERE k.break = b.id AND +k.event_seq = NEW.event_seq)
      AND NOT EXISTS(SELECT 1 FROM paid_once k WHERE k.break = b.id AND +k.event_seq = NEW.event_seq)
      AND NOT EXISTS(SELECT 1 FROM entry n CROSS JOIN posting q ON q.event_seq = n.event_seq AND q.entry = n.id AND q.subject = b.line WHERE n.event_seq = NEW.event_seq AND n.kind = 'receipt_sent_back')
      AND NOT (b.kind IN ('in_transit_too_long', 'not_received') AND EXISTS(SELECT 1 FROM match_payout x WHERE x.payout = b.payout AND +x.event_seq = NEW.event_seq))
      AND NOT (b.kind IN ('in_transit_too_long', 'not_received') AND EXISTS(SELECT 1 FROM step p WHERE p.event_seq = NEW.event_seq AND p.noun = 'payout' AND p.subject = b.payout AND p.to_state = 'rejected')));
END;
-- What is nobody's yet is taken in as that by the answer to a break alone, which keeps that it is missing, or waits to send it back.
CREATE TRIGGER match_of_nobody BEFORE INSERT ON match WHEN NEW.kind IN ('payment', 'receipt') BEGIN
  SELECT RAISE(ABORT, 'match: what is nobody''s is taken in by no answer to a break') WHERE (SELECT kind FROM event WHERE seq = NEW.event_seq) IS NOT 'break_resolved';
END;
-- An answer leaves its break as its action does: what waits or is claimed is not over.
CREATE TRIGGER seal_answered BEFORE INSERT ON seal WHEN (SELECT kind FROM event WHERE seq = NEW.event_seq) = 'break_resolved' BEGIN
  SELECT RAISE(ABORT, 'seal: an answer leaves its break in another state than its action does') WHERE EXISTS(
    SELECT 1 FROM resolution r CROSS JOIN state s ON s.noun = 'break' AND s.subject = r.break WHERE r.event_seq = NEW.event_seq AND CASE
      WHEN r.action = 'claim_back' THEN s.state <> 'claimed' WHEN r.action IN ('wait', 'recall', 'send_back') THEN s.state <> 'waiting'
      WHEN r.action IN ('settle_with_difference', 'settle', 'match') THEN s.state NOT IN ('resolved', 'waiting') ELSE s.state <> 'resolved' END);
END;
-- What is explained, traced or settled all the same, and what a bank did not carry out, is so by a statement or by the notice that is kept with it.
CREATE TRIGGER seal_noticed BEFORE INSERT ON seal WHEN (SELECT kind FROM event WHERE seq = NEW.event_seq) = 'break_resolved' BEGIN
  SELECT RAISE(ABORT, 'seal: a break is answered by no statement and no notice') WHERE EXISTS(
    SELECT 1 FROM resolution r CROSS JOIN break b ON b.id = r.break WHERE r.event_seq = NEW.event_seq AND (r.action IN ('explained', 'traced', 'settle')
      OR r.action = 'reject' AND (SELECT kind FROM bank_account WHERE id = b.bank_account) = 'bank') AND (r.statement IS NULL OR r.action = 'settle'))
    AND NOT EXISTS(SELECT 1 FROM note WHERE event_seq = NEW.event_seq AND evidence_sha256 IS NOT NULL);
END;

-- Whose an erasable value is: the student, null where it is nobody's alone (a list, a line, a note), 0 where no erasure of a student reaches it.
CREATE VIEW blanked_of(blanked, event_seq, student) AS
  SELECT b.id, b.event_seq, CASE b.table_name WHEN 'student' THEN b.row_id
    WHEN 'student_version' THEN (SELECT student FROM student_version WHERE id = b.row_id)
    WHEN 'student_code' THEN (SELECT student FROM student_code WHERE id = b.row_id)
    WHEN 'payee' THEN (SELECT student FROM payee WHERE id = b.row_id)
    WHEN 'application_version' THEN (SELECT a.student FROM application_version v CROSS JOIN application a ON a.id = v.application WHERE v.id = b.row_id)
    WHEN 'check_result' THEN (SELECT a.student FROM check_result k CROSS JOIN application a ON a.id = k.application WHERE k.id = b.row_id)
    WHEN 'message' THEN (SELECT a.student FROM message m CROSS JOIN application a ON a.id = m.application WHERE m.id = b.row_id)
    WHEN 'reply' THEN (SELECT a.student FROM reply r CROSS JOIN message m ON m.id = r.message CROSS JOIN application a ON a.id = m.application WHERE r.id = b.row_id)
    WHEN 'document' THEN (SELECT a.student FROM document d CROSS JOIN application a ON a.id = d.application WHERE d.id = b.row_id)
    WHEN 'intake' THEN NULL WHEN 'statement_line' THEN NULL WHEN 'note' THEN NULL ELSE 0 END
  FROM blanked b;
-- An erasure is of one student of whom no money is open, and blanks nothing that is another's: screened names, institutions, staff and the evidence of other cases stay.
CREATE TRIGGER seal_erased BEFORE INSERT ON seal WHEN (SELECT kind FROM event WHERE seq = NEW.event_seq) = 'erased' BEGIN
  SELECT RAISE(ABORT, 'seal: an erasure is of one student') WHERE 1 <> (SELECT count(*) FROM blanked WHERE event_seq = NEW.event_seq AND table_name = 'student');
  SELECT RAISE(ABORT, 'seal: an erasure blanks what is not its student''s') WHERE EXISTS(
    SELECT 1 FROM blanked_of b WHERE b.event_seq = NEW.event_seq AND b.student <> (SELECT row_id FROM blanked WHERE event_seq = NEW.event_seq AND table_name = 'student'));
  SELECT RAISE(ABORT, 'seal: a student is erased of whom money is open') WHERE EXISTS(
    SELECT 1 FROM blanked b CROSS JOIN grant g ON g.student = b.row_id CROSS JOIN state s ON s.noun = 'grant' AND s.subject = g.id WHERE b.event_seq = NEW.event_seq AND b.table_name = 'student'
      AND (s.state IN ('approved', 'paying') OR EXISTS(SELECT 1 FROM payout p CROSS JOIN state t ON t.noun = 'payout' AND t.subject = p.id AND t.state IN ('prepared', 'instructed') WHERE p.grant = g.id)));
END;

-- A release fixes the payment file's template as its account has it: a closing line of one's own would be one more row for the bank.
CREATE TRIGGER release_template BEFORE INSERT ON release BEGIN
  SELECT RAISE(ABORT, 'release: another template than its account has') WHERE NEW.template IS NOT (
    SELECT k.payment_file FROM batch b CROSS JOIN bank_account k ON k.id = b.bank_account WHERE b.id = NEW.batch);
END;
