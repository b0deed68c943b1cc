import type { Problem } from '../../core/problem.ts'
import { statusOf } from '../problem.ts'
import type { Refusal } from './desk.ts'

/** A refusal of a command that has no address in the API, with the field at fault. */
export const refusedBy = (problem: Problem, pointer?: string): { readonly problem: Refusal } => ({
  problem: {
    status: statusOf(problem.code),
    code: problem.code,
    detail: problem.detail,
    errors: problem.errors ?? (pointer === undefined ? [] : [{ pointer, reason: problem.detail }]),
    members: {},
  },
})

/** A refusal of the API with each fault at the field of the form that holds its place: what the form has as one text, the API has as several members. */
export function atFields(problem: Refusal, places: readonly (readonly [within: RegExp, field: string])[]): { readonly problem: Refusal } {
  const errors = (problem.errors ?? []).map((fault) => {
    const [, field] = places.find(([within]) => within.test(fault.pointer)) ?? []
    return field === undefined ? fault : { ...fault, pointer: field }
  })
  return { problem: { ...problem, errors } }
}
