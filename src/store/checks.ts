import type { CheckFacts, Outcome } from '../core/eligibility/evaluate.ts'
import type { Read } from './read.ts'
import { checkResult } from './schema/cases.ts'
import type { StudentKey } from './students.ts'
import type { Write } from './write.ts'

/** A check as stored. `words` and `facts` are null where the student was erased. */
export interface Check {
  readonly id: number
  readonly seq: number
  readonly at: string
  readonly actor: number
  readonly criterion: string
  readonly outcome: Outcome
  readonly by: 'automatic' | 'officer'
  readonly decidedAnew: number | null
  readonly evidenceSha256: string | null
  readonly programmeVersion: number
  readonly words: string | null
  readonly facts: CheckFacts | null
}

interface Row extends Omit<Check, 'words' | 'facts'> {
  readonly personal: Buffer | null
}

const CHECK = `SELECT k.id, k.event_seq AS seq, e.at, e.actor, k.criterion, k.outcome, k.by, k.decided_anew AS decidedAnew, k.evidence_sha256 AS evidenceSha256,
    k.programme_version AS programmeVersion, k.personal FROM check_result k CROSS JOIN event e ON e.seq = k.event_seq`

function opened(read: Read, key: Uint8Array | null, { personal, ...row }: Row): Check {
  const told = read.open<{ words: string; facts: CheckFacts }>(key, personal)
  return { ...row, words: told?.words ?? null, facts: told?.facts ?? null }
}

/** Every check of an application, oldest first. */
export const checksOf = (read: Read, application: number, key: Uint8Array | null): Check[] =>
  read.all<Row>(`${CHECK} WHERE k.application = ? ORDER BY k.id`, application).map((row) => opened(read, key, row))

export interface CheckOfEvent {
  readonly id: number
  readonly application: number
  readonly criterion: string
  readonly outcome: Outcome
}

/** The checks that an event recorded, with their applications. */
export const checksOfEvent = (read: Read, seq: number): CheckOfEvent[] =>
  read.all<CheckOfEvent>('SELECT id, application, criterion, outcome FROM check_result WHERE event_seq = ? ORDER BY id', seq)

/** The applications of which an event ran or recorded checks. */
export const casesOfRun = (read: Read, seq: number): { readonly id: number; readonly programme: number }[] =>
  read.all(
    `SELECT a.id, a.programme FROM application a WHERE a.id IN (SELECT application FROM check_result WHERE event_seq = ? UNION SELECT subject FROM step WHERE event_seq = ? AND noun = 'application') ORDER BY a.id`,
    seq,
    seq,
  )

export interface NewCheck {
  readonly application: number
  readonly version: number
  readonly programmeVersion: number
  readonly criterion: string
  readonly outcome: Outcome
  readonly by: 'automatic' | 'officer'
  readonly decidedAnew?: number | undefined
  readonly evidenceSha256?: string | undefined
  readonly words: string
  readonly facts: CheckFacts
}

export function addCheck(tx: Write, student: StudentKey, of: NewCheck): number {
  return tx.fact(checkResult, {
    application: of.application,
    applicationVersion: of.version,
    programmeVersion: of.programmeVersion,
    criterion: of.criterion,
    outcome: of.outcome,
    by: of.by,
    decidedAnew: of.decidedAnew ?? null,
    evidenceSha256: of.evidenceSha256 ?? null,
    personal: tx.personal(student.key, { words: of.words, facts: of.facts }),
  })
}

const IN_STATE = "FROM state s CROSS JOIN application a ON a.id = s.subject WHERE s.noun = 'application' AND s.state = ? AND a.programme = ?"
const CHECKED_LAST = "(SELECT max(id) FROM check_result WHERE application = a.id AND by = 'automatic')"

/** Applications of a programme whose checks are to run: the received ones, which were never checked, then the checking ones, those first that were checked longest ago. */
export function casesToCheck(read: Read, programme: number, most: number): number[] {
  const received = read.all<{ id: number }>(`SELECT a.id ${IN_STATE} ORDER BY s.subject LIMIT ?`, 'received', programme, most)
  const checking = read.all<{ id: number }>(`SELECT a.id ${IN_STATE} ORDER BY ${CHECKED_LAST}, a.id LIMIT ?`, 'checking', programme, most - received.length)
  return [...received, ...checking].map((row) => row.id)
}

/** How many applications of a programme were still received, and so never checked, once the event `seq` was written. */
export function stillReceivedAt(read: Read, programme: number, seq: number): number {
  const now = read.value<number>(`SELECT count(*) ${IN_STATE} AND a.event_seq <= ?`, 'received', programme, seq) ?? 0
  const since = read.value<number>(
    `SELECT count(*) FROM step t CROSS JOIN application a ON a.id = t.subject WHERE t.event_seq > ? AND t.noun = 'application' AND t.from_state = 'received' AND a.programme = ? AND a.event_seq <= ?`,
    seq,
    programme,
    seq,
  )
  return now + (since ?? 0)
}
