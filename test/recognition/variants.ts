import type { Random } from '../../fixtures/demo/random.ts'
import type { Sheet } from './render.ts'
import { encoded, textOf } from './render.ts'

/** What happens to files on their way. */
export interface Variant {
  readonly name: string
  /** The changed file's bytes with the lines that it may be read as; undefined where the change cannot be made to this file. */
  readonly make: (sheet: Sheet, random: Random) => Changed | undefined
}

export interface Changed {
  readonly bytes: Uint8Array
  /** The lines that a reader may find: indexes into the sheet's told lines, in the file's order. */
  readonly lines: readonly number[]
  /** Must the file be read? Otherwise a refusal is right. */
  readonly isReadable: boolean
}

const all = (sheet: Sheet): readonly number[] => sheet.told.map((_, n) => n)

function changed(sheet: Sheet, lines: Changed['lines'] | 'none', encoding = sheet.format.encoding): Changed | undefined {
  const bytes = encoded(textOf(sheet), encoding)
  return bytes && { bytes, lines: lines === 'none' ? all(sheet) : lines, isReadable: lines !== 'none' }
}

const withRows = (sheet: Sheet, rows: readonly (readonly string[])[]): Sheet => ({ ...sheet, rows })

const withCell = (sheet: Sheet, row: number, place: number, change: (text: string) => string): Sheet =>
  withRows(
    sheet,
    sheet.rows.map((cells, n) => (n === row ? cells.map((cell, at) => (at === place ? change(cell) : cell)) : cells)),
  )

const placesOf = (sheet: Sheet, roles: readonly string[]): readonly number[] =>
  sheet.format.columns.flatMap(({ role }, place) => (roles.includes(role) ? [place] : []))

const MONEY = ['amount', 'debit', 'credit', 'net']
const TEXTS = ['narrative', 'narrative2', 'counterparty']

/** A line that is neither the oldest nor the newest, by its row. */
const middle = (sheet: Sheet, random: Random): number => sheet.lineRows[1 + random.below(Math.max(1, sheet.lineRows.length - 2))] ?? 0

const showsBalance = (sheet: Sheet): boolean => placesOf(sheet, ['balance']).length > 0
const showsEnds = (sheet: Sheet): boolean => /\{opening\}/.test(JSON.stringify(facts(sheet))) && /\{closing\}/.test(JSON.stringify(facts(sheet)))
const facts = ({ format }: Sheet) => [format.preamble, format.footer, format.openingRow, format.closingRow]
const isProvable = (sheet: Sheet): boolean => showsBalance(sheet) || showsEnds(sheet)

/** The row turned on its head: out becomes in. */
function turned(sheet: Sheet, row: number): Sheet | undefined {
  const [debit] = placesOf(sheet, ['debit'])
  const [credit] = placesOf(sheet, ['credit'])
  const cells = sheet.rows[row] ?? []
  if (debit !== undefined && credit !== undefined) {
    const bare = (text: string) => text.replace(/^[-−]\s?/, '')
    const swap = (cell: string, place: number) => (place === debit ? bare(cells[credit] ?? '') : place === credit ? bare(cells[debit] ?? '') : cell)
    return sheet.format.debitSign === 'negative'
      ? undefined
      : withRows(
          sheet,
          sheet.rows.map((one, n) => (n === row ? one.map(swap) : one)),
        )
  }
  const [amount] = placesOf(sheet, ['amount', 'net'])
  if (amount === undefined || sheet.format.number.sign !== 'leading' || sheet.format.amountStyle === 'flag') return undefined
  const minus = sheet.format.number.unicodeMinus ? '−' : '-'
  return withCell(sheet, row, amount, (text) => (text.startsWith(minus) ? text.slice(1).trim() : `${minus}${text.replace(/^\+\s?/, '')}`))
}

const digitChanged = (text: string): string => text.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 3) % 10))

export const VARIANTS: readonly Variant[] = [
  { name: 'plain', make: (sheet) => changed(sheet, all(sheet)) },
  {
    name: 'rows turned round',
    make: (sheet) => {
      if (sheet.format.openingRow || sheet.format.closingRow || sheet.format.totalsRow) return undefined
      return changed(withRows(sheet, [...sheet.rows].reverse()), [...all(sheet)].reverse())
    },
  },
  {
    name: 'two rows in progress',
    make: (sheet) => {
      const { pending, order } = sheet.format
      const at = sheet.rows.findIndex((cells, n) => !sheet.lineRows.includes(n) && pending && cells[pending.column] === pending.value)
      const row = sheet.rows[at]
      if (!row) return undefined
      return changed(withRows(sheet, order === 'newest_first' ? [row, ...sheet.rows] : [...sheet.rows, row]), all(sheet))
    },
  },
  {
    name: 'rows without a balance at the end',
    make: (sheet, random) => {
      const place = placesOf(sheet, ['balance']).at(-1)
      if (place === undefined || sheet.format.pending || sheet.format.openingRow || sheet.format.closingRow || sheet.format.totalsRow) return undefined
      const bare = (row: readonly string[] | undefined) =>
        (row ?? []).map((cell, at) => (at === place || sheet.format.columns[at]?.role === 'balance' ? '' : cell))
      const count = 1 + random.below(2)
      const newest = sheet.format.order === 'newest_first' ? sheet.rows.slice(0, count) : sheet.rows.slice(-count)
      const more = newest.map(bare)
      return changed(withRows(sheet, sheet.format.order === 'newest_first' ? [...more, ...sheet.rows] : [...sheet.rows, ...more]), 'none')
    },
  },
  {
    name: 'balances gone in the middle',
    make: (sheet, random) => {
      const places = placesOf(sheet, ['balance'])
      if (places.length === 0) return undefined
      const row = middle(sheet, random)
      return changed(
        places.reduce((made, place) => withCell(made, row, place, () => ''), sheet),
        all(sheet),
      )
    },
  },
  {
    name: 'balance broken',
    make: (sheet, random) => {
      const place = placesOf(sheet, ['balance']).at(-1)
      if (place === undefined || sheet.format.columns[place]?.when === 'before') return undefined
      return changed(withCell(sheet, middle(sheet, random), place, digitChanged), 'none')
    },
  },
  {
    name: 'amount changed',
    make: (sheet, random) => {
      const row = middle(sheet, random)
      const place = placesOf(sheet, MONEY).find((at) => /[1-9]/.test(sheet.rows[row]?.[at] ?? ''))
      return place === undefined || !isProvable(sheet) ? undefined : changed(withCell(sheet, row, place, digitChanged), 'none')
    },
  },
  {
    name: 'line dropped',
    make: (sheet, random) => {
      const row = middle(sheet, random)
      const lines = isProvable(sheet) ? 'none' : all(sheet).filter((n) => sheet.lineRows[n] !== row)
      return changed(
        withRows(
          sheet,
          sheet.rows.filter((_, n) => n !== row),
        ),
        lines,
      )
    },
  },
  {
    name: 'sign swapped',
    make: (sheet, random) => {
      const made = isProvable(sheet) ? turned(sheet, middle(sheet, random)) : undefined
      return made && changed(made, 'none')
    },
  },
  {
    name: 'amount damaged',
    make: (sheet, random) => {
      const row = middle(sheet, random)
      const place = placesOf(sheet, MONEY).find((at) => /[1-9]/.test(sheet.rows[row]?.[at] ?? ''))
      return place === undefined
        ? undefined
        : changed(
            withCell(sheet, row, place, (text) => text.replace(/\d/, 'x')),
            'none',
          )
    },
  },
  {
    name: 'amount gone',
    make: (sheet, random) => {
      const row = middle(sheet, random)
      const place = placesOf(sheet, MONEY).find((at) => /[1-9]/.test(sheet.rows[row]?.[at] ?? ''))
      return place === undefined
        ? undefined
        : changed(
            withCell(sheet, row, place, () => ''),
            'none',
          )
    },
  },
  {
    name: 'date damaged',
    make: (sheet, random) => {
      const [place] = placesOf(sheet, ['bookingDate'])
      return place === undefined
        ? undefined
        : changed(
            withCell(sheet, middle(sheet, random), place, (text) => text.replace(/\d\d?/, '9x')),
            'none',
          )
    },
  },
  {
    name: 'row torn',
    make: (sheet, random) => {
      const row = middle(sheet, random)
      return changed(
        withRows(
          sheet,
          sheet.rows.map((cells, n) => (n === row ? cells.slice(0, Math.max(1, cells.length >> 1)) : cells)),
        ),
        'none',
      )
    },
  },
  {
    name: 'bytes cut',
    make: (sheet, random) => {
      const bytes = encoded(textOf(sheet), sheet.format.encoding)
      if (!bytes) return undefined
      const wide = sheet.format.encoding.startsWith('utf-16')
      const cut = bytes.slice(0, Math.floor(bytes.length / 2) + random.below(Math.floor(bytes.length / 2) - 1))
      const end = cut.at(wide ? -2 : -1)
      return end === 10 || end === 13 ? undefined : { bytes: cut, lines: all(sheet), isReadable: false }
    },
  },
  {
    name: 'bytes damaged',
    make: (sheet, random) => {
      const bytes = encoded(textOf(sheet), 'utf-8')
      if (!bytes || bytes.every((byte) => byte < 0x80)) return undefined
      bytes[Math.floor(bytes.length / 3) + random.below(Math.floor(bytes.length / 3))] = 0xff
      return { bytes, lines: all(sheet), isReadable: false }
    },
  },
  {
    name: 'NUL',
    make: (sheet, random) => {
      const bytes = encoded(textOf(sheet), sheet.format.encoding)
      if (!bytes || sheet.format.encoding.startsWith('utf-16')) return undefined
      bytes[Math.floor(bytes.length / 2) + random.below(Math.floor(bytes.length / 3))] = 0
      return { bytes, lines: all(sheet), isReadable: false }
    },
  },
  {
    name: 'column added',
    make: (sheet, random) => {
      const at = random.below(sheet.format.columns.length + 1)
      const insert = (cells: readonly string[], text: string) => [...cells.slice(0, at), text, ...cells.slice(at)]
      const { header } = sheet.format
      const format = { ...sheet.format, header: header && insert(header, 'Zusatz 7') }
      return changed({ ...sheet, format, rows: sheet.rows.map((cells, n) => insert(cells, sheet.lineRows.includes(n) ? `Q${n}` : '')) }, all(sheet))
    },
  },
  {
    name: 'header renamed',
    make: (sheet, random) => {
      const { header } = sheet.format
      if (!header) return undefined
      const at = random.below(header.length)
      return changed({ ...sheet, format: { ...sheet.format, header: header.map((name, n) => (n === at ? 'Xyqua' : name)) } }, all(sheet))
    },
  },
  {
    name: 'header gone',
    make: (sheet) => (sheet.format.header ? changed({ ...sheet, format: { ...sheet.format, header: null }, preamble: [] }, all(sheet)) : undefined),
  },
  {
    name: 'header repeated',
    make: (sheet, random) => {
      const { header } = sheet.format
      const at = middle(sheet, random)
      return header ? changed(withRows(sheet, [...sheet.rows.slice(0, at), header, ...sheet.rows.slice(at)]), all(sheet)) : undefined
    },
  },
  {
    name: 'blank lines',
    make: (sheet, random) => {
      const at = middle(sheet, random)
      return changed(withRows(sheet, [...sheet.rows.slice(0, at), [''], ...sheet.rows.slice(at), ['']]), all(sheet))
    },
  },
  {
    name: 'formulas in texts',
    make: (sheet, random) => {
      const [place] = placesOf(sheet, TEXTS)
      return place === undefined
        ? undefined
        : changed(
            withCell(sheet, middle(sheet, random), place, () => '=HYPERLINK(1+1)'),
            all(sheet),
          )
    },
  },
  {
    name: 'separators and breaks in texts',
    make: (sheet, random) => {
      const [place] = placesOf(sheet, TEXTS)
      if (place === undefined || sheet.format.quote === 'none' || sheet.format.excelFormulaCells === 'all') return undefined
      const text = `A${sheet.format.delimiter}B "C"\nD; E, F`
      return changed(
        withCell(sheet, middle(sheet, random), place, () => text),
        all(sheet),
      )
    },
  },
  {
    name: 'quotes in texts',
    make: (sheet, random) => {
      const [place] = placesOf(sheet, TEXTS)
      if (place === undefined || sheet.format.quote !== 'none') return undefined
      return changed(
        withCell(sheet, middle(sheet, random), place, () => 'the "old" 5" pipe'),
        all(sheet),
      )
    },
  },
]
