import { z } from 'zod'
import { idOf } from '../../core/id.ts'
import { invariant } from '../../core/invariant.ts'
import { moneyToText } from '../../core/money/money.ts'
import { problem } from '../../core/problem.ts'
import { type MatchAsked, matchAllowed } from '../../core/reconciliation/match-allowed.ts'
import { done, type Result } from '../../core/result.ts'
import { type Said, say } from '../../core/said/say.ts'
import { code, sha256, words } from '../../input/shapes.ts'
import { type BankAccount, bankAccountById } from '../../store/bank-accounts.ts'
import { paidAgainOf } from '../../store/claims.ts'
import { feesOf } from '../../store/fees.ts'
import { type Contribution, contributionById } from '../../store/funds.ts'
import { leftFor, repaidOf } from '../../store/matches.ts'
import { batchById, type PayoutRow, paidAgain, payoutById } from '../../store/payouts.ts'
import type { Read } from '../../store/read.ts'
import { type LineRow, lineById } from '../../store/statements.ts'
import { claimNamed, claimNamingFault } from './claims.ts'
import { fundOf } from './contributions-brought.ts'
import { inFund } from './in-fund.ts'
import { MATCH_KINDS, type MatchPlanned } from './match-planned.ts'
import { ownMoneyFault } from './own-money.ts'
import { type LinesTold, releasedBy, saidOfOwn, toldBy } from './own-payouts.ts'
import { entriesOf, lineRow } from './plan-match.ts'
import type { MatchReady } from './write-match.ts'

const id = z.string().max(20)

/** What a person ties together, without the lines: a break names its own. */
export const matchOf = {
  payouts: z.array(id).max(10_000).optional(),
  contributions: z.array(id).max(100).optional(),
  kind: z.enum(MATCH_KINDS),
  transfer: id.optional(),
  fund: code.optional(),
  break: id
    .optional()
    .describe(
      'kind claim: the break whose claim a line in brings back, or whose receipt (send_back) a line out sends back; without it payouts[0], or the one that waits for exactly this amount',
    ),
  note: words(2000),
}

export const byHand = z.strictObject({
  lines: z.array(id).min(1).max(1000),
  ...matchOf,
  difference: z.enum(['charge']).optional(),
  evidenceSha256: sha256
    .optional()
    .describe("the SHA-256 of the bank's notice that the payee was paid: a settlement by a line that shows another account than the payee's wants it"),
})
type ByHand = z.output<typeof byHand>

/** What a break adds to a match that answers it. */
export interface ByBreak {
  readonly features?: readonly unknown[]
  /** A contribution may come in parts, and with an excess. */
  readonly inParts?: boolean
  /** More comes than is claimed: what is beyond is nobody's yet. */
  readonly hasExcess?: boolean
  /** What is missing of a return was kept by a bank. */
  readonly isFeeNamed?: boolean
  /** The bank's notice is kept with it that the payee was paid. */
  readonly hasNotice?: boolean
}

type Asked = Omit<ByHand, 'note' | 'difference' | 'transfer' | 'evidenceSha256'> & {
  readonly transfer?: string | undefined
  readonly difference?: string | undefined
}

/** What a settlement keeps that a line to another account made. */
export const ELSEWHERE = [{ feature: 'account_differs' }]

/** Checks a match by hand and makes its entries. */
export function prepareMatch(read: Read, asked: Asked, actor: number, by: ByBreak = {}): Result<MatchReady> {
  const lines = asked.lines.map((text) => lineById(read, idOf(text) ?? -1))
  const payouts = (asked.payouts ?? []).map((text) => payoutById(read, idOf(text) ?? -1))
  const contributions = (asked.contributions ?? []).map((text) => contributionById(read, idOf(text) ?? -1))
  if (lines.includes(undefined) || payouts.includes(undefined) || contributions.includes(undefined)) return problem('not_found', say.namedMissing)
  const named: Known = {
    lines: lines.filter((l) => l !== undefined),
    payouts: payouts.filter((p) => p !== undefined),
    contributions: contributions.filter((c) => c !== undefined),
  }
  const {
    known,
    break: of,
    released,
    about,
  } = asked.kind === 'claim' ? claimNamed(read, named, asked.break) : { known: named, break: asked.break, released: named.payouts, about: [] }
  const told = toldBy(read, known.lines, asked.kind === 'settlement' ? known.payouts : [])
  // What comes back of a payment to another account is the preparer's to match, and not the releaser's
  const mine = releasedBy(read, released, actor) ?? saidOfOwn(read, told, actor) ?? saidOfOwn(read, { ...aboutLines(read, about), elsewhere: [] }, actor)
  if (mine) return mine
  const closed = known.lines.find((l) => l.state !== 'open')
  if (closed) return lineMatched(closed.id)
  const account = bankAccountById(read, known.lines[0]?.bankAccount ?? -1)
  invariant(account, 'a line is of a bank account')
  const fault =
    elsewhere(account, known) ??
    withoutNotice(asked.kind, told, by) ??
    paidTwice(read, asked.kind, known.payouts) ??
    ownMoneyFault(asked) ??
    claimNamingFault(asked)
  if (fault !== undefined) return problem('match_not_allowed', fault)
  const brought = asked.kind === 'refund' ? done(refundedBy(known)) : outstandingOf(read, account, known, by.inParts ?? false)
  if (!brought.ok) return brought
  const allowed = matchAllowed({ ...askedOf(read, asked, account, { ...known, contributions: brought.value }), isFeeNamed: by.isFeeNamed ?? false })
  if (!allowed.ok) return allowed
  return ready(read, account, {
    kind: asked.kind,
    lines: known.lines.map((l) => l.id),
    payouts: known.payouts.map((p) => p.id),
    contributions: known.contributions.map((c) => c.id),
    chargeMinor: allowed.value.chargeMinor,
    transfer: asked.transfer,
    fund: asked.fund,
    break: of,
    hasExcess: by.hasExcess,
    isChargeNamed: asked.difference !== undefined,
    features: by.features ?? (asked.kind === 'settlement' && told.elsewhere.length > 0 ? ELSEWHERE : []),
  })
}

export const lineMatched = (line: number) => problem('line_already_matched', say.lineMatched(line))

const aboutLines = (read: Read, lines: readonly number[]): LinesTold =>
  toldBy(
    read,
    lines.map((line) => lineRow(read, line)),
  )

/** What a line shows as paid to another account settles nothing without the bank's notice, by the answer to its break or without. */
const withoutNotice = (kind: string, told: LinesTold, { hasNotice = false }: ByBreak): Said | undefined =>
  kind === 'settlement' && told.elsewhere.length > 0 && !hasNotice ? say.noticeElsewhere : undefined

interface Known {
  readonly lines: readonly LineRow[]
  readonly payouts: readonly PayoutRow[]
  readonly contributions: readonly Contribution[]
}

function elsewhere(account: BankAccount, { lines, payouts }: Known): Said | undefined {
  if (lines.some((l) => l.bankAccount !== account.id) || payouts.some((p) => p.bankAccount !== account.id)) return say.oneAccount
  const early = payouts.find((p) => p.state === 'prepared' || p.state === 'cancelled')
  return early && say.bankNeverTold(early.id, early.state)
}

/** Its return was undone after it was paid again: the money is claimed, and what comes is that claim's. */
function paidTwice(read: Read, kind: string, payouts: readonly PayoutRow[]): Said | undefined {
  const twice = kind === 'return' ? payouts.find((p) => paidAgainOf(read, p.instalment).length > 0) : undefined
  return twice && say.instalmentPaidTwice(twice.id)
}

/** What a refund pays of each contribution is what its entries find owed. */
const refundedBy = ({ contributions }: Known): readonly Outstanding[] => contributions.map(({ id }) => ({ id, outstandingMinor: 0 }))

interface Outstanding {
  readonly id: number
  readonly outstandingMinor: number
}

/**
 * What the lines are to bring of each contribution, in the account's currency. One in another currency, by the day's rate, never more than
 * is outstanding, and one that comes in parts take what the lines bring. Refuses match_not_allowed, rate_missing, amount_differs.
 */
function outstandingOf(read: Read, account: BankAccount, { lines, contributions }: Known, inParts: boolean): Result<readonly Outstanding[]> {
  const foreign = contributions.filter((c) => fundOf(read, c).currency !== account.currency)
  const [only] = contributions
  if (!only || (foreign.length === 0 && !inParts)) return done(contributions.map((c) => ({ id: c.id, outstandingMinor: c.outstanding })))
  if (contributions.length > 1) return problem('match_not_allowed', say.partsToOne)
  const moved = lines.reduce((sum, l) => sum + l.amount, 0)
  let inItsCurrency = 0
  for (const line of lines) {
    const money = inFund(read, account, fundOf(read, only), line.amount, line.bookedOn)
    if (!money.ok) return money
    inItsCurrency += money.value.minor
  }
  if (!inParts && inItsCurrency > only.outstanding) {
    const { currency } = fundOf(read, only)
    return problem('amount_differs', say.moreThanOutstanding(moneyToText(inItsCurrency, currency), moneyToText(only.outstanding, currency)))
  }
  return done([{ id: only.id, outstandingMinor: moved }])
}

type Asking = Pick<Known, 'lines' | 'payouts'> & { readonly contributions: readonly Outstanding[] }

function askedOf(read: Read, asked: Pick<ByHand, 'kind'>, account: BankAccount, known: Asking): MatchAsked {
  const minorOf = (p: PayoutRow) => ((asked.kind === 'return' || asked.kind === 'repayment') && p.state === 'settled' ? leftFor(read, p).minor : p.amount)
  return {
    kind: asked.kind,
    lines: known.lines.map((l) => ({ id: l.id, minor: l.amount, open: l.state === 'open' })),
    payouts: known.payouts.map((p) => ({
      id: p.id,
      minor: minorOf(p),
      state: p.state as MatchAsked['payouts'][number]['state'],
      paidAgain: paidAgain(read, p),
      repaidMinor: repaidOf(read, p.id),
    })),
    contributions: known.contributions,
    currency: account.currency,
    fees: feesOf(read, account),
    isOneRow: isOneRow(read, known.payouts),
  }
}

/** Are they of one batch to an institution, whose payouts the bank knows of as one? */
const isOneRow = (read: Read, payouts: readonly PayoutRow[]): boolean =>
  new Set(payouts.map((p) => p.batch)).size === 1 && typeof batchById(read, payouts[0]?.batch ?? -1)?.institution === 'number'

/** A match by a person with its entries. Refuses rate_missing, amount_invalid. */
export function ready(read: Read, account: BankAccount, of: MatchPlanned & { readonly features: readonly unknown[] }): Result<MatchReady> {
  const entries = entriesOf(read, account, of)
  if (!entries.ok) return entries
  const { features, kind, lines, payouts, contributions } = of
  const claim = kind === 'claim' ? of.break : undefined
  return done({ bankAccount: account.id, kind, by: 'person', features, lines, payouts, contributions, claim, entries: entries.value })
}
