import { currencyRanks } from '../columns/currencies.ts'
import type { Lines } from '../lines/lines.ts'
import type { Candidate } from './candidates.ts'

/** `Charge`, `Dépense`: the only figures of a table are its amounts, whatever their name is, where they are neither a balance nor the numbers of things. */
export function onlyAmounts(candidates: readonly Candidate[], { columns }: Lines): readonly Candidate[] {
  // What was paid in many currencies is not what moved.
  const ranks = currencyRanks(columns)
  const figures = columns.filter(({ isNumber, cents, place }) => isNumber && cents.size > 0 && (ranks.get(place) ?? 0) >= 0)
  const [only] = figures
  if (!only || figures.length > 1 || only.filled < only.cells.length || only.roles.has('balance') || only.roles.has('reference')) return []
  return candidates.filter(({ model }) => !model.needsProof && model.places.includes(only.place))
}
