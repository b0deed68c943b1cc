import type { Page, Read } from './read.ts'
import { hold } from './schema/decisions.ts'
import type { Write } from './write.ts'

/** A hold on a grant or on a whole programme, with who ended it. `sameAs`: the case number of the same person, of a duplicate. */
export interface HoldRow {
  readonly id: number
  readonly seq: number
  readonly cause: string
  readonly grant: number | null
  readonly caseNumber: string | null
  readonly programme: string
  readonly sameAs: string | null
  readonly state: string
  readonly actor: number
  readonly at: string
  readonly endSeq: number | null
  readonly endActor: number | null
  readonly endAt: string | null
}

const COLUMNS = `h.id, h.event_seq AS seq, h.cause, h.grant, (SELECT a.case_number FROM grant g CROSS JOIN application a ON a.id = g.application WHERE g.id = h.grant) AS caseNumber,
    (SELECT code FROM programme WHERE id = coalesce(h.programme, (SELECT programme FROM grant WHERE id = h.grant))) AS programme,
    (SELECT case_number FROM application WHERE id = h.same_as) AS sameAs, s.state, e.actor, e.at, t.event_seq AS endSeq, f.actor AS endActor, f.at AS endAt`
const JOINS = `CROSS JOIN event e ON e.seq = h.event_seq LEFT JOIN step t ON t.noun = 'hold' AND t.subject = h.id LEFT JOIN event f ON f.seq = t.event_seq`
const HOLD = `SELECT ${COLUMNS} FROM hold h CROSS JOIN state s ON s.noun = 'hold' AND s.subject = h.id ${JOINS}`
const HOLD_IN_STATE = `SELECT ${COLUMNS} FROM state s CROSS JOIN hold h ON h.id = s.subject ${JOINS} WHERE s.noun = 'hold' AND s.state = ?`

export const holdById = (read: Read, id: number): HoldRow | undefined => read.one<HoldRow>(`${HOLD} WHERE h.id = ?`, id)

/** The hold that an event set. */
export const holdSetBy = (read: Read, seq: number): HoldRow | undefined => read.one<HoldRow>(`${HOLD} WHERE h.event_seq = ? ORDER BY h.id LIMIT 1`, seq)

/** The hold that an event ended. */
export const holdEndedBy = (read: Read, seq: number): HoldRow | undefined =>
  read.one<HoldRow>(`${HOLD} WHERE h.id = (SELECT subject FROM step WHERE event_seq = ? AND noun = 'hold' ORDER BY id LIMIT 1)`, seq)

/** Holds in the order of their ids, all or those in a state. */
export const holdsAfter = (read: Read, state: string | undefined, page: Page): HoldRow[] =>
  state === undefined
    ? read.all<HoldRow>(`${HOLD} WHERE h.id > ? ORDER BY h.id LIMIT ?`, page.after, page.most)
    : read.all<HoldRow>(`${HOLD_IN_STATE} AND s.subject > ? ORDER BY s.subject LIMIT ?`, state, page.after, page.most)

/** Did a person lift a hold of a failed recheck of a grant, and was nothing of it prepared since? */
export const recheckLifted = (read: Read, grant: number): boolean =>
  read.value(
    `SELECT 1 FROM hold h CROSS JOIN state s ON s.noun = 'hold' AND s.subject = h.id AND s.state = 'ended' WHERE h.grant = ? AND h.cause = 'recheck'
       AND s.since > coalesce((SELECT max(event_seq) FROM payout WHERE grant = h.grant), 0) LIMIT 1`,
    grant,
  ) !== undefined

export interface NewHold {
  readonly cause: 'person' | 'duplicate' | 'recheck'
  readonly grant?: number
  readonly programme?: number
  readonly sameAs?: number
}

export const addHold = (tx: Write, { cause, grant, programme, sameAs }: NewHold): number =>
  tx.fact(hold, { cause, grant: grant ?? null, programme: programme ?? null, sameAs: sameAs ?? null })
