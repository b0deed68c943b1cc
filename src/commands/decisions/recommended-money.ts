import type { PlannedInstalment } from '../../core/eligibility/caps.ts'
import { plannedInstalments } from '../../core/eligibility/planned-instalments.ts'
import type { Policy } from '../../core/eligibility/policy.ts'
import { type Money, moneyToText } from '../../core/money/money.ts'
import { type Fault, faultAt, problem } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { type Said, say } from '../../core/said/say.ts'

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
  if (given.some((one) => one.currency !== policy.currency)) return problem('currency_differs', say.moneyInFunds(policy.currency))
  const amount = amountOf(policy, asked)
  if (!amount.ok) return amount
  if (!asked.instalments) return done(plannedInstalments(policy, amount.value, asked.today))
  const faults = instalmentFaults(asked.instalments, asked.today)
  if (faults.length > 0) return problem('date_invalid', say.instalmentsDisordered, { errors: faults })
  const wanted = policy.grant.kind === 'flat' ? policy.grant.instalments : undefined
  if (wanted !== undefined && asked.instalments.length !== wanted) return refuse(say.paysInInstalments(wanted), '/instalments')
  const planned = asked.instalments.map(({ dueOn, money }) => ({ dueOn, amountMinor: money.minor }))
  const sum = planned.reduce((total, one) => total + one.amountMinor, 0)
  return sum === amount.value
    ? done(planned)
    : refuse(say.instalmentsComeTo(moneyToText(sum, policy.currency), moneyToText(amount.value, policy.currency)), '/instalments')
}

const refuse = (said: Said, pointer = '/money'): Result<never> => problem('amount_not_allowed', said, { errors: [faultAt(pointer, said)] })

function amountOf(policy: Policy, { money, instalments, requested }: MoneyAsked): Result<number> {
  const { grant } = policy
  if (grant.kind === 'flat')
    return money && money.minor !== grant.amountMinor ? refuse(say.everybodyGets(moneyToText(grant.amountMinor, policy.currency))) : done(grant.amountMinor)
  const most = requested?.currency === policy.currency ? requested.minor : undefined
  const summed = instalments?.reduce((total, one) => total + one.money.minor, 0)
  const minor = money?.minor ?? summed ?? most
  if (minor === undefined) return refuse(say.eachItsOwn)
  if (minor > grant.capMinor) return refuse(say.grantsAtMost(moneyToText(grant.capMinor, policy.currency)))
  if (most !== undefined && minor > most) return refuse(say.noMoreThanAsked(moneyToText(most, policy.currency)))
  return done(minor)
}

/** Due dates ascend from today: one in an earlier month would count against another month's cap. */
function instalmentFaults(instalments: NonNullable<MoneyAsked['instalments']>, today: string): readonly Fault[] {
  if (instalments.length > MOST_INSTALMENTS) return [faultAt('/instalments', say.mostInstalments(MOST_INSTALMENTS))]
  return instalments.flatMap(({ dueOn }, place) => {
    const before = instalments[place - 1]?.dueOn ?? today
    if (dueOn < today) return [faultAt(`/instalments/${place}/dueOn`, say.beforeToday(today))]
    return dueOn < before ? [faultAt(`/instalments/${place}/dueOn`, say.beforeTheOther)] : []
  })
}
