import { z } from 'zod'
import { payeeFaults } from '../../core/payees/payee-faults.ts'
import { faultAt, problem } from '../../core/problem.ts'
import { done } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { code, words } from '../../input/shapes.ts'
import { institutionView } from '../../queries/institutions.ts'
import { addInstitution, institutionByCode, institutionRegisteredBy } from '../../store/payee-rows.ts'
import { payeeBody } from '../applications/application-body.ts'
import { command } from '../command.ts'
import { found } from '../found.ts'
import { present } from '../present.ts'

/** Registers a university, vendor or embassy that is paid directly. Refuses already_exists, payee_invalid. */
export const registerInstitution = command({
  kind: 'institution_registered',
  summary: 'Register an institutional payee',
  makes: true,
  refuses: ['already_exists', 'payee_invalid'],
  body: z.strictObject({
    code,
    name: words(300),
    kind: z.enum(['university', 'vendor', 'embassy']),
    payee: payeeBody.omit({ institution: true }),
  }),
  decide: (read, { body }) => {
    if (institutionByCode(read, body.code)) return problem('already_exists', say.institutionExists(body.code))
    const payee = { ...present(body.payee), relation: 'institution' } as const
    if (payee.way !== 'account') return problem('payee_invalid', say.institutionByAccount, { errors: [faultAt('/payee/way', say.wayIsAccount)] })
    const errors = payeeFaults(payee).map(({ pointer, said }) => faultAt(`/payee${pointer}`, said))
    if (errors.length > 0) return problem('payee_invalid', say.payeeUnpayable(errors.map(({ said }) => said)), { errors })
    return done((tx) => addInstitution(tx, body, payee))
  },
  answer: (read, seq) => institutionView(found(institutionRegisteredBy(read, seq))),
})
