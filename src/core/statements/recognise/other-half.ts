import type { Model, Money } from './models.ts'

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
