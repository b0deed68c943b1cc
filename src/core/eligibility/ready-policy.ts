import type { ClosedRoute, Criterion, RecognisedInstitution } from './policy.ts'

/** What a programme that is made from the ready one says of itself beside its amounts. */
export interface ReadyChoices {
  readonly hostCountries: readonly string[]
  readonly startsOn: string
  readonly endsOn: string
  /** There is no route home from any of the host countries while it lasts. */
  readonly isCutOff: boolean
  readonly institutions: readonly RecognisedInstitution[]
  /** The code of a screening list, where one is asked. */
  readonly screeningList: string | undefined
}

/** 'Students abroad, flat amount': who is helped once, by whom a person can be recognised, and that the money can reach them. */
export function readyCriteria({ hostCountries, startsOn, endsOn, isCutOff, institutions, screeningList }: ReadyChoices): Criterion[] {
  const routes: readonly ClosedRoute[] = hostCountries.map((country) => ({ country, from: startsOn, to: endsOn }))
  return [
    { code: 'citizen', kind: 'nationality', mandatory: true },
    { code: 'host-country', kind: 'host_country', mandatory: true },
    { code: 'dates', kind: 'programme_dates', mandatory: true },
    { code: 'passport', kind: 'document', document: 'passport', mandatory: true },
    { code: 'enrolment', kind: 'document', document: 'enrolment', mandatory: true },
    ...(institutions.length === 0 ? [] : [{ code: 'institution', kind: 'institution', institutions, mandatory: true } as const]),
    ...(isCutOff ? [{ code: 'stranded', kind: 'no_route_home', routes, mandatory: true } as const] : []),
    { code: 'not-assisted', kind: 'not_assisted_within', days: 30, mandatory: true },
    { code: 'no-double', kind: 'not_duplicate', mandatory: true },
    { code: 'caps', kind: 'caps', mandatory: true },
    { code: 'payee', kind: 'payee_valid', mandatory: true },
    { code: 'own-payee', kind: 'payee_not_shared', mandatory: true },
    ...(screeningList === undefined ? [] : [{ code: 'screened', kind: 'not_screened', list: screeningList, mandatory: true } as const]),
    { code: 'consent', kind: 'consent', mandatory: true },
  ]
}
