import type Database from 'better-sqlite3'
import { eventBody, type PostingTold } from '../../src/core/ledger/body.ts'
import { chainHash, keyDigest } from '../../src/store/functions.ts'
import { type Keys, sha256 } from '../../src/store/keys.ts'
import { columnsOf, erasableColumns } from '../../src/store/protection.ts'
import { factsDigest, rowText } from '../../src/store/write.ts'

interface Event {
  readonly seq: number
  readonly kind: string
  readonly at: string
  readonly actor: number
  readonly key: string
}

/** What somebody with the keys and all of the program's code can do after changing rows: make every digest, hash and mark anew. */
export function reseal(db: Database.Database, keys: Keys): void {
  const tables = (db.prepare("SELECT name FROM declared WHERE kind = 'fact' AND name NOT IN ('event', 'seal') ORDER BY name").pluck().all() as string[]).map(
    (name) => {
      const erasable = erasableColumns(db, name)
      const columns = columnsOf(db, name).filter((column) => !erasable.includes(column))
      return { name, rows: db.prepare(`SELECT ${columns.map((c) => `"${c}"`).join(', ')} FROM "${name}" WHERE event_seq = ? ORDER BY id`).raw() }
    },
  )
  const postings = db.prepare(
    `SELECT e.kind AS entry, f.code AS fund, a.code AS account, a.currency, p.subject, p.amount AS minor, p.bank_line AS line
     FROM posting p JOIN entry e ON e.id = p.entry JOIN fund f ON f.id = p.fund JOIN account a ON a.id = p.account WHERE p.event_seq = ? ORDER BY p.id`,
  )
  let hash: Buffer = Buffer.alloc(32)
  for (const event of db.prepare('SELECT seq, kind, at, actor, idempotency_key AS key FROM event ORDER BY seq').all() as Event[]) {
    const told = db.prepare('SELECT body FROM seal WHERE event_seq = ?').pluck().get(event.seq) as string
    const digests = tables.flatMap(({ name, rows }) => {
      const texts = (rows.all(event.seq) as unknown[][]).map((row) => `${rowText(row)}\n`)
      return texts.length === 0 ? [] : [[name, texts.length, sha256(texts.join(''))] as const]
    })
    const body = eventBody({
      ...event,
      key: keyDigest(event.key),
      facts: digests.map(([name, count]) => [name, count] as const),
      factsDigest: factsDigest(digests),
      postings: postings.all(event.seq) as PostingTold[],
      postingsDigest: digests.find(([name]) => name === 'posting')?.[2] ?? sha256(''),
      documents: (JSON.parse(told) as { documents: string[] }).documents,
    })
    const prev = hash
    hash = chainHash(prev, body)
    db.prepare('UPDATE seal SET prev_hash = ?, hash = ?, body = ?, mark = ? WHERE event_seq = ?').run(prev, hash, body, keys.hmac('marks', hash), event.seq)
  }
}
