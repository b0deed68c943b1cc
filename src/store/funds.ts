import type { Page, Read } from './read.ts'

export interface Fund {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly currency: string
  readonly projectCode: string | null
  readonly state: string
}

const FUND =
  "SELECT f.id, f.code, f.name, f.currency, f.project_code AS projectCode, s.state FROM fund f CROSS JOIN state s ON s.noun = 'fund' AND s.subject = f.id"

export const fundByCode = (read: Read, code: string): Fund | undefined => read.one<Fund>(`${FUND} WHERE f.code = ?`, code)

export const fundById = (read: Read, id: number): Fund | undefined => read.one<Fund>(`${FUND} WHERE f.id = ?`, id)

export const fundsAfter = (read: Read, page: Page): Fund[] => read.all<Fund>(`${FUND} WHERE f.id > ? ORDER BY f.id LIMIT ?`, page.after, page.most)

/** The fund that an event opened. */
export const fundOpenedBy = (read: Read, seq: number): Fund | undefined => read.one<Fund>(`${FUND} WHERE f.event_seq = ?`, seq)

/** The balance of an account in a fund over all its subjects, debit positive. */
export const fundBalance = (read: Read, fund: Fund, account: string): number =>
  read.value<number>(
    'SELECT coalesce(sum(b.amount), 0) FROM account a CROSS JOIN balance b ON b.account = a.id AND b.fund = ? WHERE a.code = ? AND a.currency = ?',
    fund.id,
    account,
    fund.currency,
  ) ?? 0

/** The same as of the last sealed event, by the sums that the book keeps: of an account that a hundred thousand grants have a balance on. */
export const fundTotal = (read: Read, fund: Fund, account: string): number =>
  read.value<number>(
    'SELECT coalesce(sum(t.amount), 0) FROM account a CROSS JOIN turnover t ON t.account = a.id AND t.fund = ? WHERE a.code = ? AND a.currency = ?',
    fund.id,
    account,
    fund.currency,
  ) ?? 0

/** What a fund's bank accounts of a currency opened with, as equity: credit where they had money. */
export const openingOf = (read: Read, fund: Fund, currency: string): number =>
  read.value<number>(
    "SELECT b.amount FROM account a CROSS JOIN balance b ON b.account = a.id AND b.fund = ? AND b.subject = 0 WHERE a.code = 'equity:opening' AND a.currency = ?",
    fund.id,
    currency,
  ) ?? 0

export interface Contribution {
  readonly id: number
  readonly fund: number
  readonly donor: string
  readonly amount: number
  readonly date: string
  readonly bankAccount: string
  readonly reference: string | null
  readonly beforeOpening: number
  /** What is still receivable. */
  readonly outstanding: number
}

const CONTRIBUTION = `SELECT c.id, c.fund, c.donor, c.amount, c.date, k.code AS bankAccount, c.reference, c.before_opening AS beforeOpening,
    coalesce((SELECT b.amount FROM fund f CROSS JOIN account a ON a.code = 'assets:contributions-receivable' AND a.currency = f.currency CROSS JOIN balance b ON b.account = a.id AND b.fund = f.id AND b.subject = c.id WHERE f.id = c.fund), 0) AS outstanding
  FROM contribution c CROSS JOIN bank_account k ON k.id = c.bank_account`

export const contributionById = (read: Read, id: number): Contribution | undefined => read.one<Contribution>(`${CONTRIBUTION} WHERE c.id = ?`, id)

export const contributionRecordedBy = (read: Read, seq: number): Contribution | undefined =>
  read.one<Contribution>(`${CONTRIBUTION} WHERE c.event_seq = ?`, seq)

export const contributionsAfter = (read: Read, fund: number, page: Page): Contribution[] =>
  read.all<Contribution>(`${CONTRIBUTION} WHERE c.fund = ? AND c.id > ? ORDER BY c.id LIMIT ?`, fund, page.after, page.most)

/** Contributions to an account, of funds in its own currency, that its lines have not brought yet. */
export const contributionsOutstanding = (read: Read, account: { readonly id: number }): Contribution[] =>
  read.all<Contribution>(`${CONTRIBUTION} WHERE c.bank_account = ? ORDER BY c.id`, account.id).filter((c) => c.outstanding > 0)

/** The money that an event set aside (freed: negative), in minor units. */
export const setAsideBy = (read: Read, seq: number): { readonly code: string; readonly currency: string; readonly minor: number } =>
  read.one(
    `SELECT f.code, f.currency, p.amount AS minor FROM posting p CROSS JOIN account a ON a.id = p.account AND a.code = 'budget:set-aside' CROSS JOIN fund f ON f.id = p.fund WHERE p.event_seq = ?`,
    seq,
  ) ?? { code: '', currency: '', minor: 0 }
