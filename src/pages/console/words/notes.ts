import type { Language } from './language.ts'
import { notesEn } from './notes-en.ts'
import { notesRu } from './notes-ru.ts'

const NOTES = { en: notesEn, ru: notesRu }

export type Note = keyof typeof notesEn

/** The confirmation of a code in an address; undefined for what is none. */
export const noteInWords = (language: Language, code: string | undefined): string | undefined =>
  code !== undefined && Object.hasOwn(NOTES[language], code) ? NOTES[language][code as Note] : undefined
