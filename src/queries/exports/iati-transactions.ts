import { amountText } from '../../core/money/money.ts'
import type { SpentTogether } from '../../core/publication/small-groups.ts'
import { lastOfMonth } from '../../core/time/dates.ts'
import { element, leaf, type XmlElement } from '../../core/xml-element.ts'
import type { DonorMoney, MonthSum } from '../../store/exports.ts'
import type { Fund } from '../../store/funds.ts'

/** A transaction of an activity before it is XML. `type`: of IATI's list TransactionType. Minor units of the fund's currency. */
export interface Transaction {
  readonly ref: string
  readonly type: '1' | '4' | '11'
  readonly date: string
  readonly minor: number
  readonly words: string
  readonly donor?: string | null
}

const INCOMING_FUNDS = '1'
const EXPENDITURE = '4'
const INCOMING_COMMITMENT = '11'

/** What a donor agreed to give, as it came, as it was given back; the bank's interest. What changes nothing in sum on a day is not told. */
export function incoming(rows: readonly DonorMoney[]): Transaction[] {
  return rows.flatMap(({ account, kind, date, contribution, donor, minor }): Transaction[] => {
    // What a fund's closing makes of its income is owed to the donors, and told once it is paid.
    if (kind === 'fund_closed') return []
    const of = (type: Transaction['type'], ref: string, words: string): Transaction => ({
      ref: `${ref}${contribution}-${date}-${kind}`,
      type,
      date,
      minor: -minor,
      words,
      donor,
    })
    if (account === 'income:interest') return [of(INCOMING_FUNDS, 'I', 'Interest of the bank')]
    if (account === 'liabilities:donor-refunds') return [of(INCOMING_FUNDS, 'R', 'Money that was not used, given back to the donor')]
    if (account === 'income:contributions') {
      const agreed = of(INCOMING_COMMITMENT, 'A', 'Contribution as agreed')
      return kind === 'contribution_excess' ? [agreed, of(INCOMING_FUNDS, 'E', 'Contribution received beyond what was agreed')] : [agreed]
    }
    const isAgreed = kind === 'contribution_recorded' || kind === 'contribution_reduced'
    return isAgreed ? [] : [of(INCOMING_FUNDS, 'C', 'Contribution received')]
  })
}

/** Spending by month and, where it can be told, country. A month that has not ended is told up to today: IATI has no transaction in the future. */
export function spending(assistance: readonly SpentTogether[], other: readonly MonthSum[], today: string): Transaction[] {
  const day = (month: string): string => (lastOfMonth(month) < today ? lastOfMonth(month) : today)
  const of = (month: string, ref: string, minor: number, words: string): Transaction => ({ ref, type: EXPENDITURE, date: day(month), minor, words })
  return [
    ...assistance.map(({ month, country, minor }) =>
      country === undefined
        ? of(month, `S-${month}`, minor, `Assistance to students in several countries, to the end of ${month}`)
        : of(month, `S-${month}-${country}`, minor, `Assistance to students in ${country}, ${month}`),
    ),
    ...other.map(({ month, minor }) => of(month, `O-${month}`, minor, `Bank charges, differences of rates and losses, less repayments, ${month}`)),
  ].filter(({ minor }) => minor !== 0)
}

/** In the order of the schema: transaction-type, transaction-date, value, description, provider-org. */
export function transactionElement({ ref, type, date, minor, words, donor }: Transaction, fund: Fund): XmlElement {
  const of = element(
    'transaction',
    leaf('transaction-type', '', { code: type }),
    leaf('transaction-date', '', { 'iso-date': date }),
    leaf('value', amountText(minor, fund.currency), { currency: fund.currency, 'value-date': date }),
    element('description', leaf('narrative', words)),
    donor === undefined || donor === null ? undefined : element('provider-org', leaf('narrative', donor)),
  )
  return { ...of, attributes: { ref: `${fund.code}-${ref}` } }
}
