import { isRejectCode, rejectReason } from '../../../core/payouts/reject-reasons.ts'
import type { Language } from './language.ts'
import { NO_REASON_RU, OWN_CODE_RU, rejectReasonsRu } from './reject-reasons-ru.ts'

/** What a bank's codes say, each led by its code. */
export function rejectInWords(language: Language, codes: readonly string[]): string {
  if (language === 'en') return rejectReason(codes)
  if (codes.length === 0) return NO_REASON_RU
  return codes.map((code) => `${code}: ${isRejectCode(code) ? rejectReasonsRu[code] : OWN_CODE_RU}`).join(' ')
}
