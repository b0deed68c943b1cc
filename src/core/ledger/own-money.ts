import type { EntryPlan } from './entry.ts'
import { type BankSide, bankPosting, budgetPostings, type FundSide, fxPostings, type RateUsed, rated } from './sides.ts'

/** Entries of money between accounts of ours, named after the rows of the design's table of events. */

/** What a bank kept on the way, in the account's currency and in the fund's. */
export interface KeptOnTheWay {
  readonly minor: number
  readonly fundMinor: number
  readonly used?: RateUsed | undefined
}

/** One end of a transfer: transfers-in-transit / bank, or bank (and what a bank kept) / transfers-in-transit. */
export function transferMoved(of: FundSide, transfer: number, bank: BankSide, kept?: KeptOnTheWay): EntryPlan {
  const { minor = 0, fundMinor = 0, used } = kept ?? {}
  return {
    kind: 'transfer',
    fund: of.fund,
    effectiveDate: bank.bookedOn,
    ...rated(used),
    postings: [
      bankPosting(bank),
      { account: 'assets:transfers-in-transit', currency: bank.currency, subject: transfer, minor: -bank.minor - minor },
      ...(fundMinor > 0
        ? [
            { account: 'expenses:bank-charges', currency: of.currency, subject: 0, minor: fundMinor },
            ...fxPostings({ ...bank, minor: -minor }, of, -fundMinor),
            ...budgetPostings('spent', 'available', of, fundMinor),
          ]
        : []),
    ],
  }
}

/** Currency bought: each line stands against the position in its own currency. */
export function currencyExchanged(fund: number, bank: BankSide): EntryPlan {
  return {
    kind: 'exchange',
    fund,
    effectiveDate: bank.bookedOn,
    postings: [bankPosting(bank), { account: 'equity:fx-position', currency: bank.currency, subject: 0, minor: -bank.minor }],
  }
}
