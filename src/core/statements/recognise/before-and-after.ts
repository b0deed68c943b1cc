import { rankOf } from './header-rank.ts'
import type { Model, Money } from './models.ts'

/**
 * What each row moved by the balances before it and after it, where a header names both, for every pair of such columns. Neither the order of the rows nor a word for a
 * side is needed for it.
 */
export function movedBetween(money: readonly Money[]): readonly (readonly number[])[] {
  const before = money.filter(({ column: { roles } }) => roles.has('balance') && roles.has('before'))
  const after = before.length === 0 ? [] : money.filter(({ column: { roles } }) => roles.has('balance') && !roles.has('before'))
  return before.flatMap((from) =>
    after.flatMap((to) => {
      const moved = to.amounts.map((minor, n) => (minor === undefined || from.amounts[n] === undefined ? undefined : minor - from.amounts[n]))
      return moved.every((minor) => minor !== undefined) && moved.some((minor) => minor !== 0) ? [moved] : []
    }),
  )
}

/** The one of `moved` that has the same sizes: its signs are those of the amounts. */
export const ofSameSizes = (amounts: readonly (number | undefined)[], moved: readonly (readonly number[])[]): readonly number[] | undefined =>
  moved.find((one) => one.every((minor, n) => Math.abs(minor) === Math.abs(amounts[n] ?? Number.NaN)))

/** An amount whose side the balances before and after it tell. */
export function movedBy({ column, amounts, isDoubtful }: Money, moved: ReturnType<typeof movedBetween>): readonly Model[] | undefined {
  const made = ofSameSizes(amounts, moved)
  if (!made) return undefined
  const style = made.every((minor, n) => minor === amounts[n]) ? 'signed' : made.every((minor, n) => minor === -(amounts[n] ?? 0)) ? 'inverse' : 'flag'
  return [{ style, amounts: made, places: [column.place], told: 'words', rank: rankOf(column) + 4, needsProof: isDoubtful }]
}
