import { homeEn } from './home-en.ts'
import { homeRu } from './home-ru.ts'
import type { Words } from './language.ts'
import { reviewEn } from './review-en.ts'
import { reviewRu } from './review-ru.ts'

export const REVIEW: Words<typeof reviewEn> = { en: reviewEn, ru: reviewRu }
export const HOME: Words<typeof homeEn> = { en: homeEn, ru: homeRu }
