import type { ColumnRef, FormatProfile } from './profile.ts'
import type { Table } from './source.ts'
import { labelText } from './source.ts'
import type { FileProblem } from './statement.ts'

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

/** A header that has at least half of the profile's names, though not all in their places: how it differs. */
export function nearHeader(table: Table, profile: FormatProfile): { readonly hits: number; readonly problems: readonly FileProblem[] } | undefined {
  let best = { hits: 0, row: 0 }
  table.rows.slice(0, MOST_PREAMBLE_ROWS).forEach((row, index) => {
    const names = new Set(namesOf(row))
    const hits = new Set(profile.header.filter((name) => names.has(name))).size
    if (hits > best.hits) best = { hits, row: index }
  })
  if (best.hits * 2 < profile.header.length) return undefined
  return { hits: best.hits, problems: differences(namesOf(table.rows[best.row] ?? []), profile, table.lineOf[best.row] ?? 1) }
}

function differences(names: readonly string[], profile: FormatProfile, line: number): readonly FileProblem[] {
  const whole = `The header of ${profile.id} is: ${profile.header.join(profile.delimiter)}`
  const extra = without(names, profile.header)
  const missing = without(profile.header, names)
  const problems = missing.map((column) => {
    const at = columnIndex(profile, { name: column })
    const there = names[at] ?? ''
    const value = extra.includes(there) ? there : ''
    return { line, column, value, reason: `The header has changed: the column "${column}" is not there. ${whole}` }
  })
  const replaced = new Set(problems.map((problem) => problem.value))
  const added = extra
    .filter((name) => !replaced.has(name))
    .map((name) => ({ line, column: name, value: name, reason: `The header has changed: the column "${name}" is not known, or stands there twice. ${whole}` }))
  const all = [...problems, ...added]
  if (all.length > 0) return all
  return [
    { line, column: names[0] ?? '', value: names.join(profile.delimiter), reason: `The header has changed: its columns stand in another order. ${whole}` },
  ]
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
