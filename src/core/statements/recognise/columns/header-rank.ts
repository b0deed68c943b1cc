import { currenciesOfHeader } from '../words/currency-names.ts'
import { folded, hasWord, wordList } from '../words/words.ts'
import type { Column } from './columns.ts'

/** Of several amounts this is the one that moved: what was bought may have had another currency. */
const IN_ACCOUNT_CURRENCY = wordList(
  `account currency; card currency; billing amount; billed amount; billing currency; currency of account; currency of the account; mene uctu; mene účtu; měně účtu; walucie rachunku; kontowährung; kontowaehrung; валюте счета; обороты по счету; сумма по счету; валюте карты; валюті картки; валюті рахунку; валута на сметката; devise du compte; moneda de la cuenta; divisa de la cuenta; valuta contului; valuta cont; valuta del conto; valuta conto; moeda da conta; moneda contului; hesap para birimi; valuta računa; számla devizanemében; hesabdaki məbləğ; hesab valyutasi; hesaptaki tutar; hesaba yansıyan; kontobetrag; montant du compte; montant sur le compte; importe en cuenta; importe de la cuenta; valor na conta; importo sul conto; importo conto; kwota na rachunku; сумма на счете; сумма на счёте; сумма на рахунку; částka na účtu; suma na účte; account amount; amount on account; bedrag op rekening`,
)

/** Does a header say that its amounts are in the account's currency? */
export const isInAccountCurrency = ({ name }: Column): boolean => hasWord(folded(name), IN_ACCOUNT_CURRENCY)

/** Or name the one that they are in? */
export const isInOneCurrency = (column: Column): boolean => isInAccountCurrency(column) || currenciesOfHeader(column.name) !== undefined

/** A fee, a rate, a count: unless the amount is the one after it. */
export const isOther = ({ roles }: Column): boolean =>
  (roles.has('other') || (roles.has('fee') && !roles.has('net'))) && !roles.has('debit') && !roles.has('credit')

const MOVED = ['amount', 'debit', 'credit', 'net', 'gross', 'balance'] as const

/** How well a header fits the column of what moved. Below 0: never without arithmetic. */
export function rankOf(column: Column): number {
  const { roles } = column
  const isThing = roles.has('reference') && !MOVED.some((role) => roles.has(role))
  const minus = (isThing ? 6 : 0) + (roles.has('balance') ? 8 : 0) + (roles.has('original') ? 3 : 0) + (roles.has('gross') ? 1 : 0) + (isOther(column) ? 6 : 0)
  const inOwn = roles.has('amount') && !roles.has('original') && isInAccountCurrency(column) ? 1 : 0
  return (roles.has('amount') ? 4 : 0) + (roles.has('net') ? 4 : 0) + inOwn - minus - (roles.has('debit') === roles.has('credit') ? 0 : 1)
}

/** What a flag adds to the rank of the amount beside it. */
export const flagRank = ({ roles }: Column): number => 3 + Number(roles.has('direction'))
