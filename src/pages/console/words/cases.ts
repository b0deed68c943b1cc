import { casesEn } from './cases-en.ts'
import { casesListEn } from './cases-list-en.ts'
import { casesListRu } from './cases-list-ru.ts'
import { casesRu } from './cases-ru.ts'
import { casesValuesEn } from './cases-values-en.ts'
import { casesValuesRu } from './cases-values-ru.ts'
import type { Language, Words } from './language.ts'

export const CASES: Words<typeof casesEn> = { en: casesEn, ru: casesRu }
export const CASE_LIST: Words<typeof casesListEn> = { en: casesListEn, ru: casesListRu }
export const CASE_VALUES: Words<typeof casesValuesEn> = { en: casesValuesEn, ru: casesValuesRu }

/** A value in words; one that is not in the dictionary as it is, with blanks for its underscores. */
export const worded = (words: Readonly<Record<string, string>>, value: string): string => words[value] ?? value.replaceAll('_', ' ')

/** Why a hold was set, as its person wrote it. What a check found that set one by itself stands in words beside the check: kept is its English. */
export const holdReason = (language: Language, { cause, reason }: { readonly cause: string; readonly reason: string | null }): string =>
  language !== 'en' && cause === 'recheck' ? '' : (reason ?? '')
