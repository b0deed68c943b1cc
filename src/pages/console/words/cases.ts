import { casesEn } from './cases-en.ts'
import { casesListEn } from './cases-list-en.ts'
import { casesListRu } from './cases-list-ru.ts'
import { casesRu } from './cases-ru.ts'
import { casesValuesEn } from './cases-values-en.ts'
import { casesValuesRu } from './cases-values-ru.ts'
import type { Words } from './language.ts'

export const CASES: Words<typeof casesEn> = { en: casesEn, ru: casesRu }
export const CASE_LIST: Words<typeof casesListEn> = { en: casesListEn, ru: casesListRu }
export const CASE_VALUES: Words<typeof casesValuesEn> = { en: casesValuesEn, ru: casesValuesRu }

/** A value in words; one that is not in the dictionary as it is, with blanks for its underscores. */
export const worded = (words: Readonly<Record<string, string>>, value: string): string => words[value] ?? value.replaceAll('_', ' ')
