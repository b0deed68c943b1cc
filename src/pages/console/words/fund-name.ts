import type { Language } from './language.ts'
import { MONEY } from './money.ts'

const UNASSIGNED = 'unassigned-'

/** A fund's name as people gave it; that of what the program makes for each currency, in the page's language. */
export const fundName = (language: Language, { code, name }: { readonly code: string; readonly name: string }): string =>
  code.startsWith(UNASSIGNED) ? MONEY[language].unassigned(code.slice(UNASSIGNED.length)) : name
