import { problem } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { settingsText } from '../../store/people.ts'
import type { Read } from '../../store/read.ts'

/** What the settings say of the organisation that publishes. */
export interface Organisation {
  readonly name: string
  readonly iatiId?: string
  readonly iatiType?: string
  readonly giving360Id?: string
}

/** The organisation, which must have these members. Refuses invalid_input, naming what is missing. */
export function organisationWith<M extends keyof Organisation>(read: Read, ...members: readonly M[]): Result<Organisation & Required<Pick<Organisation, M>>> {
  const { organisation } = JSON.parse(settingsText(read) ?? '{}') as { readonly organisation?: Organisation }
  const missing = members.filter((member) => organisation?.[member] === undefined)
  if (organisation && missing.length === 0) return done(organisation as Organisation & Required<Pick<Organisation, M>>)
  return problem('invalid_input', say.publisherMissing(missing.map((member) => `organisation.${member}`)))
}
