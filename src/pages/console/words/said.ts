import type { Said, Sentences } from '../../../core/said/say.ts'
import { isSaid } from '../../../core/said/say.ts'
import type { HttpProblemCode } from '../../../http/problem.ts'
import type { Language, Words } from './language.ts'
import { bankMessagesSaidRu } from './said-bank-messages-ru.ts'
import { bankRowsSaidRu } from './said-bank-rows-ru.ts'
import { bankTablesSaidRu } from './said-bank-tables-ru.ts'
import { breaksSaidRu } from './said-breaks-ru.ts'
import { casesSaidRu } from './said-cases-ru.ts'
import { decisionsSaidRu } from './said-decisions-ru.ts'
import { exportsSaidRu } from './said-exports-ru.ts'
import { fieldsSaidRu } from './said-fields-ru.ts'
import { filesSaidRu } from './said-files-ru.ts'
import { fundsSaidRu } from './said-funds-ru.ts'
import { grantsSaidRu } from './said-grants-ru.ts'
import { saidHttpEn } from './said-http-en.ts'
import { saidHttpRu } from './said-http-ru.ts'
import { listsSaidRu } from './said-lists-ru.ts'
import { matchFormsSaidRu } from './said-match-forms-ru.ts'
import { matchesSaidRu } from './said-matches-ru.ts'
import { payoutsSaidRu } from './said-payouts-ru.ts'
import { peopleSaidRu } from './said-people-ru.ts'
import { saidPlainEn } from './said-plain-en.ts'
import { programmesSaidRu } from './said-programmes-ru.ts'
import { statementsSaidRu } from './said-statements-ru.ts'
import { studentsSaidRu } from './said-students-ru.ts'
import { thingsSaidRu } from './said-things-ru.ts'

/** Every sentence in Russian. What the API says in English, pages say so too, but where it speaks to programs. */
const RUSSIAN: Sentences = {
  ...fieldsSaidRu,
  ...peopleSaidRu,
  ...studentsSaidRu,
  ...thingsSaidRu,
  ...fundsSaidRu,
  ...casesSaidRu,
  ...decisionsSaidRu,
  ...programmesSaidRu,
  ...grantsSaidRu,
  ...payoutsSaidRu,
  ...matchesSaidRu,
  ...matchFormsSaidRu,
  ...breaksSaidRu,
  ...statementsSaidRu,
  ...bankRowsSaidRu,
  ...bankMessagesSaidRu,
  ...bankTablesSaidRu,
  ...listsSaidRu,
  ...filesSaidRu,
  ...exportsSaidRu,
}

const PLAIN: Partial<Sentences> = saidPlainEn

/** A sentence of the program in the language of the page; what stands in it may be a sentence too. */
function toldIn(language: Language, { as, of, text }: Said): string {
  const sentence = language === 'ru' ? RUSSIAN[as] : PLAIN[as]
  if (sentence === undefined || typeof sentence === 'string') return sentence ?? text
  const made = sentence as (...of: readonly unknown[]) => string
  return made(...of.map((value) => valueIn(language, value))).trim()
}

const valueIn = (language: Language, value: unknown): unknown =>
  Array.isArray(value) ? value.map((one) => valueIn(language, one)) : isSaid(value) ? toldIn(language, value) : value

const HTTP: Words<Readonly<Record<HttpProblemCode, string>>> = { en: saidHttpEn, ru: saidHttpRu }

/** A refusal as a page tells it: its sentence; what the page itself found wrong stands in its language already. */
export function refusalIn(language: Language, { code, detail, said }: { readonly code: string; readonly detail: string; readonly said?: Said }): string {
  if (said !== undefined) return toldIn(language, said)
  const known: Readonly<Record<string, string>> = HTTP[language]
  return known[code] ?? detail
}

/** Why a place is at fault, as a page tells it. */
export const reasonIn = (language: Language, { reason, said }: { readonly reason: string; readonly said?: Said }): string =>
  said === undefined ? reason : toldIn(language, said)
