import { say } from '../said/say.ts'
import type { ColumnRef, FormatProfile } from './profile.ts'
import type { Table } from './source.ts'
import { labelText } from './source.ts'
import { type FileProblem, placeAt } from './statement.ts'

const MOST_PREAMBLE_ROWS = 100

/** The cells of a header row that mean something: a trailing delimiter adds an empty one. */
const namesOf = (row: readonly string[]): readonly string[] => {
  const names = row.map(labelText)
  return names.at(-1) === '' ? names.slice(0, -1) : names
}

/** The row that is the profile's header, every text of it in its place; undefined where none is. */
export function findHeader(table: Table, profile: FormatProfile): number | undefined {
  const at = table.rows.slice(0, MOST_PREAMBLE_ROWS).findIndex((row) => {
    const names = namesOf(row)
    return names.length === profile.header.length && names.every((name, index) => name === profile.header[index])
  })
  return at < 0 ? undefined : at
}

/** The place of a column in the header. Profiles name only columns that their header has: undefined is a mistake of a profile. */
export function columnIndex(profile: FormatProfile, ref: ColumnRef): number {
  let seen = 0
  return profile.header.findIndex((name) => name === ref.name && ++seen === (ref.occurrence ?? 1))
}

/**
 * A header that has at least two thirds of the profile's names, though not all in their places: how it differs. With fewer it is another table, and what this one
 * expects would help nobody.
 */
export function nearHeader(table: Table, profile: FormatProfile): { readonly hits: number; readonly problems: readonly FileProblem[] } | undefined {
  let best = { hits: 0, row: 0 }
  table.rows.slice(0, MOST_PREAMBLE_ROWS).forEach((row, index) => {
    const names = new Set(namesOf(row))
    const hits = new Set(profile.header.filter((name) => names.has(name))).size
    if (hits > best.hits) best = { hits, row: index }
  })
  if (best.hits * 3 < profile.header.length * 2) return undefined
  return { hits: best.hits, problems: differences(namesOf(table.rows[best.row] ?? []), profile, table.lineOf[best.row] ?? 1) }
}

function differences(names: readonly string[], profile: FormatProfile, line: number): readonly FileProblem[] {
  const whole = profile.header.join(profile.delimiter)
  const extra = without(names, profile.header)
  const missing = without(profile.header, names)
  const problems = missing.map((column) => {
    const at = columnIndex(profile, { name: column })
    const there = names[at] ?? ''
    const value = extra.includes(there) ? there : ''
    return placeAt({ line, column, value }, say.columnGone(column, profile.id, whole))
  })
  const replaced = new Set(problems.map((problem) => problem.value))
  const added = extra
    .filter((name) => !replaced.has(name))
    .map((name) => placeAt({ line, column: name, value: name }, say.columnUnknown(name, profile.id, whole)))
  const all = [...problems, ...added]
  if (all.length > 0) return all
  return [placeAt({ line, column: names[0] ?? '', value: names.join(profile.delimiter) }, say.columnsReordered(profile.id, whole))]
}

/** The names of `all` that are left when each of `gone` takes one of its name away. */
function without(all: readonly string[], gone: readonly string[]): readonly string[] {
  const left = [...gone]
  return all.filter((name) => {
    const at = left.indexOf(name)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}
