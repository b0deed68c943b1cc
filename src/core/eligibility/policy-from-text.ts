import { type MoneyText, moneyFromText } from '../money/money.ts'
import { type Fault, faultAt, problem } from '../problem.ts'
import { done, type Result } from '../result.ts'
import { say } from '../said/say.ts'
import { isDate } from '../time/dates.ts'
import type { Criterion, GrantRule, Policy, PolicyText } from './policy.ts'

const COOLING_OFF_HOURS = 24
const ANSWER_WITHIN_DAYS = 14
const REVIEW_WITHIN_DAYS = 30

/**
 * A policy of the right shape, its money read as minor units of the fund's currency and its rules held against each other.
 * Refuses `policy_invalid` with every fault at once. Left out, cooling-off is 24 hours, an answer is due in 14 days, a review in 30.
 */
export function policyFromText(text: PolicyText, currency: string): Result<Policy> {
  const faults: Fault[] = [...dateFaults(text), ...criteriaFaults(text), ...numberFaults(text)]
  const minor = (member: string, money: MoneyText | undefined) => money && minorOf(money, member, currency, faults)
  const [capPerStudentMinor, capPerMonthMinor] = [minor('/capPerStudent', text.capPerStudent), minor('/capPerMonth', text.capPerMonth)]
  const secondApprovalAboveMinor = minor('/secondApprovalAbove', text.secondApprovalAbove)
  const grant = grantRule(text, currency, faults)
  if (grant.kind === 'flat' && capPerStudentMinor !== undefined && grant.amountMinor > capPerStudentMinor) {
    faults.push(faultAt('/capPerStudent', say.capBelowGrant))
  }
  if (faults.length > 0) return problem('policy_invalid', say.policyContradicts, { errors: faults })
  return done({
    startsOn: text.startsOn,
    endsOn: text.endsOn,
    currency,
    nationality: text.nationality ?? [],
    hostCountries: text.hostCountries ?? [],
    grant,
    ...(capPerStudentMinor === undefined ? {} : { capPerStudentMinor }),
    ...(capPerMonthMinor === undefined ? {} : { capPerMonthMinor }),
    ...(secondApprovalAboveMinor === undefined ? {} : { secondApprovalAboveMinor }),
    coolingOffHours: text.coolingOffHours ?? COOLING_OFF_HOURS,
    answerWithinDays: text.answerWithinDays ?? ANSWER_WITHIN_DAYS,
    reviewWithinDays: text.reviewWithinDays ?? REVIEW_WITHIN_DAYS,
    recheck: text.recheck ?? [],
    criteria: text.criteria,
  })
}

function grantRule({ grant }: PolicyText, currency: string, faults: Fault[]): GrantRule {
  if ('cap' in grant) return { kind: 'cap', capMinor: minorOf(grant.cap, '/grant/cap', currency, faults) }
  const amountMinor = minorOf(grant.amount, '/grant/amount', currency, faults)
  const instalments = grant.instalments ?? 1
  if (!isWhole(instalments, 1, 60) || (amountMinor > 0 && instalments > amountMinor)) faults.push(faultAt('/grant/instalments', say.grantInstalments))
  return { kind: 'flat', amountMinor, instalments }
}

/** Positive minor units in the fund's currency; a fault, and 0, otherwise. */
function minorOf(money: MoneyText, pointer: string, currency: string, faults: Fault[]): number {
  const read = moneyFromText(money)
  if (!read.ok) faults.push(faultAt(pointer, read.problem.said))
  else if (money.currency !== currency) faults.push(faultAt(pointer, say.fundIn(currency)))
  else if (read.value.minor <= 0) faults.push(faultAt(pointer, say.moreThanNothing))
  return read.ok ? read.value.minor : 0
}

function dateFaults({ startsOn, endsOn }: PolicyText): readonly Fault[] {
  const notDates = [
    ['/startsOn', startsOn],
    ['/endsOn', endsOn],
  ]
    .filter(([, date = '']) => !isDate(date))
    .map(([pointer = '']) => faultAt(pointer, say.notDate))
  return notDates.length === 0 && endsOn < startsOn ? [faultAt('/endsOn', say.endsBeforeStart)] : notDates
}

function numberFaults(text: PolicyText): readonly Fault[] {
  const wholes: ReadonlyArray<readonly [string, number | undefined, number]> = [
    ['/coolingOffHours', text.coolingOffHours, 0],
    ['/answerWithinDays', text.answerWithinDays, 1],
    ['/reviewWithinDays', text.reviewWithinDays, 1],
  ]
  return wholes
    .filter(([, value, least]) => value !== undefined && !isWhole(value, least, 3660))
    .map(([pointer, , least]) => faultAt(pointer, say.wholeFrom(least)))
}

const isWhole = (value: number, least: number, most: number): boolean => Number.isInteger(value) && value >= least && value <= most

function criteriaFaults({ criteria, recheck }: PolicyText): readonly Fault[] {
  const codes = criteria.map((criterion) => criterion.code)
  return [
    ...criteria.flatMap((criterion, place) => [
      ...(codes.indexOf(criterion.code) === place ? [] : [faultAt(`/criteria/${place}/code`, say.twoCriteria)]),
      ...parameterFaults(criterion, `/criteria/${place}`),
    ]),
    ...(recheck ?? []).flatMap((code, place) => (codes.includes(code) ? [] : [faultAt(`/recheck/${place}`, say.noCriterionHas)])),
  ]
}

function parameterFaults(criterion: Criterion, at: string): readonly Fault[] {
  if (criterion.kind === 'not_assisted_within') return isWhole(criterion.days, 1, 36_600) ? [] : [faultAt(`${at}/days`, say.wholeDays)]
  if (criterion.kind !== 'no_route_home') return []
  return criterion.routes.flatMap((route, place) =>
    isDate(route.from) && isDate(route.to) && route.from <= route.to ? [] : [faultAt(`${at}/routes/${place}`, say.twoDates)],
  )
}
