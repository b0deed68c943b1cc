import type { z } from 'zod'
import { type Fault, faultAt, type Problem, type ProblemCode, problemOf } from '../core/problem.ts'
import { isSaid, type Said, saidAs, say, sentenceOf } from '../core/said/say.ts'

/** A body's problem: which members, and why. Unknown members and refused amounts have codes of their own. */
export function inputProblem(error: z.ZodError): Problem {
  const issues = error.issues.flatMap(closest)
  const errors = issues.flatMap((issue): readonly Fault[] => {
    const pointer = `/${issue.path.map(String).join('/')}`
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => faultAt(`${pointer === '/' ? '' : pointer}/${key}`, say.notKnownHere))
    return [faultAt(pointer, saidOf(issue))]
  })
  const own = issues
    .map((issue) => (issue.code === 'custom' ? (issue.params?.['code'] as ProblemCode | undefined) : undefined))
    .find((code) => code !== undefined)
  const unknown = issues.some((issue) => issue.code === 'unrecognized_keys')
  const [first] = errors
  return problemOf(own ?? (unknown ? 'unknown_member' : 'invalid_input'), first ? say.mend(first.pointer, first.said) : say.mendAll, { errors })
}

/** Of a body that can be one of several: what is wrong with the one that it comes closest to, by members that are not known there, then by faults. */
function closest(issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue]
  const strange = (branch: readonly z.core.$ZodIssue[]) => branch.flatMap((one) => (one.code === 'unrecognized_keys' ? one.keys : [])).length
  const [best, next] = [...issue.errors].sort((a, b) => strange(a) - strange(b) || a.length - b.length)
  const isOne = best !== undefined && (next === undefined || strange(best) !== strange(next) || best.length !== next.length)
  return isOne ? best.map((one) => ({ ...one, path: [...issue.path, ...one.path] })) : [issue]
}

/** What an issue says, as data: our own words, else what the library found, in its words. */
export function saidOf(issue: z.core.$ZodIssue): Said {
  if (issue.message.endsWith('received undefined')) return say.isMissing
  const own = issue.code === 'custom' ? issue.params?.['said'] : undefined
  return isSaid(own) ? own : (sentenceOf(issue.message) ?? saidAs(issue.message, foundBy(issue)))
}

function foundBy(issue: z.core.$ZodIssue): Said {
  if (issue.code === 'invalid_type') return say.wrongType(issue.expected)
  if (issue.code === 'invalid_value') return say.oneOf(issue.values.map(String))
  if (issue.code === 'too_big')
    return (issue.origin === 'string' ? say.tooLong : issue.origin === 'array' ? say.tooMany : say.numberAtMost)(Number(issue.maximum))
  if (issue.code === 'too_small')
    return (issue.origin === 'string' ? say.tooShort : issue.origin === 'array' ? say.tooFew : say.numberAtLeast)(Number(issue.minimum))
  return say.wrongForm
}
