import { rankOf } from '../columns/header-rank.ts'
import type { Model, Money } from './models.ts'
import { isFee } from './net-amounts.ts'

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

/** An amount whose side the balances before and after it tell; where it is not what moved, with the one fee that stands beside it. */
export function movedBy(one: Money, money: readonly Money[], moved: ReturnType<typeof movedBetween>): readonly Model[] | undefined {
  const { column, amounts, isDoubtful } = one
  const made = ofSameSizes(amounts, moved)
  if (!made) return movedLessFee(one, money, moved)
  const style = made.every((minor, n) => minor === amounts[n]) ? 'signed' : made.every((minor, n) => minor === -(amounts[n] ?? 0)) ? 'inverse' : 'flag'
  return [{ style, amounts: made, places: [column.place], told: 'words', rank: rankOf(column) + 4, needsProof: isDoubtful }]
}

function movedLessFee({ column, amounts, isDoubtful }: Money, money: readonly Money[], moved: ReturnType<typeof movedBetween>): readonly Model[] | undefined {
  const models = money.filter(isFee).flatMap((fee): Model[] => {
    if (fee.column === column) return []
    const taken = (n: number) => Math.abs(fee.amounts[n] ?? 0)
    const made = moved.find((one) => one.every((minor, n) => Math.abs(minor + taken(n)) === Math.abs(amounts[n] ?? Number.NaN)))
    return made
      ? [
          {
            style: 'flag',
            amounts: made,
            places: [column.place, fee.column.place],
            told: 'words',
            rank: rankOf(column) + 4,
            needsProof: isDoubtful,
            isLessFee: true,
          },
        ]
      : []
  })
  return models.length > 0 ? models : undefined
}
