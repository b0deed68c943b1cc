import { exportsEn } from './exports-en.ts'
import { exportsRu } from './exports-ru.ts'
import type { Words } from './language.ts'

export type { ExportColumn } from './exports-en.ts'

export const EXPORTS: Words<typeof exportsEn> = { en: exportsEn, ru: exportsRu }
