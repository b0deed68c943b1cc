import type { Problem, ProblemCode } from '../../core/problem.ts'
import { refused } from '../../core/result.ts'
import { statusOf } from '../problem.ts'
import type { FaultSeen, Refusal } from './desk.ts'

/** What a page refuses by itself, in its reader's language. */
export interface OwnRefusal {
  readonly code: ProblemCode
  readonly detail: string
  readonly errors?: readonly FaultSeen[]
}

/** What was typed into a field is none of its kind. */
export const typedWrong = (pointer: string, reason: string, detail = reason): { readonly ok: false; readonly problem: OwnRefusal } =>
  refused({ code: 'invalid_input', detail, errors: [{ pointer, reason }] })

/** A refusal of a command that has no address in the API, or of the page itself, with the field at fault. */
export function refusedBy(problem: Problem | OwnRefusal, pointer?: string): { readonly problem: Refusal } {
  const { code, detail, errors } = problem
  const said = 'said' in problem ? problem.said : undefined
  const words = said === undefined ? {} : { said }
  const own = pointer === undefined ? [] : [{ pointer, reason: detail, ...words }]
  return { problem: { status: statusOf(code), code, detail, errors: errors ?? own, members: {}, ...words } }
}

/** A refusal of the API with each fault at the field of the form that holds its place: what the form has as one text, the API has as several members. */
export function atFields(problem: Refusal, places: readonly (readonly [within: RegExp, field: string])[]): { readonly problem: Refusal } {
  const errors = (problem.errors ?? []).map((fault) => {
    const [, field] = places.find(([within]) => within.test(fault.pointer)) ?? []
    return field === undefined ? fault : { ...fault, pointer: field }
  })
  return { problem: { ...problem, errors } }
}
