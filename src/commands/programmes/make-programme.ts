import { z } from 'zod'
import { notFound, problem } from '../../core/problem.ts'
import { done } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { code, words } from '../../input/shapes.ts'
import { programmeView } from '../../queries/programmes.ts'
import { fundByCode } from '../../store/funds.ts'
import { addProgramme, addProgrammeVersion, programmeByCode, programmeVersionedBy } from '../../store/programmes.ts'
import { command } from '../command.ts'
import { found } from '../found.ts'
import { policyBody } from './policy-body.ts'
import { readPolicy } from './read-policy.ts'

/** Makes a programme: the rules under which a fund helps. Refuses not_found (the fund), already_exists, fund_closed, policy_invalid. */
export const makeProgramme = command({
  kind: 'programme_versioned',
  summary: 'Make a programme',
  makes: true,
  refuses: ['not_found', 'already_exists', 'amount_invalid', 'currency_unknown', 'fund_closed', 'policy_invalid'],
  body: z.strictObject({ code, name: words(200), fund: code, policy: policyBody }),
  decide: (read, { body }) => {
    const fund = fundByCode(read, body.fund)
    if (!fund) return notFound(say.noFund, body.fund)
    if (programmeByCode(read, body.code)) return problem('already_exists', say.programmeExists(body.code))
    if (fund.state !== 'open') return problem('fund_closed', say.nameAnotherFund(fund.code))
    const policy = readPolicy(body.policy, fund.currency)
    if (!policy.ok) return policy
    return done((tx) => addProgrammeVersion(tx, addProgramme(tx, body.code), 1, { name: body.name, fund: fund.id, text: body.policy, policy: policy.value }))
  },
  answer: (read, seq) => programmeView(read, found(programmeVersionedBy(read, seq)), seq),
})
