import { idOf } from '../../core/id.ts'
import { notFound, problem } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { type Grant, grantById } from '../../store/grants.ts'
import { studentKey } from '../../store/notes.ts'
import type { Read } from '../../store/read.ts'
import type { StudentKey } from '../../store/students.ts'

export interface OpenGrant {
  readonly grant: Grant
  readonly student: StudentKey
}

/** Finds the grant of a path. Refuses not_found, erased. */
export function findGrant(read: Read, id: string | undefined): Result<OpenGrant> {
  const grant = grantById(read, idOf(id) ?? -1)
  if (!grant) return notFound(say.noGrant, id)
  const key = studentKey(read, grant.student)
  return key ? done({ grant, student: { id: grant.student, key } }) : problem('erased', say.dataErased(grant.caseNumber))
}
