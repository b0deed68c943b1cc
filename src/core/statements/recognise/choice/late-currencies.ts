import { say } from '../../../said/say.ts'
import type { Column } from '../columns/columns.ts'
import { mixedCurrencies, pricedBy } from '../columns/currencies.ts'
import type { Lines } from '../lines/lines.ts'
import type { Candidate } from './candidates.ts'
import type { Objection } from './objections.ts'
import { foreignAmounts } from './own-currency.ts'

/** A search looks at the first lines: what stands in another currency behind them is looked for over all lines, once it is known which columns are read. */
export function lateCurrencies(
  readings: readonly Candidate[],
  lines: Lines,
  columnsAt: (places: ReadonlySet<number>) => readonly Column[],
  currency: string,
): readonly Objection[] {
  const codes = pricedBy(lines.columns).map(({ column }) => column)
  // Without currencies no other amounts matter.
  const amounts = codes.length === 0 ? [] : lines.columns.filter(({ isNumber }) => isNumber)
  const places = [...codes, ...amounts].map(({ place }) => place)
  const columns = columnsAt(new Set([...places, ...readings.flatMap(({ model }) => model.places)]))
  const mixed = codes.length === 0 ? [] : mixedCurrencies(columns).map((at) => ({ ...at, reason: say.otherCurrencyRow }))
  return mixed.length > 0 ? mixed : foreignAmounts(readings, { ...lines, columns }, currency)
}
