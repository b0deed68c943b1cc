import { describe, expect, it } from 'vitest'
import { reconcile } from '../../../src/core/reconciliation/engine.ts'
import { iban, line, payout, type WorldSaid, worldOf } from './world.ts'

const matched = (said: WorldSaid) => reconcile(worldOf(said)).matches.map(({ kind, payouts }) => `${kind} ${payouts}`)
const proposed = (said: WorldSaid) => reconcile(worldOf(said)).proposals.map(({ reason, payouts }) => `${reason} ${payouts}`)

const ACCOUNT = 'TR330006100519786457841326'
const ANOTHER = 'DE89370400440532013000'
const A = payout(1, { payeeAccount: ACCOUNT })

describe('a line by its account alone', () => {
  const inText = (text: string) => ({ lines: [line(10, -A.minor, text)], payouts: [A], ownAccounts: ['TR320010009999901234567890'] })

  it('is a proposal where its text shows the account and another IBAN: either can be the one that was paid', () => {
    expect(matched(inText(`EFT ${ACCOUNT}`))).toEqual(['settlement 1'])
    for (const text of [`EFT ${ANOTHER} AÇIKLAMA ${ACCOUNT}`, `EFT ${ACCOUNT} AÇIKLAMA ${ANOTHER}`]) {
      expect([matched(inText(text)), proposed(inText(text))]).toEqual([[], ['account 1']])
    }
  })

  it('is settled where the other is ours, or a number of the bank', () => {
    expect(matched(inText(`EFT TR320010009999901234567890 / ${ACCOUNT}`))).toEqual(['settlement 1'])
    expect(matched(inText(`EFT ${ACCOUNT} ISLEM 202011030000112233`))).toEqual(['settlement 1'])
  })

  it('is a proposal where it can be another payout to the account, with a fee of the schedule', () => {
    const account = iban(1)
    const lines = [line(10, -300_250, 'EFT', { counterpartyAccount: account })]
    const payouts = [payout(1, { minor: 300_250, payee: 's1' }), payout(2, { minor: 300_000, payee: 's1', payeeAccount: account })]
    expect(matched({ lines, payouts })).toEqual(['settlement 1'])
    expect(matched({ lines, payouts, fees: { outgoing: [250] } })).toEqual([])
    expect(proposed({ lines, payouts, fees: { outgoing: [250] } })).toEqual(['account 1', 'account 2'])
  })
})
