import { z } from 'zod'
import { moneyToText } from '../../core/money/money.ts'
import { faultAt, type ProblemCode, problem } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { addDays } from '../../core/time/dates.ts'
import { inputProblem } from '../../input/input-problem.ts'
import { money, refusing, words } from '../../input/shapes.ts'
import { codeAndYear } from '../../queries/status.ts'
import type { Case } from '../../store/applications.ts'
import type { Book } from '../../store/book.ts'
import { standingBreaksOfPayout } from '../../store/breaks.ts'
import { grantOfCase } from '../../store/grants.ts'
import { eventAt } from '../../store/history.ts'
import { type PayoutRow, paidAgain, payoutsOfGrant } from '../../store/payouts.ts'
import { policyOf, programmeById } from '../../store/programmes.ts'
import type { Read } from '../../store/read.ts'
import { payeeBody } from '../applications/application-body.ts'
import { found } from '../found.ts'
import { present } from '../present.ts'
import { type Said, type Saying, type SentUnder, type Speaker, speak } from './say.ts'

export const speaker = { ...codeAndYear, caseNumber: z.string().min(1).max(40) }
export const text = words(4000)

/** A message that anybody may send who has a student's code and year of birth: a route without a token. */
interface StudentMessage<B extends Speaker> {
  readonly summary: string
  /** What `plan` can refuse. */
  readonly refuses: readonly ProblemCode[]
  readonly body: z.ZodType<B>
  plan(read: Read, of: Case, body: B): Result<Saying>
}

const REFUSES = ['not_found_or_wrong', 'too_many_tries', 'not_found', 'too_many_messages'] as const

const open = <B extends Speaker>({ summary, refuses, body, plan }: StudentMessage<B>) => ({
  summary,
  body,
  makes: true,
  refuses: [...REFUSES, ...refuses],
  ask: (book: Book, sent: unknown, under?: SentUnder): Result<Said> => {
    const asked = body.safeParse(sent)
    if (!asked.success) return { ok: false, problem: inputProblem(asked.error) }
    const { code, birthYear, caseNumber } = asked.data
    return speak(book, { code, birthYear, caseNumber }, (read, of) => plan(read, of, asked.data), under)
  },
})

const payoutsOf = (read: Read, of: Case): PayoutRow[] => {
  const grant = grantOfCase(read, of.id)
  return grant ? payoutsOfGrant(read, grant.id) : []
}

export const nothingAsked = () => problem('wrong_state', say.nothingAsked)

/** `POST /status/answer`: what was asked for, or account details after the bank sent the money back. Refuses wrong_state where neither was. */
export const answerRequest = open({
  summary: 'What a student answers to an information request, or new account details after a return',
  refuses: ['wrong_state'],
  body: z
    .strictObject({ ...speaker, message: text.optional(), payee: payeeBody.optional() })
    .refine(({ message, payee }) => message !== undefined || payee !== undefined, { ...refusing(say.messageOrPayee), path: ['message'] }),
  plan: (read, of, { message, payee }) => {
    const isAsked = of.state === 'information_needed' || payoutsOf(read, of).some((p) => p.state === 'returned' && !paidAgain(read, p))
    if (!isAsked) return nothingAsked()
    return done({ kind: 'answer', told: present({ text: message, payee: payee && present(payee) }) })
  },
})

function moreThanPaid({ amount, currency }: PayoutRow) {
  const reason = say.moreThanLeft(moneyToText(amount, currency))
  return problem('amount_not_allowed', reason, { errors: [faultAt('/amount', reason)] })
}

/** `POST /status/received`: whether the last money that left our bank has arrived. `no` and `less` make the break not_received. Refuses wrong_state before it left, amount_not_allowed for more than left. */
export const tellReceived = open({
  summary: 'Whether the money has arrived: all, less or none of it',
  refuses: ['wrong_state', 'amount_not_allowed'],
  body: z
    .strictObject({ ...speaker, received: z.enum(['all', 'less', 'no']), amount: money.optional() })
    .refine(({ received, amount }) => amount === undefined || received === 'less', { ...refusing(say.ofLessAlone), path: ['amount'] }),
  plan: (read, of, { received, amount }) => {
    const paid = payoutsOf(read, of)
      .filter(({ state }) => state === 'settled')
      .sort((a, b) => a.since - b.since)
      .at(-1)
    if (!paid) return problem('wrong_state', say.nothingPaidYet)
    if (amount?.currency === paid.currency && amount.minor > paid.amount) return moreThanPaid(paid)
    const standing = standingBreaksOfPayout(read, paid.id).find(({ kind }) => kind === 'not_received')
    const told = amount === undefined ? {} : { amount: moneyToText(amount.minor, amount.currency) }
    return done({ kind: 'received', received, told, payout: paid, break: standing?.id })
  },
})

/** `POST /status/review`: a wish that a refusal is looked at again. Refuses wrong_state where the case is not refused, or the time for it is over. */
export const askReview = open({
  summary: 'A wish that a refusal is looked at again',
  refuses: ['wrong_state'],
  body: z.strictObject({ ...speaker, message: text }),
  plan: (read, of, { message }) => {
    if (of.state !== 'refused') return problem('wrong_state', say.notRefused)
    const { reviewWithinDays } = policyOf(found(programmeById(read, of.programme)))
    const until = addDays(eventAt(read, of.since).slice(0, 10), reviewWithinDays)
    if (read.today > until) return problem('wrong_state', say.reviewOver(until))
    return done({ kind: 'review', told: { text: message } })
  },
})

/** `POST /status/message`: anything else. About a person it is a complaint: seen and answered by auditors alone. */
export const writeMessage = open({
  summary: 'A message of a student; about a person: a complaint, seen by auditors alone',
  refuses: [],
  body: z.strictObject({ ...speaker, about: z.enum(['payment', 'details', 'person', 'other']), message: text }),
  plan: (_read, _of, { about, message }) => done({ kind: 'message', about, told: { text: message } }),
})
