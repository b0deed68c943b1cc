import type { Read } from './read.ts'
import { intake } from './schema/cases.ts'
import type { Write } from './write.ts'

/** A list that was taken in. `told`: what its answer tells that no other fact holds; null where the keys are not at hand. */
export interface Intake<T> {
  readonly id: number
  readonly accepted: number
  readonly told: T | null
}

export interface NewIntake {
  readonly programme: number
  readonly source: string | undefined
  readonly letter: string | undefined
  readonly sha256: string
  readonly accepted: number
  readonly told: unknown
}

export function addIntake(tx: Write, of: NewIntake): number {
  tx.documents.push(of.sha256)
  const { programme, source, letter, sha256, accepted } = of
  return tx.fact(intake, { programme, source: source ?? null, letter: letter ?? null, sha256, accepted, personal: tx.personal('lists', of.told) })
}

export function intakeOf<T>(read: Read, seq: number): Intake<T> | undefined {
  const row = read.one<{ id: number; accepted: number; personal: Buffer | null }>('SELECT id, accepted, personal FROM intake WHERE event_seq = ?', seq)
  return row && { id: row.id, accepted: row.accepted, told: read.open<T>('lists', row.personal) }
}
