import type { AttackBook } from './attack-book.ts'
import type { Forger, Posted, Row } from './forger.ts'

/** Lawful acts written by hand, each with what an attack changes in it. Amounts: minor units of the fund. */

const AMOUNT = 300_000

export interface Recommending {
  readonly amount?: number
  readonly row?: Row
  readonly kind?: string
  readonly from?: string
  readonly instalments?: readonly Row[]
}

/** Recommends a checked application. Gives the recommendation. */
export function recommend(
  f: Forger,
  application: number,
  actor: number,
  { amount = AMOUNT, row = {}, kind = 'recommended', from = 'checking', instalments }: Recommending = {},
): number {
  f.event(kind, actor)
  const version = f.value('SELECT max(id) FROM application_version WHERE application = ?', application)
  const programme = f.value(
    'SELECT v.id FROM application a JOIN programme_version v ON v.programme = a.programme WHERE a.id = ? ORDER BY v.version DESC',
    application,
  )
  const id = f.row('recommendation', {
    application,
    application_version: version,
    programme_version: programme,
    outcome: 'approve',
    amount,
    digest: 'seen',
    ...row,
  })
  for (const one of instalments ?? [{ due_on: '2020-11-02', amount }]) f.row('recommended_instalment', { recommendation: id, ...one })
  if (kind === 'recommended') f.step('application', application, from, 'recommended')
  f.seal()
  return id
}

export interface Approving {
  readonly kind?: string
  readonly nth?: number
  readonly approval?: Row | null
  readonly grant?: Row
  readonly instalments?: readonly Row[]
  readonly postings?: (grant: number, amount: number) => readonly Posted[]
  readonly more?: (grant: number) => void
  /** Leaves the grant out: the first of two approvals. */
  readonly first?: boolean
}

export const approvalPostings = (grant: number, amount: number): readonly Posted[] => [
  ['expenses:assistance', grant, amount],
  ['liabilities:grants-payable', grant, -amount],
  ['budget:committed', grant, amount],
  ['budget:available', 0, -amount],
]

/** Approves a recommended application by its last recommendation, with the grant. Gives the grant. */
export function approve(f: Forger, application: number, actor: number, of: Approving = {}): number {
  f.event(of.kind ?? 'approved', actor)
  const last = f.db.prepare('SELECT * FROM recommendation WHERE application = ? ORDER BY id DESC').get(application) as Record<string, number>
  const case_ = f.db
    .prepare('SELECT a.student, a.programme, v.payee FROM application a JOIN application_version v ON v.application = a.id WHERE a.id = ? ORDER BY v.id DESC')
    .get(application) as Row
  const recommendation = Number(last['id'])
  if (of.approval !== null) f.row('approval', { application, recommendation, nth: of.nth ?? 1, digest: String(last['digest']), ...of.approval })
  if (of.first) {
    f.seal()
    return 0
  }
  const fund = f.value('SELECT fund FROM programme_version WHERE id = ?', last['programme_version'] ?? 0)
  const amount = Number(of.grant?.['amount'] ?? last['amount'])
  const grant = f.row('grant', { application, recommendation, ...case_, fund, amount, ...of.grant })
  for (const [place, one] of (of.instalments ?? [{ due_on: '2020-11-02', amount }]).entries()) f.row('instalment', { grant, nth: place + 1, ...one })
  f.step('application', application, 'recommended', 'approved')
  f.entry('grant_approved', fund, (of.postings ?? approvalPostings)(grant, amount))
  of.more?.(grant)
  f.seal()
  return grant
}

export interface Preparing {
  readonly account?: number
  readonly batch?: Row
  readonly payout?: Row
  readonly twice?: boolean
  readonly total?: number
}

/** Prepares a batch of the whole first instalments of grants. Gives the batch and its payouts. */
export function prepare(
  f: Forger,
  of: AttackBook,
  grants: readonly number[],
  actor: number,
  { account, batch = {}, payout = {}, twice = false, total }: Preparing = {},
): { batch: number; payouts: number[] } {
  f.event('batch_prepared', actor)
  const named = twice ? [...grants, ...grants] : grants
  const amount = Number(payout['amount'] ?? AMOUNT)
  const id = f.row('batch', {
    bank_account: account ?? of.account,
    reference: `TOBATCH${f.seq}`,
    count: named.length,
    total: total ?? named.length * amount,
    digest: 'prepared',
    ...batch,
  })
  const payouts = named.map((grant, n) => {
    const instalment = f.value('SELECT id FROM instalment WHERE grant = ? ORDER BY nth', grant)
    const payee = f.value('SELECT payee FROM grant_payee WHERE grant = ?', grant)
    return f.row('payout', { batch: id, instalment, grant, payee, reference: `TOPAYOUT${f.seq}N${n}`, amount: AMOUNT, fund_amount: AMOUNT, ...payout })
  })
  f.seal()
  return { batch: id, payouts }
}

export interface Releasing {
  readonly row?: Row | null
  readonly leave?: readonly number[]
  readonly postings?: readonly Posted[]
  readonly batchStep?: boolean
}

/** Releases a prepared batch: its payouts are instructed. */
export function release(f: Forger, of: AttackBook, batch: number, actor: number, { row = {}, leave = [], postings, batchStep = true }: Releasing = {}): void {
  f.event('batch_released', actor)
  if (row !== null) f.row('release', { batch, digest: f.value<string>('SELECT digest FROM batch WHERE id = ?', batch), ...row })
  if (batchStep) f.step('batch', batch, 'prepared', 'released')
  const payouts = (
    f.db.prepare('SELECT id, grant, fund_amount AS minor FROM payout WHERE batch = ?').all(batch) as { id: number; grant: number; minor: number }[]
  ).filter((p) => !leave.includes(p.id))
  for (const p of payouts) f.step('payout', p.id, 'prepared', 'instructed')
  f.entry(
    'payout_instructed',
    of.fund,
    postings ??
      payouts.flatMap((p): Posted[] => [
        ['liabilities:grants-payable', p.grant, p.minor],
        ['liabilities:payouts-in-transit', p.id, -p.minor],
      ]),
  )
  f.seal()
}

export interface Settling {
  readonly kind?: string
  readonly by?: string
  readonly line?: number
  readonly postings?: (payout: number, grant: number, line: number) => readonly Posted[]
  readonly matchKind?: string
  readonly lineStep?: boolean
  readonly payoutStep?: boolean
  readonly match?: boolean
  readonly shortfall?: number
  readonly bankAccount?: number
}

export const settledPostings = (payout: number, grant: number, line: number): readonly Posted[] => [
  ['liabilities:payouts-in-transit', payout, AMOUNT],
  ['assets:bank:B', 0, -AMOUNT, line],
  ['budget:spent', grant, AMOUNT],
  ['budget:committed', grant, -AMOUNT],
]

/** Settles an instructed payout by the bare line of 3000.00. */
export function settle(f: Forger, of: AttackBook, payout: number, actor: number, how: Settling = {}): void {
  const { kind = 'match_made', by = 'person', line = of.lines.bare, matchKind = 'settlement', postings = settledPostings } = how
  f.event(kind, actor)
  const grant = f.value('SELECT grant FROM payout WHERE id = ?', payout)
  const match = how.match === false ? 0 : f.row('match', { bank_account: how.bankAccount ?? of.account, kind: matchKind, by, rules: 1, features: '[]' })
  if (match > 0) {
    f.row('match_line', { match, line })
    f.row('match_payout', { match, payout })
  }
  if (how.lineStep !== false) f.step('line', line, 'open', 'matched')
  if (how.shortfall !== undefined) f.row('shortfall', { match, payout, amount: how.shortfall })
  const entry = f.entry('payout_settled', of.fund, postings(payout, grant, line))
  if (match > 0) f.row('match_entry', { match, entry })
  if (how.payoutStep !== false) f.step('payout', payout, 'instructed', 'settled')
  f.seal()
}

/** A contribution with its entry. */
export function contribute(f: Forger, of: AttackBook, actor: number, minor = 100, postings?: (id: number) => readonly Posted[], row: Row = {}): number {
  f.event('contribution_recorded', actor)
  const id = f.row('contribution', { fund: of.fund, donor: 'Forger', amount: minor, date: '2020-11-02', bank_account: of.account, before_opening: 0, ...row })
  f.entry('contribution_recorded', of.fund, (postings ?? ((of_) => contributed(of_, minor)))(id))
  f.seal()
  return id
}

export const contributed = (id: number, minor: number): readonly Posted[] => [
  ['assets:contributions-receivable', id, minor],
  ['income:contributions', id, -minor],
  ['budget:available', 0, minor],
  ['budget:appropriated', 0, -minor],
]

export const charge = (line: number | undefined, minor: number, account = 'assets:bank:B'): readonly Posted[] => [
  ['expenses:bank-charges', 0, minor],
  [account, 0, -minor, ...(line === undefined ? [] : [line])] as unknown as Posted,
  ['budget:spent', 0, minor],
  ['budget:available', 0, -minor],
]

/** Books a line as a charge of the bank, with its match. */
export function bookCharge(
  f: Forger,
  of: AttackBook,
  actor: number,
  {
    line = of.lines.debit,
    minor = 77_700,
    postings = charge(line, minor),
    account = of.account,
    match = true,
    step = true,
    entry = true,
    kind = 'match_made',
    by = 'person',
  }: {
    line?: number
    minor?: number
    postings?: readonly Posted[]
    account?: number
    match?: boolean
    step?: boolean
    entry?: boolean
    kind?: string
    by?: string
  } = {},
): void {
  f.event(kind, actor)
  const id = match ? f.row('match', { bank_account: account, kind: 'charge', by, rules: 1, features: '[]' }) : 0
  if (match) f.row('match_line', { match: id, line })
  if (step) f.step('line', line, 'open', 'matched')
  if (entry) {
    const made = f.entry('bank_charge', of.fund, postings)
    if (match) f.row('match_entry', { match: id, entry: made })
  }
  f.seal()
}
