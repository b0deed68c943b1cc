import { closingsEn } from './closings-en.ts'
import { closingsRu } from './closings-ru.ts'
import type { Words } from './language.ts'

export const CLOSINGS: Words<typeof closingsEn> = { en: closingsEn, ru: closingsRu }
