import { amountText } from '../money/money.ts'
import { problem } from '../problem.ts'
import { done, type Result } from '../result.ts'
import type { ContributionSeen, FeeSchedule, LineSeen, PayoutSeen } from './seen.ts'

/** Kinds of match that a person can make. */
export type MatchKind = 'settlement' | 'return' | 'charge' | 'contribution' | 'repayment' | 'transfer' | 'exchange' | 'interest' | 'claim' | 'refund'

/** A match as a person asks for it: what it names was found. */
export interface MatchAsked {
  readonly kind: MatchKind
  readonly lines: ReadonlyArray<Pick<LineSeen, 'id' | 'minor'> & { readonly open: boolean }>
  readonly payouts: ReadonlyArray<Pick<PayoutSeen, 'id' | 'minor' | 'state' | 'paidAgain'>>
  readonly contributions: ReadonlyArray<Pick<ContributionSeen, 'id' | 'outstandingMinor'>>
  readonly currency: string
  readonly fees: FeeSchedule
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

const DIRECTIONS = { out: 'money out', in: 'money in', either: 'money' } as const

/**
 * May a person make this match? Refuses, in this order, `line_already_matched`; `match_not_allowed` (kind, direction, what it
 * names, states, several lines with several payouts); `amount_differs` unless the sums are equal, or off by one fee of the schedule.
 */
export function matchAllowed(asked: MatchAsked): Result<MatchAllowed> {
  const closed = asked.lines.find(({ open }) => !open)
  if (closed) return problem('line_already_matched', `Line ${closed.id} is matched already: undo that match first, if it is wrong.`)
  const fault = shapeFault(asked) ?? stateFault(asked)
  if (fault !== undefined) return problem('match_not_allowed', fault)
  return amounts(asked)
}

function shapeFault({ kind, lines, payouts, contributions }: MatchAsked): string | undefined {
  const rule = RULES[kind]
  if (lines.length === 0) return 'A match names at least one line.'
  if ([lines, payouts, contributions].some((things) => new Set(things.map(({ id }) => id)).size !== things.length)) return 'A match names each thing once.'
  if (rule.oneLine && lines.length > 1) return `A ${kind} is one line: match each line by itself.`
  const isWrongWay = (minor: number) => (rule.direction === 'out' && minor > 0) || (rule.direction === 'in' && minor < 0)
  const wrong = lines.find(({ minor }) => isWrongWay(minor))
  if (wrong) return `A ${kind} is ${DIRECTIONS[rule.direction]}, and line ${wrong.id} is the other way.`
  if (rule.payouts === 'some' && payouts.length === 0) return `A ${kind} names the payouts that the line proves.`
  if (rule.payouts === 'one_or_none' && payouts.length > 1) return `A ${kind} names one payout at most.`
  if (rule.payouts === 'none' && payouts.length > 0) return `A ${kind} names no payout.`
  if (rule.contributions === 'none' && contributions.length > 0) return `A ${kind} names no contribution.`
  if (kind === 'contribution' && contributions.length === 0) return 'Name the contribution that the line brings.'
  if (lines.length > 1 && payouts.length + contributions.length > 1)
    return 'Match one line with several, or several lines with one: lines and payouts cannot both be many.'
  return undefined
}

function stateFault({ kind, payouts }: MatchAsked): string | undefined {
  for (const { id, state, paidAgain } of payouts) {
    if (kind === 'settlement' && state === 'rejected' && paidAgain)
      return `Payout ${id} was rejected and paid again: its line is a payment made twice, and goes through its break.`
    if (kind === 'settlement' && state !== 'instructed' && state !== 'rejected') return `Payout ${id} is ${state}: only one that is instructed can be settled.`
    if (kind === 'return' && state !== 'settled') return `Payout ${id} is ${state}: only one that was settled can come back.`
  }
  return undefined
}

const sum = (amounts: readonly number[]): number => amounts.reduce((total, minor) => total + minor, 0)

function amounts({ kind, lines, payouts, contributions, currency, fees }: MatchAsked): Result<MatchAllowed> {
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
  const schedule = kind === 'settlement' ? fees.outgoing : fees.returned
  return fee > 0 && schedule.includes(fee) ? done({ undoesRejection, chargeMinor: fee }) : differs(moved, expected, currency)
}

function differs(moved: number, expected: number, currency: string) {
  const [lines, things] = [moved, expected].map((minor) => `${amountText(minor, currency)} ${currency}`)
  return problem('amount_differs', `The lines come to ${lines}, and what they are matched with to ${things}: an amount that differs goes through its break.`)
}
