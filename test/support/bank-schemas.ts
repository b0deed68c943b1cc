import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The folder with the schemas of ISO 20022 messages, as `pain.001.001.09.xsd`; .ci/run brings it. Without it, or without xmllint, such tests are skipped. */
const FOLDER = process.env['TIDEOVER_BANK_SCHEMAS'] ?? ''

/** libxml2's checker, a program of the machine. */
const CHECKER = 'xmllint'

const schemaFile = (message: string): string => join(FOLDER, `${message}.xsd`)

export const hasSchema = (message: string): boolean => FOLDER !== '' && existsSync(schemaFile(message)) && spawnSync(CHECKER, ['--version']).status === 0

/** What xmllint says against a document's schema; empty where it is valid. */
export function schemaFaults(message: string, xml: string | Uint8Array): string {
  const file = join(mkdtempSync(join(tmpdir(), 'tideover-xml-')), 'message.xml')
  writeFileSync(file, xml)
  const { status, stderr } = spawnSync(CHECKER, ['--noout', '--nonet', '--schema', schemaFile(message), file], { encoding: 'utf8' })
  return status === 0 ? '' : stderr
}

const SCRIPT = `
import json, sys, xml.etree.ElementTree as tree
def plain(of):
    name = of.tag.split('}')[1]
    return [name, dict(of.attrib), [plain(child) for child in of] if len(of) else (of.text or '')]
root = tree.fromstring(sys.stdin.buffer.read())
print(json.dumps([root.tag.split('}')[0][1:], plain(root)]))
`

/** An element as another parser reads it: name, attributes, elements or text. */
export type Read = readonly [name: string, attributes: Readonly<Record<string, string>>, inner: readonly Read[] | string]

/** A document as Python's parser (expat) reads it, with its namespace. Throws where it is not well-formed. */
export function readByOther(xml: string | Uint8Array): { readonly namespace: string; readonly root: Read } {
  const { status, stdout, stderr } = spawnSync('python3', ['-c', SCRIPT], { input: xml, encoding: 'utf8', maxBuffer: 1 << 28 })
  if (status !== 0) throw new Error(stderr)
  const [namespace, root] = JSON.parse(stdout) as [string, Read]
  return { namespace, root }
}

/** All texts along a path of names. */
export function textsAt(root: Read, path: string): readonly string[] {
  const found = path
    .split('/')
    .reduce<readonly Read[]>((of, name) => of.flatMap(([, , inner]) => (typeof inner === 'string' ? [] : inner.filter(([child]) => child === name))), [root])
  return found.map(([, , inner]) => (typeof inner === 'string' ? inner : JSON.stringify(inner)))
}
