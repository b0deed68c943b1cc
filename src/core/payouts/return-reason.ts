/** Why a bank sent money back, as a student is told it. */
export const RETURN_REASONS = [
  'account_wrong',
  'account_closed',
  'account_blocked',
  'name_differs',
  'bank_wrong',
  'details_missing',
  'currency_refused',
  'amount_refused',
  'not_allowed',
  'holder_refused',
  'asked_back',
  'other',
] as const

export type ReturnReason = (typeof RETURN_REASONS)[number]

/**
 * ISO 20022, external code set ExternalReturnReason1Code: what is said of the receiver, the receiver's bank or the amount. What is said of the sender (our account, our name),
 * and what is not for the receiver to know (a regulator's reason, fraud), is not among them: `other`.
 */
const CODES: Readonly<Record<Exclude<ReturnReason, 'other'>, string>> = {
  account_wrong: 'AC01 AC03 AC15',
  account_closed: 'AC04 AC07 AC17',
  account_blocked: 'AC06 AC16',
  name_differs: 'BE01 BE06',
  bank_wrong: 'RC01 RC04 RC07 RC10 RC11 CNOR',
  details_missing: 'BE04 BE11 BE17 RR03',
  currency_refused: 'AM03 AM11 CURR',
  amount_refused: 'AM02 AM06 AM09 AM12 AM13 AM14 AM21',
  not_allowed: 'AG01',
  holder_refused: 'CUST MS02 NOAS',
  asked_back: 'FOCR',
}

const MEANING: ReadonlyMap<string, ReturnReason> = new Map(
  Object.entries(CODES).flatMap(([reason, codes]) => codes.split(' ').map((code) => [code, reason as ReturnReason] as const)),
)

/** Words of a code's form; a word of letters alone counts where the bank tells a reason, not in the midst of a text. */
const CODE = /(?<![\p{L}\p{N}])[A-Z]{4}(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?![\p{L}\p{N}])/gu
const CODE_IN_TEXT = /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?![\p{L}\p{N}])/gu

/**
 * The reason of a line that brings money back: by the code that the bank tells as the reason, else by one that stands in the narrative. `other` where it tells none, or
 * several that mean different things.
 */
export function returnReasonOf({ returnReason, narrative }: { readonly returnReason?: string | undefined; readonly narrative: string }): ReturnReason {
  const meant = (text: string, form: RegExp) => new Set([...text.matchAll(form)].flatMap(([code]) => MEANING.get(code) ?? []))
  const told = meant(returnReason ?? '', CODE)
  const found = told.size > 0 ? told : meant(narrative, CODE_IN_TEXT)
  const [reason = 'other'] = found
  return found.size === 1 ? reason : 'other'
}
