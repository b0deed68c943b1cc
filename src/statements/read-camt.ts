import { say } from '../core/said/say.ts'
import { CAMT_ID, readCamt, statementsOf } from '../core/statements/camt/camt.ts'
import { type Entry, readEntry } from '../core/statements/camt/entry.ts'
import type { Attempt, Source } from '../core/statements/source.ts'
import { placeAt } from '../core/statements/statement.ts'
import { elementsAt } from '../core/xml-element.ts'
import { xmlEncoding } from '../files/xml.ts'
import { RUN, readXmlParts } from '../files/xml-parts.ts'

const HEAD_BYTES = 4096

/** Does a file begin with a tag, as XML and HTML do, whatever its encoding? */
export const isMarkup = (bytes: Uint8Array): boolean => /^[\s\ufeff]*<[?!A-Za-z]/.test(headOf(bytes))

/** The beginning of a file of tags, as far as ASCII goes. */
export function headOf(bytes: Uint8Array): string {
  const encoding = xmlEncoding(bytes)
  return new TextDecoder(encoding.startsWith('utf-16') ? encoding : 'latin1').decode(bytes.subarray(0, HEAD_BYTES)).replace(/^\u00ef\u00bb\u00bf/, '')
}

/** Reads a message of ISO 20022 entry by entry, so that memory holds its lines and never the document. */
export function readCamtFile(bytes: Uint8Array, source: Pick<Source, 'accounts' | 'currency'>): Attempt {
  const runs: Entry[][] = []
  const read = readXmlParts(bytes, 'Ntry', ({ element, raw, run }) => {
    const entry = readEntry(element, raw.replaceAll('\r\n', '\n'))
    const entries = runs[run]
    if (entries) entries.push(entry)
    else runs[run] = [entry]
  })
  if (!read.ok) return { format: CAMT_ID, fit: 'whole', problems: [placeAt({ column: '', ...read.fault }, read.fault.said)] }
  const statements = statementsOf(read.root, read.namespace)
  if (!statements) {
    const { line, name: column } = read.root
    return { format: CAMT_ID, fit: 'whole', problems: [placeAt({ line, column, value: read.namespace }, say.noCamt)] }
  }
  const entriesOf = (n: number): readonly Entry[] => elementsAt(statements[n] ?? read.root, RUN).flatMap(({ text }) => runs[Number(text)] ?? [])
  return readCamt(statements, entriesOf, { ...source, encoding: xmlEncoding(bytes) })
}
