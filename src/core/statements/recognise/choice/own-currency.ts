import { say } from '../../../said/say.ts'
import { isEmptyCell } from '../cells/empty-cell.ts'
import type { Lines } from '../lines/lines.ts'
import { currenciesBeside, currenciesOfHeader } from '../words/currency-names.ts'
import type { Candidate } from './candidates.ts'
import type { Objection } from './objections.ts'

/**
 * `Montant (EUROS)` beside `Montant (FRANCS)`: where a column of amounts is in the account's currency by its header, one that is in another by its own is no reading of
 * the account.
 */
export function inOwnCurrency(candidates: readonly Candidate[], { columns }: Lines, currency: string): readonly Candidate[] {
  const said = new Map(columns.map(({ place, name }) => [place, currenciesOfHeader(name)] as const))
  const codes = ({ model }: Candidate) => model.places.flatMap((place) => said.get(place) ?? [])
  const isOwn = (one: Candidate) => codes(one).includes(currency)
  if (!candidates.some(isOwn)) return candidates
  return candidates.filter((one) => codes(one).length === 0 || isOwn(one))
}

/**
 * Amounts of which some stand beside another currency than the account's (`25,00 USD`), and others do not: what they were in the account's no cell tells. Where all of
 * them stand beside it, the whole statement is in that currency.
 */
export function foreignAmounts(candidates: readonly Candidate[], { columns }: Lines, currency: string): readonly Objection[] {
  const foreign = candidates.map(({ model }) => {
    const amounts = model.places.flatMap((place) => {
      const column = columns[place]
      return column?.isNumber ? column.cells.flatMap((cell, row) => (isEmptyCell(cell) ? [] : [{ row, column, codes: currenciesBeside(cell) }])) : []
    })
    const others = amounts.filter(({ codes }) => codes !== undefined && !codes.includes(currency))
    const isOne = new Set(amounts.map(({ codes }) => codes?.join())).size === 1
    return isOne ? [] : others
  })
  const [first = []] = foreign
  return foreign.every((of) => of.length > 0) ? first.map(({ row, column }) => ({ row, column, reason: say.otherCurrencyRow })) : []
}
