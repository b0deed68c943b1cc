import writeXlsxFile from 'write-excel-file/node'
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

/** Sheets of text as an XLSX workbook; the names are cut to the 31 letters that the format allows. */
export async function writeWorkbook(sheets: readonly SheetOfText[]): Promise<Uint8Array> {
  const named = sheets.map(({ name, rows }) => ({ sheet: name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31), data: rows.map((row) => row.map(cellOf)) }))
  return writeXlsxFile(named).toBuffer()
}
