import type { Words } from './language.ts'
import { paymentFileEn } from './payment-file-en.ts'
import { paymentFileRu } from './payment-file-ru.ts'

export const PAYMENT_FILE: Words<typeof paymentFileEn> = { en: paymentFileEn, ru: paymentFileRu }
