import { DOMImplementation, DOMParser, type Document, type Element, type Node, XMLSerializer } from '@xmldom/xmldom'
import { invariant } from '../core/invariant.ts'
import type { XmlElement } from '../core/xml-element.ts'
import { decodeAs } from './decode.ts'

/**
 * XML, read and written by one library. What a bank's message never needs and an attacker does is refused before it is read: a document type
 * (and with it every entity but the five of XML itself), another encoding than the file says, characters that XML does not have.
 */

/** Why bytes are no XML document. `line` from 1; `value`: what stands there. */
export interface XmlFault {
  readonly line: number
  readonly value: string
  readonly reason: string
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
  const decoded = xmlText(bytes)
  if (typeof decoded !== 'string') return { ok: false, fault: decoded }
  const refused = refusedIn(decoded)
  if (refused) return { ok: false, fault: refused }
  let told: XmlFault | undefined
  // The library goes on where it can, and wraps what is thrown in its reports: the first report is the fault, and ends the reading.
  const onError = (_level: unknown, message: string, context: unknown): void => {
    told ??= { line: lineOf(context), value: '', reason: `Not well-formed XML: ${firstLine(message)}` }
    throw new Unreadable(told)
  }
  try {
    const { documentElement } = new DOMParser({ onError }).parseFromString(decoded, 'application/xml')
    invariant(documentElement !== null, 'a document that was read has an element')
    return { ok: true, root: plain(documentElement, 1), namespace: documentElement.namespaceURI ?? '' }
  } catch (thrown) {
    const fault = told ?? (thrown instanceof Unreadable ? thrown.fault : undefined)
    if (fault) return { ok: false, fault }
    throw thrown
  }
}

class Unreadable extends Error {
  readonly fault: XmlFault
  constructor(fault: XmlFault) {
    super(fault.reason)
    this.fault = fault
  }
}

const firstLine = (message: string): string => message.split('\n')[0]?.slice(0, 200) ?? ''

function lineOf(context: unknown): number {
  const line = (context as { readonly locator?: { readonly lineNumber?: unknown } } | undefined)?.locator?.lineNumber
  return typeof line === 'number' && line > 0 ? line : 1
}

/** By the mark before the text, else by what its declaration says, else UTF-8 (XML 1.0, 4.3.3). */
function xmlText(bytes: Uint8Array): string | XmlFault {
  const [first, second, third] = bytes
  const wide = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : undefined
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
  const declared = /^[^<]{0,3}<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(head)?.[1]
  const encoding = wide ?? (first === 0xef && second === 0xbb && third === 0xbf ? 'utf-8' : (declared ?? 'utf-8').toLowerCase())
  const text = decodeAs(bytes, encoding)
  return (
    text ?? {
      line: 1,
      value: encoding,
      reason: `The bytes are not ${encoding}, which the file says it is: it was damaged, or written again by another program.`,
    }
  )
}

function refusedIn(text: string): XmlFault | undefined {
  const at = (index: number, reason: string): XmlFault => ({
    line: text.slice(0, index).split('\n').length,
    value: printable(text.slice(index, index + 20)),
    reason,
  })
  const type = text.indexOf('<!DOCTYPE')
  if (type >= 0) return at(type, 'A document type: no message of a bank has one, and what it defines is not read.')
  const bad = text.search(NO_CHARACTER)
  if (bad >= 0) return at(bad, 'A character that XML does not have: the file was damaged.')
  const loose = text.replace(/<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->/g, (part) => part.replace(/[^\n]/g, ' ')).search(LOOSE_AMPERSAND)
  if (loose >= 0) return at(loose, 'An ampersand that begins nothing, or an entity that is not one of XML’s five.')
  for (const { 0: whole, 1: hex, 2: decimal, index } of text.matchAll(/&#(?:x([0-9a-fA-F]+)|(\d+));/g)) {
    const code = Number.parseInt(hex ?? decimal ?? '', hex === undefined ? 10 : 16)
    if (code > 0x10ffff || (code < 0x20 && ![9, 10, 13].includes(code)) || (code >= 0xd800 && code <= 0xdfff) || code === 0xfffe || code === 0xffff)
      return at(index, `${whole} is no character of XML.`)
  }
  return undefined
}

const printable = (text: string): string =>
  (text.split('\n')[0] ?? '').replace(/[^\x20-\x7e]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)

function plain(of: Element, depth: number): XmlElement {
  if (depth > DEEPEST)
    throw new Unreadable({
      line: of.lineNumber ?? 1,
      value: of.localName ?? '',
      reason: `More than ${DEEPEST} elements within each other: no message of a bank is so deep.`,
    })
  const children: XmlElement[] = []
  let text = ''
  for (let node = of.firstChild; node; node = node.nextSibling) {
    if (isElement(node)) children.push(plain(node, depth + 1))
    else if (node.nodeType === 3 || node.nodeType === 4) text += node.nodeValue ?? ''
  }
  const attributes = Object.fromEntries(
    [...of.attributes].filter(({ namespaceURI }) => namespaceURI !== XMLNS).map(({ localName, name, value }) => [localName ?? name, value]),
  )
  return { name: of.localName ?? of.nodeName, attributes, children, text: children.length > 0 ? '' : text, line: of.lineNumber ?? 0 }
}

const isElement = (node: Node): node is Element => node.nodeType === 1

/** A document in UTF-8, every element in `namespace`, indented by tabs. Throws where a text has what XML does not. */
export function writeXml(root: XmlElement, namespace: string): string {
  const document = new DOMImplementation().createDocument(namespace, root.name)
  const { documentElement } = document
  if (documentElement) fill(document, documentElement, root, namespace, '\n')
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(document, { requireWellFormed: true })}\n`
}

function fill(document: Document, into: Element, of: XmlElement, namespace: string, newline: string): void {
  for (const [name, value] of Object.entries(of.attributes)) into.setAttribute(name, value)
  if (of.text !== '') into.appendChild(document.createTextNode(of.text))
  for (const child of of.children) {
    const made = document.createElementNS(namespace, child.name)
    into.appendChild(document.createTextNode(`${newline}\t`))
    into.appendChild(made)
    fill(document, made, child, namespace, `${newline}\t`)
  }
  if (of.children.length > 0) into.appendChild(document.createTextNode(newline))
}
