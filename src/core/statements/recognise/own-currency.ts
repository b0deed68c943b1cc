import type { Candidate } from './candidates.ts'
import { currenciesOfHeader } from './currency-names.ts'
import type { Lines } from './lines.ts'

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
