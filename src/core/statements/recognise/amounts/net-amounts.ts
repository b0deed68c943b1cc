import type { Column } from '../columns/columns.ts'
import { isOther } from '../columns/header-rank.ts'
import { folded, hasWord, wordList } from '../words/words.ts'
import type { Model, Money } from './models.ts'

/** Amounts, fees, and what is left of them. */

export const isFee = ({ column, amounts }: Money): boolean =>
  column.roles.has('fee') && isOther(column) && amounts.some((minor) => minor !== undefined && minor !== 0)

export const isWhole = (amounts: readonly (number | undefined)[]): amounts is readonly number[] => {
  let zeros = 0
  for (const minor of amounts) {
    if (minor === undefined) return false
    if (minor === 0) zeros += 1
  }
  return zeros * 2 < amounts.length
}

/** Gross and fee where no column shows what moved, and the fee has a sign of its own: only a balance can tell. */
export function grossAndFee(money: readonly Money[]): Model[] {
  const models: Model[] = []
  for (const { column: fee, amounts: fees } of money.filter(isFee)) {
    for (const { column: gross, amounts } of money) {
      if (gross === fee || !isWhole(amounts) || !(gross.roles.has('amount') || gross.roles.has('gross'))) continue
      for (const sign of [1, -1]) {
        const moved = amounts.map((minor, n) => minor + sign * (fees[n] ?? 0))
        models.push({ style: 'signed', amounts: moved, places: [gross.place, fee.place], told: 'nobody', rank: 0, needsProof: true })
      }
    }
  }
  return models
}

/** Gross, fee and what is left of it stand in this order where no word tells them apart. */
const standInOrder = (gross: Column, fee: Column, net: Column): boolean =>
  gross.place < fee.place &&
  fee.place < net.place &&
  fee.roles.has('fee') &&
  !gross.roles.has('net') &&
  !net.roles.has('gross') &&
  !net.roles.has('balance') &&
  !gross.roles.has('balance')

/** `Total amount`, of nothing that is called net: the sum with the fee or before it. */
const isEither = (gross: Column, net: Column): boolean => gross.roles.has('amount') && !net.roles.has('net') && !hasWord(folded(gross.name), SAYS_GROSS)
const SAYS_GROSS = wordList('gross; brutto; brut; bruto; bruttó')

/** A fee and its tax, which stands in a column of its own: `Fee`, `VAT on fee`. */
const feesWithTax = (fees: readonly Money[], money: readonly Money[]): readonly (readonly Money[])[] => {
  const taxes = money.filter(({ column, amounts }) => hasWord(folded(column.name), TAX) && amounts.some((minor) => minor !== undefined && minor !== 0))
  return fees.flatMap((fee) => taxes.flatMap((tax) => (tax === fee ? [] : [[fee, tax]])))
}
const TAX = wordList('tax; .vat; .gst; .hst; .iva; .tva; .mwst; .ust; .kdv; .moms; .dph; .pdv; .btw; .nds; ндс; пдв; igv; itbis; iof; .sst; excise; levy')

/** A fee takes away: of amounts with both signs the sum with it is the lower one where out is negative, and the higher one where out is positive. */
const isRaised = (gross: readonly number[], net: readonly number[]): boolean =>
  net.some((minor) => minor > 0) && net.some((minor) => minor < 0) && net.every((minor, n) => minor >= (gross[n] ?? 0))

/**
 * Gross ± fee = net on every row: net is what moved. Gives the places of the gross columns, of those that may be either, and of their fees; and of columns of which nothing but
 * their order tells which is net, where the fee raises it: `lower` is what moved if out is negative, `higher` if out is positive.
 */
export function partsOfNet(money: readonly Money[]): Readonly<Record<'gross' | 'either' | 'fees' | 'lower' | 'higher', ReadonlySet<number>>> {
  const parts = { gross: new Set<number>(), either: new Set<number>(), fees: new Set<number>(), lower: new Set<number>(), higher: new Set<number>() }
  const fees = money.filter(
    ({ column, amounts }) => (column.roles.has('fee') || column.roles.size === 0) && amounts.some((minor) => minor !== undefined && minor !== 0),
  )
  // Asked once a column, and not of three at a time: a table may have a hundred of them.
  const whole = money.flatMap(({ column, amounts }) => (isWhole(amounts) ? [{ column, amounts }] : []))
  for (const fee of [...fees.map((one) => [one]), ...feesWithTax(fees, money)])
    for (const net of whole)
      for (const gross of whole) {
        if (net === gross || fee.some(({ column }) => column === net.column || column === gross.column)) continue
        const isOrdered = fee.every(({ column }) => standInOrder(gross.column, column, net.column))
        if (!net.column.roles.has('net') && !gross.column.roles.has('gross') && !isOrdered) continue
        const of = (n: number) => fee.reduce((sum, { amounts }) => sum + (amounts[n] ?? 0), 0)
        const holds = (sign: number) => net.amounts.every((minor, n) => minor === (gross.amounts[n] ?? 0) + sign * of(n))
        if (!holds(1) && !holds(-1)) continue
        const isTold = net.column.roles.has('net') || gross.column.roles.has('gross')
        if (!isTold && isRaised(gross.amounts, net.amounts)) {
          parts.lower.add(gross.column.place)
          parts.higher.add(net.column.place)
        } else parts[!isOrdered && isEither(gross.column, net.column) ? 'either' : 'gross'].add(gross.column.place)
        for (const { column } of fee) parts.fees.add(column.place)
      }
  return parts
}
