import { editsWithin } from '../names/edits.ts'
import type { ApplicationFacts, Student } from '../students/student.ts'
import type { RecognisedInstitution } from './policy.ts'

/** How an application's institution stands to the list of recognised ones. */
export type InstitutionFit =
  | { readonly fit: 'recognised'; readonly name: string }
  | { readonly fit: 'other_country'; readonly name: string; readonly country: string }
  | { readonly fit: 'similar' | 'domain'; readonly name: string }
  | { readonly fit: 'not_named' | 'not_recognised' }

/**
 * Finds the institution in the list by name and host country, the name without regard to case, accents, signs and the order
 * of `of`s. A name up to two letters off, and an e-mail domain of a recognised one, are hints.
 */
export function institutionFit(facts: ApplicationFacts, student: Pick<Student, 'email'>, institutions: readonly RecognisedInstitution[]): InstitutionFit {
  const name = institutionForm(facts.institution ?? '')
  const here = institutions.filter((institution) => institution.country === facts.hostCountry)
  const named = here.find((institution) => name !== '' && institutionForm(institution.name) === name)
  if (named) return { fit: 'recognised', name: named.name }
  const byDomain = here.find((institution) => domainFits(institution, facts, student))
  if (byDomain) return { fit: 'domain', name: byDomain.name }
  if (name === '') return { fit: 'not_named' }
  const similar = here.find((institution) => isSimilar(institutionForm(institution.name), name))
  if (similar) return { fit: 'similar', name: similar.name }
  const abroad = institutions.find((institution) => institutionForm(institution.name) === name)
  return abroad ? { fit: 'other_country', name: abroad.name, country: abroad.country } : { fit: 'not_recognised' }
}

/** `Ankara Üniversitesi`, `ANKARA UNIVERSITESI` → `ankara universitesi`. */
export function institutionForm(name: string): string {
  const bare = name
    .normalize('NFKD')
    .replace(/[\u0130\u0131]/gu, 'i')
    .toLowerCase()
    .replace(/ß/gu, 'ss')
    .replace(/ł/gu, 'l')
    .replace(/ø/gu, 'o')
    .replace(/đ/gu, 'd')
  return bare
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/['’‘`´]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

const isSimilar = (a: string, b: string): boolean => Math.min(a.length, b.length) >= 8 && editsWithin(a, b, 2) !== undefined

function domainFits(institution: RecognisedInstitution, facts: ApplicationFacts, student: Pick<Student, 'email'>): boolean {
  const domains = [facts.institutionEmailDomain ?? '', (student.email ?? '').split('@')[1] ?? ''].map((domain) => domain.trim().toLowerCase().replace(/^@/, ''))
  const known = (institution.emailDomains ?? []).map((domain) => domain.toLowerCase())
  return domains.some((domain) => domain !== '' && known.some((listed) => domain === listed || domain.endsWith(`.${listed}`)))
}
