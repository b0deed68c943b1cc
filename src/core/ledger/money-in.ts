import type { EntryPlan } from './entry.ts'
import { type BankSide, bankPosting, budgetPostings, chargePostings, type FundSide, fxPostings, type RateUsed, rated } from './sides.ts'

/** Entries of money that comes in and of what is set aside, named after the rows of the design's table of events. */

export function accountOpened(account: string, currency: string, fund: number, minor: number, on: string): EntryPlan {
  return {
    kind: 'account_opened',
    fund,
    effectiveDate: on,
    postings: [
      { account, currency, subject: 0, minor },
      { account: 'equity:opening', currency, subject: 0, minor: -minor },
    ],
  }
}

export function contributionRecorded(of: FundSide, contribution: number, minor: number, on: string): EntryPlan {
  return {
    kind: 'contribution_recorded',
    fund: of.fund,
    effectiveDate: on,
    postings: [
      { account: 'assets:contributions-receivable', currency: of.currency, subject: contribution, minor },
      { account: 'income:contributions', currency: of.currency, subject: contribution, minor: -minor },
      ...budgetPostings('available', 'appropriated', of, minor),
    ],
  }
}

/** Money that is in the account's opening balance already: no line will come. */
export function contributionBeforeOpening(of: FundSide, contribution: number, minor: number, on: string): EntryPlan {
  return {
    kind: 'contribution_before_opening',
    fund: of.fund,
    effectiveDate: on,
    postings: [
      { account: 'equity:opening', currency: of.currency, subject: 0, minor },
      { account: 'assets:contributions-receivable', currency: of.currency, subject: contribution, minor: -minor },
    ],
  }
}

/** A line brings (part of) a contribution: `fundMinor` of the fund's currency, and what a bank kept of it for itself. */
export function contributionReceived(of: FundSide, contribution: number, bank: BankSide, fundMinor: number, used?: RateUsed, chargeMinor = 0): EntryPlan {
  return {
    kind: 'contribution_received',
    fund: of.fund,
    effectiveDate: bank.bookedOn,
    ...rated(used),
    postings: [
      bankPosting(bank),
      { account: 'assets:contributions-receivable', currency: of.currency, subject: contribution, minor: -fundMinor - chargeMinor },
      ...fxPostings(bank, of, fundMinor),
      ...(chargeMinor > 0 ? chargePostings(of, chargeMinor) : []),
    ],
  }
}

/** More came than was agreed: the excess is a contribution too, spendable at once. */
export function contributionExcess(of: FundSide, contribution: number, bank: BankSide, fundMinor: number, used?: RateUsed): EntryPlan {
  return {
    kind: 'contribution_excess',
    fund: of.fund,
    effectiveDate: bank.bookedOn,
    ...rated(used),
    postings: [
      bankPosting(bank),
      { account: 'income:contributions', currency: of.currency, subject: contribution, minor: -fundMinor },
      ...fxPostings(bank, of, fundMinor),
      ...budgetPostings('available', 'appropriated', of, fundMinor),
    ],
  }
}

export function contributionReduced(of: FundSide, contribution: number, minor: number, on: string): EntryPlan {
  return {
    kind: 'contribution_reduced',
    fund: of.fund,
    effectiveDate: on,
    postings: [
      { account: 'income:contributions', currency: of.currency, subject: contribution, minor },
      { account: 'assets:contributions-receivable', currency: of.currency, subject: contribution, minor: -minor },
      ...budgetPostings('appropriated', 'available', of, minor),
    ],
  }
}

export function interestReceived(of: FundSide, bank: BankSide, fundMinor: number, used?: RateUsed): EntryPlan {
  return {
    kind: 'interest',
    fund: of.fund,
    effectiveDate: bank.bookedOn,
    ...rated(used),
    postings: [
      bankPosting(bank),
      { account: 'income:interest', currency: of.currency, subject: 0, minor: -fundMinor },
      ...fxPostings(bank, of, fundMinor),
      ...budgetPostings('available', 'appropriated', of, fundMinor),
    ],
  }
}

/** A student pays back: the assistance is less, and the money is available again. */
export function repaymentReceived(of: FundSide, bank: BankSide, fundMinor: number, grant: number, used?: RateUsed): EntryPlan {
  return {
    kind: 'repayment',
    fund: of.fund,
    effectiveDate: bank.bookedOn,
    ...rated(used),
    postings: [
      bankPosting(bank),
      { account: 'expenses:assistance', currency: of.currency, subject: grant, minor: -fundMinor },
      ...fxPostings(bank, of, fundMinor),
      ...budgetPostings('available', 'spent', of, fundMinor, grant),
    ],
  }
}

/** A line that nobody can explain yet, parked: a receipt owed to whoever sent it, a payment to be claimed. */
export function unidentified(fund: number, bank: BankSide): EntryPlan {
  const account = bank.minor > 0 ? 'liabilities:unidentified-receipts' : 'assets:unidentified-payments'
  return {
    kind: bank.minor > 0 ? 'unidentified_receipt' : 'unidentified_payment',
    fund,
    effectiveDate: bank.bookedOn,
    postings: [bankPosting(bank), { account, currency: bank.currency, subject: bank.line, minor: -bank.minor }],
  }
}

/** Money set aside (overheads, a tranche not to be used yet), or freed (negative). */
export function moneySetAside(of: FundSide, minor: number, on: string): EntryPlan {
  return { kind: 'set_aside', fund: of.fund, effectiveDate: on, postings: budgetPostings('set-aside', 'available', of, minor) }
}
