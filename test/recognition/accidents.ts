import { all, changed, MONEY, middle, placesOf, TEXTS, type Variant, withCell, withRows } from './change.ts'
import { encoded, textOf } from './render.ts'

/** What damages a file, or changes it without harm. */
export const ACCIDENTS: readonly Variant[] = [
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
      // A file that ends with a whole row says nothing wrong, be there a line end or none.
      const isRowEnd = [end, bytes[cut.length]].some((byte) => byte === 10 || byte === 13)
      return isRowEnd ? undefined : { bytes: cut, lines: all(sheet), isReadable: false }
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
