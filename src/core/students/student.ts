import type { Money } from '../money/money.ts'

export type Sex = 'F' | 'M' | 'X'

/** A person, as told. Only names and birth date are always known: what else is missing makes its check unclear. */
export interface Student {
  readonly familyName: string
  readonly givenName: string
  readonly patronymic?: string
  readonly birthDate: string
  /** ISO 3166-1 alpha-2. */
  readonly nationality?: string
  readonly passportNumber?: string
  readonly sex?: Sex
  readonly email?: string
  readonly phone?: string
}

/** What an application says beside the person and the payee. */
export interface ApplicationFacts {
  /** ISO 3166-1 alpha-2. */
  readonly hostCountry: string
  readonly city?: string
  readonly institution?: string
  readonly institutionEmailDomain?: string
  readonly requested?: Money
  readonly consentOn?: string
}

/** Given name and family name, in that order, as one text. */
export const fullName = (student: Pick<Student, 'familyName' | 'givenName'>): string => `${student.givenName} ${student.familyName}`.trim()
