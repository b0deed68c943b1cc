import { digitsOf } from '../money/currency.ts'
import { say } from '../said/say.ts'
import type { DateReader } from './dates.ts'
import { amountReader } from './number.ts'
import type { FormatProfile, PreambleFact } from './profile.ts'
import type { Claim, Claims } from './proof.ts'
import { labelText, type Table } from './source.ts'
import type { Cell, ProblemList } from './statement.ts'

/** The labelled lines above a table, by what they tell. */
export type Preamble = ReadonlyMap<PreambleFact, Cell>

/** Reads the labelled lines above the header. A label twice, a second value beside it or a required label missing is a problem. */
export function readPreamble(table: Table, headerRow: number, profile: FormatProfile, problems: ProblemList): Preamble {
  const facts = new Map<PreambleFact, Cell>()
  for (const [index, row] of table.rows.slice(0, headerRow).entries()) {
    const label = labelText(row[0] ?? '')
    const known = profile.preamble.find((entry) => entry.label === label)
    if (!known || known.fact === 'ignore') continue
    const cell: Cell = { line: table.lineOf[index] ?? 1, column: label, value: (row[1] ?? '').trim() }
    const second = row.slice(2).some((more) => more.trim() !== '')
    if (second) problems.add({ ...cell, value: row.slice(1).join(profile.delimiter) }, say.oneValue(label))
    else if (facts.has(known.fact)) problems.add(cell, say.labelTwice(label))
    facts.set(known.fact, cell)
  }
  for (const { label, fact, required } of profile.preamble) {
    if (required && !facts.has(fact)) {
      problems.add({ line: 1, column: label, value: '' }, say.labelExpected(profile.id, `${label}${profile.delimiter}`))
    }
  }
  return facts
}

/** The days that the file says it covers, read from `period` or `since` and `until`. */
export function periodOf(facts: Preamble, dates: DateReader, problems: ProblemList): { since?: string; until?: string } {
  const period = facts.get('period')
  const [first, last, ...more] = period ? period.value.split(' - ') : []
  if (period && more.length > 0) problems.add(period, say.twoDatesOnly(dates.expects))
  const read = (cell: Cell | undefined, text: string | undefined): string | undefined => {
    if (!cell) return undefined
    const date = dates.read(text ?? '')
    if (date === undefined) problems.add(cell, (period ? say.twoDatesExpected : say.expected)(dates.expects))
    return date
  }
  const since = read(period ?? facts.get('since'), period ? first : facts.get('since')?.value)
  const until = read(period ?? facts.get('until'), period ? last : facts.get('until')?.value)
  const end = period ?? facts.get('until')
  if (since !== undefined && until !== undefined && since > until && end) problems.add(end, say.periodEndsEarly)
  return { ...(since === undefined ? {} : { since }), ...(until === undefined ? {} : { until }) }
}

/** The balances and the number of lines that the file states. */
export function claimsOf(facts: Preamble, profile: FormatProfile, currency: string, problems: ProblemList): Pick<Claims, 'opening' | 'closing' | 'count'> {
  const amounts = amountReader(profile.number, digitsOf(currency) ?? 2)
  const claim = (fact: PreambleFact): Claim | undefined => {
    const cell = facts.get(fact)
    const minor = cell && amounts.read(cell.value)
    if (cell && minor === undefined) problems.add(cell, say.expected(amounts.expects))
    return cell && minor !== undefined ? { minor, cell } : undefined
  }
  const opening = claim('opening')
  const closing = claim('closing')
  const cell = facts.get('count')
  const lines = cell && /^\d{1,9}$/.test(cell.value) ? Number(cell.value) : undefined
  if (cell && lines === undefined) problems.add(cell, say.numberOfLines)
  return { ...(opening ? { opening } : {}), ...(closing ? { closing } : {}), ...(cell && lines !== undefined ? { count: { lines, cell } } : {}) }
}
