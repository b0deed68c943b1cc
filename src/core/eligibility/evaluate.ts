import { impossible } from '../invariant.ts'
import { amountText } from '../money/money.ts'
import { compareNames } from '../names/compare.ts'
import { isStrong } from '../names/resembles.ts'
import { accountOf } from '../payees/payee.ts'
import { payeeFaults } from '../payees/payee-faults.ts'
import { fullName } from '../students/student.ts'
import { daysBetween } from '../time/dates.ts'
import { breachSaid, capBreaches, roomLeftMinor } from './caps.ts'
import type { EligibilitySeen } from './eligibility-seen.ts'
import { institutionFit } from './institution.ts'
import type { AutomaticCriterion } from './policy.ts'
import { isHit } from './screening.ts'

export type Outcome = 'pass' | 'fail' | 'unclear'

export type CheckFacts = Readonly<Record<string, string | number | boolean | null>>

/**
 * The outcome of one criterion: in words, and with the facts that it used. Neither holds a name, birth date, passport
 * number, contact or account, so that both can be shown to everybody who sees the case.
 */
export interface CheckOutcome {
  readonly outcome: Outcome
  readonly words: string
  readonly facts: CheckFacts
}

const pass = (words: string, facts: CheckFacts): CheckOutcome => ({ outcome: 'pass', words, facts })
const fail = (words: string, facts: CheckFacts): CheckOutcome => ({ outcome: 'fail', words, facts })
const unclear = (words: string, facts: CheckFacts): CheckOutcome => ({ outcome: 'unclear', words, facts })

/** Decides an automatic criterion on what was seen. What is missing makes it unclear. */
export function evaluate(criterion: AutomaticCriterion, seen: EligibilitySeen): CheckOutcome {
  switch (criterion.kind) {
    case 'nationality':
      return nationality(seen)
    case 'host_country':
      return hostCountry(seen)
    case 'programme_dates':
      return programmeDates(seen)
    case 'institution':
      return institution(criterion, seen)
    case 'no_route_home':
      return noRouteHome(criterion, seen)
    case 'not_assisted_within':
      return notAssistedWithin(criterion.days, seen)
    case 'not_duplicate':
      return notDuplicate(seen)
    case 'caps':
      return caps(seen)
    case 'payee_valid':
      return payeeValid(seen)
    case 'payee_not_shared':
      return payeeNotShared(seen)
    case 'not_screened':
      return notScreened(criterion.list, seen)
    default:
      return impossible(criterion)
  }
}

function nationality({ student, policy }: EligibilitySeen): CheckOutcome {
  const facts = { nationality: student.nationality ?? null, allowed: policy.nationality.join(' ') }
  if (!student.nationality) return unclear('The nationality is missing.', facts)
  if (policy.nationality.length === 0) return unclear('The programme names no nationality.', facts)
  if (policy.nationality.includes(student.nationality)) return pass(`The nationality is ${student.nationality}.`, facts)
  return fail(`The nationality is ${student.nationality}; the programme is for ${policy.nationality.join(', ')}.`, facts)
}

function hostCountry({ facts: { hostCountry: country }, policy }: EligibilitySeen): CheckOutcome {
  const facts = { hostCountry: country, allowed: policy.hostCountries.join(' ') }
  if (policy.hostCountries.length === 0) return unclear('The programme names no host country.', facts)
  if (policy.hostCountries.includes(country)) return pass(`The student is in ${country}.`, facts)
  return fail(`The student is in ${country}; the programme covers ${policy.hostCountries.join(', ')}.`, facts)
}

function programmeDates({ today, policy }: EligibilitySeen): CheckOutcome {
  const facts = { today, startsOn: policy.startsOn, endsOn: policy.endsOn }
  if (today >= policy.startsOn && today <= policy.endsOn) return pass(`${today} lies within the programme, ${policy.startsOn} to ${policy.endsOn}.`, facts)
  return fail(`${today} lies outside the programme, ${policy.startsOn} to ${policy.endsOn}.`, facts)
}

function institution({ institutions }: Extract<AutomaticCriterion, { kind: 'institution' }>, { facts: told, student }: EligibilitySeen): CheckOutcome {
  const found = institutionFit(told, student, institutions)
  const facts = { institution: told.institution ?? null, hostCountry: told.hostCountry, fit: found.fit, recognised: 'name' in found ? found.name : null }
  switch (found.fit) {
    case 'recognised':
      return pass(`${found.name} in ${told.hostCountry} is recognised.`, facts)
    case 'domain':
      return unclear(`The e-mail domain is that of ${found.name}, the institution's name is not: a domain alone proves no enrolment.`, facts)
    case 'similar':
      return unclear(`The name is like ${found.name}, but not the same.`, facts)
    case 'not_named':
      return unclear('The institution is missing.', facts)
    case 'other_country':
      return fail(`${found.name} is recognised in ${found.country}, the student is in ${told.hostCountry}.`, facts)
    case 'not_recognised':
      return fail(`This institution is not on the list of ${told.hostCountry}.`, facts)
    default:
      return impossible(found)
  }
}

function noRouteHome(
  { routes }: Extract<AutomaticCriterion, { kind: 'no_route_home' }>,
  { facts: { hostCountry: country }, today }: EligibilitySeen,
): CheckOutcome {
  const here = routes.filter((route) => route.country === country)
  const closed = here.find((route) => route.from <= today && today <= route.to)
  const facts = { hostCountry: country, today, from: closed?.from ?? null, to: closed?.to ?? null }
  if (closed) return pass(`There was no route home from ${country} from ${closed.from} to ${closed.to}.`, facts)
  if (here.length === 0) return fail(`The programme names no time without a route home from ${country}.`, facts)
  return fail(`On ${today} there was a route home from ${country}.`, facts)
}

function notAssistedWithin(days: number, { assisted, today }: EligibilitySeen): CheckOutcome {
  const within = assisted.filter((assistance) => daysBetween(assistance.on, today) <= days).sort((a, b) => (a.on < b.on ? 1 : -1))
  const [last] = within
  const facts = {
    days,
    today,
    programme: last?.programme ?? null,
    on: last?.on ?? null,
    amount: last ? `${amountText(last.amountMinor, last.currency)} ${last.currency}` : null,
  }
  if (!last) return pass(`No assistance under any programme within ${days} days.`, facts)
  return fail(`Assisted on ${last.on} under ${last.programme} with ${facts.amount}, within ${days} days.`, facts)
}

function notDuplicate({ resembling }: EligibilitySeen): CheckOutcome {
  const facts = { resembling: resembling.length, cases: resembling.map((other) => other.caseNumber).join(' ') }
  if (resembling.length === 0) return pass('No other student resembles this one.', facts)
  const words = resembling
    .slice(0, 5)
    .map((other) => `${other.caseNumber} (${other.because.join('; ')})`)
    .join(', ')
  const strong = resembling.some((other) => other.because.some(isStrong))
  return (strong ? fail : unclear)(`May be the person of ${words}${resembling.length > 5 ? ` and ${resembling.length - 5} more` : ''}.`, facts)
}

function caps({ policy, capSums, planned }: EligibilitySeen): CheckOutcome {
  const room = roomLeftMinor(policy, capSums)
  const plannedMinor = planned.reduce((sum, instalment) => sum + instalment.amountMinor, 0)
  const facts = { currency: policy.currency, plannedMinor, hasMinor: capSums.studentMinor, roomMinor: room ?? null }
  const breaches = capBreaches(policy, capSums, planned)
  if (breaches.length > 0 && policy.grant.kind === 'flat') return fail(breaches.map((breach) => breachSaid(breach, policy.currency).text).join(' '), facts)
  if (room === 0) return fail('The cap per student is used up.', facts)
  const left = room === undefined ? '' : `, ${amountText(room, policy.currency)} ${policy.currency} can still be granted`
  if (breaches.length > 0) return pass(`Less than asked for fits under the caps${left}.`, facts)
  return pass(`Within the caps${left}.`, facts)
}

function payeeValid({ payee, student }: EligibilitySeen): CheckOutcome {
  if (!payee) return unclear('The payee is missing.', { payee: false })
  const faults = payeeFaults(payee)
  if (payee.relation === 'institution' && payee.institution === undefined)
    return unclear('Name the institutional payee by the code under which an admin registered it.', { payee: true, way: payee.way, relation: payee.relation })
  const facts = { payee: true, way: payee.way, relation: payee.relation, currency: payee.currency, faults: faults.map((fault) => fault.pointer).join(' ') }
  const told = new Map<string, unknown>(Object.entries(payee))
  const wrong = faults.some((fault) => told.get(fault.pointer.slice(1)))
  if (faults.length > 0) return (wrong ? fail : unclear)(faults.map((fault) => fault.reason).join(' '), facts)
  const collects = payee.way !== 'account' && payee.relation === 'self'
  if (collects && !compareNames(payee.name, fullName(student)).same) return unclear('Who collects is to be the student, but the name is another.', facts)
  return pass(payee.way === 'account' ? 'The account is well-formed.' : 'Name, country and city are told.', facts)
}

function payeeNotShared({ payee, sharedWith }: EligibilitySeen): CheckOutcome {
  if (!payee) return unclear('The payee is missing.', { payee: false })
  const facts = { payee: true, institution: payee.institution ?? null, sharedWith: sharedWith.join(' ') }
  if (payee.institution !== undefined) return pass('An institutional payee may be shared.', facts)
  if (payee.way !== 'account') return pass('There is no account that could be shared.', facts)
  if (accountOf(payee) === undefined) return unclear('The account is missing.', facts)
  if (sharedWith.length === 0) return pass('No other student is paid on this account.', facts)
  return unclear(`The account is also that of ${sharedWith.join(', ')}: they may be siblings.`, facts)
}

function notScreened(list: string, { screening }: EligibilitySeen): CheckOutcome {
  const hits = Object.hasOwn(screening, list) ? screening[list] : undefined
  const facts = { list, known: hits !== undefined, hits: hits?.length ?? 0, because: [...new Set(hits?.map((hit) => hit.because) ?? [])].join(', ') }
  if (!hits) return unclear(`The screening list ${list} has not been imported.`, facts)
  if (hits.length === 0) return pass(`Not on the screening list ${list}.`, facts)
  const sure = hits.some((hit) => isHit(hit.because))
  return (sure ? fail : unclear)(`On the screening list ${list} by ${facts.because}.`, facts)
}
