import { problem } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import type { Read } from '../../store/read.ts'
import { type Organisation, settingsNow } from '../../store/settings.ts'

/** The organisation, which must have these members. Refuses invalid_input, naming what is missing. */
export function organisationWith<M extends keyof Organisation>(read: Read, ...members: readonly M[]): Result<Organisation & Required<Pick<Organisation, M>>> {
  const { organisation } = settingsNow(read)
  const missing = members.filter((member) => organisation?.[member] === undefined)
  if (organisation && missing.length === 0) return done(organisation as Organisation & Required<Pick<Organisation, M>>)
  return problem('invalid_input', say.publisherMissing(missing.map((member) => `organisation.${member}`)))
}
