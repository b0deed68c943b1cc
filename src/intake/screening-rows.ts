import type { ScreeningEntry } from '../core/eligibility/screening.ts'
import { problem } from '../core/problem.ts'
import { done, type Result } from '../core/result.ts'
import { because, type Said, say } from '../core/said/say.ts'
import { decodeAs } from '../files/decode.ts'
import { parseDelimited } from '../files/delimited.ts'
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

/** Reads a screening list: CSV in UTF-8 with the columns name, birthDate, passportNumber; others are not used. Refuses list_unreadable, list_refused. */
export function readScreeningList(bytes: Uint8Array): Result<readonly ScreeningEntry[]> {
  const text = decodeAs(bytes, 'utf-8')
  if (text === undefined) return problem('list_unreadable', say.listNotUtf8)
  const { rows, lineOf, faults } = parseDelimited(text, delimiterOf(text))
  const [fault] = faults
  if (fault) return problem('list_unreadable', say.quotesOfScreening(lineOf[fault.row] ?? fault.row + 1))
  const [header = [], ...entries] = rows
  const places = COLUMNS.map((column) => header.findIndex((title) => title.trim() === column))
  if (places[0] === -1) return problem('list_unreadable', say.screeningColumns(COLUMNS.slice(1)))
  if (entries.length > MOST_ENTRIES) return problem('list_unreadable', say.mostEntries(MOST_ENTRIES))
  const read = entries
    .map((cells, index) => ({ line: lineOf[index + 1] ?? index + 2, cells: places.map((place) => (cells[place] ?? '').normalize('NFC').trim()) }))
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

function faultsOf(line: number, [name = '', birthDate = '']: readonly string[]): readonly ListFault[] {
  return [
    ...(name === '' ? [{ line, column: 'name', value: name, ...because(say.entryName) }] : []),
    ...(birthDate !== '' && !BORN.test(birthDate) ? [{ line, column: 'birthDate', value: birthDate, ...because(say.entryBorn) }] : []),
  ]
}
