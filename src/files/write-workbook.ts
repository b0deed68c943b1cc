import { safeCell } from './safe-cell.ts'

export interface SheetOfText {
  readonly name: string
  readonly rows: ReadonlyArray<readonly string[]>
}

/** A cell is a number where the text is one that a spreadsheet holds exactly (15 digits), else text that is no formula. */
function cellOf(text: string) {
  const isNumber = /^-?\d+(\.\d+)?$/.test(text) && text.replace(/\D/g, '').length <= 15 && !/^-?0\d/.test(text)
  const decimals = text.split('.')[1]?.length ?? 0
  return isNumber ? { value: Number(text), type: Number, format: decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}` } : { value: safeCell(text), type: String }
}

const LONGEST_NAME = 31

/** A name that the format allows (no `[]:*?/\\`, 31 letters), and that no sheet before it has. */
function sheetName(name: string, before: ReadonlySet<string>): string {
  const plain = name.replace(/[[\]:*?/\\]/g, ' ')
  for (let nth = 1; ; nth++) {
    const end = nth === 1 ? '' : ` (${nth})`
    const sheet = plain.slice(0, LONGEST_NAME - end.length) + end
    if (!before.has(sheet.toLowerCase())) return sheet
  }
}

/** Sheets of text as an XLSX workbook; names are cut to what the format allows, and told apart by a number. */
export async function writeWorkbook(sheets: readonly SheetOfText[]): Promise<Uint8Array> {
  const { default: writeXlsxFile } = await import('write-excel-file/node')
  const names = new Set<string>()
  const named = sheets.map(({ name, rows }) => {
    const sheet = sheetName(name, names)
    names.add(sheet.toLowerCase())
    return { sheet, data: rows.map((row) => row.map(cellOf)) }
  })
  return writeXlsxFile(named).toBuffer()
}
