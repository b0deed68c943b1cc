import type { Page, Read } from './read.ts'
import { resolution } from './schema/banks.ts'
import type { Write } from './write.ts'

export interface BreakRow {
  readonly id: number
  readonly eventSeq: number
  readonly kind: string
  readonly bankAccount: number | null
  readonly bankAccountCode: string | null
  readonly line: number | null
  readonly payout: number | null
  readonly contribution: number | null
  readonly statement: number | null
  readonly otherLine: number | null
  readonly features: string
  readonly state: string
  readonly since: string
}

/** Does its line show the batch's own reference? Then it is about all that is open of the batch, or left of it; the payout that it names is the first. */
export const isOfBatch = ({ features }: Pick<BreakRow, 'features'>): boolean => features.includes('"batch_reference"')

const BREAK = `SELECT b.id, b.event_seq AS eventSeq, b.kind, b.bank_account AS bankAccount, (SELECT code FROM bank_account WHERE id = b.bank_account) AS bankAccountCode, b.line, b.payout, b.contribution, b.statement,
    b.other_line AS otherLine, b.features, s.state, e.at AS since
  FROM break b CROSS JOIN state s ON s.noun = 'break' AND s.subject = b.id CROSS JOIN event e ON e.seq = b.event_seq`

export const breakById = (read: Read, id: number): BreakRow | undefined => read.one<BreakRow>(`${BREAK} WHERE b.id = ?`, id)

/** `complaints`: with those about a person. */
export function breaksAfter(
  read: Read,
  of: { readonly state?: string | undefined; readonly kind?: string | undefined; readonly complaints: boolean },
  page: Page,
): BreakRow[] {
  const hidden = of.complaints ? '' : "AND b.kind <> 'complaint'"
  return read.all<BreakRow>(
    `${BREAK} WHERE b.id > ? AND s.state = coalesce(?, s.state) AND b.kind = coalesce(?, b.kind) ${hidden} ORDER BY b.id LIMIT ?`,
    page.after,
    of.state ?? null,
    of.kind ?? null,
    page.most,
  )
}

/** Breaks about a line, resolved ones too. */
export const breaksOfLine = (read: Read, line: number): BreakRow[] => read.all<BreakRow>(`${BREAK} WHERE b.line = ? ORDER BY b.id`, line)

/** Breaks about a line that are not resolved. */
export const standingBreaksOfLine = (read: Read, line: number): BreakRow[] =>
  read.all<BreakRow>(`${BREAK} WHERE b.line = ? AND s.state <> 'resolved' ORDER BY b.id`, line)

export const standingBreaksOfPayout = (read: Read, payout: number): BreakRow[] =>
  read.all<BreakRow>(`${BREAK} WHERE b.payout = ? AND s.state <> 'resolved' ORDER BY b.id`, payout)

/** Breaks that a match resolved, claimed or made wait in its event: those of its lines, of its payouts in transit or told as not received, and the one that it answers. */
export const breaksEndedBy = (read: Read, match: { readonly id: number; readonly eventSeq: number }): { readonly id: number; readonly state: string }[] =>
  read.all(
    `SELECT t.subject AS id, t.to_state AS state FROM step t CROSS JOIN break b ON b.id = t.subject WHERE t.event_seq = ? AND t.noun = 'break' AND t.to_state IN ('resolved', 'claimed', 'waiting')
       AND (b.line IN (SELECT line FROM match_line WHERE match = ?) OR (b.kind IN ('in_transit_too_long', 'not_received') AND b.payout IN (SELECT payout FROM match_payout WHERE match = ?))
         OR EXISTS(SELECT 1 FROM resolution r WHERE r.event_seq = t.event_seq AND r.break = b.id AND r.match = ?)) ORDER BY t.id`,
    match.eventSeq,
    match.id,
    match.id,
    match.id,
  )

export const breakOpenedBy = (read: Read, seq: number): number | undefined =>
  read.value<number>('SELECT id FROM break WHERE event_seq = ? ORDER BY id LIMIT 1', seq)

/** The actions that a break of a kind has, with the role of each. */
export const actionsOf = (read: Read, kind: string): { readonly action: string; readonly role: string }[] =>
  read.all('SELECT action, role FROM break_action WHERE kind = ?', kind)

export interface NewResolution {
  readonly break: number
  readonly action: string
  readonly difference?: string | undefined
  readonly until?: string | undefined
  readonly statement?: number | undefined
  readonly match?: number | undefined
}

export const addResolution = (tx: Write, of: NewResolution): number =>
  tx.fact(resolution, {
    break: of.break,
    action: of.action,
    difference: of.difference ?? null,
    until: of.until ?? null,
    statement: of.statement ?? null,
    match: of.match ?? null,
  })

export interface ResolutionRow {
  readonly break: number
  readonly action: string
  readonly match: number | null
}

export const resolutionBy = (read: Read, seq: number): ResolutionRow | undefined =>
  read.one<ResolutionRow>('SELECT break, action, match FROM resolution WHERE event_seq = ? ORDER BY id LIMIT 1', seq)

export const resolutionsOf = (
  read: Read,
  id: number,
): { readonly action: string; readonly difference: string | null; readonly until: string | null; readonly at: string; readonly actor: number }[] =>
  read.all(
    'SELECT r.action, r.difference, r.until, e.at, e.actor FROM resolution r CROSS JOIN event e ON e.seq = r.event_seq WHERE r.break = ? ORDER BY r.id',
    id,
  )

/** Until when a waiting break waits: for time, or for money that the bank was asked to bring back. */
export const waitsUntil = (read: Read, id: number): string | undefined =>
  read.value<string>("SELECT until FROM resolution WHERE break = ? AND action IN ('wait', 'recall') ORDER BY id DESC LIMIT 1", id)
