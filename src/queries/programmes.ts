import { z } from 'zod'
import { stepWarnings } from '../core/access/separation.ts'
import { faultAt, notFound, problem } from '../core/problem.ts'
import { done, type Result } from '../core/result.ts'
import { say } from '../core/said/say.ts'
import { head } from '../store/ledger.ts'
import { type Programme, policyOf, programmeByCode, programmesAfter } from '../store/programmes.ts'
import type { Read } from '../store/read.ts'
import { roleHolders } from '../store/role-holders.ts'
import { listed, none, pageOf, paging, query } from './query.ts'

/** A programme in a version, with what nobody or one person alone could do as of the event `seq`, on its day or on the one that is given. */
export function programmeView(read: Read, of: Programme, seq: number, on?: string) {
  const twoApprovers = policyOf(of).secondApprovalAboveMinor !== undefined
  return {
    code: of.code,
    name: of.name,
    fund: of.fundCode,
    version: of.version,
    policy: JSON.parse(of.policyText) as unknown,
    warnings: stepWarnings(twoApprovers, roleHolders(read, seq, on)),
  }
}

/** The programme that a list is filtered by, or none. An unknown one is an unknown value of the filter: invalid_input. */
export function programmeFiltered(read: Read, code: string | undefined): Result<number | undefined> {
  const programme = code === undefined ? undefined : programmeByCode(read, code)
  if (code === undefined || programme) return done(programme?.id)
  return problem('invalid_input', say.noProgrammeToList(code), { errors: [faultAt('/programme', say.isNoProgramme)] })
}

export const programmeByPath = query({
  summary: 'A programme in its last version',
  filters: none,
  ask: (read, { params }) => {
    const programme = programmeByCode(read, params['code'] ?? '')
    return programme ? done(programmeView(read, programme, head(read).seq, read.today)) : notFound(say.noProgramme, params['code'])
  },
})

export const programmes = query({
  summary: 'Programmes in their last versions',
  filters: z.strictObject(paging),
  ask: (read, { filters }) => {
    const page = pageOf(filters)
    const { seq } = head(read)
    return done(listed(programmesAfter(read, page), page, (programme) => programmeView(read, programme, seq, read.today)))
  },
})
