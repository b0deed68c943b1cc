import { describe, expect, it } from 'vitest'
import { type MatchAsked, type MatchKind, matchAllowed } from '../../../src/core/reconciliation/match-allowed.ts'

const asked = (kind: MatchKind, over: Partial<MatchAsked> = {}): MatchAsked => ({
  kind,
  lines: [],
  payouts: [],
  contributions: [],
  currency: 'TRY',
  fees: { outgoing: [250], returned: [100] },
  ...over,
})
const line = (id: number, minor: number, open = true) => ({ id, minor, open })
const payout = (id: number, minor: number, state: MatchAsked['payouts'][number]['state'] = 'instructed', paidAgain = false) => ({ id, minor, state, paidAgain })
const gift = (id: number, outstandingMinor: number) => ({ id, outstandingMinor })
const outcome = (of: MatchAsked) => {
  const result = matchAllowed(of)
  return result.ok ? result.value : result.problem.code
}

describe('matchAllowed', () => {
  it.each<readonly [string, MatchAsked, object]>([
    ['a settlement', asked('settlement', { lines: [line(1, -500)], payouts: [payout(1, 500)] }), { undoesRejection: [] }],
    ['one line for several payouts', asked('settlement', { lines: [line(1, -900)], payouts: [payout(1, 500), payout(2, 400)] }), { undoesRejection: [] }],
    ['several lines for one payout', asked('settlement', { lines: [line(1, -500), line(2, -400)], payouts: [payout(1, 900)] }), { undoesRejection: [] }],
    ['a fee of the schedule on top', asked('settlement', { lines: [line(1, -750)], payouts: [payout(1, 500)] }), { undoesRejection: [], chargeMinor: 250 }],
    ['a rejected payout that left', asked('settlement', { lines: [line(1, -500)], payouts: [payout(1, 500, 'rejected')] }), { undoesRejection: [1] }],
    [
      'many lines for many payouts of one row',
      asked('settlement', { lines: [line(1, -300), line(2, -600)], payouts: [payout(1, 500), payout(2, 400)], isOneRow: true }),
      { undoesRejection: [] },
    ],
    [
      'a return less what a bank kept, as a person says',
      asked('return', { lines: [line(1, 450)], payouts: [payout(1, 500, 'settled')], isFeeNamed: true }),
      { undoesRejection: [], chargeMinor: 50 },
    ],
    ['a return', asked('return', { lines: [line(1, 500)], payouts: [payout(1, 500, 'settled')] }), { undoesRejection: [] }],
    ['a return less its fee', asked('return', { lines: [line(1, 400)], payouts: [payout(1, 500, 'settled')] }), { undoesRejection: [], chargeMinor: 100 }],
    ['a contribution', asked('contribution', { lines: [line(1, 500)], contributions: [gift(1, 500)] }), { undoesRejection: [] }],
    ['a contribution in two lines', asked('contribution', { lines: [line(1, 200), line(2, 300)], contributions: [gift(1, 500)] }), { undoesRejection: [] }],
    ['a charge', asked('charge', { lines: [line(1, -3)] }), { undoesRejection: [] }],
    ['a charge for a payout', asked('charge', { lines: [line(1, -3)], payouts: [payout(1, 500, 'settled')] }), { undoesRejection: [] }],
    ['interest', asked('interest', { lines: [line(1, 12_345)] }), { undoesRejection: [] }],
    ['a repayment', asked('repayment', { lines: [line(1, 77)], payouts: [payout(1, 500, 'settled')] }), { undoesRejection: [] }],
    ['a transfer out', asked('transfer', { lines: [line(1, -77)] }), { undoesRejection: [] }],
    ['an exchange in', asked('exchange', { lines: [line(1, 77)] }), { undoesRejection: [] }],
    ['a claim', asked('claim', { lines: [line(1, 77)] }), { undoesRejection: [] }],
    ['a refund to a donor', asked('refund', { lines: [line(1, -77)] }), { undoesRejection: [] }],
  ])('allows %s', (_, of, allowed) => {
    expect(outcome(of)).toEqual(allowed)
  })

  it.each<readonly [string, MatchAsked]>([
    ['no line', asked('interest')],
    ['a settlement by money in', asked('settlement', { lines: [line(1, 500)], payouts: [payout(1, 500)] })],
    ['a return by money out', asked('return', { lines: [line(1, -500)], payouts: [payout(1, 500, 'settled')] })],
    ['a charge by money in', asked('charge', { lines: [line(1, 3)] })],
    ['interest by money out', asked('interest', { lines: [line(1, -3)] })],
    ['a repayment by money out', asked('repayment', { lines: [line(1, -3)] })],
    ['a contribution by money out', asked('contribution', { lines: [line(1, -3)], contributions: [gift(1, 3)] })],
    ['lines of both directions', asked('settlement', { lines: [line(1, -600), line(2, 100)], payouts: [payout(1, 500)] })],
    ['a settlement of nothing', asked('settlement', { lines: [line(1, -500)] })],
    ['a contribution of nothing', asked('contribution', { lines: [line(1, 500)] })],
    ['interest with a payout', asked('interest', { lines: [line(1, 500)], payouts: [payout(1, 500)] })],
    ['a settlement with a contribution', asked('settlement', { lines: [line(1, -500)], payouts: [payout(1, 500)], contributions: [gift(1, 500)] })],
    ['many lines and many payouts', asked('settlement', { lines: [line(1, -500), line(2, -400)], payouts: [payout(1, 500), payout(2, 400)] })],
    ['the same line twice', asked('settlement', { lines: [line(1, -500), line(1, -500)], payouts: [payout(1, 1000)] })],
    ['the same payout twice', asked('settlement', { lines: [line(1, -1000)], payouts: [payout(1, 500), payout(1, 500)] })],
    ['a payout settled before', asked('settlement', { lines: [line(1, -500)], payouts: [payout(1, 500, 'settled')] })],
    ['a rejected payout that was paid again', asked('settlement', { lines: [line(1, -500)], payouts: [payout(1, 500, 'rejected', true)] })],
    ['a return of what never left', asked('return', { lines: [line(1, 500)], payouts: [payout(1, 500)] })],
    ['a return twice', asked('return', { lines: [line(1, 500)], payouts: [payout(1, 500, 'returned')] })],
    ['a transfer of two lines', asked('transfer', { lines: [line(1, 5), line(2, 5)] })],
    ['a repayment of two payouts', asked('repayment', { lines: [line(1, 9)], payouts: [payout(1, 5, 'settled'), payout(2, 5, 'settled')] })],
  ])('refuses %s', (_, of) => {
    expect(outcome(of)).toBe('match_not_allowed')
  })

  it('refuses another amount, in either direction, saying where it goes', () => {
    for (const minor of [-499, -501, -749, -250])
      expect(outcome(asked('settlement', { lines: [line(1, minor)], payouts: [payout(1, 500)] }))).toBe('amount_differs')
    expect(outcome(asked('return', { lines: [line(1, 600)], payouts: [payout(1, 500, 'settled')] }))).toBe('amount_differs')
    expect(outcome(asked('contribution', { lines: [line(1, 499)], contributions: [gift(1, 500)] }))).toBe('amount_differs')
    expect(outcome(asked('return', { lines: [line(1, 600)], payouts: [payout(1, 500, 'settled')], isFeeNamed: true }))).toBe('amount_differs')
    const apart = { lines: [line(1, -500), line(2, -650)], payouts: [payout(1, 500), payout(2, 400)], isOneRow: true }
    expect(outcome(asked('settlement', apart))).toBe('amount_differs')
    const result = matchAllowed(asked('settlement', { lines: [line(1, -499)], payouts: [payout(1, 500)] }))
    expect(result.ok ? '' : result.problem.detail).toBe(
      'The lines come to 4.99 TRY, and what they are matched with to 5.00 TRY: an amount that differs goes through its break, and POST /breaks opens one.',
    )
  })

  it('refuses a matched line before anything else', () => {
    expect(outcome(asked('settlement', { lines: [line(1, 500, false)] }))).toBe('line_already_matched')
  })
})
