import { problem } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { approvalsOf, type Recommendation, recommendationsOf, refusalsOf } from '../../store/decisions.ts'
import type { Read } from '../../store/read.ts'

/** Different persons decide: who did one thing about a case does not do another. Each refuses same_person, in the words of what was done. */

const refuse = (did: string): Result<never> => problem('same_person', say.youDid(did))

const of = (rows: readonly { readonly actor: number }[], actor: number): boolean => rows.some((row) => row.actor === actor)

export function mayRecommend(read: Read, application: number, actor: number): Result<undefined> {
  if (of(approvalsOf(read, application), actor)) return refuse('approved')
  return of(refusalsOf(read, application), actor) ? refuse('refused') : done(undefined)
}

/** `waiting`: the recommendation that has a first approval and waits for the second. */
export function mayApprove(read: Read, application: number, actor: number, waiting: Recommendation | undefined): Result<undefined> {
  if (of(recommendationsOf(read, application), actor)) return refuse('recommended')
  if (
    waiting &&
    of(
      approvalsOf(read, application).filter((one) => one.recommendation === waiting.id),
      actor,
    )
  )
    return refuse('approved')
  return of(refusalsOf(read, application), actor) ? refuse('refused') : done(undefined)
}

export function mayRefuse(read: Read, application: number, actor: number): Result<undefined> {
  if (of(recommendationsOf(read, application), actor)) return refuse('recommended')
  return of(refusalsOf(read, application), actor) ? refuse('refused') : done(undefined)
}
