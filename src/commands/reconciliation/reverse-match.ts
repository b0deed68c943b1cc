import { z } from 'zod'
import { invariant } from '../../core/invariant.ts'
import type { EntryPlan } from '../../core/ledger/entry.ts'
import { payoutRejected } from '../../core/ledger/payouts.ts'
import { problem } from '../../core/problem.ts'
import { done } from '../../core/result.ts'
import { matchNotFound, matchView } from '../../queries/matches.ts'
import { idOf } from '../../queries/query.ts'
import { bankAccountById } from '../../store/bank-accounts.ts'
import { breaksEndedBy } from '../../store/breaks.ts'
import {
  entriesOfMatch,
  leftFor,
  linesOfMatch,
  type MatchRow,
  matchById,
  matchOfPayout,
  matchReversedBy,
  payoutsOfMatch,
  reversalOf,
  settledFrom,
  shortfallOf,
} from '../../store/matches.ts'
import { addNote } from '../../store/notes.ts'
import { isPreparedAgain, leftOfInstalment, type PayoutRow, paidAgain } from '../../store/payouts.ts'
import type { Read } from '../../store/read.ts'
import { stateOf } from '../../store/states.ts'
import type { Write } from '../../store/write.ts'
import { command } from '../command.ts'
import { found } from '../found.ts'
import { words } from '../input.ts'
import { lineRow, payoutRow } from './plan-match.ts'
import { stepGrant } from './write-match.ts'

/**
 * Undoes a match: its entries are turned round, its lines are open again, its payouts are what they were, and the breaks that it resolved
 * stand again. Refuses already_decided (undone before), wrong_state (something was built on it: a return, a payout of the rest, a claim).
 */
export const reverseMatch = command({
  kind: 'match_reversed',
  summary: 'Undo a match by reversing entries',
  makes: true,
  body: z.strictObject({ reason: words(2000) }),
  decide: (read, { params, body }) => {
    const match = matchById(read, idOf(params['id']) ?? -1)
    if (!match) return matchNotFound(params['id'])
    if (match.state !== 'confirmed') return problem('already_decided', 'The match was undone already.')
    const payouts = payoutsOfMatch(read, match.id).map((id) => payoutRow(read, id))
    const fault = undoFault(read, match, payouts)
    if (fault) return fault
    return done((tx) => {
      undo(tx, match, payouts)
      addNote(tx, { noun: 'match', subject: match.id, words: { reason: body.reason } })
    })
  },
  answer: (read, seq) => matchView(read, found(matchReversedBy(read, seq)), 'reversed'),
})

/** Why a match cannot be undone now: something was built on it. */
export function undoFault(read: Read, match: MatchRow, payouts: readonly PayoutRow[]) {
  const wrong = (words: string) => problem('wrong_state', words)
  if (breaksEndedBy(read, match).some((b) => b.state === 'claimed' && stateOf(read, 'break', b.id) === 'claimed'))
    return wrong('A claim stands on this line: it ends by its own line, or by an approver.')
  for (const p of payouts) {
    const fault = match.kind === 'settlement' ? settlementFault(read, match, p) : match.kind === 'return' ? returnFault(read, p) : undefined
    if (fault !== undefined) return wrong(fault)
  }
  return undefined
}

function settlementFault(read: Read, match: MatchRow, p: PayoutRow): string | undefined {
  if (matchOfPayout(read, p.id, 'return') !== undefined) return `Payout ${p.id} came back by another match: undo that one first.`
  if (!paidAgain(read, p)) return undefined
  if (settledFrom(read, match.eventSeq, p.id) === 'rejected') return `Payout ${p.id} was paid again meanwhile.`
  return shortfallOf(read, p.id) > 0
    ? `What fell short of payout ${p.id} was paid again, or is in a batch: cancel that, or let it come back, first.`
    : undefined
}

const returnFault = (read: Read, p: PayoutRow): string | undefined =>
  isReleasedAgain(read, p) && isPreparedAgain(read, p)
    ? `The instalment of payout ${p.id} is in a batch that is not released: cancel that one first.`
    : undefined

/** Does the return's money serve another payout of the instalment by now? */
const isReleasedAgain = (read: Read, p: PayoutRow): boolean => leftOfInstalment(read, p.instalment) < leftFor(read, p).fundMinor

/** Turns a match round in this event. */
export function undo(tx: Write, match: MatchRow, payouts: readonly PayoutRow[]): void {
  const lines = linesOfMatch(tx, match.id)
  const kept = match.kind === 'return' ? payouts.filter((p) => isReleasedAgain(tx, p)) : []
  for (const entry of entriesOfMatch(tx, match.id)) {
    const mirror = reversalOf(tx, entry)
    const paid = kept.find((p) => mirror.postings.some((q) => q.account === 'liabilities:grants-payable' && q.subject === p.grant))
    tx.entry(paid ? claimInstead(tx, match, mirror, paid) : mirror)
  }
  tx.step('match', match.id, 'confirmed', 'reversed')
  for (const line of lines) tx.step('line', line, 'matched', 'open')
  for (const p of payouts) stepBack(tx, match, p)
  for (const grant of new Set(payouts.map((p) => p.grant))) stepGrant(tx, grant)
  for (const b of breaksEndedBy(tx, match)) {
    const now = stateOf(tx, 'break', b.id)
    if (now === b.state) tx.step('break', b.id, now, 'open')
  }
}

function stepBack(tx: Write, match: MatchRow, p: PayoutRow): void {
  if (match.kind === 'return') tx.step('payout', p.id, 'returned', 'settled')
  if (match.kind !== 'settlement') return
  const before = settledFrom(tx, match.eventSeq, p.id) === 'rejected' ? 'rejected' : 'instructed'
  tx.step('payout', p.id, 'settled', before)
  if (before === 'rejected')
    tx.entry(payoutRejected({ fund: p.fund, currency: p.fundCurrency }, { payout: p.id, grant: p.grant, minor: p.fundAmount }, tx.today))
}

/** The money of a return went out again under a new payout: what did not come back after all is claimed, and the budget is left alone. */
function claimInstead(tx: Write, match: MatchRow, mirror: EntryPlan, p: PayoutRow): EntryPlan {
  const account = bankAccountById(tx, match.bankAccount)
  invariant(account, 'a match is of a bank account')
  const { reverses: _turned, ...rest } = mirror
  const bank = mirror.postings.filter((q) => q.line !== undefined)
  const line = lineRow(tx, bank[0]?.line ?? -1)
  const moved = bank.reduce((sum, q) => sum + q.minor, 0)
  const of = { fund: p.fund, currency: p.fundCurrency }
  const position = mirror.postings.find((q) => q.account === 'equity:fx-position' && q.currency === of.currency)
  const minor = account.currency === of.currency ? -moved : -(position?.minor ?? 0)
  const fx =
    account.currency === of.currency
      ? []
      : [
          { account: 'equity:fx-position', currency: account.currency, subject: 0, minor: -moved },
          { account: 'equity:fx-position', currency: of.currency, subject: 0, minor: -minor },
        ]
  const rate = p.rate === null ? {} : { rate: p.rate, rateSource: p.rateSource ?? '' }
  return { ...rest, ...rate, kind: 'claim', postings: [{ account: 'assets:claims', currency: of.currency, subject: line.id, minor }, ...bank, ...fx] }
}
