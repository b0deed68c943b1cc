import type { Words } from './language.ts'
import { moneyEn } from './money-en.ts'
import { moneyRu } from './money-ru.ts'

export const MONEY: Words<typeof moneyEn> = { en: moneyEn, ru: moneyRu }
