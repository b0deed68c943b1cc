/** The languages of staff's pages. */
export const LANGUAGES = ['en', 'ru'] as const

export type Language = (typeof LANGUAGES)[number]

export const isLanguage = (text: string | undefined): text is Language => text !== undefined && (LANGUAGES as readonly string[]).includes(text)

/** One dictionary in both languages: the second has what the first has, or it does not compile. */
export type Words<T> = Readonly<Record<Language, T>>

/** The form of a word after a number: in Russian 1 and 21, 2 to 4, and the others. */
export interface Forms {
  readonly one: string
  readonly few?: string
  readonly many?: string
  readonly other: string
}

const RULES: Readonly<Record<Language, Intl.PluralRules>> = { en: new Intl.PluralRules('en'), ru: new Intl.PluralRules('ru') }

/** `21 строка`, `5 строк`. */
export function counted(language: Language, count: number, forms: Forms): string {
  const form = RULES[language].select(count)
  const word = form === 'one' ? forms.one : form === 'few' ? (forms.few ?? forms.other) : form === 'many' ? (forms.many ?? forms.other) : forms.other
  return `${numberInWords(language, count)} ${word}`
}

const NUMBERS: Readonly<Record<Language, Intl.NumberFormat>> = { en: new Intl.NumberFormat('en'), ru: new Intl.NumberFormat('ru') }

export const numberInWords = (language: Language, count: number): string => NUMBERS[language].format(count)
