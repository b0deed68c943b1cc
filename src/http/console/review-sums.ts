import { type MoneyText, moneyFromText, moneyToText } from '../../core/money/money.ts'

/** The sum of amounts of one currency; undefined without any, or where they are not of one. */
export function sumOf(all: readonly MoneyText[]): MoneyText | undefined {
  const read = all.flatMap((one) => {
    const money = moneyFromText(one)
    return money.ok ? [money.value] : []
  })
  const [first] = read
  if (!first || read.length !== all.length || read.some(({ currency }) => currency !== first.currency)) return undefined
  return moneyToText(
    read.reduce((sum, { minor }) => sum + minor, 0),
    first.currency,
  )
}

/** What is left of `one` without `other`; undefined where they are not of one currency. */
export const without = (one: MoneyText, other: MoneyText): MoneyText | undefined => {
  const [all, part] = [moneyFromText(one), moneyFromText(other)]
  return all.ok && part.ok && all.value.currency === part.value.currency ? moneyToText(all.value.minor - part.value.minor, all.value.currency) : undefined
}
