-- The closure of a fund: what it leaves of its money is owed to its donors, and nothing new is promised from it.

-- What may still be booked in a closed fund: what proves, undoes or ends something of before, what a bank does by itself, the refunds, and a contribution of what it lacks. No other new money, and no new promise.
CREATE VIEW closed_fund_entry(entry_kind) AS VALUES
  ('payout_settled'), ('payout_returned'), ('payout_rejected'), ('grant_cancelled'), ('cancellation_reversed'), ('contribution_recorded'), ('contribution_received'), ('contribution_reduced'), ('interest'), ('repayment'), ('bank_charge'),
  ('claim'), ('claim_recovered'), ('loss'), ('loss_taken_back'), ('paid_once'), ('unidentified_receipt'), ('unidentified_payment'), ('receipt_sent_back'), ('transfer'), ('exchange'),
  ('opening_carried'), ('rate_difference'), ('fund_closed'), ('refund_paid'), ('refund_returned'), ('overspent'), ('overspent_cleared'), ('reversal');

-- What is 0 in every currency and for every subject when a fund closes.
CREATE VIEW clears_at_closure(account) AS VALUES
  ('assets:contributions-receivable'), ('liabilities:grants-payable'), ('liabilities:payouts-in-transit'), ('assets:transfers-in-transit'), ('assets:unidentified-payments'),
  ('liabilities:unidentified-receipts'), ('assets:claims'), ('equity:fx-position'), ('budget:available'), ('budget:set-aside'), ('budget:committed'), ('budget:overspent');

CREATE TRIGGER entry_closed_fund BEFORE INSERT ON entry BEGIN
  SELECT RAISE(ABORT, 'entry: its fund is closed') WHERE (SELECT state FROM state WHERE noun = 'fund' AND subject = NEW.fund) = 'closed'
    AND NOT EXISTS(SELECT 1 FROM closed_fund_entry WHERE entry_kind = NEW.kind);
END;
-- What a fund has spent beyond its money, in its own currency, with what its closure would lose by rates once no other currency is left. Below zero: what it has left.
CREATE VIEW fund_lacks(fund, minor) AS
  SELECT f.id, coalesce((SELECT max(b.amount, 0) FROM account a CROSS JOIN balance b ON b.account = a.id AND b.fund = f.id AND b.subject = 0 WHERE a.code = 'equity:fx-position' AND a.currency = f.currency
        AND NOT EXISTS(SELECT 1 FROM account o CROSS JOIN balance x ON x.account = o.id AND x.fund = f.id AND x.subject = 0 WHERE o.code = 'equity:fx-position' AND o.currency <> f.currency AND x.amount <> 0)), 0)
    - coalesce((SELECT sum(b.amount) FROM account a CROSS JOIN balance b ON b.account = a.id AND b.fund = f.id AND b.subject = 0 WHERE a.code IN ('budget:available', 'budget:overspent') AND a.currency = f.currency), 0)
  FROM fund f;
-- A closed fund takes what it lacks, or a charge after its refunds would stand in it for ever; and no more, which would be new money.
CREATE TRIGGER contribution_closed_fund BEFORE INSERT ON contribution BEGIN
  SELECT RAISE(ABORT, 'contribution: its fund is closed') WHERE (SELECT state FROM state WHERE noun = 'fund' AND subject = NEW.fund) = 'closed'
    AND (NEW.before_opening = 1 OR NOT EXISTS(SELECT 1 FROM fund_lacks WHERE fund = NEW.fund AND minor > 0));
END;
CREATE TRIGGER seal_closed_contribution BEFORE INSERT ON seal WHEN (SELECT kind FROM event WHERE seq = NEW.event_seq) = 'contribution_recorded' BEGIN
  SELECT RAISE(ABORT, 'seal: a contribution of more than its closed fund lacks') WHERE EXISTS(
    SELECT 1 FROM contribution c CROSS JOIN state s ON s.noun = 'fund' AND s.subject = c.fund AND s.state = 'closed' CROSS JOIN fund_lacks k ON k.fund = c.fund AND k.minor < 0
    WHERE c.event_seq = NEW.event_seq);
END;
CREATE TRIGGER grant_closed_fund BEFORE INSERT ON grant BEGIN
  SELECT RAISE(ABORT, 'grant: its fund is closed') WHERE (SELECT state FROM state WHERE noun = 'fund' AND subject = NEW.fund) = 'closed';
END;
CREATE TRIGGER payout_closed_fund BEFORE INSERT ON payout BEGIN
  SELECT RAISE(ABORT, 'payout: its fund is closed') WHERE EXISTS(
    SELECT 1 FROM grant g CROSS JOIN state s ON s.noun = 'fund' AND s.subject = g.fund AND s.state = 'closed' WHERE g.id = NEW.grant);
END;
CREATE TRIGGER bank_account_closed_fund BEFORE INSERT ON bank_account BEGIN
  SELECT RAISE(ABORT, 'bank_account: its fund is closed') WHERE (SELECT state FROM state WHERE noun = 'fund' AND subject = NEW.fund) = 'closed';
END;
-- What nobody has explained yet is nobody's to close.
CREATE TRIGGER fund_step BEFORE INSERT ON step WHEN NEW.noun = 'fund' BEGIN
  SELECT RAISE(ABORT, 'step: a fund of unexplained lines is not closed') WHERE (SELECT code FROM fund WHERE id = NEW.subject) GLOB 'unassigned*';
END;

-- A closure is of one fund, which is closed then, with nothing under way and nothing left that is not owed to its donors.
CREATE TRIGGER seal_closure BEFORE INSERT ON seal WHEN (SELECT kind FROM event WHERE seq = NEW.event_seq) = 'fund_closed' BEGIN
  SELECT RAISE(ABORT, 'seal: a closure of no fund, or of several') WHERE 1 <> (
    SELECT count(*) FROM (SELECT fund FROM entry WHERE event_seq = NEW.event_seq UNION SELECT subject FROM step WHERE event_seq = NEW.event_seq AND noun = 'fund'));
  SELECT RAISE(ABORT, 'seal: a closure that closes nothing') WHERE EXISTS(
    SELECT 1 FROM (SELECT fund FROM entry WHERE event_seq = NEW.event_seq UNION SELECT subject FROM step WHERE event_seq = NEW.event_seq AND noun = 'fund') k
      CROSS JOIN state s ON s.noun = 'fund' AND s.subject = k.fund WHERE s.state <> 'closed');
  SELECT RAISE(ABORT, 'seal: a fund closes while something of it is open') WHERE EXISTS(
    SELECT 1 FROM (SELECT fund FROM entry WHERE event_seq = NEW.event_seq UNION SELECT subject FROM step WHERE event_seq = NEW.event_seq AND noun = 'fund') k
      CROSS JOIN clears_at_closure c CROSS JOIN account a ON a.code = c.account CROSS JOIN balance b ON b.account = a.id AND b.fund = k.fund AND b.amount <> 0);
END;

-- Where nothing was ever exchanged with another currency there was no rate, and a line was taken for one side of an exchange that has no other.
CREATE TRIGGER seal_rate_difference BEFORE INSERT ON seal WHEN (SELECT kind FROM event WHERE seq = NEW.event_seq) = 'fund_closed' BEGIN
  SELECT RAISE(ABORT, 'seal: a rate difference of a fund that exchanged nothing') WHERE EXISTS(
    SELECT 1 FROM entry e CROSS JOIN fund f ON f.id = e.fund WHERE e.event_seq = NEW.event_seq AND e.kind = 'rate_difference' AND NOT EXISTS(
      SELECT 1 FROM account a CROSS JOIN balance b ON b.account = a.id AND b.fund = f.id AND b.subject = 0
        CROSS JOIN posting p ON p.account = a.id AND p.subject = 0 AND p.fund = f.id CROSS JOIN entry o ON o.id = p.entry AND o.kind <> 'reversal'
      WHERE a.code = 'equity:fx-position' AND a.currency <> f.currency AND NOT EXISTS(SELECT 1 FROM entry r WHERE r.reverses = o.id)));
END;

-- Each contribution's share of what is refunded is as its part of all that was received, to less than a unit. What no contribution brought is nobody's to be refunded.
CREATE TRIGGER seal_refund_shares BEFORE INSERT ON seal WHEN (SELECT kind FROM event WHERE seq = NEW.event_seq) = 'fund_closed' BEGIN
  SELECT RAISE(ABORT, 'seal: what is refunded is not shared as it was received') WHERE EXISTS(
    WITH refunded(fund, currency, entry, total) AS MATERIALIZED (
      SELECT e.fund, f.currency, e.id, -(SELECT sum(p.amount) FROM account a CROSS JOIN posting p ON p.account = a.id AND p.event_seq = e.event_seq AND p.entry = e.id
        WHERE a.code = 'liabilities:donor-refunds' AND a.currency = f.currency)
      FROM entry e CROSS JOIN fund f ON f.id = e.fund WHERE e.event_seq = NEW.event_seq AND e.kind = 'fund_closed'),
    part(contribution, got, refund, total) AS MATERIALIZED (
      SELECT c.id, -coalesce((SELECT sum(p.amount) FROM account a CROSS JOIN posting p ON p.account = a.id AND p.subject = c.id CROSS JOIN entry e ON e.id = p.entry AND e.kind <> 'fund_closed'
          WHERE a.code = 'income:contributions' AND a.currency = r.currency), 0),
        -coalesce((SELECT sum(p.amount) FROM account a CROSS JOIN posting p ON p.account = a.id AND p.subject = c.id AND p.event_seq = NEW.event_seq WHERE a.code = 'liabilities:donor-refunds' AND a.currency = r.currency), 0), r.total
      FROM refunded r CROSS JOIN contribution c ON c.fund = r.fund)
    SELECT 1 FROM part WHERE coalesce(abs(refund - CAST(total AS REAL) * got / (SELECT sum(got) FROM part)) > 1 + total * 1e-12, 1)
    UNION ALL SELECT 1 FROM refunded WHERE coalesce((SELECT sum(got) FROM part), 0) <= 0);
END;

-- What an account in another currency opened with is carried whole, against the contributions that were in it.
CREATE TRIGGER seal_opening_carried BEFORE INSERT ON seal WHEN (SELECT kind FROM event WHERE seq = NEW.event_seq) = 'fund_closed' BEGIN
  SELECT RAISE(ABORT, 'seal: an opening balance is not carried as it was contributed') WHERE EXISTS(
    SELECT 1 FROM entry e CROSS JOIN fund f ON f.id = e.fund CROSS JOIN posting p ON p.event_seq = e.event_seq AND p.entry = e.id CROSS JOIN account a ON a.id = p.account AND a.code = 'equity:opening'
    WHERE e.event_seq = NEW.event_seq AND e.kind = 'opening_carried' AND CASE a.currency WHEN f.currency
      THEN -p.amount <> (SELECT coalesce(sum(c.amount), 0) FROM contribution c CROSS JOIN bank_account k ON k.id = c.bank_account WHERE c.fund = f.id AND c.before_opening = 1 AND k.fund = f.id AND k.currency IN (
        SELECT o.currency FROM posting q CROSS JOIN account o ON o.id = q.account AND o.code = 'equity:opening' AND o.currency <> f.currency WHERE q.event_seq = e.event_seq AND q.entry = e.id))
      ELSE (SELECT amount FROM balance WHERE account = a.id AND fund = f.id AND subject = 0) <> 0
        OR NOT EXISTS(SELECT 1 FROM contribution c CROSS JOIN bank_account k ON k.id = c.bank_account AND k.currency = a.currency WHERE c.fund = f.id AND c.before_opening = 1 AND k.fund = f.id) END);
END;

-- A refund is paid, or comes back, by a match that names the contribution of which it is.
CREATE TRIGGER seal_refunds BEFORE INSERT ON seal BEGIN
  SELECT RAISE(ABORT, 'seal: a refund of a contribution that no match of its event names') WHERE EXISTS(
    SELECT 1 FROM entry e CROSS JOIN posting p ON p.event_seq = e.event_seq AND p.entry = e.id CROSS JOIN account a ON a.id = p.account AND a.code = 'liabilities:donor-refunds'
    WHERE e.event_seq = NEW.event_seq AND e.kind IN ('refund_paid', 'refund_returned') AND NOT EXISTS(
      SELECT 1 FROM match_entry y CROSS JOIN match m ON m.id = y.match AND m.kind = 'refund' CROSS JOIN match_contribution c ON c.match = m.id AND c.contribution = p.subject WHERE y.entry = e.id));
END;

-- Money in an opening balance of another currency stands in the books of the account's own fund: of another fund it could never be told apart again.
CREATE TRIGGER contribution_opening_fund BEFORE INSERT ON contribution WHEN NEW.before_opening = 1 BEGIN
  SELECT RAISE(ABORT, 'contribution: the opening balance is another fund''s, in another currency') WHERE EXISTS(
    SELECT 1 FROM bank_account k CROSS JOIN fund f ON f.id = NEW.fund WHERE k.id = NEW.bank_account AND k.currency <> f.currency AND k.fund <> f.id);
END;
