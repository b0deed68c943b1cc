import { type BodyParts, eventBody } from '../../core/ledger/body.ts'
import { factsDigest } from '../write.ts'
import type { EventRows } from './facts.ts'
import type { Faults } from './faults.ts'
import { idOfText } from './row-digest.ts'

/** What of a body is compared when it is not the text that the event's rows give. */
interface Told {
  readonly seq?: unknown
  readonly kind?: unknown
  readonly at?: unknown
  readonly actor?: unknown
  readonly key?: unknown
  readonly facts?: unknown
  readonly factsDigest?: unknown
  readonly postings?: { readonly digest?: unknown }
  readonly documents?: unknown
}

type Event = Pick<BodyParts, 'seq' | 'kind' | 'at' | 'actor' | 'key' | 'postings'>

const NOTHING = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
const NO_DOCUMENTS = '"documents":[]}'

/**
 * Writes the body of an event anew from its rows; where that is not the sealed text, says what differs. What a body tells of documents
 * is no row's, so it is taken as told.
 */
export function judgeBody(event: Event, rows: readonly EventRows[], body: string, faults: Faults): void {
  const digests = rows.map(({ table, digest }) => [table, digest.count, digest.hex()] as const)
  const told = body.endsWith(NO_DOCUMENTS) ? undefined : parsed(body)
  const parts: BodyParts = {
    ...event,
    facts: digests.map(([table, count]) => [table, count] as const),
    factsDigest: factsDigest(digests),
    postingsDigest: digests.find(([table]) => table === 'posting')?.[2] ?? NOTHING,
    documents: documentsOf(told),
  }
  if (eventBody(parts) !== body) explain(parts, rows, told ?? parsed(body), faults)
}

function parsed(body: string): Told | undefined {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}

const documentsOf = (told: Told | undefined): readonly string[] => (Array.isArray(told?.documents) ? told.documents.map(String) : [])

function explain(parts: BodyParts, rows: readonly EventRows[], told: Told | undefined, faults: Faults): void {
  const { seq } = parts
  const event = `event ${seq} (${parts.kind})`
  const members = told ? (['seq', 'kind', 'at', 'actor', 'key'] as const).filter((member) => told[member] !== parts[member]) : []
  if (!told) faults.add('body_unreadable', `The sealed text of ${event} is no JSON.`, { table: 'seal', row: seq, seq })
  else if (members.length > 0)
    faults.add('body_differs', `The row of ${event} differs from its seal in ${members.join(', ')}.`, { table: 'event', row: seq, seq })
  else if (recounted(parts, rows, told, event, faults)) return
  else if (told.factsDigest !== parts.factsDigest) changed(parts, rows, told, event, faults)
  else faults.add('body_differs', `The sealed text of ${event} is not the one that its rows give.`, { table: 'seal', row: seq, seq })
}

/** Names the tables in which rows are missing or were added; false where every number is right. */
function recounted(parts: BodyParts, rows: readonly EventRows[], told: Told, event: string, faults: Faults): boolean {
  const { seq } = parts
  const sealed = new Map(
    Array.isArray(told.facts) ? told.facts.map((fact: unknown) => (Array.isArray(fact) ? [String(fact[0]), Number(fact[1])] : ['', 0])) : [],
  )
  const present = new Map(parts.facts)
  const other = [...new Set([...sealed.keys(), ...present.keys()])].sort().filter((table) => (sealed.get(table) ?? 0) !== (present.get(table) ?? 0))
  for (const table of other) {
    const [was, is] = [sealed.get(table) ?? 0, present.get(table) ?? 0]
    faults.add(is < was ? 'rows_missing' : 'rows_added', `The seal of ${event} tells ${was} rows of ${table}; ${is} are there.`, {
      table,
      seq,
      ...idOf(rows, table),
    })
  }
  return other.length > 0
}

/** Rows were changed: the postings have a digest of their own, all the others share one. */
function changed(parts: BodyParts, rows: readonly EventRows[], told: Told, event: string, faults: Faults): void {
  const { seq } = parts
  const postingsChanged = told.postings?.digest !== parts.postingsDigest
  const tables = postingsChanged ? ['posting'] : rows.map(({ table }) => table).filter((table) => table !== 'posting')
  const one = tables.length === 1 ? tables[0] : undefined
  const words = `A row that ${event} wrote was changed: ${tables.length === 1 ? 'it stands' : 'it is one'} in ${tables.map((table) => rowsInWords(rows, table)).join(', ')}.`
  faults.add('rows_differ', words, { seq, ...(one === undefined ? {} : { table: one, ...idOf(rows, one) }) })
}

/** The row's id where the event wrote only one into the table. */
function idOf(rows: readonly EventRows[], table: string): { readonly row?: number } {
  const digest = rows.find((r) => r.table === table)?.digest
  return digest?.count === 1 ? { row: idOfText(digest.first) } : {}
}

function rowsInWords(rows: readonly EventRows[], table: string): string {
  const digest = rows.find((r) => r.table === table)?.digest
  if (!digest) return table
  const from = idOfText(digest.first)
  return digest.count === 1 ? `${table} (row ${from})` : `${table} (${digest.count} rows from ${from})`
}
