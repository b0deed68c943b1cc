import type { SpentOnStudent } from '../core/publication/small-groups.ts'
import type { Fund } from './funds.ts'
import type { Read } from './read.ts'

/** What of the book is told to others of a fund: sums of the ledger, and grants and payouts without whose they are. */

const SPENT = `FROM account a CROSS JOIN posting p ON p.account = a.id AND p.fund = ? CROSS JOIN entry e ON e.id = p.entry`

/** What a line proves to have been spent on students, less what came back, by month, country and student. */
export const spentOnStudents = (read: Read, fund: Fund): SpentOnStudent[] =>
  read.all<SpentOnStudent>(
    `SELECT substr(e.effective_date, 1, 7) AS month, v.host_country AS country, g.student, sum(p.amount) AS minor ${SPENT}
     CROSS JOIN grant g ON g.id = p.subject CROSS JOIN recommendation r ON r.id = g.recommendation CROSS JOIN application_version v ON v.id = r.application_version
     WHERE a.code = 'budget:spent' AND a.currency = ? AND p.subject > 0 GROUP BY 1, 2, 3 HAVING sum(p.amount) <> 0 ORDER BY 1, 2, 3`,
    fund.id,
    fund.currency,
  )

export interface MonthSum {
  readonly month: string
  readonly minor: number
}

/** What was spent on no one student: charges, differences of rates, losses; less what was repaid. Not what a closing owes to donors of such gains. */
export const spentOtherwise = (read: Read, fund: Fund): MonthSum[] =>
  read.all<MonthSum>(
    `SELECT substr(e.effective_date, 1, 7) AS month, sum(p.amount) AS minor ${SPENT}
     WHERE a.code = 'budget:spent' AND a.currency = ? AND p.subject = 0 AND e.kind <> 'fund_closed' GROUP BY 1 HAVING sum(p.amount) <> 0 ORDER BY 1`,
    fund.id,
    fund.currency,
  )

/** What was put into the fund's budget, by year. */
export const appropriatedByYear = (read: Read, fund: Fund): { readonly year: string; readonly minor: number }[] =>
  read.all(
    `SELECT substr(e.effective_date, 1, 4) AS year, -sum(p.amount) AS minor ${SPENT} WHERE a.code = 'budget:appropriated' AND a.currency = ? GROUP BY 1 ORDER BY 1`,
    fund.id,
    fund.currency,
  )

/** The postings of a day to an account of donors' money, by contribution. `kind`: of the entry, or of the one that it reverses. Debit positive. */
export interface DonorMoney {
  readonly account: string
  readonly kind: string
  readonly date: string
  readonly contribution: number
  readonly donor: string | null
  readonly minor: number
}

export const donorMoney = (read: Read, fund: Fund): DonorMoney[] =>
  read.all<DonorMoney>(
    `SELECT a.code AS account, coalesce(o.kind, e.kind) AS kind, e.effective_date AS date, p.subject AS contribution, c.donor, sum(p.amount) AS minor ${SPENT}
     LEFT JOIN entry o ON o.id = e.reverses LEFT JOIN contribution c ON c.id = p.subject AND a.subject_kind = 'contribution'
     WHERE a.code IN ('income:contributions', 'income:interest', 'assets:contributions-receivable', 'liabilities:donor-refunds') AND a.currency = ?
     GROUP BY 1, 2, 3, 4 HAVING sum(p.amount) <> 0 ORDER BY 3, 4, 1, 2`,
    fund.id,
    fund.currency,
  )

/** The days on which a fund was opened, and closed (null while it is open). */
export const fundDays = (read: Read, fund: Fund): { readonly opened: string; readonly closed: string | null } =>
  read.one(
    `SELECT substr(o.at, 1, 10) AS opened, CASE WHEN s.state = 'closed' THEN substr(c.at, 1, 10) END AS closed
     FROM fund f CROSS JOIN event o ON o.seq = f.event_seq CROSS JOIN state s ON s.noun = 'fund' AND s.subject = f.id CROSS JOIN event c ON c.seq = s.since WHERE f.id = ?`,
    fund.id,
  ) ?? { opened: read.today, closed: null }

export interface ProgrammeOfFund {
  readonly code: string
  readonly name: string
  readonly endsOn: string
}

/** The programmes that a fund pays for, as they are now. */
export const programmesOfFund = (read: Read, fund: Fund): ProgrammeOfFund[] =>
  read.all<ProgrammeOfFund>(
    `SELECT p.code, v.name, json_extract(v.policy, '$.endsOn') AS endsOn FROM programme p CROSS JOIN programme_version v ON v.programme = p.id
     WHERE v.fund = ? AND v.version = (SELECT max(version) FROM programme_version WHERE programme = p.id) ORDER BY p.id`,
    fund.id,
  )

/** A grant of which something is left, without whose it is. `seal`: the hash of the event that made it, of which a pseudonym is made. Minor units. */
export interface GrantOfFund {
  readonly grant: number
  readonly student: number
  readonly seal: Buffer
  readonly studentSeal: Buffer
  readonly programme: string
  readonly programmeName: string
  readonly country: string
  readonly approvedOn: string
  readonly firstDueOn: string
  readonly lastDueOn: string
  /** What is granted and not cancelled, and what of it a line proves paid. */
  readonly minor: number
  readonly paidMinor: number
  readonly changedOn: string
}

export const grantsOfFund = (read: Read, fund: Fund): GrantOfFund[] =>
  read
    .all<GrantOfFund>(
      `SELECT g.id AS grant, g.student, s.hash AS seal, t.hash AS studentSeal, m.code AS programme, n.name AS programmeName, v.host_country AS country, substr(e.at, 1, 10) AS approvedOn,
       (SELECT min(due_on) FROM instalment WHERE grant = g.id) AS firstDueOn, (SELECT max(due_on) FROM instalment WHERE grant = g.id) AS lastDueOn,
       (SELECT sum(o.amount) FROM instalment i CROSS JOIN instalment_owed o ON o.instalment = i.id WHERE i.grant = g.id) AS minor,
       coalesce((SELECT b.amount FROM account a CROSS JOIN balance b ON b.account = a.id AND b.fund = g.fund AND b.subject = g.id WHERE a.code = 'budget:spent' AND a.currency = ?), 0) AS paidMinor,
       coalesce((SELECT substr(x.at, 1, 10) FROM account a CROSS JOIN posting p ON p.account = a.id AND p.subject = g.id CROSS JOIN event x ON x.seq = p.event_seq
         WHERE a.code IN ('budget:committed', 'budget:spent') AND a.currency = ? ORDER BY p.event_seq DESC LIMIT 1), substr(e.at, 1, 10)) AS changedOn
     FROM grant g CROSS JOIN event e ON e.seq = g.event_seq CROSS JOIN seal s ON s.event_seq = g.event_seq CROSS JOIN student u ON u.id = g.student CROSS JOIN seal t ON t.event_seq = u.event_seq
       CROSS JOIN programme m ON m.id = g.programme CROSS JOIN programme_version n ON n.programme = m.id AND n.version = (SELECT max(version) FROM programme_version WHERE programme = m.id)
       CROSS JOIN recommendation r ON r.id = g.recommendation CROSS JOIN application_version v ON v.id = r.application_version
     WHERE g.fund = ? ORDER BY g.id`,
      fund.currency,
      fund.currency,
      fund.id,
    )
    .filter(({ minor }) => minor > 0)

/** A payout without whose it is. Amounts: minor units, of the bank account's currency and of the fund's. Days of decisions are those of their events. */
export interface PayoutOfFund {
  readonly reference: string
  readonly country: string
  readonly way: string
  readonly bankAccount: string
  readonly minor: number
  readonly currency: string
  readonly fundMinor: number
  readonly rate: string | null
  readonly state: string
  readonly stateOn: string
  readonly dueOn: string
  readonly recommendedOn: string
  readonly approvedOn: string
  readonly preparedOn: string
  readonly releasedOn: string | null
  /** The bank's own days. */
  readonly settledOn: string | null
  readonly returnedOn: string | null
}

const LINE_DAY = (kind: string): string =>
  `(SELECT max(l.booked_on) FROM match_payout mp CROSS JOIN match m ON m.id = mp.match AND m.kind = '${kind}' CROSS JOIN state ms ON ms.noun = 'match' AND ms.subject = m.id AND ms.state = 'confirmed'
     CROSS JOIN match_line ml ON ml.match = m.id CROSS JOIN statement_line l ON l.id = ml.line WHERE mp.payout = p.id)`

/** Payouts of a fund that were under way between two days: prepared by the last, and not ended before the first. */
export const payoutsOfFund = (read: Read, fund: Fund, from: string, to: string): PayoutOfFund[] =>
  read.all<PayoutOfFund>(
    `SELECT p.reference, v.host_country AS country, y.way, k.code AS bankAccount, p.amount AS minor, k.currency, p.fund_amount AS fundMinor, p.rate, s.state, substr(se.at, 1, 10) AS stateOn,
       i.due_on AS dueOn, substr(re.at, 1, 10) AS recommendedOn, substr(ge.at, 1, 10) AS approvedOn, substr(pe.at, 1, 10) AS preparedOn,
       (SELECT substr(x.at, 1, 10) FROM release l CROSS JOIN event x ON x.seq = l.event_seq WHERE l.batch = p.batch) AS releasedOn,
       ${LINE_DAY('settlement')} AS settledOn, ${LINE_DAY('return')} AS returnedOn
     FROM grant g CROSS JOIN payout p ON p.grant = g.id CROSS JOIN state s ON s.noun = 'payout' AND s.subject = p.id CROSS JOIN event se ON se.seq = s.since CROSS JOIN event pe ON pe.seq = p.event_seq
       CROSS JOIN event ge ON ge.seq = g.event_seq CROSS JOIN instalment i ON i.id = p.instalment CROSS JOIN recommendation r ON r.id = g.recommendation CROSS JOIN event re ON re.seq = r.event_seq
       CROSS JOIN application_version v ON v.id = r.application_version CROSS JOIN payee y ON y.id = p.payee CROSS JOIN batch b ON b.id = p.batch CROSS JOIN bank_account k ON k.id = b.bank_account
     WHERE g.fund = ? AND substr(pe.at, 1, 10) <= ? AND NOT (s.state IN ('returned', 'rejected', 'cancelled', 'settled') AND substr(se.at, 1, 10) < ?) ORDER BY p.id`,
    fund.id,
    to,
    from,
  )

/** The first day on which money of a fund was booked. */
export const firstDayOfFund = (read: Read, fund: Fund): string | undefined =>
  read.value<string | null>('SELECT min(e.effective_date) FROM posting p CROSS JOIN entry e ON e.id = p.entry WHERE p.fund = ?', fund.id) ?? undefined

/** The codes of the bank accounts of a fund: whose home it is, on which its money was ever booked, from which it is paid out. */
export const bankAccountsOfFund = (read: Read, fund: Fund): string[] =>
  read
    .all<{ code: string }>(
      `SELECT k.code FROM bank_account k CROSS JOIN account a ON a.bank_account = k.id
       WHERE k.fund = ? OR EXISTS(SELECT 1 FROM balance b WHERE b.account = a.id AND b.fund = ? AND b.subject = 0)
         OR k.id IN (SELECT t.bank_account FROM grant g CROSS JOIN payout p ON p.grant = g.id CROSS JOIN batch t ON t.id = p.batch WHERE g.fund = ?) ORDER BY k.code`,
      fund.id,
      fund.id,
      fund.id,
    )
    .map(({ code }) => code)
