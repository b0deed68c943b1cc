import { chainHash, keyDigest } from '../functions.ts'
import type { Read } from '../read.ts'
import { judgeBody } from './bodies.ts'
import { type EntryRow, judgeEntries, type PostingRow } from './entries.ts'
import { type EventRows, FactCursors } from './facts.ts'
import type { Faults } from './faults.ts'
import { type Knowledge, keyOf, knowledge } from './knowledge.ts'
import { RolesHeld } from './roles-held.ts'

interface EventRow {
  readonly seq: number
  readonly kind: string
  readonly at: string
  readonly actor: number
  readonly key: string
  readonly prevHash: Buffer | null
  readonly hash: Buffer | null
  readonly body: string | null
  readonly mark: Buffer | null
}

type StepRow = [id: number, seq: number, noun: string, subject: number, from: string, to: string]

/** Where the chain ends. */
export interface ChainEnd {
  readonly checkedEvents: number
  readonly head: { readonly seq: number; readonly hash: string }
}

const GENESIS = Buffer.alloc(32)

/**
 * Walks the chain from genesis: every hash, every keyed mark (where the keys are at hand), and beside it every row of every fact
 * table, each once, against what its event's seal tells; entries, steps and permissions are judged on the way.
 */
export function judgeChain(read: Read, faults: Faults): ChainEnd {
  const known = knowledge(read)
  const cursors = new FactCursors(read, faults, ['entry', 'posting', 'step', 'role_grant'])
  const roles = new RolesHeld()
  let previous: { seq: number; at: string; hash: Buffer } = { seq: 0, at: '', hash: GENESIS }
  let checkedEvents = 0
  try {
    for (const event of read.iterate<EventRow>(
      'SELECT e.seq, e.kind, e.at, e.actor, e.idempotency_key AS key, s.prev_hash AS prevHash, s.hash, s.body, s.mark FROM event e LEFT JOIN seal s ON s.event_seq = e.seq ORDER BY e.seq',
    )) {
      const { seq } = event
      if (seq !== previous.seq + 1)
        faults.add('event_missing', `After event ${previous.seq} comes event ${seq}: what stood between them is gone.`, {
          table: 'event',
          row: previous.seq + 1,
          seq: previous.seq + 1,
        })
      if (event.at < previous.at) faults.add('chain_broken', `Event ${seq} is dated before the event in front of it.`, { table: 'event', row: seq, seq })
      if (seq > 1 && !roles.allow(event.actor, known.permits.get(event.kind) ?? [], event.at)) {
        faults.add('not_permitted', `Event ${seq} (${event.kind}) was made by person ${event.actor}, who held no role that may.`, {
          table: 'event',
          row: seq,
          seq,
        })
      }
      const rows = cursors.of(seq)
      const postings = judgeRows(event, rows, known, roles, faults)
      judgeSeal(read, event, previous.hash, faults)
      if (event.body !== null)
        judgeBody({ seq, kind: event.kind, at: event.at, actor: event.actor, key: keyDigest(event.key), postings }, rows, event.body, faults)
      checkedEvents += 1
      previous = { seq, at: event.at, hash: event.hash ?? GENESIS }
    }
    cursors.end()
  } finally {
    cursors.close()
  }
  return { checkedEvents, head: { seq: previous.seq, hash: previous.hash.toString('hex') } }
}

function judgeSeal(read: Read, { seq, prevHash, hash, body, mark }: EventRow, previous: Buffer, faults: Faults): void {
  const where = { table: 'seal', row: seq, seq }
  if (!prevHash || !hash || body === null) {
    faults.add('seal_missing', `Event ${seq} has no seal.`, where)
    return
  }
  if (!prevHash.equals(previous)) faults.add('chain_broken', `The seal of event ${seq} does not follow the one before it.`, where)
  if (!hash.equals(chainHash(prevHash, body))) faults.add('hash_wrong', `The hash of event ${seq} is not the one of its text.`, where)
  if (read.hasKeys && !(mark && read.keys.hmac('marks', hash).equals(mark)))
    faults.add('mark_wrong', `The mark of event ${seq} was not made with the keys of this book.`, where)
}

const texts = (rows: readonly EventRows[], table: string): readonly string[] => rows.find((r) => r.table === table)?.texts ?? []

/** Rows in the form of the digest are arrays of the table's columns, in their order. */
const arrays = <T>(lines: readonly string[]): T[] => lines.map((line) => JSON.parse(line) as T)

function judgeRows(event: EventRow, rows: readonly EventRows[], known: Knowledge, roles: RolesHeld, faults: Faults) {
  for (const [id, , noun, subject, from, to] of arrays<StepRow>(texts(rows, 'step'))) {
    if (known.transitions.has(keyOf(event.kind, noun, from, to))) continue
    faults.add('step_wrong', `Event ${event.seq} (${event.kind}) may not take ${noun} ${subject} from ${from} to ${to}.`, {
      table: 'step',
      row: id,
      seq: event.seq,
    })
  }
  for (const line of texts(rows, 'role_grant')) roles.take(line)
  return judgeEntries(event, arrays<EntryRow>(texts(rows, 'entry')), arrays<PostingRow>(texts(rows, 'posting')), known, faults)
}
