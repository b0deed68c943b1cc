import { en, type Words } from './en.ts'
import type { Language } from './language.ts'
import { ru } from './ru.ts'
import { tk } from './tk.ts'
import { tr } from './tr.ts'

const WORDS: Readonly<Record<Language, Words>> = { en, ru, tr, tk }

export const wordsOf = (language: Language): Words => WORDS[language]
