import type { z } from 'zod'
import { faultAt, notFound, problem } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { caseNumber, casesReceivedBy, lastCaseOfYear, openCaseOf, type Told } from '../../store/applications.ts'
import { programmeByCode } from '../../store/programmes.ts'
import type { Read } from '../../store/read.ts'
import { codeGivenBy, studentByIdentity } from '../../store/students.ts'
import { command } from '../command.ts'
import { found } from '../found.ts'
import { type Present, present } from '../present.ts'
import { applicationBody } from './application-body.ts'
import { payeeTold } from './payee-told.ts'
import { takeIn } from './take-in.ts'

/**
 * Takes in one application. Its answer alone tells a new student's code. Refuses not_found, already_applied (with the caseNumber) for a person
 * with an application of this programme that is not refused or withdrawn, payee_invalid, date_in_future.
 */
export const receiveApplication = command({
  kind: 'application_received',
  summary: 'Take in an application',
  makes: true,
  refuses: ['date_in_future', 'already_applied', 'payee_invalid'],
  body: applicationBody,
  decide: (read, { params, body }) => {
    const programme = programmeByCode(read, params['code'] ?? '')
    if (!programme) return notFound(say.noProgramme, params['code'])
    const told = toldOf(present(body))
    const student = studentByIdentity(read, told.student)
    const open = student === undefined ? undefined : openCaseOf(read, student, programme.id)
    if (open) {
      return problem('already_applied', say.hasCase(open.caseNumber, programme.code), { members: { caseNumber: open.caseNumber } })
    }
    const late = datesLate(read, told)
    if (!late.ok) return late
    const payee = told.payee ? payeeTold(read, told.payee) : done(undefined)
    if (!payee.ok) return payee
    const year = read.today.slice(0, 4)
    const number = caseNumber(year, lastCaseOfYear(read, year) + 1)
    return done((tx) => takeIn(tx, { programme: programme.id, caseNumber: number, known: student, told, payee: payee.value }))
  },
  answer: (read, seq) => {
    const of = found(casesReceivedBy(read, seq)[0])
    return { id: String(of.id), caseNumber: of.caseNumber, code: codeGivenBy(read, seq, of.student), state: 'received' }
  },
})

/** What a posted application says. */
function toldOf({ student, payee, ...facts }: Present<z.output<typeof applicationBody>>): Told {
  return { student, facts, ...(payee === undefined ? {} : { payee }) }
}

/** Nobody is born, and nobody consents, after today. */
export function datesLate(read: Read, { student, facts }: Pick<Told, 'student' | 'facts'>): Result<undefined> {
  const errors = [
    ...(student.birthDate > read.today ? [faultAt('/student/birthDate', say.liesInFuture)] : []),
    ...((facts.consentOn ?? '') > read.today ? [faultAt('/consentOn', say.liesInFuture)] : []),
  ]
  return errors.length > 0 ? problem('date_in_future', say.bornAfterToday(read.today), { errors }) : done(undefined)
}
