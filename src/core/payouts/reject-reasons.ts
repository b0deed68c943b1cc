/**
 * Why a bank rejects a payment, in words, by the ISO 20022 external code set ExternalStatusReason1Code. The bank's own additional words are not kept: they
 * can name persons.
 */
const REASONS = {
  AC01: 'The account number is wrong, or there is no such account.',
  AC02: 'Our account number is wrong.',
  AC03: "The payee's account number is wrong.",
  AC04: "The payee's account is closed.",
  AC05: 'Our account is closed.',
  AC06: 'The account is blocked.',
  AC07: "The payee's account is closed.",
  AC14: "The payee's account is of a kind that this payment can't go to.",
  AG01: 'Payments of this kind are not allowed on the account.',
  AG02: "The bank's operation code is wrong.",
  AM01: 'The amount is zero.',
  AM02: 'The amount is above what is allowed.',
  AM03: 'The currency is not taken.',
  AM04: 'There was not enough money on our account.',
  AM05: 'The bank takes it for a duplicate.',
  AM06: 'The amount is below the least that is taken.',
  AM07: 'The amount is blocked.',
  AM09: 'The amount is not the one agreed.',
  AM10: 'The control sum does not fit.',
  AM11: 'The currency of the transaction is wrong or absent.',
  AM12: 'The amount is wrong or absent.',
  AM18: 'The number of transactions does not fit.',
  BE01: "The name does not fit the payee's account.",
  BE04: "The payee's address is absent or wrong.",
  BE05: 'The bank does not know who sent the file.',
  BE06: 'The payee is not known at the account.',
  BE07: 'Our address is absent or wrong.',
  BE08: 'Our name is absent or wrong.',
  BE10: 'Our country is absent or wrong.',
  BE11: "The payee's country is absent or wrong.",
  BE22: "The payee's name is absent.",
  CANC: 'Cancelled at our wish.',
  CH03: 'The date asked for is too far ahead.',
  CNOR: "The payee's bank can't be reached this way.",
  CURR: 'The currency is wrong.',
  CUST: 'Asked for by us.',
  DNOR: "Our bank can't be reached this way.",
  DT01: 'The date is wrong.',
  DU01: 'The message was sent before.',
  DU02: 'The payment information was sent before.',
  DU03: 'The transaction was sent before.',
  DU04: 'The end-to-end reference was used before.',
  DU05: 'The instruction reference was used before.',
  ED05: 'The settlement failed.',
  FF01: 'The file is not of the form that the bank takes.',
  FR01: 'The bank suspects fraud.',
  MD07: 'The payee has died.',
  MS02: 'The payee refused it, and gave no reason.',
  MS03: "The payee's bank refused it, and gave no reason.",
  NARR: 'A reason in the words of the bank: look at its report.',
  NOAS: 'The payee did not answer.',
  RC01: "The bank's code is wrong.",
  RC03: "Our bank's code is wrong.",
  RC04: "The code of the payee's bank is wrong.",
  RF01: 'The reference is not unique.',
  RR01: 'By law: our account or identification is absent.',
  RR02: 'By law: our name or address is absent.',
  RR03: "By law: the payee's name or address is absent.",
  RR04: 'By law, or by a rule of the authorities.',
  SL01: 'A service that was agreed with the bank does not allow it.',
  TA01: 'The transmission was broken off.',
  TD03: 'The file is not complete.',
  TM01: "It came after the bank's closing time.",
} as const

export type RejectCode = keyof typeof REASONS

export const isRejectCode = (code: string): code is RejectCode => code in REASONS

/** The reason of some codes in words, each led by its code; where the bank gives none, that. */
export const rejectReason = (codes: readonly string[]): string =>
  codes.length === 0
    ? 'The bank gives no reason.'
    : codes.map((code) => `${code}: ${isRejectCode(code) ? REASONS[code] : "The bank's own code: ask the bank."}`).join(' ')
