import type { RecognisedInstitution } from '../../core/eligibility/policy.ts'
import { readyCriteria } from '../../core/eligibility/ready-policy.ts'
import { done, type Result } from '../../core/result.ts'
import { PROGRAMMES } from '../../pages/console/words/admin.ts'
import type { Language } from '../../pages/console/words/language.ts'
import { type OwnRefusal, typedWrong } from './admin-refused.ts'
import type { Typed } from './screen.ts'

type Fields = Typed['one']

const moneyOf = (text: string | undefined, currency: string) => (text ? { amount: text, currency } : undefined)

/** A whole number; another text stays as it is, for the form of the policy to refuse it where it stands. */
const numberOf = (text: string | undefined): number | string | undefined => (text ? (/^\d{1,9}$/.test(text) ? Number(text) : text) : undefined)

const codesOf = (text: string | undefined): string[] => (text ?? '').split(/[\s,;]+/).filter((part) => part !== '')

/** The usual members of a policy as typed. Empty ones are absent. */
function usualMembers(one: Fields, currency: string): Record<string, unknown> {
  const of = (name: string) => one[`policy-${name}`]
  const countries = (name: string) => {
    const codes = codesOf(of(name)).map((code) => code.toUpperCase())
    return codes.length === 0 ? undefined : codes
  }
  const instalments = numberOf(of('grant-instalments'))
  const amount = moneyOf(of('grant-amount'), currency)
  const grant = amount ? { amount, ...(instalments === undefined ? {} : { instalments }) } : { cap: moneyOf(of('grant-cap'), currency) }
  const recheck = codesOf(of('recheck'))
  const members: Readonly<Record<string, unknown>> = {
    startsOn: of('startsOn') ?? '',
    endsOn: of('endsOn') ?? '',
    nationality: countries('nationality'),
    hostCountries: countries('hostCountries'),
    grant,
    ...Object.fromEntries(['capPerStudent', 'capPerMonth', 'secondApprovalAbove'].map((name) => [name, moneyOf(of(name), currency)])),
    ...Object.fromEntries(['coolingOffHours', 'answerWithinDays', 'reviewWithinDays'].map((name) => [name, numberOf(of(name))])),
    recheck: recheck.length === 0 ? undefined : recheck,
  }
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))
}

function institutionsOf(language: Language, text: string): Result<RecognisedInstitution[], OwnRefusal> {
  const rows: RecognisedInstitution[] = []
  for (const line of text.split(/\r?\n/).filter((one) => one.trim() !== '')) {
    const [country = '', name = '', ...domains] = line.split(';').map((part) => part.trim())
    if (country === '' || name === '') {
      const detail = PROGRAMMES[language].lineWrong(line.trim())
      return typedWrong('/institutions', detail)
    }
    const emailDomains = domains.filter((domain) => domain !== '')
    rows.push({ country: country.toUpperCase(), name, ...(emailDomains.length === 0 ? {} : { emailDomains }) })
  }
  return done(rows)
}

/** The policy of a programme that is made from the ready one. */
export function readyPolicy(language: Language, one: Fields, currency: string): Result<Record<string, unknown>, OwnRefusal> {
  const institutions = institutionsOf(language, one['institutions'] ?? '')
  if (!institutions.ok) return institutions
  const members = usualMembers(one, currency)
  const criteria = readyCriteria({
    hostCountries: (members['hostCountries'] as string[] | undefined) ?? [],
    startsOn: one['policy-startsOn'] ?? '',
    endsOn: one['policy-endsOn'] ?? '',
    isCutOff: one['closedRoutes'] === 'yes',
    institutions: institutions.value,
    screeningList: one['screening'] || undefined,
  })
  return done({ ...members, criteria })
}

/** The policy of a new version: the usual members, and the criteria as JSON. */
export function changedPolicy(language: Language, one: Fields, currency: string): Result<Record<string, unknown>, OwnRefusal> {
  try {
    const criteria: unknown = JSON.parse(one['policy-criteria'] ?? '')
    return done({ ...usualMembers(one, currency), criteria })
  } catch (thrown) {
    const reason = `${PROGRAMMES[language].jsonWrong}${language === 'en' && thrown instanceof Error ? `: ${thrown.message}` : ''}`
    return typedWrong('/policy/criteria', reason, `${PROGRAMMES[language].criteria}: ${reason}`)
  }
}
