import type { MoneyText } from '../money/money.ts'

/** How values stand in the English sentences of the API. */
export const en = {
  /** `300.00 USD` */
  money: ({ amount, currency }: MoneyText): string => `${amount} ${currency}`,
  list: (words: readonly string[]): string => words.join(', '),
  /** Which way money of a kind of match goes. */
  way: (direction: string): string => (direction === 'out' ? 'money out' : direction === 'in' ? 'money in' : 'money'),
}
