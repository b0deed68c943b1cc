import type { PlannedInstalment } from '../../core/eligibility/caps.ts'
import { plannedInstalments } from '../../core/eligibility/planned-instalments.ts'
import type { Policy } from '../../core/eligibility/policy.ts'
import { amountText, type Money } from '../../core/money/money.ts'
import { type Fault, problem } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'

/** What a recommendation asks for, as posted. */
export interface MoneyAsked {
  readonly money: Money | undefined
  readonly instalments: ReadonlyArray<{ readonly dueOn: string; readonly money: Money }> | undefined
  readonly requested: Money | undefined
  readonly today: string
}

const MOST_INSTALMENTS = 60

/**
 * The instalments that a recommendation comes to: the flat amount in its parts, or the amount of the case under the programme's cap and no more than was
 * requested; at once, or as the instalments say. Refuses currency_differs, amount_not_allowed, date_invalid.
 */
export function recommendedMoney(policy: Policy, asked: MoneyAsked): Result<readonly PlannedInstalment[]> {
  const given = [...(asked.money ? [asked.money] : []), ...(asked.instalments ?? []).map((one) => one.money)]
  if (given.some((one) => one.currency !== policy.currency))
    return problem('currency_differs', `The programme's fund is in ${policy.currency}: give the money in it.`)
  const amount = amountOf(policy, asked)
  if (!amount.ok) return amount
  if (!asked.instalments) return done(plannedInstalments(policy, amount.value, asked.today))
  const faults = instalmentFaults(asked.instalments, asked.today)
  if (faults.length > 0) return problem('date_invalid', 'The instalments are not in order; see errors.', { errors: faults })
  const wanted = policy.grant.kind === 'flat' ? policy.grant.instalments : undefined
  if (wanted !== undefined && asked.instalments.length !== wanted) return refuse(`The programme pays its amount in ${wanted} instalment(s).`, '/instalments')
  const planned = asked.instalments.map(({ dueOn, money }) => ({ dueOn, amountMinor: money.minor }))
  const sum = planned.reduce((total, one) => total + one.amountMinor, 0)
  return sum === amount.value
    ? done(planned)
    : refuse(`The instalments come to ${text(sum, policy)}, the grant is ${text(amount.value, policy)}.`, '/instalments')
}

const text = (minor: number, { currency }: Policy): string => `${amountText(minor, currency)} ${currency}`

const refuse = (detail: string, pointer = '/money'): Result<never> => problem('amount_not_allowed', detail, { errors: [{ pointer, reason: detail }] })

function amountOf(policy: Policy, { money, instalments, requested }: MoneyAsked): Result<number> {
  const { grant } = policy
  if (grant.kind === 'flat')
    return money && money.minor !== grant.amountMinor ? refuse(`Everybody gets ${text(grant.amountMinor, policy)} in this programme.`) : done(grant.amountMinor)
  const most = requested?.currency === policy.currency ? requested.minor : undefined
  const summed = instalments?.reduce((total, one) => total + one.money.minor, 0)
  const minor = money?.minor ?? summed ?? most
  if (minor === undefined) return refuse('Each case has its own amount in this programme: give the money.')
  if (minor > grant.capMinor) return refuse(`The programme grants ${text(grant.capMinor, policy)} at most.`)
  if (most !== undefined && minor > most) return refuse(`No more is granted than was requested: ${text(most, policy)}.`)
  return done(minor)
}

/** Due dates ascend from today: one in an earlier month would count against another month's cap. */
function instalmentFaults(instalments: NonNullable<MoneyAsked['instalments']>, today: string): readonly Fault[] {
  if (instalments.length > MOST_INSTALMENTS) return [{ pointer: '/instalments', reason: `There are at most ${MOST_INSTALMENTS} instalments.` }]
  return instalments.flatMap(({ dueOn }, place) => {
    const before = instalments[place - 1]?.dueOn ?? today
    if (dueOn < today) return [{ pointer: `/instalments/${place}/dueOn`, reason: `lies before today (${today})` }]
    return dueOn < before ? [{ pointer: `/instalments/${place}/dueOn`, reason: 'lies before the instalment before it' }] : []
  })
}
