import { isAutomatic, mayBeDecidedAnew } from '../../../core/eligibility/criterion-kinds.ts'
import { blocking, type Standing, standing } from '../../../core/eligibility/standing.ts'
import { CASES } from '../words/cases.ts'
import type { Language } from '../words/language.ts'
import { dateInWords, moneyInWords } from '../words/values.ts'
import type { ProgrammeSeen, WholeCase } from './case-shapes.ts'

/** The one clear next thing of a case: what stands in the way, and where to go. `form`: it is done by this form itself. */
export interface NextStep {
  readonly words: string
  readonly link?: { readonly href: string; readonly text: string }
  readonly form?: 'run-checks'
}

/** Where every criterion of the programme stands for the case. An automatic check alone has facts. */
export const standingOf = ({ checks }: Pick<WholeCase, 'checks'>, { policy }: Pick<ProgrammeSeen, 'policy'>): readonly Standing[] =>
  standing(
    checks.map(({ criterion, outcome, facts }) => ({ criterion, outcome, by: facts === undefined ? 'officer' : 'automatic' })),
    policy,
  )

export interface StepOf {
  readonly language: Language
  readonly today: string
  readonly of: WholeCase
  readonly programme: ProgrammeSeen
  readonly roles: readonly string[]
}

/** What is to be done with the case, in the order in which it comes. */
export function nextStep(asked: StepOf): NextStep {
  const { language, of, roles } = asked
  const { steps } = CASES[language]
  if (of.erased) return { words: steps.erased }
  if (of.blocked) return { words: steps.blocked }
  const isOfficer = roles.includes('case_officer')
  if (isOfficer && of.messages.some((one) => one.state === 'open' && one.about !== 'person'))
    return { words: steps.message, link: { href: '#messages', text: steps.goTo.messages } }
  switch (of.state) {
    case 'received':
    case 'checking':
      return checkingStep(asked)
    case 'information_needed':
      return askedStep(asked)
    case 'recommended':
      return roles.includes('approver') ? { words: steps.approver, link: { href: `/review/${of.id}`, text: steps.goTo.review } } : { words: steps.recommended }
    case 'approved':
      return grantStep(asked)
    default:
      return { words: steps.ended }
  }
}

function askedStep({ language, today, of, roles }: StepOf): NextStep {
  const { steps } = CASES[language]
  const due = of.answerDueOn ?? today
  if (due >= today) return { words: steps.waits(dateInWords(language, due)) }
  const link = roles.includes('case_officer') ? { link: { href: '#ask', text: steps.goTo.ask } } : {}
  return { words: steps.overdue(dateInWords(language, due)), ...link }
}

function checkingStep({ language, of, programme, roles }: StepOf): NextStep {
  const { steps } = CASES[language]
  const on = (href: string, text: string) => (roles.includes('case_officer') ? { link: { href, text } } : {})
  const standings = standingOf(of, programme)
  const kinds = new Map(programme.policy.criteria.map((criterion) => [criterion.code, criterion]))
  const automatic = ({ criterion }: Standing) => {
    const known = kinds.get(criterion)
    return known !== undefined && isAutomatic(known)
  }
  if (standings.some((one) => automatic(one) && one.outcome === 'missing'))
    return { words: steps.run, ...(roles.includes('case_officer') ? { form: 'run-checks' as const } : {}) }
  const inTheWay = blocking(standings)
  const named = (some: readonly Standing[]) => some.map(({ criterion }) => criterion).join(', ')
  const rules = inTheWay.filter((one) => automatic(one) && !mayBeDecidedAnew(one.kind))
  if (rules.length > 0) return { words: steps.rules(named(rules)), ...on('#correct', steps.goTo.correct) }
  if (of.payee === null) return { words: steps.payee, ...on('#correct', steps.goTo.correct) }
  const unclear = inTheWay.filter((one) => automatic(one) || one.outcome !== 'missing')
  if (unclear.length > 0) return { words: steps.unclear(named(unclear)), ...on('#check', steps.goTo.check) }
  if (inTheWay.length > 0) return { words: steps.record(named(inTheWay)), ...on('#check', steps.goTo.check) }
  return { words: steps.recommend, ...on('#recommend', steps.goTo.recommend) }
}

function grantStep({ language, of, roles }: StepOf): NextStep {
  const { steps } = CASES[language]
  const { grant } = of
  if (!grant || grant.state === 'cancelled') return { words: steps.ended }
  if (grant.fundClosed && grant.state !== 'paid')
    return { words: steps.fundClosed, ...(roles.includes('approver') ? { link: { href: '#cancel', text: steps.goTo.cancel } } : {}) }
  if (grant.holds.length > 0) return { words: steps.held, link: { href: '#grant', text: steps.goTo.grant } }
  if (grant.state === 'paid') return { words: steps.paid }
  if (grant.instalments.some(({ state }) => state === 'returned'))
    return { words: steps.returned, ...(roles.includes('case_officer') ? { link: { href: '#payee', text: steps.goTo.payee } } : {}) }
  const rests = grant.instalments.flatMap(({ rest }) => (rest === undefined ? [] : [moneyInWords(language, rest)]))
  if (rests.length > 0) return { words: steps.rest(rests.join(', ')) }
  const isOrdered = grant.instalments.every(({ state }) => state === 'instructed' || state === 'settled' || state === 'cancelled')
  return { words: isOrdered ? steps.ordered : steps.approved }
}
