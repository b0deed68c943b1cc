import { frameEn } from './frame-en.ts'
import { frameRu } from './frame-ru.ts'
import type { Words } from './language.ts'

export const FRAME: Words<typeof frameEn> = { en: frameEn, ru: frameRu }
