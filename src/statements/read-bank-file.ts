import { type Said, say } from '../core/said/say.ts'
import { encodingScore, LEGACY_ENCODINGS } from '../core/statements/readings.ts'
import { NOWHERE, placeAt } from '../core/statements/statement.ts'
import { encodingOf } from '../files/declared-encoding.ts'
import { decodeAs, decodeText } from '../files/decode.ts'
import { htmlTable, spreadsheetXml } from '../files/markup-table.ts'
import { readXml, xmlEncoding } from '../files/xml.ts'
import { isZip } from '../files/zip-archive.ts'
import { headOf, isMarkup, readCamtFile } from './read-camt.ts'
import { readPage } from './read-page.ts'
import { type Expected, judged, known, readStatement, refusal, type StatementRead } from './read-statement.ts'
import { readSheets, readWorkbookStatement } from './read-workbook.ts'

/** The old format of Excel, and any workbook with a password, are OLE compound files. */
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0]

/** A page or workbook of tags is held whole; a statement of ISO 20022 is not. */
const LARGEST_MARKUP = 32 * 1_048_576

/** Reads a bank's file by what it is, whatever it is called: a workbook, a message of ISO 20022, a table in HTML or XML, or text. */
export async function readBankFile(bytes: Uint8Array, expected: Expected): Promise<StatementRead> {
  if (COMPOUND_FILE.every((byte, index) => bytes[index] === byte)) {
    return refused(say.oldWorkbookOrCsv)
  }
  if (isZip(bytes)) return readWorkbookStatement(bytes, expected)
  return isMarkup(bytes) ? readMarkup(bytes, expected) : readStatement(bytes, expected)
}

const refused = (said: Said): StatementRead => refusal([placeAt(NOWHERE, said)])

function readMarkup(bytes: Uint8Array, expected: Expected): StatementRead {
  const head = headOf(bytes)
  if (/camt\.05|BkToCstmr/.test(head)) {
    const attempt = readCamtFile(bytes, known(expected))
    return judged({ readings: attempt.reading ? [attempt.reading] : [], problems: attempt.problems }, expected)
  }
  if (bytes.length > LARGEST_MARKUP) return refused(say.markupTooLarge(LARGEST_MARKUP / 1_048_576))
  if (/urn:schemas-microsoft-com:office:spreadsheet/.test(head)) {
    const read = readXml(bytes)
    if (!read.ok) return refusal([placeAt({ column: '', ...read.fault }, read.fault.said)])
    const sheets = spreadsheetXml(read.root, read.namespace)
    return sheets ? readSheets(sheets, xmlEncoding(bytes), expected) : refused(say.noWorkbook)
  }
  const page = pageOf(bytes, head)
  const table = page && htmlTable(page.text)
  if (page && table) return readPage(table, page.encoding, expected)
  return readStatement(bytes, expected)
}

/** A page's text, by the encoding that it says it has where it can be that, or by what can be read. */
function pageOf(bytes: Uint8Array, head: string): { readonly text: string; readonly encoding: string } | undefined {
  const declared = /<meta[^>]*charset\s*=\s*["']?([A-Za-z][\w.-]*)/i.exec(head)?.[1]
  const named = declared === undefined ? undefined : encodingOf(bytes, declared)
  const text = named === undefined ? undefined : decodeAs(bytes, named)
  if (named !== undefined && text !== undefined) return { text, encoding: named }
  const decoded = decodeText(bytes, { encodings: LEGACY_ENCODINGS, score: encodingScore })
  return decoded.ok ? decoded : undefined
}
