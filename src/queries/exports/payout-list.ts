import { amountText } from '../../core/money/money.ts'
import { safeCell, writeDelimited } from '../../files/safe-cell.ts'
import { type PayoutOfFund, payoutsOfFund } from '../../store/exports.ts'
import type { Fund } from '../../store/funds.ts'
import type { Read } from '../../store/read.ts'

/** A payout as a donor reads it: amounts as decimal strings, what is not so (yet) as an empty text. */
function told(of: PayoutOfFund, fund: Fund) {
  return {
    reference: of.reference,
    country: of.country,
    way: of.way,
    bankAccount: of.bankAccount,
    amount: amountText(of.minor, of.currency),
    currency: of.currency,
    fundAmount: amountText(of.fundMinor, fund.currency),
    fundCurrency: fund.currency,
    rate: of.rate ?? '',
    state: of.state,
    stateOn: of.stateOn,
    recommendedOn: of.recommendedOn,
    approvedOn: of.approvedOn,
    dueOn: of.dueOn,
    preparedOn: of.preparedOn,
    releasedOn: of.releasedOn ?? '',
    settledOn: of.settledOn ?? '',
    returnedOn: of.returnedOn ?? '',
  }
}

/** Payouts of a fund that were under way in a period, without whose they are: as JSON and as CSV. */
export function payoutList(read: Read, fund: Fund, from: string, to: string): { readonly json: string; readonly csv: string; readonly count: number } {
  const rows = payoutsOfFund(read, fund, from, to).map((of) => told(of, fund))
  const columns = ['reference', 'country', 'way', 'bankAccount', 'amount', 'currency', 'fundAmount', 'fundCurrency', 'rate', 'state', 'stateOn'] as const
  const dates = ['recommendedOn', 'approvedOn', 'dueOn', 'preparedOn', 'releasedOn', 'settledOn', 'returnedOn'] as const
  const header = [...columns, ...dates]
  return {
    json: `${JSON.stringify({ fund: fund.code, from, to, payouts: rows })}\n`,
    csv: writeDelimited([header, ...rows.map((row) => header.map((column) => safeCell(row[column])))], ','),
    count: rows.length,
  }
}
