import { adminEn } from './admin-en.ts'
import { adminProgrammesEn } from './admin-programmes-en.ts'
import { adminProgrammesRu } from './admin-programmes-ru.ts'
import { adminRu } from './admin-ru.ts'
import type { Words } from './language.ts'

export const ADMIN: Words<typeof adminEn> = { en: adminEn, ru: adminRu }
export const PROGRAMMES: Words<typeof adminProgrammesEn> = { en: adminProgrammesEn, ru: adminProgrammesRu }
