import { CASES } from '../words/cases.ts'
import type { Language } from '../words/language.ts'

/** What a column of a list, or a member of an application, is called: `familyName`, `student.familyName`, `payee.iban`. */
export function memberInWords(language: Language, member: string): string {
  const words = CASES[language]
  const payee = (label: string): string => `${words.payeeTitle}: ${label}`
  const names: Readonly<Record<string, string>> = {
    familyName: words.family,
    givenName: words.given,
    patronymic: words.patronymic,
    birthDate: words.born,
    nationality: words.nationality,
    passportNumber: words.passport,
    sex: words.sex,
    email: words.email,
    phone: words.phone,
    hostCountry: words.country,
    city: words.city,
    institution: words.institution,
    institutionEmailDomain: words.domain,
    requested: words.requested,
    requestedAmount: words.requested,
    requestedCurrency: `${words.requested}: ${words.currency}`,
    consentOn: words.consent,
    payee: words.payeeTitle,
    payeeName: payee(words.payeeName),
    payeeRelation: payee(words.relation),
    payeeWay: payee(words.way),
    payeeCurrency: payee(words.currency),
    iban: words.iban,
    accountNumber: words.account,
    bank: words.bank,
    bic: words.bic,
    routingCode: words.routing,
    'payee.name': payee(words.payeeName),
    'payee.relation': payee(words.relation),
    'payee.way': payee(words.way),
    'payee.currency': payee(words.currency),
    'payee.country': payee(words.payeeCountry),
    'payee.city': payee(words.payeeCity),
    'payee.phone': payee(words.payeePhone),
    'payee.institution': payee(words.payeeInstitution),
  }
  return names[member] ?? names[member.replace(/^(student|payee)\./, '')] ?? member
}
