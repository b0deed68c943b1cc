import { type Check, casesOfRun, checksOfEvent, stillReceivedAt } from '../store/checks.ts'
import { nameOf } from '../store/people.ts'
import type { Read } from '../store/read.ts'
import { stateAt } from '../store/states.ts'

/** A check as one may see it. An automatic one's words hold no personal data; an officer's are a note, and shown to those who work on the case. */
export const checkView = (read: Read, of: Check, full: boolean) => ({
  criterion: of.criterion,
  outcome: of.outcome,
  by: of.by === 'automatic' ? 'automatic' : nameOf(read, of.actor),
  at: of.at,
  words: of.by === 'automatic' || full ? of.words : null,
  ...(of.by === 'automatic' ? { facts: of.facts } : {}),
  ...(of.decidedAnew === null ? {} : { decidedAnew: true }),
  ...(of.evidenceSha256 === null ? {} : { evidenceSha256: of.evidenceSha256 }),
})

/** What a run of automatic checks, or an officer's check, came to: each application with its state then, and the outcomes recorded. */
export function runView(read: Read, seq: number) {
  const checks = checksOfEvent(read, seq)
  const cases = casesOfRun(read, seq)
  const programme = cases[0]?.programme
  return {
    checked: cases.length,
    left: programme === undefined ? 0 : stillReceivedAt(read, programme, seq),
    applications: cases.map(({ id }) => ({
      id: String(id),
      state: stateAt(read, 'application', id, seq),
      checks: checks.filter((check) => check.application === id).map(({ criterion, outcome }) => ({ criterion, outcome })),
    })),
  }
}
