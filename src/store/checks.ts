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

/** Received and checking applications of a programme: those first that were checked longest ago, or never. */
export const casesToCheck = (read: Read, programme: number, most: number): number[] =>
  read
    .all<{ id: number }>(
      `SELECT a.id FROM application a CROSS JOIN state s ON s.noun = 'application' AND s.subject = a.id AND s.state IN ('received', 'checking') WHERE a.programme = ?
       ORDER BY coalesce((SELECT max(id) FROM check_result WHERE application = a.id AND by = 'automatic'), 0), a.id LIMIT ?`,
      programme,
      most,
    )
    .map((row) => row.id)

/** How many applications of a programme were still received, and so never checked, once the event `seq` was written. */
export const stillReceivedAt = (read: Read, programme: number, seq: number): number =>
  read.value<number>(
    `SELECT count(*) FROM application a WHERE a.programme = ? AND a.event_seq <= ? AND NOT EXISTS(SELECT 1 FROM step t WHERE t.noun = 'application' AND t.subject = a.id AND t.event_seq <= ?)`,
    programme,
    seq,
    seq,
  ) ?? 0
