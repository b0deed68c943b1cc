import { z } from 'zod'
import { notFound } from '../../core/problem.ts'
import { done } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { words } from '../../input/shapes.ts'
import { programmeView } from '../../queries/programmes.ts'
import { addProgrammeVersion, programmeByCode, programmeVersionedBy } from '../../store/programmes.ts'
import { command } from '../command.ts'
import { found } from '../found.ts'
import { policyBody } from './policy-body.ts'
import { readPolicy } from './read-policy.ts'

/** Makes a new version of a programme; what was decided under an earlier one stays. Refuses not_found, policy_invalid. */
export const changeProgramme = command({
  kind: 'programme_versioned',
  summary: 'Make a new version of a programme',
  makes: false,
  refuses: ['amount_invalid', 'currency_unknown', 'policy_invalid'],
  body: z.strictObject({ name: words(200), policy: policyBody }),
  decide: (read, { params, body }) => {
    const programme = programmeByCode(read, params['code'] ?? '')
    if (!programme) return notFound(say.noProgramme, params['code'])
    const policy = readPolicy(body.policy, programme.currency)
    if (!policy.ok) return policy
    return done((tx) =>
      addProgrammeVersion(tx, programme.id, programme.version + 1, { name: body.name, fund: programme.fund, text: body.policy, policy: policy.value }),
    )
  },
  answer: (read, seq) => programmeView(read, found(programmeVersionedBy(read, seq)), seq),
})
