import type { Model, Money } from './models.ts'

/**
 * Does a model make nothing of most rows, though they hold figures? Two amounts that are equal but for a fee, taken one from the other, leave the fee alone; an
 * account on which most rows move nothing is none.
 */
export function movesLittle({ amounts }: Model, money: readonly Money[]): boolean {
  const still = amounts.flatMap((minor, n) => (minor === 0 ? [n] : []))
  return still.length * 2 > amounts.length && money.some((one) => still.some((n) => one.amounts[n]))
}

/**
 * Does a model leave out rows of 0.00 in which another column moves money, and only in those? `0;588,00` is money in, beside a column of money out: the one column
 * alone is no reading.
 */
export function lacksOtherHalf(model: Model, money: readonly Money[]): boolean {
  if (!model.amounts.includes(0)) return false
  return money.some(({ column, amounts }) => !model.places.includes(column.place) && isOtherHalf(model.amounts, amounts))
}

function isOtherHalf(of: readonly number[], other: Money['amounts']): boolean {
  let moves = false
  for (const [n, minor] of of.entries()) {
    if (!other[n]) continue
    if (minor !== 0) return false
    moves = true
  }
  return moves
}
