import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as claims from '../../../src/core/ledger/claims.ts'
import type { EntryPlan } from '../../../src/core/ledger/entry.ts'
import * as grants from '../../../src/core/ledger/grants.ts'
import * as moneyIn from '../../../src/core/ledger/money-in.ts'
import * as ownMoney from '../../../src/core/ledger/own-money.ts'
import * as payouts from '../../../src/core/ledger/payouts.ts'
import type { BankSide } from '../../../src/core/ledger/sides.ts'

/** Sums per layer and currency: each must be nothing. */
function sums(entry: EntryPlan): number[] {
  const found = new Map<string, number>()
  for (const { account, currency, minor } of entry.postings) {
    const key = `${account.startsWith('budget:')} ${currency}`
    found.set(key, (found.get(key) ?? 0) + minor)
  }
  return [...found.values()]
}

const amounts = fc.integer({ min: 1, max: 1_000_000_000 })
const currencies = fc.constantFrom('TRY', 'USD')

describe('every entry', () => {
  it('sums to nothing per layer and currency, in one currency and across two', () => {
    fc.assert(
      fc.property(amounts, amounts, fc.integer({ min: 1, max: 999 }), currencies, currencies, (minor, other, part, fundCurrency, bankCurrency) => {
        const of = { fund: 1, currency: fundCurrency }
        const same = fundCurrency === bankCurrency
        const bank = (signed: number): BankSide => ({
          account: 'assets:bank:B',
          currency: bankCurrency,
          minor: signed,
          line: 9,
          bookedOn: '2020-11-02',
        })
        const moved = same ? minor : other
        const p = { payout: 3, grant: 2, minor }
        const short = Math.min(part, minor)
        const entries = [
          moneyIn.accountOpened('assets:bank:B', bankCurrency, 1, minor, '2020-11-02'),
          moneyIn.contributionRecorded(of, 5, minor, '2020-11-02'),
          moneyIn.contributionBeforeOpening(of, 5, minor, '2020-11-02'),
          moneyIn.contributionReceived(of, 5, bank(moved), minor),
          moneyIn.contributionReceived(of, 5, bank(moved), minor, undefined, part),
          moneyIn.contributionExcess(of, 5, bank(moved), minor),
          moneyIn.contributionReduced(of, 5, minor, '2020-11-02'),
          moneyIn.interestReceived(of, bank(moved), minor),
          moneyIn.repaymentReceived(of, bank(moved), minor, 2),
          moneyIn.unidentified(1, bank(moved)),
          moneyIn.unidentified(1, bank(-moved)),
          moneyIn.moneySetAside(of, -minor, '2020-11-02'),
          ownMoney.transferMoved(of, 6, bank(-moved)),
          ownMoney.transferMoved(of, 6, bank(moved), { minor: part, fundMinor: same ? part : other }),
          ownMoney.currencyExchanged(1, bank(-moved)),
          grants.grantApproved(of, 2, minor, '2020-11-02'),
          grants.grantCancelled(of, 2, minor, '2020-11-02'),
          payouts.payoutsInstructed(of, [p, { ...p, payout: 4 }], '2020-11-02'),
          payouts.payoutRejected(of, p, '2020-11-02'),
          payouts.payoutSettled(of, p, [bank(-moved)]),
          payouts.payoutSettled(of, p, [bank(-(same ? minor - short : other))], undefined, { kind: 'payable', minor: short }),
          payouts.payoutSettled(of, p, [bank(-(same ? minor + part : other))], undefined, { kind: 'charge', minor: part }),
          payouts.payoutSettled(of, p, [bank(-(same ? minor + part : other))], undefined, { kind: 'unidentified', minor: part }),
          payouts.payoutReturned(of, p, bank(moved)),
          payouts.payoutReturned(of, p, bank(same ? minor - short : other), undefined, short),
          payouts.bankCharge(of, bank(-moved), minor),
          claims.claimed(of, 9, { currency: bankCurrency, minor: moved }, minor, '2020-11-02'),
          claims.claimRecovered(of, 9, bank(moved), minor),
          claims.claimGivenUp(of, 9, minor, '2020-11-02'),
          claims.paymentGivenUp(of, 9, { currency: bankCurrency, minor: moved }, minor, '2020-11-02'),
          claims.lossTakenBack(of, 9, minor, '2020-11-02'),
          claims.receiptSentBack(1, 9, bank(-moved)),
        ]
        for (const entry of entries) expect([entry.kind, ...sums(entry).filter((sum) => sum !== 0)]).toEqual([entry.kind])
      }),
    )
  })
})
