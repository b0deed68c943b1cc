import { z } from 'zod'
import { invariant } from '../../core/invariant.ts'
import type { EntryPlan } from '../../core/ledger/entry.ts'
import { payoutRejected } from '../../core/ledger/payouts.ts'
import { problem } from '../../core/problem.ts'
import { done } from '../../core/result.ts'
import { matchNotFound, matchView } from '../../queries/matches.ts'
import { idOf } from '../../queries/query.ts'
import { bankAccountById } from '../../store/bank-accounts.ts'
import { breaksMovedBy } from '../../store/breaks.ts'
import {
  entriesOfMatch,
  linesOfMatch,
  type MatchRow,
  matchById,
  matchOfPayout,
  matchReversedBy,
  payoutsOfMatch,
  reversalOf,
  stateBefore,
} from '../../store/matches.ts'
import { addNote } from '../../store/notes.ts'
import { type PayoutRow, paidAgain } from '../../store/payouts.ts'
import { stateOf } from '../../store/states.ts'
import type { Write } from '../../store/write.ts'
import { command } from '../command.ts'
import { found } from '../found.ts'
import { words } from '../input.ts'
import { lineRow, payoutRow } from './plan-match.ts'
import { stepGrant } from './write-match.ts'

/**
 * Undoes a match: its entries are turned round, its lines are open again, its payouts are what they were, and the breaks that it resolved
 * stand again. Refuses already_decided (undone before), wrong_state (a settlement whose return is matched: undo that first).
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
    const returned = match.kind === 'settlement' ? payouts.find((p) => matchOfPayout(read, p.id, 'return') !== undefined) : undefined
    if (returned) return problem('wrong_state', `Payout ${returned.id} came back by another match: undo that one first.`)
    const again = match.kind === 'settlement' ? payouts.find((p) => stateBefore(read, match.eventSeq, p.id) === 'rejected' && paidAgain(read, p)) : undefined
    if (again) return problem('wrong_state', `Payout ${again.id} was paid again meanwhile.`)
    if (stateOfClaim(read, match)) return problem('wrong_state', 'A claim stands on this line: it ends by its own line, or by an approver.')
    return done((tx) => {
      undo(tx, match, payouts)
      addNote(tx, { noun: 'match', subject: match.id, words: { reason: body.reason } })
    })
  },
  answer: (read, seq) => matchView(read, found(matchReversedBy(read, seq)), 'reversed'),
})

const stateOfClaim = (read: Parameters<typeof stateOf>[0], match: MatchRow): boolean =>
  match.kind === 'payment' && breaksMovedBy(read, match.eventSeq).some((b) => b.state === 'claimed' && stateOf(read, 'break', b.id) === 'claimed')

/** Turns a match round in this event. */
export function undo(tx: Write, match: MatchRow, payouts: readonly PayoutRow[]): void {
  const lines = linesOfMatch(tx, match.id)
  const kept = match.kind === 'return' ? payouts.filter((p) => paidAgain(tx, p)) : []
  for (const entry of entriesOfMatch(tx, match.id)) {
    const mirror = reversalOf(tx, entry)
    const paid = kept.find((p) => mirror.postings.some((q) => q.account === 'liabilities:grants-payable' && q.subject === p.grant))
    tx.entry(paid ? claimInstead(tx, match, mirror, paid) : mirror)
  }
  tx.step('match', match.id, 'confirmed', 'reversed')
  for (const line of lines) tx.step('line', line, 'matched', 'open')
  for (const p of payouts) stepBack(tx, match, p)
  for (const grant of new Set(payouts.map((p) => p.grant))) stepGrant(tx, grant)
  for (const b of breaksMovedBy(tx, match.eventSeq)) {
    const now = stateOf(tx, 'break', b.id)
    if ((b.state === 'resolved' || b.state === 'claimed') && now === b.state) tx.step('break', b.id, now, 'open')
  }
}

function stepBack(tx: Write, match: MatchRow, p: PayoutRow): void {
  if (match.kind === 'return') return tx.step('payout', p.id, 'returned', 'settled')
  if (match.kind !== 'settlement') return
  const before = stateBefore(tx, match.eventSeq, p.id) === 'rejected' ? 'rejected' : 'instructed'
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
  return { ...rest, kind: 'claim', postings: [{ account: 'assets:claims', currency: of.currency, subject: line.id, minor }, ...bank, ...fx] }
}
