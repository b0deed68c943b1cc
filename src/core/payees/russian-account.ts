/**
 * Russian accounts: 20 digits, of which the ninth is a control key over the bank's BIK and the account, weighted 7, 1, 3
 * (Bank of Russia, order 515 of 8 September 1997).
 */

const WEIGHTS = [7, 1, 3]

/** Is `text` a BIK: nine digits? */
export const isBik = (text: string): boolean => /^\d{9}$/.test(text)

/** Does the account's control key fit the bank of this BIK? Both digits only. */
export function accountFitsBik(account: string, bik: string): boolean {
  if (!/^\d{20}$/.test(account) || !isBik(bik)) return false
  const digits = `${bankDigits(account, bik)}${account}`
  return [...digits].reduce((sum, digit, place) => sum + ((Number(digit) * (WEIGHTS[place % 3] ?? 0)) % 10), 0) % 10 === 0
}

/**
 * The three digits that stand for the bank: its number within the region, or, for accounts kept at the Bank of Russia
 * itself (its own offices, numbered 000 to 002, and banks' correspondent accounts, 301), the office's number after a 0.
 */
function bankDigits(account: string, bik: string): string {
  const number = bik.slice(6)
  return account.startsWith('301') || ['000', '001', '002'].includes(number) ? `0${bik.slice(4, 6)}` : number
}
