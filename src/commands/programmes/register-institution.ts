import { z } from 'zod'
import { payeeFaults } from '../../core/payees/payee-faults.ts'
import { problem } from '../../core/problem.ts'
import { done } from '../../core/result.ts'
import { institutionView } from '../../queries/institutions.ts'
import { addInstitution, institutionByCode, institutionRegisteredBy } from '../../store/payee-rows.ts'
import { payeeBody } from '../applications/application-body.ts'
import { command } from '../command.ts'
import { found } from '../found.ts'
import { code, words } from '../input.ts'
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
    if (institutionByCode(read, body.code)) return problem('already_exists', `There is an institutional payee ${body.code}: take another code.`)
    const payee = { ...present(body.payee), relation: 'institution' } as const
    if (payee.way !== 'account')
      return problem('payee_invalid', 'An institution is paid on its account.', { errors: [{ pointer: '/payee/way', reason: 'is account' }] })
    const errors = payeeFaults(payee).map(({ pointer, reason }) => ({ pointer: `/payee${pointer}`, reason }))
    if (errors.length > 0) return problem('payee_invalid', `This payee can't be paid: ${errors.map(({ reason }) => reason).join(' ')}`, { errors })
    return done((tx) => addInstitution(tx, body, payee))
  },
  answer: (read, seq) => institutionView(found(institutionRegisteredBy(read, seq))),
})
