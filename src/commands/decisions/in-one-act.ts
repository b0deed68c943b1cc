import { z } from 'zod'
import type { Policy } from '../../core/eligibility/policy.ts'
import { blocking, clearToBulk, standing } from '../../core/eligibility/standing.ts'
import { faultAt, PROBLEMS, type Problem, type ProblemKind, problem, problemOf } from '../../core/problem.ts'
import { done, type Result, refused } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { refusing } from '../../input/shapes.ts'
import { checksOf } from '../../store/checks.ts'
import type { Programme } from '../../store/programmes.ts'
import type { Read } from '../../store/read.ts'
import { findCase, type OpenCase } from '../applications/open-case.ts'

/** Decisions on several cases in one act: all or nothing, each as it would be decided by itself. */

const MOST_CASES = 200

/** 1 to 200 items, each of another case. */
export const itemsOf = <T extends z.ZodType<{ readonly application: string }>>(item: T) =>
  z
    .array(item)
    .min(1)
    .max(MOST_CASES)
    .superRefine((items, context) => {
      const seen = new Set<string>()
      for (const [place, { application }] of items.entries()) {
        if (seen.has(application)) context.addIssue({ code: 'custom', path: [place, 'application'], ...refusing(say.standsTwice) })
        seen.add(application)
      }
    })

/** Finds a case of a programme. Refuses not_found, erased. */
export function caseOf(read: Read, programme: Programme, id: string): Result<OpenCase> {
  const open = findCase(read, id)
  return open.ok && open.value.of.programme !== programme.id ? problem('not_found', say.noApplicationIn(id, programme.code)) : open
}

/** Refuses not_clear: a mandatory check has not passed, or an automatic outcome was decided anew, and so the case is looked at by itself. */
export function clearCase(read: Read, { of, student }: OpenCase, policy: Policy): Result<undefined> {
  const standings = standing(checksOf(read, of.id, student.key), policy)
  if (clearToBulk(standings)) return done(undefined)
  const anew = standings.filter((one) => one.decidedAnew).map((one) => say.decidedAnew(one.criterion))
  const words = [...blocking(standings).map((one) => say.checkIs(one.criterion, one.outcome)), ...anew]
  return problem('not_clear', say.notClear(of.caseNumber, words))
}

/** In which order refusals are told: what there is not, who may not, then the rest. */
const FIRST: readonly ProblemKind[] = ['missing', 'gone', 'person']

const rank = ({ code }: Problem): number => {
  const place = FIRST.indexOf(PROBLEMS[code].kind)
  return place < 0 ? FIRST.length : place
}

/** Decides every item; if one is refused, all are, and `errors` points at each that was. */
export function decideAll<I, T>(items: readonly I[], decide: (item: I) => Result<T>): Result<readonly T[]> {
  const decided = items.map(decide)
  const refusals = decided.flatMap((one, place) => (one.ok ? [] : [{ place, problem: one.problem }]))
  const [first] = [...refusals].sort((a, b) => rank(a.problem) - rank(b.problem) || a.place - b.place)
  if (!first) return done(decided.flatMap((one) => (one.ok ? [one.value] : [])))
  const errors = refusals.map(({ place, problem: { said } }) => faultAt(`/items/${place}`, said))
  return refused({ ...first.problem, ...problemOf(first.problem.code, say.nothingDecided(refusals.length, items.length, first.problem.said), { errors }) })
}
