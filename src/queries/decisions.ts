import { moneyToText } from '../core/money/money.ts'
import type { Case } from '../store/applications.ts'
import { requestsOf } from '../store/corrections.ts'
import {
  type Approval,
  approvalsOf,
  instalmentsRecommended,
  lastRecommendation,
  type Recommendation,
  recommendationsOf,
  refusalsOf,
  reopeningsOf,
  withdrawalOf,
} from '../store/decisions.ts'
import { grantsMadeBy } from '../store/grants.ts'
import { notesOf } from '../store/notes.ts'
import { nameOf } from '../store/people.ts'
import { programmeInVersion } from '../store/programmes.ts'
import type { Read } from '../store/read.ts'

/** What an approval must repeat; null for a recommendation to refuse. */
export const expectedView = ({ amount, digest }: Recommendation, currency: string) =>
  amount === null ? null : { money: moneyToText(amount, currency), digest }

const currencyOf = (read: Read, of: Recommendation): string => programmeInVersion(read, of.programmeVersion)?.currency ?? ''

export function recommendationView(read: Read, of: Recommendation) {
  const currency = currencyOf(read, of)
  return {
    outcome: of.outcome,
    ...(of.reason === null ? {} : { reason: of.reason }),
    expected: expectedView(of, currency),
    instalments: instalmentsRecommended(read, of.id).map(({ dueOn, amountMinor }) => ({ dueOn, money: moneyToText(amountMinor, currency) })),
  }
}

/** What an approval came to: the first of two leaves the case recommended; the last made the grant. */
export function approvalView(read: Read, of: Approval) {
  const grant = grantsMadeBy(read, of.seq).find((one) => one.application === of.application)
  return grant
    ? { state: 'approved', grant: { id: String(grant.id), state: 'approved', money: moneyToText(grant.amount, grant.currency) } }
    : { state: 'recommended', grant: null }
}

/** What the last recommendation of a case asks to be approved; null before one. */
export function expectedOf(read: Read, application: number) {
  const last = lastRecommendation(read, application)
  return last ? expectedView(last, currencyOf(read, last)) : null
}

/** Every decision on a case, oldest first. `full`: with the notes. */
export function decisionsView(read: Read, application: number, full: boolean) {
  const note = (noun: string, id: number) => ({ note: full ? (notesOf(read, noun, id)[0]?.words?.['note'] ?? null) : null })
  const withdrawal = withdrawalOf(read, application)
  const reasons = full ? notesOf(read, 'reopening', application) : []
  const decisions = [
    ...recommendationsOf(read, application).map((of) => ({
      kind: 'recommendation',
      by: nameOf(read, of.actor),
      at: of.at,
      ...recommendationView(read, of),
      ...note('recommendation', of.id),
    })),
    ...approvalsOf(read, application).map((of) => ({ kind: 'approval', by: nameOf(read, of.actor), at: of.at, nth: of.nth })),
    ...refusalsOf(read, application).map((of) => ({ kind: 'refusal', by: nameOf(read, of.actor), at: of.at, reason: of.reason, ...note('refusal', of.id) })),
    ...reopeningsOf(read, application).map((of) => ({
      kind: 'reopening',
      by: nameOf(read, of.actor),
      at: of.at,
      from: of.from,
      note: reasons.find(({ seq }) => seq === of.seq)?.words?.['note'] ?? null,
    })),
    ...(withdrawal
      ? [{ kind: 'withdrawal', by: nameOf(read, withdrawal.actor), at: withdrawal.at, sameAs: withdrawal.sameAs, ...note('withdrawal', withdrawal.id) }]
      : []),
  ]
  return decisions.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

/** By when the student is to answer what was asked last; an officer sees by it what is overdue. Null where nothing is asked. */
export const answerDueOn = (read: Read, { id, state }: Pick<Case, 'id' | 'state'>): string | null =>
  state === 'information_needed' ? (requestsOf(read, id).at(-1)?.dueDate ?? null) : null

/** What the student was asked for, oldest first. */
export const requestsView = (read: Read, application: number, full: boolean) =>
  requestsOf(read, application).map((of) => ({
    items: of.items,
    message: full ? (notesOf(read, 'information_request', of.id)[0]?.words?.['message'] ?? null) : null,
    dueDate: of.dueDate,
    by: nameOf(read, of.actor),
    at: of.at,
  }))
