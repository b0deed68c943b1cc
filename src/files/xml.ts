import { Parser } from 'saxen'
import { invariant } from '../core/invariant.ts'
import { because, type Said, say } from '../core/said/say.ts'
import type { XmlElement } from '../core/xml-element.ts'
import { encodingOf } from './declared-encoding.ts'
import { decodeAs } from './decode.ts'

/**
 * XML, read by one library and written here. What a bank's message never needs and an attacker does is refused before it is read: a document type
 * (and with it every entity but the five of XML itself), another encoding than the file says, characters that XML does not have.
 */

/** Why bytes are no XML document. `line` from 1; `value`: what stands there. */
export interface XmlFault {
  readonly line: number
  readonly value: string
  readonly reason: string
  readonly said: Said
}

export type XmlRead = { readonly ok: true; readonly root: XmlElement; readonly namespace: string } | { readonly ok: false; readonly fault: XmlFault }

/** What XML 1.0 (2.2) does not have, also as a reference to a character. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const NO_CHARACTER = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ufffd]|(?<![\ud800-\udbff])[\udc00-\udfff]|[\ud800-\udbff](?![\udc00-\udfff])/
/** An ampersand that begins neither one of XML's own entities nor a reference to a character. */
const LOOSE_AMPERSAND = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)/
const DEEPEST = 100
const XMLNS = 'http://www.w3.org/2000/xmlns/'

/** Reads a document. Elements are named without their prefix; comments and processing instructions are left out. */
export function readXml(bytes: Uint8Array): XmlRead {
  const encoding = xmlEncoding(bytes)
  const text = decodeAs(bytes, encoding)
  return text === undefined ? { ok: false, fault: notOf(encoding) } : readXmlText(text)
}

/** Reads a document's text, which begins in the file's line `first`. */
export function readXmlText(text: string, first = 1): XmlRead {
  const refused = refusedIn(text)
  if (refused) return { ok: false, fault: { ...refused, line: refused.line + first - 1 } }
  const tree = new Tree(first)
  const parser = new Parser()
  // It goes on where it can: whatever it reports is the fault, and ends the reading.
  const report = (error: Error): void => tree.refuse(say.xmlNotWhole(error.message.slice(0, 200)))
  parser.on('error', report).on('warn', report)
  parser.on('attention', (declaration) => tree.refuse(say.xmlDeclaration, declaration.slice(0, 20)))
  parser.on('openTag', (name, attributes) => tree.open(name, attributes()))
  parser.on('closeTag', () => tree.close())
  parser.on('text', (letters) => tree.text(decoded(letters)))
  parser.on('cdata', (letters) => tree.text(letters))
  try {
    feed(text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text, parser, tree)
    return { ok: true, root: tree.whole(), namespace: tree.namespace }
  } catch (thrown) {
    if (thrown instanceof Unreadable) return { ok: false, fault: thrown.fault }
    throw thrown
  }
}

const ENDS: ReadonlyArray<readonly [begin: string, end: string]> = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
]

/**
 * Hands the text over tag by tag, each with the text behind it: so the line of each element is known, and the library, which looks again at whatever it
 * could not finish, always can.
 */
function feed(text: string, parser: Parser, tree: Tree): void {
  const start = text.indexOf('<')
  const before = start < 0 ? text : text.slice(0, start)
  if (before.replace('\ufeff', '').trim() !== '') tree.refuse(say.xmlBroken(say.xmlNothing), printable(before.trim().slice(0, 20)))
  tree.line += newlines(before)
  for (let at = start, next = 0; at >= 0 && at < text.length; at = next) {
    const whole = ENDS.find(([begin]) => text.startsWith(begin, at))
    const end = whole ? text.indexOf(whole[1], at + whole[0].length) : text.indexOf('>', at)
    next = text.indexOf('<', whole && end >= 0 ? end : at + 1)
    if (next < 0) next = text.length
    if (end < 0 || end > next) tree.refuse(say.xmlBroken(say.xmlUnended), printable(text.slice(at, at + 20)))
    const piece = text.slice(at, next)
    parser.write(piece)
    tree.line += newlines(piece)
  }
  parser.end()
}

/** How many lines end in a text. */
export function newlines(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++
  return count
}

class Unreadable extends Error {
  readonly fault: XmlFault
  constructor(fault: XmlFault) {
    super(fault.reason)
    this.fault = fault
  }
}

interface Open {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: XmlElement[]
  readonly line: number
  readonly spaces: Readonly<Record<string, string>>
  text: string
}

const OUTSIDE: Readonly<Record<string, string>> = { xml: 'http://www.w3.org/XML/1998/namespace', xmlns: XMLNS }

/** The elements as they open and close. The library pairs their tags; roots, depth and prefixes are held here. */
class Tree {
  line: number
  /** Of the root, or of the document that it holds. */
  namespace = ''
  #root: XmlElement | undefined
  readonly #first: number
  readonly #open: Open[] = []

  constructor(first: number) {
    this.line = first
    this.#first = first
  }

  refuse(said: Said, value = ''): never {
    throw new Unreadable({ line: this.#root || this.#open.length > 0 ? this.line : this.#first, value, ...because(said) })
  }

  open(written: string, all: Readonly<Record<string, string>>): void {
    if (this.#root) this.refuse(say.xmlBroken(say.xmlSecond), written)
    if (this.#open.length >= DEEPEST) this.refuse(say.xmlDeep(DEEPEST), written)
    let spaces = this.#open.at(-1)?.spaces ?? OUTSIDE
    const attributes: Record<string, string> = {}
    for (const [name, value] of Object.entries(all)) {
      if (name === 'xmlns' || name.startsWith('xmlns:')) spaces = { ...spaces, [name.slice(6)]: decoded(value) }
      else attributes[name] = decoded(value)
    }
    const local = (name: string): string => {
      const mark = name.indexOf(':')
      if (mark >= 0 && spaces[name.slice(0, mark)] === undefined) this.refuse(say.xmlBroken(say.xmlPrefix), name)
      return name.slice(mark + 1)
    }
    for (const name of Object.keys(attributes).filter((one) => one.includes(':'))) {
      attributes[local(name)] = attributes[name] ?? ''
      delete attributes[name]
    }
    const name = local(written)
    if (this.#open.length === 0 || (name === 'Document' && !this.#open.some((outer) => outer.name === name)))
      this.namespace = spaces[written.slice(0, Math.max(0, written.indexOf(':')))] ?? ''
    this.#open.push({ name, attributes, children: [], line: this.line, spaces, text: '' })
  }

  text(letters: string): void {
    const inside = this.#open.at(-1)
    if (inside) inside.text += letters
    else if (letters.trim() !== '') this.refuse(say.xmlBroken(say.xmlOutside))
  }

  close(): void {
    const closed = this.#open.pop()
    if (!closed) return
    const { name, attributes, children, line, text } = closed
    const element: XmlElement = { name, attributes, children, text: children.length > 0 ? '' : text, line }
    const outer = this.#open.at(-1)
    if (outer) outer.children.push(element)
    else this.#root = element
  }

  whole(): XmlElement {
    return this.#root ?? this.refuse(say.xmlBroken(say.xmlNothing))
  }
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The five entities of XML and references to characters, all of which are known to be right. */
const decoded = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g, (whole, hex?: string, decimal?: string, name?: string) =>
        name === undefined ? String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)) : (ENTITIES[name] ?? whole),
      )
    : text

/** By the mark before the text, else by what its declaration says, where that can be, else UTF-8 (XML 1.0, 4.3.3). */
export function xmlEncoding(bytes: Uint8Array): string {
  const [first, second, third] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
  const declared = /^[^<]{0,3}<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(head)?.[1]
  return declared === undefined || (first === 0xef && second === 0xbb && third === 0xbf) ? 'utf-8' : encodingOf(bytes, declared)
}

/** The bytes are of another encoding than the file says. */
export const notOf = (encoding: string): XmlFault => ({
  line: 1,
  value: encoding,
  ...because(say.xmlEncodingOther(encoding)),
})

function refusedIn(text: string): XmlFault | undefined {
  const at = (index: number, said: Said): XmlFault => ({
    line: text.slice(0, index).split('\n').length,
    value: printable(text.slice(index, index + 20)),
    ...because(said),
  })
  const type = text.indexOf('<!DOCTYPE')
  if (type >= 0) return at(type, say.xmlDoctype)
  const bad = text.search(NO_CHARACTER)
  if (bad >= 0) return at(bad, say.xmlCharacter)
  const loose = text.replace(/<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->/g, (part) => part.replace(/[^\n]/g, ' ')).search(LOOSE_AMPERSAND)
  if (loose >= 0) return at(loose, say.xmlAmpersand)
  for (const { 0: whole, 1: hex, 2: decimal, index } of text.matchAll(/&#(?:x([0-9a-fA-F]+)|(\d+));/g)) {
    const code = Number.parseInt(hex ?? decimal ?? '', hex === undefined ? 10 : 16)
    if (code > 0x10ffff || (code < 0x20 && ![9, 10, 13].includes(code)) || (code >= 0xd800 && code <= 0xdfff) || code === 0xfffe || code === 0xffff)
      return at(index, say.xmlNoCharacter(whole))
  }
  return undefined
}

const printable = (text: string): string =>
  (text.split('\n')[0] ?? '').replace(/[^\x20-\x7e]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** A document in UTF-8, every element in `namespace`, indented by tabs. Throws where a text has what XML does not. */
export function writeXml(root: XmlElement, namespace: string): string {
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n${written({ ...root, attributes: { xmlns: namespace, ...root.attributes } }, '\n')}\n`
  invariant(!NO_CHARACTER.test(text), 'what is written as XML has characters of XML alone')
  return text
}

function written({ name, attributes, children, text }: XmlElement, newline: string): string {
  const tag = `${name}${Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(value)}"`)
    .join('')}`
  const inside = escaped(text).replaceAll('&quot;', '"') + children.map((child) => `${newline}\t${written(child, `${newline}\t`)}`).join('')
  return inside === '' ? `<${tag}/>` : `<${tag}>${inside}${children.length > 0 ? newline : ''}</${name}>`
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' }

const escaped = (text: string): string => text.replace(/[&<>"\r]/g, (letter) => ESCAPES[letter] ?? letter)
