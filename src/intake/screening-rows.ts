import type { ScreeningEntry } from '../core/eligibility/screening.ts'
import { problem } from '../core/problem.ts'
import { done, type Result } from '../core/result.ts'
import { because, type Said, say } from '../core/said/say.ts'
import { decodeAs } from '../files/decode.ts'
import { parseDelimited } from '../files/delimited.ts'
import { columnOf, folded } from './list-columns.ts'
import { delimiterOf } from './list-delimiter.ts'

const COLUMNS = ['name', 'birthDate', 'passportNumber'] as const
const MOST_ENTRIES = 200_000
/** Lists know a birth date whole, to the month or to the year. */
const BORN = /^\d{4}(-\d{2}(-\d{2})?)?$/

interface ListFault {
  readonly line: number
  readonly column: string
  readonly value: string
  readonly reason: string
  readonly said: Said
}

/**
 * Reads a screening list: CSV in UTF-8 with the columns name, birthDate, passportNumber; others are not used. The headers can be those of a list of students too,
 * in its languages, with the name in two columns. Refuses list_unreadable, list_refused.
 */
export function readScreeningList(bytes: Uint8Array): Result<readonly ScreeningEntry[]> {
  const text = decodeAs(bytes, 'utf-8')
  if (text === undefined) return problem('list_unreadable', say.listNotUtf8)
  const { rows, lineOf, faults } = parseDelimited(text, delimiterOf(text))
  const [fault] = faults
  if (fault) return problem('list_unreadable', say.quotesOfScreening(lineOf[fault.row] ?? fault.row + 1))
  const [header = [], ...entries] = rows
  const places = placesIn(header)
  if (places[0]?.length === 0) return problem('list_unreadable', say.screeningColumns(COLUMNS.slice(1)))
  if (entries.length > MOST_ENTRIES) return problem('list_unreadable', say.mostEntries(MOST_ENTRIES))
  const read = entries
    .map((cells, index) => ({ line: lineOf[index + 1] ?? index + 2, cells: places.map((of) => joined(of.map((place) => cells[place] ?? ''))) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
  const problems = read.flatMap(({ line, cells }) => faultsOf(line, cells))
  if (problems.length > 0) return problem('list_refused', say.listRefusedWhole(problems.length), { members: { problems } })
  return done(
    read.map(({ cells: [name = '', birthDate = '', passportNumber = ''] }) => ({
      name,
      ...(birthDate === '' ? {} : { birthDate }),
      ...(passportNumber === '' ? {} : { passportNumber }),
    })),
  )
}

/** Where each column stands; a name can stand in several. */
function placesIn(header: readonly string[]): readonly (readonly number[])[] {
  const at = (...columns: readonly string[]) =>
    columns.flatMap((column) => header.findIndex((title) => folded(title) === folded(column) || columnOf(title) === column)).filter((place) => place !== -1)
  const whole = at('name')
  return [whole.length > 0 ? whole : at('familyName', 'givenName', 'patronymic'), at('birthDate'), at('passportNumber')]
}

const joined = (cells: readonly string[]): string =>
  cells
    .map((cell) => cell.normalize('NFC').trim())
    .filter((cell) => cell !== '')
    .join(' ')

function faultsOf(line: number, [name = '', birthDate = '']: readonly string[]): readonly ListFault[] {
  return [
    ...(name === '' ? [{ line, column: 'name', value: name, ...because(say.entryName) }] : []),
    ...(birthDate !== '' && !BORN.test(birthDate) ? [{ line, column: 'birthDate', value: birthDate, ...because(say.entryBorn) }] : []),
  ]
}
