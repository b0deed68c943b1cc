import { notFound } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { nothing } from '../../input/shapes.ts'
import { runView } from '../../queries/checks.ts'
import { addCheck, casesToCheck } from '../../store/checks.ts'
import { grantOfCase, standingHolds } from '../../store/grants.ts'
import { Persons } from '../../store/persons.ts'
import { programmeByCode } from '../../store/programmes.ts'
import type { Read } from '../../store/read.ts'
import type { Write } from '../../store/write.ts'
import { command } from '../command.ts'
import { type Rechecked, recheck, writeRecheck } from '../grants/recheck.ts'
import { evaluateAll, type Outcomes } from './evaluate-case.ts'
import { findCase, inState, type OpenCase } from './open-case.ts'

/** Cases that one run over a programme takes at most, so that others are not kept waiting. */
const MOST_CASES = 200

/**
 * Runs the automatic checks of one application; while it has a grant that is being paid, those that later instalments need, and a fail holds the grant. Refuses
 * not_found, already_decided, wrong_state.
 */
export const runChecks = command({
  kind: 'checks_run',
  summary: 'Run the automatic checks of an application',
  makes: false,
  refuses: ['erased', 'already_decided', 'wrong_state'],
  body: nothing,
  decide: (read, { params }) => {
    const open = findCase(read, params['id'])
    if (!open.ok) return open
    const later = recheckOf(read, open.value)
    if (later) return done((tx) => writeRecheck(tx, later))
    const state = inState(open.value.of, ['received', 'checking', 'information_needed'], say.reopenBeforeRun)
    if (!state.ok) return state
    const outcomes = evaluateAll(read, new Persons(read), open.value)
    return done((tx) => write(tx, open.value, outcomes))
  },
  answer: runView,
})

/**
 * Runs them for the received and checking applications of a programme, at most 200 at once: those first that were checked longest ago.
 * The answer's `left` tells how many were never checked yet. Refuses not_found.
 */
export const runChecksOfProgramme = command({
  kind: 'checks_run',
  summary: "Run the automatic checks of a programme's applications, 200 at a time",
  makes: false,
  refuses: ['erased'],
  body: nothing,
  decide: (read, { params }): Result<(tx: Write) => void> => {
    const programme = programmeByCode(read, params['code'] ?? '')
    if (!programme) return notFound(say.noProgramme, params['code'])
    const persons = new Persons(read)
    const runs = casesToCheck(read, programme.id, MOST_CASES).flatMap((id) => {
      const open = findCase(read, String(id))
      return open.ok ? [{ open: open.value, outcomes: evaluateAll(read, persons, open.value) }] : []
    })
    return done((tx) => {
      for (const { open, outcomes } of runs) write(tx, open, outcomes)
    })
  },
  answer: runView,
})

/** Of an approved case whose grant is not held for it already. */
function recheckOf(read: Read, { of }: OpenCase): Rechecked | undefined {
  const grant = of.state === 'approved' ? grantOfCase(read, of.id) : undefined
  if (!grant || (grant.state !== 'approved' && grant.state !== 'paying')) return undefined
  return standingHolds(read, grant).some(({ cause }) => cause === 'recheck') ? undefined : recheck(read, new Persons(read), grant.id)
}

function write(tx: Write, open: OpenCase, outcomes: Outcomes): void {
  const { of, student } = open
  for (const outcome of outcomes) addCheck(tx, student, { ...outcome, version: of.version })
  if (of.state === 'received') tx.step('application', of.id, 'received', 'checking')
}
