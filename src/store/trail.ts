import { addDays } from '../core/time/dates.ts'
import type { Read } from './read.ts'
import { lastEventOn } from './reports/axes.ts'
import type { StoryKind } from './story-roots.ts'

/** An event of the trail. `facts`: how many rows of which tables it wrote (JSON). */
export interface TrailRow {
  readonly seq: number
  readonly kind: string
  readonly at: string
  readonly actor: number
  readonly hash: string
  readonly facts: string
}

/** Which part of the trail. `seqs`: these events alone. Both days are inclusive. */
export interface TrailPart {
  readonly actor?: number | undefined
  readonly kind?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly seqs?: readonly number[] | undefined
}

/** Events before one of them (undefined: from the last on), newest first. */
export function trailBefore(read: Read, part: TrailPart, before: number | undefined, most: number): TrailRow[] {
  const low = part.from === undefined ? 0 : lastEventOn(read, addDays(part.from, -1))
  const high = part.to === undefined ? Number.MAX_SAFE_INTEGER : lastEventOn(read, part.to)
  return read.all<TrailRow>(
    `SELECT e.seq, e.kind, e.at, e.actor, lower(hex(s.hash)) AS hash, json_extract(s.body, '$.facts') AS facts FROM event e CROSS JOIN seal s ON s.event_seq = e.seq
     WHERE e.seq < ? AND e.seq > ? AND e.seq <= ? AND (? IS NULL OR +e.actor = ?) AND (? IS NULL OR e.kind = ?) ${part.seqs === undefined ? '' : 'AND e.seq IN (SELECT value FROM json_each(?))'}
     ORDER BY e.seq DESC LIMIT ?`,
    before ?? Number.MAX_SAFE_INTEGER,
    low,
    high,
    ...[part.actor ?? null, part.actor ?? null, part.kind ?? null, part.kind ?? null],
    ...(part.seqs === undefined ? [] : [JSON.stringify(part.seqs)]),
    most,
  )
}

/** Every kind of event that the book knows, in the order of names. */
export const eventKinds = (read: Read): string[] => read.column<string>('SELECT DISTINCT event_kind FROM permit ORDER BY 1')

interface Lead {
  readonly kind: StoryKind
  /** `id` of what the event is about, from a row that it wrote: takes the event. */
  readonly sql: string
}

const own = (kind: StoryKind, table: string, column = 'id'): readonly [string, Lead] => [
  table,
  { kind, sql: `SELECT x."${column}" FROM "${table}" x WHERE x.event_seq = ? ORDER BY x.id LIMIT 1` },
]
const ofGrant = (table: string): readonly [string, Lead] => [
  table,
  { kind: 'application', sql: `SELECT g.application FROM "${table}" x CROSS JOIN grant g ON g.id = x.grant WHERE x.event_seq = ? ORDER BY x.id LIMIT 1` },
]

/** Which table's row says what an event is about: the first of these that it wrote. */
const LEADS: readonly (readonly [string, Lead])[] = [
  ...[
    own('break', 'resolution', 'break'),
    own('batch', 'batch'),
    own('batch', 'release', 'batch'),
    own('batch', 'hand_over', 'batch'),
    own('batch', 'bank_report', 'batch'),
  ],
  ...[own('batch', 'payment_file', 'batch'), own('statement', 'statement'), own('match', 'match'), own('payout', 'agent_number', 'payout')],
  ...[own('application', 'approval', 'application'), own('application', 'recommendation', 'application'), own('application', 'application')],
  ...[
    own('application', 'correction', 'application'),
    own('application', 'application_version', 'application'),
    own('application', 'check_result', 'application'),
  ],
  ...[own('application', 'information_request', 'application'), own('application', 'document', 'application'), own('application', 'message', 'application')],
  [
    'reply',
    { kind: 'application', sql: 'SELECT m.application FROM reply r CROSS JOIN message m ON m.id = r.message WHERE r.event_seq = ? ORDER BY r.id LIMIT 1' },
  ],
  ...[ofGrant('payee_change'), ofGrant('cancellation'), ofGrant('hold')],
  [
    'payee_approval',
    {
      kind: 'application',
      sql: 'SELECT g.application FROM payee_approval x CROSS JOIN payee_change c ON c.id = x.payee_change CROSS JOIN grant g ON g.id = c.grant WHERE x.event_seq = ? ORDER BY x.id LIMIT 1',
    },
  ],
  [
    'cooling_off_end',
    {
      kind: 'application',
      sql: `SELECT g.application FROM cooling_off_end x CROSS JOIN payee_approval p ON p.id = x.payee_approval CROSS JOIN payee_change c ON c.id = p.payee_change CROSS JOIN grant g ON g.id = c.grant
        WHERE x.event_seq = ? ORDER BY x.id LIMIT 1`,
    },
  ],
  own('break', 'break'),
]

const NOUNS: Readonly<Record<string, StoryKind>> = {
  application: 'application',
  payout: 'payout',
  batch: 'batch',
  match: 'match',
  break: 'break',
  line: 'line',
}

/** Where an event's story is told, and how many things of its kind the event is about; undefined where it is about none that has a story. */
export interface LedTo {
  readonly kind: StoryKind
  readonly id: number
  readonly count: number
}

export function ledTo(read: Read, seq: number, facts: ReadonlyArray<readonly [string, number]>): LedTo | undefined {
  const written = new Map(facts)
  for (const [table, { kind, sql }] of LEADS) {
    const count = written.get(table)
    const id = count === undefined ? undefined : read.value<number | null>(sql, seq)
    if (id != null && count !== undefined) return { kind, id, count }
  }
  if (written.has('step')) {
    for (const [noun, kind] of Object.entries(NOUNS)) {
      const row = read.one<{ id: number | null; count: number }>(
        'SELECT min(subject) AS id, count(*) AS count FROM step WHERE event_seq = ? AND noun = ?',
        seq,
        noun,
      )
      if (row?.id != null) return { kind, id: row.id, count: row.count }
    }
    const hold = read.value<number>(
      "SELECT g.application FROM step s CROSS JOIN hold h ON h.id = s.subject CROSS JOIN grant g ON g.id = h.grant WHERE s.event_seq = ? AND s.noun = 'hold' LIMIT 1",
      seq,
    )
    if (hold !== undefined) return { kind: 'application', id: hold, count: 1 }
  }
  const noted = written.has('note')
    ? read.value<number>("SELECT subject FROM note WHERE event_seq = ? AND noun IN ('disclosure', 'code', 'erasure') ORDER BY id LIMIT 1", seq)
    : undefined
  return noted === undefined ? undefined : { kind: 'application', id: noted, count: 1 }
}

const NAMES: Readonly<Record<StoryKind, string>> = {
  application: 'SELECT case_number FROM application WHERE id = ?',
  payout: 'SELECT reference FROM payout WHERE id = ?',
  batch: 'SELECT reference FROM batch WHERE id = ?',
  line: "SELECT k.code || ' ' || l.id FROM statement_line l CROSS JOIN bank_account k ON k.id = l.bank_account WHERE l.id = ?",
  statement: "SELECT k.code || ' ' || t.id FROM statement t CROSS JOIN bank_account k ON k.id = t.bank_account WHERE t.id = ?",
  match: 'SELECT id FROM match WHERE id = ?',
  break: 'SELECT id FROM break WHERE id = ?',
}

/** What people call a thing: a case's number, a reference, an account's code and number. */
export const nameOfThing = (read: Read, kind: StoryKind, id: number): string => String(read.value<string | number>(NAMES[kind], id) ?? id)

/** The break of a complaint about a person: its story is an auditor's alone. */
export const isComplaint = (read: Read, id: number): boolean => read.value("SELECT 1 FROM break WHERE id = ? AND kind = 'complaint'", id) !== undefined

/** The address of a thing by what people call it: a case's number, or a payout's or batch's reference. */
export function thingNamed(read: Read, name: string): { readonly kind: StoryKind; readonly id: number } | undefined {
  for (const [kind, sql] of [
    ['application', 'SELECT id FROM application WHERE case_number = ?'],
    ['payout', 'SELECT id FROM payout WHERE reference = ?'],
    ['batch', 'SELECT id FROM batch WHERE reference = ?'],
  ] as const) {
    const id = read.value<number>(sql, name)
    if (id !== undefined) return { kind, id }
  }
  return undefined
}
