import { Table } from '../parts.tsx'
import type { Language } from '../words/language.ts'
import { STATEMENTS } from '../words/match.ts'
import { dateInWords, decimalInWords } from '../words/values.ts'
import type { CellRead, ReadingSeen } from './preview-shapes.ts'

const CELLS = 60
/** So many tell the readings apart; the others are folded away, so that what is to be chosen stays in view. */
const FIRST = 8

const taken = (reading: ReadingSeen, { line, column }: CellRead): string => reading.differs?.find((one) => one.line === line && one.column === column)?.as ?? ''

const isAlike = (readings: readonly ReadingSeen[], cell: CellRead): boolean => readings.every((reading) => taken(reading, cell) === cell.as)

/** The cells that readings tell of, in their order. */
function cellsOf(readings: readonly ReadingSeen[]): readonly CellRead[] {
  const cells = new Map<string, CellRead>()
  for (const cell of readings.flatMap(({ differs = [] }) => differs)) cells.set(`${cell.line} ${cell.column}`, cell)
  return [...cells.values()].sort((a, b) => a.line - b.line || a.column.localeCompare(b.column))
}

interface DifferencesProps {
  readonly language: Language
  readonly readings: readonly ReadingSeen[]
}

/**
 * Each cell that is not taken alike by all, with what each reading takes it for. Apart from them those that all take alike, and that could be meant otherwise: a day
 * that is read with its month first only where nothing better stands.
 */
export function Differences({ language, readings }: DifferencesProps) {
  const words = STATEMENTS[language]
  const cells = cellsOf(readings)
  const apart = cells.filter((cell) => !isAlike(readings, cell)).slice(0, CELLS)
  const alike = cells.filter((cell) => isAlike(readings, cell)).slice(0, CELLS)
  const ways = readings.map(({ n }) => words.as(n))
  const waysOf = (cell: CellRead) => readings.map((reading) => cellInWords(language, taken(reading, cell)))
  return (
    <>
      <Cells language={language} caption={words.differs} cells={apart} ways={ways} waysOf={waysOf} />
      <Cells language={language} caption={words.alike} cells={alike} ways={[words.asAll]} waysOf={(cell) => [cellInWords(language, cell.as)]} />
    </>
  )
}

interface CellsProps {
  readonly language: Language
  readonly caption: string
  readonly cells: readonly CellRead[]
  /** What it is taken for: the columns' titles, and what stands in them. */
  readonly ways: readonly string[]
  readonly waysOf: (cell: CellRead) => readonly string[]
}

function Cells({ language, caption, cells, ways, waysOf }: CellsProps) {
  const words = STATEMENTS[language]
  const columns = [words.line, words.column, words.value, ...ways]
  const rows = cells.map((cell) => [String(cell.line), cell.column, <code>{cell.value}</code>, ...waysOf(cell)])
  const more = rows.slice(FIRST)
  if (rows.length === 0) return null
  return (
    <>
      <Table language={language} caption={caption} columns={columns} rows={rows.slice(0, FIRST)} />
      {more.length === 0 ? null : (
        <details>
          <summary>{words.differsMore(more.length)}</summary>
          <Table language={language} caption={`${caption} (${words.differsMore(more.length)})`} columns={columns} rows={more} />
        </details>
      )}
    </>
  )
}

/** What a cell is taken for: a day with its month in words, for that is what readings differ in; an amount as everywhere. */
const cellInWords = (language: Language, as: string): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(as) ? dateInWords(language, as) : /^-?\d+(\.\d+)?$/.test(as) ? decimalInWords(language, as) : as

/** A reading by its number, and by what it takes the first cell of each column for in which the readings differ. */
export function toldApart(language: Language, reading: ReadingSeen, readings: readonly ReadingSeen[]): string {
  const words = STATEMENTS[language]
  const apart = cellsOf(readings).filter((cell) => !isAlike(readings, cell) && taken(reading, cell) !== '')
  const first = apart.filter((cell, place) => apart.findIndex(({ column }) => column === cell.column) === place)
  const told = first.map((cell) => words.cellTaken(cell.value, cellInWords(language, taken(reading, cell))))
  const read = [words.reading(reading.n), told.join(', ')].filter((part) => part !== '').join(': ')
  return reading.ahead ? `${read} (${words.aheadShort})` : read
}
