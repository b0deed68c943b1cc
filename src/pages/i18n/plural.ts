import type { Language } from './language.ts'

/** The forms that a language has for a counted word (CLDR): Russian four, the others two. */
interface PluralForms {
  readonly en: Two
  readonly ru: Two & { readonly few: string; readonly many: string }
  readonly tr: Two
  readonly tk: Two
}

interface Two {
  readonly one: string
  readonly other: string
}

const RULES = new Map<Language, Intl.PluralRules>()

function rulesOf(language: Language): Intl.PluralRules {
  const rules = RULES.get(language) ?? new Intl.PluralRules(language)
  RULES.set(language, rules)
  return rules
}

/** The form for `n` in a language; a form that it needs and is not given does not compile. */
export function plural<L extends Language>(language: L, n: number, forms: PluralForms[L]): string {
  const category = rulesOf(language).select(n)
  const given: Two & { readonly few?: string; readonly many?: string } = forms
  const form = category === 'one' || category === 'few' || category === 'many' ? given[category] : undefined
  return form ?? given.other
}
