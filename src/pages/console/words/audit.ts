import { auditEn } from './audit-en.ts'
import { auditEventsEn } from './audit-events-en.ts'
import { auditEventsRu } from './audit-events-ru.ts'
import { auditRu } from './audit-ru.ts'
import { auditStoryEn } from './audit-story-en.ts'
import { auditStoryRu } from './audit-story-ru.ts'
import type { Language, Words } from './language.ts'

export const AUDIT: Words<typeof auditEn> = { en: auditEn, ru: auditRu }
export const AUDIT_EVENTS: Words<typeof auditEventsEn> = { en: auditEventsEn, ru: auditEventsRu }
export const AUDIT_STORY: Words<typeof auditStoryEn> = { en: auditStoryEn, ru: auditStoryRu }

/** Who did something: the operator of the machine and the students have no name in the book. */
export const whoInWords = (language: Language, by: string): string => AUDIT[language].nameless[by] ?? by

/** A code in words; one that the dictionary lacks as it is, with blanks for its underscores. */
export const said = (words: Readonly<Record<string, string>>, code: string): string => words[code] ?? code.replaceAll('_', ' ')
