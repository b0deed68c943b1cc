import { because, say } from '../core/said/say.ts'
import type { XmlElement } from '../core/xml-element.ts'
import { decodedPieces } from './decode.ts'
import { newlines, notOf, readXmlText, type XmlFault, type XmlRead, xmlEncoding } from './xml.ts'

/**
 * A large document, read part by part: elements of one name are handed over one by one, and what is left of the document is read as a whole. Each part
 * is read by the one reader and under its rules; only where parts begin and end is found here. So memory holds one part, never the document.
 */

/** An element that was handed over: its text as it stands in the file, and how many runs of such elements began before it. */
export interface XmlPart {
  readonly element: XmlElement
  readonly raw: string
  readonly run: number
}

/** Stands in the document for a run of parts: elements of the name that follow each other. Its text is the run's number, from 0. */
export const RUN = 'run-of-parts'

/** More letters than this are no entry of a bank, but a way to fill the memory. */
const LONGEST_PART = 16 * 1_048_576
const LONGEST_NAME = 200

interface Scan {
  /** Not yet looked at, from `line` on. */
  text: string
  line: number
  /** The document without its parts, and how many runs were left out of it. */
  rest: string
  runs: number
  inRun: boolean
  /** Declarations of namespaces, which a part needs to be read by itself. */
  readonly spaces: Map<string, string>
}

/** Reads a document; elements called `name` (without prefix) go to `take`, in the order of the file. */
export function readXmlParts(bytes: Uint8Array, name: string, take: (part: XmlPart) => void): XmlRead {
  const encoding = xmlEncoding(bytes)
  const scan: Scan = { text: '', line: 1, rest: '', runs: 0, inRun: false, spaces: new Map() }
  const mark = new RegExp(`<!--|<!\\[CDATA\\[|<\\?|<((?:[\\w.-]+:)?${name})(?=[\\s/>])`, 'g')
  for (const piece of decodedPieces(bytes, encoding)) {
    if (piece === undefined) return { ok: false, fault: notOf(encoding) }
    scan.text += piece
    const fault = advance(scan, mark, take, false)
    if (fault) return { ok: false, fault }
  }
  const fault = advance(scan, mark, take, true)
  return fault ? { ok: false, fault } : readXmlText(scan.rest)
}

/** Goes as far as the text allows; what may go on in the next piece stays. */
function advance(scan: Scan, mark: RegExp, take: (part: XmlPart) => void, last: boolean): XmlFault | undefined {
  let at = 0
  const leave = (to: number): void => {
    const kept = scan.text.slice(at, to)
    if (kept.trim() !== '') scan.inRun = false
    keepSpaces(scan, kept)
    scan.rest += kept
    scan.line += newlines(kept)
    at = to
  }
  for (;;) {
    mark.lastIndex = at
    const found = mark.exec(scan.text)
    if (!found) break
    const tag = found[1]
    const end = tag === undefined ? closeOf(scan.text, found.index, found[0]) : endOf(scan.text, found.index, tag)
    if (end === undefined) {
      leave(found.index)
      scan.text = scan.text.slice(at)
      if (scan.text.length > LONGEST_PART) return { line: scan.line, value: found[0], ...because(say.xmlEndless(LONGEST_PART)) }
      if (last) leave(scan.text.length)
      return undefined
    }
    leave(tag === undefined ? end : found.index)
    if (tag === undefined) continue
    const part = scan.text.slice(at, end)
    if (!scan.inRun) scan.rest += `<${RUN}>${scan.runs++}</${RUN}>`
    scan.inRun = true
    const read = readPart(part, scan)
    if (!read.ok) return read.fault
    take({ element: read.element, raw: read.raw, run: scan.runs - 1 })
    // Lines of the rest stay those of the file.
    const breaks = newlines(part)
    scan.rest += '\n'.repeat(breaks)
    scan.line += breaks
    at = end
  }
  // A tag may be cut by the end of the piece.
  const open = scan.text.lastIndexOf('<')
  leave(last || open < at || scan.text.length - open > LONGEST_NAME ? scan.text.length : open)
  scan.text = scan.text.slice(at)
  return undefined
}

function closeOf(text: string, from: number, opening: string): number | undefined {
  const closing = opening === '<!--' ? '-->' : opening === '<?' ? '?>' : ']]>'
  const end = text.indexOf(closing, from + opening.length)
  return end < 0 ? undefined : end + closing.length
}

/** Behind the end of the element that begins at `from`. It holds none of its own name; ends within comments or texts make it unreadable. */
function endOf(text: string, from: number, tag: string): number | undefined {
  const open = text.indexOf('>', from)
  if (open < 0) return undefined
  if (text[open - 1] === '/') return open + 1
  const closing = closings.get(tag) ?? new RegExp(`</${tag.replaceAll('.', '\\.')}\\s*>`, 'g')
  closings.set(tag, closing)
  closing.lastIndex = open
  return closing.test(text) ? closing.lastIndex : undefined
}

const closings = new Map<string, RegExp>()

function keepSpaces(scan: Scan, text: string): void {
  if (!text.includes('xmlns')) return
  for (const [declaration, name = ''] of text.matchAll(/\s(xmlns(?::[\w.-]+)?)\s*=\s*(?:"[^"<]*"|'[^'<]*')/g)) scan.spaces.set(name, declaration)
}

function readPart(part: string, scan: Scan): (Omit<XmlPart, 'run'> & { readonly ok: true }) | { readonly ok: false; readonly fault: XmlFault } {
  // A declaration of a namespace may hold line breaks of its own.
  const before = `<part${[...scan.spaces.values()].join('').replaceAll('\n', ' ')}>`
  const text = `${before}${part}</part>`
  const read = readXmlText(text, scan.line)
  if (!read.ok) return read
  const [element = read.root] = read.root.children
  // The raw text is cut from the text of which the element's texts are cut: otherwise each would keep a copy of its own.
  return { ok: true, element, raw: text.slice(before.length, before.length + part.length) }
}
