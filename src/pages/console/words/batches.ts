import { batchesEn } from './batches-en.ts'
import { batchesRu } from './batches-ru.ts'
import type { Words } from './language.ts'

export const BATCHES: Words<typeof batchesEn> = { en: batchesEn, ru: batchesRu }
