import { z } from 'zod'
import { breachSaid, type CapsPolicy, capBreaches, type PlannedInstalment } from '../../core/eligibility/caps.ts'
import { blocking, standing } from '../../core/eligibility/standing.ts'
import { faultAt, problem } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { date, money, refusing } from '../../input/shapes.ts'
import { recommendationView } from '../../queries/decisions.ts'
import { checksOf } from '../../store/checks.ts'
import { applicationDigest, recommendationDigest } from '../../store/decision-digests.ts'
import { addRecommendation, recommendedBy } from '../../store/decisions.ts'
import { capSumsOf } from '../../store/grants.ts'
import { addNote } from '../../store/notes.ts'
import type { Read } from '../../store/read.ts'
import type { Write } from '../../store/write.ts'
import { note } from '../applications/application-body.ts'
import { findCase, inState, type OpenCase } from '../applications/open-case.ts'
import { command } from '../command.ts'
import { found } from '../found.ts'
import { mayRecommend } from './deciders.ts'
import { refusalReason } from './reasons.ts'
import { recommendedMoney } from './recommended-money.ts'

const body = z
  .strictObject({
    outcome: z.enum(['approve', 'refuse']).default('approve'),
    money: money.optional(),
    instalments: z
      .array(z.strictObject({ dueOn: date, money }))
      .min(1)
      .optional(),
    reason: refusalReason.optional(),
    note,
    /** The application as it was seen, by the digest that its correction gives. */
    expected: z.strictObject({ digest: z.string().max(64) }).optional(),
  })
  .refine(({ outcome, reason }) => (outcome === 'refuse') === (reason !== undefined), {
    path: ['reason'],
    ...refusing(say.reasonWithRefusal),
  })
  .refine(({ outcome, money: asked, instalments }) => outcome === 'approve' || (asked === undefined && instalments === undefined), {
    path: ['money'],
    ...refusing(say.noMoneyWithRefusal),
  })

/** What a recommendation says, as posted. */
export type Recommending = z.output<typeof body>

/**
 * Recommends to approve, with the money, or to refuse, with the reason. Refuses not_found, same_person, already_decided, wrong_state,
 * checks_not_passed, caps_exceeded, payee_invalid (none), currency_differs, amount_not_allowed, date_invalid, approval_outdated (it was seen otherwise).
 */
export const recommend = command({
  kind: 'recommended',
  summary: 'Recommend to approve or to refuse',
  makes: true,
  refuses: [
    'erased',
    'same_person',
    'currency_differs',
    'already_decided',
    'wrong_state',
    'checks_not_passed',
    'caps_exceeded',
    'amount_not_allowed',
    'payee_invalid',
    'approval_outdated',
  ],
  body,
  decide: (read, { params, body: b, actor }) => {
    const opened = findCase(read, params['id'])
    return opened.ok ? decideRecommendation(read, opened.value, b, actor) : opened
  },
  answer: (read, seq) => ({ state: 'recommended', ...recommendationView(read, found(recommendedBy(read, seq)[0])) }),
})

/** Decides one recommendation; what it returns writes it. */
export function decideRecommendation(read: Read, open: OpenCase, b: Recommending, actor: number): Result<(tx: Write) => void> {
  const { of, student, programme, told } = open
  const person = mayRecommend(read, of.id, actor)
  if (!person.ok) return person
  if (b.expected && b.expected.digest !== applicationDigest(read, of, told)) return problem('approval_outdated', say.caseChanged(of.caseNumber))
  // An unanswered request ends by an answer, or by a recommendation to refuse.
  const from = b.outcome === 'approve' ? (['received', 'checking'] as const) : (['received', 'checking', 'information_needed'] as const)
  const state = inState(of, from, say.recommendedFromChecking)
  if (!state.ok) return state
  const instalments = b.outcome === 'approve' ? toApprove(read, open, b) : done([])
  if (!instalments.ok) return instalments
  return done((tx) => {
    const id = addRecommendation(
      tx,
      {
        application: of.id,
        version: of.version,
        programmeVersion: programme.versionId,
        outcome: b.outcome,
        reason: b.reason ?? null,
        amount: b.outcome === 'approve' ? instalments.value.reduce((sum, one) => sum + one.amountMinor, 0) : null,
        digest: recommendationDigest(tx, of, told, instalments.value),
      },
      instalments.value,
    )
    addNote(tx, { noun: 'recommendation', subject: id, student, words: { note: b.note } })
    tx.step('application', of.id, of.state, 'recommended')
  })
}

function toApprove(read: Read, open: OpenCase, { money: asked, instalments }: Recommending): Result<readonly PlannedInstalment[]> {
  const { of, policy, told, payee, student } = open
  const blocked = blocking(standing(checksOf(read, of.id, student.key), policy))
  if (blocked.length > 0) {
    const errors = blocked.map(({ criterion, outcome }) => faultAt(`/checks/${criterion}`, say.outcomeIs(outcome)))
    return problem('checks_not_passed', say.mustHavePassed(blocked.map((one) => say.checkIs(one.criterion, one.outcome))), {
      errors,
    })
  }
  if (payee === null) return problem('payee_invalid', say.nobodyToPay)
  const planned = recommendedMoney(policy, { money: asked, instalments, requested: told.facts.requested, today: read.today })
  if (!planned.ok) return planned
  const within = withinCaps(read, open.of, policy, planned.value)
  return within.ok ? planned : within
}

/** Refuses caps_exceeded: what the student has and these instalments are more than the programme allows. */
export function withinCaps(
  read: Read,
  of: OpenCase['of'],
  policy: CapsPolicy & { readonly currency: string },
  instalments: readonly PlannedInstalment[],
): Result<undefined> {
  const breaches = capBreaches(policy, capSumsOf(read, of.student, of.programme, of.id), instalments)
  return breaches.length === 0 ? done(undefined) : problem('caps_exceeded', say.capsExceeded(breaches.map((breach) => breachSaid(breach, policy.currency))))
}
