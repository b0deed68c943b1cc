import { chainHash } from '../functions.ts'
import type { Read } from '../read.ts'
import { factsDigest } from '../write.ts'
import { RowDigest } from './row-digest.ts'
import { cutNulls, digestedTable, rowJson } from './tables.ts'

interface Seal {
  readonly prevHash: Buffer
  readonly hash: Buffer
  readonly body: string
  readonly mark: Buffer | null
}

/** What of a body is needed here; it is known to be the program's own text once its hash is marked. */
interface Told {
  readonly seq: number
  readonly facts: ReadonlyArray<readonly [table: string, count: number]>
  readonly factsDigest: string
}

/** The rows of an event in a table, as the digest has them. The tables are the program's own, so each text is made once. */
const texts = new Map<string, string>()

function rowsOf(read: Read, table: string): string {
  const text = texts.get(table) ?? `SELECT ${rowJson(digestedTable(read, table))} AS text FROM "${table}" WHERE event_seq = ? ORDER BY id`
  texts.set(table, text)
  return text
}

/**
 * Do an event and all its rows stand in the file as they were sealed, by a process that had the key, and are rows of this table among them? For rows that let
 * somebody act: whoever changes one of them at an SQL prompt, acts, and puts it back would leave nothing that a later look at the whole chain could find.
 */
export function standsAsSealed(read: Read, table: string, seq: number): boolean {
  const seal = read.one<Seal>('SELECT prev_hash AS prevHash, hash, body, mark FROM seal WHERE event_seq = ?', seq)
  if (!seal?.hash.equals(chainHash(seal.prevHash, seal.body))) return false
  if (read.hasKeys && !(seal.mark && read.keys.hmac('marks', seal.hash).equals(seal.mark))) return false
  const told = JSON.parse(seal.body) as Told
  if (told.seq !== seq || !told.facts.some(([name]) => name === table)) return false
  return factsDigest(told.facts.map(([name]) => digestOf(read, name, seq))) === told.factsDigest
}

function digestOf(read: Read, table: string, seq: number): readonly [string, number, string] {
  const rows = new RowDigest()
  for (const { text } of read.all<{ text: string }>(rowsOf(read, table), seq)) rows.add(cutNulls(text))
  return [table, rows.count, rows.hex()]
}
