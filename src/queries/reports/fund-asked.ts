import { notFound } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { type Fund, fundByCode } from '../../store/funds.ts'
import type { Read } from '../../store/read.ts'

/** The fund that a report is asked for; undefined where it is asked for all. Refuses not_found. */
export function fundAsked(read: Read, code: string | undefined): Result<Fund | undefined> {
  if (code === undefined) return done(undefined)
  const fund = fundByCode(read, code)
  return fund ? done(fund) : notFound(say.noFund, code)
}
