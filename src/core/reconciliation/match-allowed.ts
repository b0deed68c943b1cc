import { moneyToText } from '../money/money.ts'
import { problem } from '../problem.ts'
import { done, type Result } from '../result.ts'
import { type Said, say } from '../said/say.ts'
import type { ContributionSeen, FeeSchedule, LineSeen, PayoutSeen } from './seen.ts'

/** Kinds of match that a person can make. */
export type MatchKind = 'settlement' | 'return' | 'charge' | 'contribution' | 'repayment' | 'transfer' | 'exchange' | 'interest' | 'claim' | 'refund'

/** A match as a person asks for it: what it names was found. */
export interface MatchAsked {
  readonly kind: MatchKind
  readonly lines: ReadonlyArray<Pick<LineSeen, 'id' | 'minor'> & { readonly open: boolean }>
  /** `repaidMinor`: what its payee paid back before. */
  readonly payouts: ReadonlyArray<Pick<PayoutSeen, 'id' | 'minor' | 'state' | 'paidAgain'> & { readonly repaidMinor?: number }>
  readonly contributions: ReadonlyArray<Pick<ContributionSeen, 'id' | 'outstandingMinor'>>
  readonly currency: string
  readonly fees: FeeSchedule
  /** The payouts are of one batch that the bank was told of as one row: by how many lines it carries that out tells nothing of any of them. */
  readonly isOneRow?: boolean
  /** A person says that a bank kept what is missing of a return. */
  readonly isFeeNamed?: boolean
}

/** What the match comes to: the fee of the schedule by which the amounts differ, and rejections that it undoes. */
export interface MatchAllowed {
  readonly chargeMinor?: number
  readonly undoesRejection: readonly number[]
}

interface Rule {
  readonly direction: 'out' | 'in' | 'either'
  readonly payouts: 'none' | 'some' | 'one_or_none'
  readonly contributions: 'none' | 'some'
  readonly oneLine?: true
}

const RULES: Readonly<Record<MatchKind, Rule>> = {
  settlement: { direction: 'out', payouts: 'some', contributions: 'none' },
  return: { direction: 'in', payouts: 'some', contributions: 'none' },
  charge: { direction: 'out', payouts: 'one_or_none', contributions: 'none' },
  contribution: { direction: 'in', payouts: 'none', contributions: 'some' },
  repayment: { direction: 'in', payouts: 'one_or_none', contributions: 'none' },
  transfer: { direction: 'either', payouts: 'none', contributions: 'none', oneLine: true },
  exchange: { direction: 'either', payouts: 'none', contributions: 'none', oneLine: true },
  interest: { direction: 'in', payouts: 'none', contributions: 'none' },
  claim: { direction: 'either', payouts: 'one_or_none', contributions: 'none' },
  refund: { direction: 'either', payouts: 'none', contributions: 'some' },
}

/**
 * May a person make this match? Refuses, in this order, `line_already_matched`; `match_not_allowed` (kind, direction, what it
 * names, states, several lines with several payouts that are no one row); `amount_differs` unless the sums are equal, or off by one fee of the schedule.
 */
export function matchAllowed(asked: MatchAsked): Result<MatchAllowed> {
  const closed = asked.lines.find(({ open }) => !open)
  if (closed) return problem('line_already_matched', say.lineMatched(closed.id))
  const fault = shapeFault(asked) ?? stateFault(asked)
  if (fault !== undefined) return problem('match_not_allowed', fault)
  return amounts(asked)
}

function shapeFault({ kind, lines, payouts, contributions, isOneRow = false }: MatchAsked): Said | undefined {
  const rule = RULES[kind]
  if (lines.length === 0) return say.matchNamesLine
  if ([lines, payouts, contributions].some((things) => new Set(things.map(({ id }) => id)).size !== things.length)) return say.matchNamesOnce
  if (rule.oneLine && lines.length > 1) return say.kindOneLine(kind)
  const isWrongWay = (minor: number) => (rule.direction === 'out' && minor > 0) || (rule.direction === 'in' && minor < 0)
  const wrong = lines.find(({ minor }) => isWrongWay(minor))
  if (wrong) return say.kindOtherWay(kind, rule.direction, wrong.id)
  if (rule.payouts === 'some' && payouts.length === 0) return say.kindNamesPayouts(kind)
  if (rule.payouts === 'one_or_none' && payouts.length > 1) return say.kindOnePayout(kind)
  if (rule.payouts === 'none' && payouts.length > 0) return say.kindNoPayout(kind)
  if (rule.contributions === 'none' && contributions.length > 0) return say.kindNoContribution(kind)
  if (kind === 'contribution' && contributions.length === 0) return say.nameContribution
  const isOneWhole = isOneRow && (kind === 'settlement' || kind === 'return')
  if (lines.length > 1 && payouts.length + contributions.length > 1 && !isOneWhole) return say.manyWithMany
  return undefined
}

function stateFault({ kind, lines, payouts }: MatchAsked): Said | undefined {
  const moved = sum(lines.map(({ minor }) => minor))
  for (const { id, minor, state, paidAgain, repaidMinor = 0 } of payouts) {
    if (kind === 'settlement' && state === 'rejected' && paidAgain) return say.lineOfDouble(id)
    if (kind === 'settlement' && state !== 'instructed' && state !== 'rejected') return say.onlyInstructed(id, state)
    if ((kind === 'return' || kind === 'repayment') && state !== 'settled') return say.onlySettled(id, state)
    // What left once comes back once
    if (kind === 'return' && repaidMinor > 0) return say.repaidBefore(id)
    if (kind === 'repayment' && repaidMinor + moved > minor) return say.repaidBeyond(id)
  }
  return undefined
}

const sum = (amounts: readonly number[]): number => amounts.reduce((total, minor) => total + minor, 0)

function amounts({ kind, lines, payouts, contributions, currency, fees, isFeeNamed = false }: MatchAsked): Result<MatchAllowed> {
  const moved = Math.abs(sum(lines.map(({ minor }) => minor)))
  if (kind === 'contribution') {
    const outstanding = sum(contributions.map(({ outstandingMinor }) => outstandingMinor))
    return moved === outstanding ? done({ undoesRejection: [] }) : differs(moved, outstanding, currency)
  }
  if (kind !== 'settlement' && kind !== 'return') return done({ undoesRejection: [] })
  const expected = sum(payouts.map(({ minor }) => minor))
  const undoesRejection = kind === 'settlement' ? payouts.filter(({ state }) => state === 'rejected').map(({ id }) => id) : []
  const fee = kind === 'settlement' ? moved - expected : expected - moved
  if (fee === 0) return done({ undoesRejection })
  // Lines and payouts that are both many are tied exactly, or none of them would show the fee
  const schedule = lines.length > 1 && payouts.length > 1 ? [] : kind === 'settlement' ? fees.outgoing : fees.returned
  return fee > 0 && (schedule.includes(fee) || (kind === 'return' && isFeeNamed))
    ? done({ undoesRejection, chargeMinor: fee })
    : differs(moved, expected, currency)
}

function differs(moved: number, expected: number, currency: string) {
  return problem('amount_differs', say.linesDiffer(moneyToText(moved, currency), moneyToText(expected, currency)))
}
