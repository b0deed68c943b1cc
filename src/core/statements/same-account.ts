const bare = (text: string): string =>
  text
    .replace(BANK_DOT, '$1/')
    .replace(/[\s.()-]/g, '')
    .toUpperCase()
/** `BANK.ACCOUNT`, by the code of the bank. */
const BANK_DOT = /^([A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?|\d{8})\.(?=[A-Z\d]{6,}$)/

/** Fewer characters than these could end another account's number as well. */
const TELLING = 8
/** A number that differs by the zeros before it alone is whole, and so a shorter one tells. */
const WHOLE = 6

/**
 * Is an account as a bank's file prints it one that the book knows by IBAN or number? Beside the number itself, a file may print bank and account parted
 * by strokes, the currency behind it, or the national number where the book has the IBAN (and the reverse).
 */
export function isSameAccount(printed: string, own: string): boolean {
  const ours = bare(own)
  if (ours === '') return false
  const whole = bare(printed)
  return formsOf(whole).some((form) => form === ours || isPadded(form, ours) || endsOf(form, ours) || endsOf(ours, form) || isNational(whole, ours))
}

/** The number with and without what may stand around it: a currency behind, parts before and behind a stroke. */
function formsOf(printed: string): readonly string[] {
  const withoutCurrency = printed.replace(/^(.*\d)[A-Z]{3}$/, '$1')
  const parts = printed.split('/').filter((part) => part.replace(/\D/g, '').length >= 4)
  return [...new Set([printed, withoutCurrency, ...parts, ...parts.map((part) => part.replace(/^(.*\d)[A-Z]{3}$/, '$1'))])]
}

/** Banks write one number with zeros before it, as wide as their numbers are, and without. */
const isPadded = (a: string, b: string): boolean => /^\d+$/.test(a) && /^\d+$/.test(b) && unpadded(a).length >= WHOLE && unpadded(a) === unpadded(b)

const unpadded = (digits: string): string => digits.replace(/^0+/, '')

const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/

/** Does an IBAN end in a national number? */
const endsOf = (iban: string, number: string): boolean => IBAN.test(iban) && !IBAN.test(number) && number.length >= TELLING && iban.endsWith(number)

/** `bank/account`, of which the IBAN has the account behind as many zeros as it takes. */
function isNational(printed: string, iban: string): boolean {
  if (!printed.includes('/')) return false
  const [bank = '', account = '', more] = printed.split('/')
  if (!IBAN.test(iban) || more !== undefined || bank.length < 4 || account.length < 4) return false
  const national = iban.slice(4)
  return national.startsWith(bank) && /^0*$/.test(national.slice(bank.length, -account.length)) && national.endsWith(account)
}
