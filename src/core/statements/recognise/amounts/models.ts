import { ownSides } from '../account/parties.ts'
import { isEmptyCell } from '../cells/empty-cell.ts'
import type { Mark } from '../cells/number-cell.ts'
import { amountsOf, type Column, columnHasCents, isConstantNumber } from '../columns/columns.ts'
import { currencyRanks } from '../columns/currencies.ts'
import { flagsOf, unknownFlags } from '../columns/flags.ts'
import { isOther } from '../columns/header-rank.ts'
import { namesBought, namesPayments } from '../columns/payment-kinds.ts'
import { folded, hasWord, wordList } from '../words/words.ts'
import { movedBetween, movedBy, ofSameSizes } from './before-and-after.ts'
import { grossAndFee, isFee, partsOfNet } from './net-amounts.ts'
import { oneSign, singles } from './one-column.ts'
import { lacksOtherHalf, movesLittle } from './other-half.ts'
import { areCodes, hasLeadingZeros } from './things-numbered.ts'

/** A way to read what each line moves, before anything proves it. */
export interface Model {
  readonly style: 'signed' | 'inverse' | 'debit_credit' | 'flag'
  /** Minor units, out negative; 0 where a row moved nothing. */
  readonly amounts: readonly number[]
  /** The columns that it uses. */
  readonly places: readonly number[]
  /** Who tells the sides: words (of headers, of a flag), signs in the cells, or nobody. */
  readonly told: 'words' | 'signs' | 'nobody'
  /** How well the header's words fit. */
  readonly rank: number
  /** Of these the one whose words tell the sides. */
  readonly flag?: number
  /** Of two ways to understand its words this is the one by which payments came in. */
  readonly paysIn?: true
  /** Of these the columns of both parties' accounts, where our own among them tells the sides. */
  readonly parties?: readonly number[]
  /** Only arithmetic makes it a reading. */
  readonly needsProof: boolean
  /** A fee that stands beside the amount is taken off. */
  readonly isLessFee?: true
  /** The header names the two columns the other way round. */
  readonly isAgainst?: true
}

/** The numeric columns of money under a mark, with their amounts. */
export interface Money {
  readonly column: Column
  readonly amounts: readonly (number | undefined)[]
  /** Without decimals where others have them: money only if arithmetic says so. */
  readonly isDoubtful: boolean
}

/** Where some column has decimals, one without is no money unless its header or arithmetic says so. */
export function moneyOf(columns: readonly Column[], mark: Mark, digits: number): readonly Money[] {
  const numeric = columns.filter((column) => column.isNumber && !isCounter(column) && !hasLeadingZeros(column))
  const says = (column: Column) => MONEY_ROLES.some((role) => column.roles.has(role)) && !column.roles.has('reference')
  return numeric.flatMap((column) => {
    const isBare = mark !== 'whole' && mark !== 'minor' && !columnHasCents(column, mark) && !says(column)
    const isDoubtful = isBare || areCodes(column, columns)
    const amounts = amountsOf(column, mark, digits)
    const isNoAmount = isConstantNumber(column) && (!says(column) || numeric.some((other) => columnHasCents(other, mark)))
    return amounts && !isNoAmount ? [{ column, amounts, isDoubtful }] : []
  })
}

const MONEY_ROLES = ['amount', 'debit', 'credit', 'balance', 'fee', 'gross', 'net'] as const

/** 1, 2, 3 …: a row number. */
function isCounter(column: Column): boolean {
  if (column.roles.has('balance') || column.cells.length < 3) return false
  return column.cells.every((cell, n) => /^\d{1,9}$/.test(cell) && (n === 0 || Math.abs(Number(cell) - Number(column.cells[n - 1])) === 1))
}

/** Every model that the columns allow. */
export function modelsOf(columns: readonly Column[], money: readonly Money[], accounts: readonly string[] = []): readonly Model[] {
  const own = ownSides(columns, accounts)
  const flags = [...flagsOf(columns), ...(own ? [own] : [])]
  // One word on every row says what kind of payments a file is of, and no side.
  const unknown = flags.every(({ sides }) => sides.size < 2) ? unknownFlags(columns) : []
  const parts = partsOfNet(money)
  const empty = columns.filter((column) => column.filled === 0 && column.cells.length > 0 && (saysDebit(column) || saysCredit(column)))
  const nothing = empty.map((column): Money => ({ column, amounts: column.cells.map(() => undefined), isDoubtful: false }))
  const moved = movedBetween(money)
  const all = [...pairs([...money, ...nothing], columns), ...money.flatMap((one) => movedBy(one, money, moved) ?? singles(one, flags, unknown))].filter(
    ({ amounts }) => (ofSameSizes(amounts, moved) ?? amounts).every((minor, n) => minor === amounts[n]),
  )
  const fees = money.filter((one) => (isFee(one) || couldBeFee(one)) && !parts.fees.has(one.column.place))
  const currencies = currencyRanks(columns)
  const more = (model: Model): number => model.places.reduce((sum, place) => sum + (currencies.get(place) ?? 0) + Number(parts.either.has(place)), 0)
  // What was paid in many currencies is not what moved, where another column has it in one.
  const hasOne = [...currencies.values()].some((rank) => rank > 0)
  const isElsewhere = (model: Model): boolean => hasOne && model.places.some((place) => (currencies.get(place) ?? 0) < 0)
  const less = (fee: Money) => all.flatMap((model) => lessFee(model, fee)).map((one) => (isFee(fee) ? one : { ...one, needsProof: true }))
  // A row that is only a fee has neither money out nor in.
  const onlyFees = fees.filter(isFee).flatMap((fee) =>
    pairs(money, columns, fee)
      .flatMap((model) => lessFee(model, fee))
      .map((model) => ({ ...model, needsProof: true })),
  )
  return [...all, ...fees.flatMap(less), ...onlyFees, ...grossAndFee(money)]
    .filter((model) => !model.places.some((place) => parts.gross.has(place)) && !lacksOtherHalf(model, money) && !movesLittle(model, money))
    .map((model) => withFeeOff(model, parts))
    .map((model) =>
      currencies.size + parts.either.size === 0 ? model : { ...model, rank: model.rank + more(model), needsProof: model.needsProof || isElsewhere(model) },
    )
}

/** Of two columns that a fee parts, and no name, the one that it lowered moved if out is negative, and the other one if out is positive: else only a balance can tell. */
function withFeeOff(model: Model, { lower, higher }: ReturnType<typeof partsOfNet>): Model {
  const [isLower, isHigher] = [lower, higher].map((of) => model.places.some((place) => of.has(place)))
  if (isLower === isHigher) return model
  return (model.style === 'inverse') === isHigher ? { ...model, rank: Math.max(model.rank, RANK_OF_AMOUNT) } : { ...model, needsProof: true }
}

const RANK_OF_AMOUNT = 4

/** `fee`: rows that have one may have nothing else. */
function pairs(money: readonly Money[], columns: readonly Column[], fee?: Money): Model[] {
  const models: Model[] = []
  for (const debit of money)
    for (const credit of money) {
      const told = saysPair(debit.column, credit.column)
      if (debit === credit || (told === 'nothing' && !couldPair(debit.column, credit.column))) continue
      // A column of 0.00 everywhere is a half only by its name.
      if (told !== 'both' && !(moves(debit) && moves(credit))) continue
      if (told === 'nothing' && (isOfBareRow(debit.column, columns) || isOfBareRow(credit.column, columns))) continue
      if (told !== 'both' && (takesBack(debit) || takesBack(credit))) continue
      const amounts = pairAmounts(debit, credit, fee)
      if (!amounts) continue
      const rank = (told === 'both' ? 6 : told === 'one' ? 3 : 0) - Number(debit.column.roles.has('original')) - Number(credit.column.roles.has('original'))
      const zeros = amounts.some((minor) => minor === 0)
      models.push({
        style: 'debit_credit',
        amounts,
        places: [debit.column.place, credit.column.place],
        told: told === 'nothing' || told === 'against' ? 'nobody' : 'words',
        rank,
        // Some banks have the two the other way round, and only balances show it.
        needsProof: told === 'against' || zeros || debit.isDoubtful || credit.isDoubtful || takesBack(debit) || takesBack(credit),
        ...(told === 'against' ? { isAgainst: true as const } : {}),
      })
    }
  return models
}

/** Is a column filled on one row alone, which has half as many cells as the others? A balance stands so, in a column of its own. */
function isOfBareRow({ cells, filled }: Column, columns: readonly Column[]): boolean {
  if (filled !== 1 || cells.length < 3) return false
  const row = cells.findIndex((cell) => !isEmptyCell(cell))
  const countIn = (at: number) => columns.filter((column) => !isEmptyCell(column.cells[at] ?? '')).length
  return countIn(row) * 2 <= countIn(row === 0 ? 1 : 0)
}

const moves = ({ amounts }: Money): boolean => amounts.some((minor) => minor !== undefined && minor !== 0)

/**
 * What a row moves by two columns of which exactly one is filled, one sign in each; a row with 0.00 in both moves nothing. Between others a row with the other sign takes back
 * what the column says, and only arithmetic tells that it does.
 */
function pairAmounts(debit: Money, credit: Money, fee?: Money): readonly number[] | undefined {
  if (debit.column.filled === 0 && credit.column.filled === 0) return undefined
  const [signOut, signIn] = [signOf(debit.amounts), signOf(credit.amounts)]
  if (signOut === undefined || signIn === undefined) return undefined
  const amounts = new Array<number>(debit.amounts.length)
  let zeros = 0
  let only = 0
  for (let n = 0; n < debit.amounts.length; n += 1) {
    const [out, into] = [debit.amounts[n], credit.amounts[n]]
    const [hasOut, hasIn] = [out !== undefined && out !== 0, into !== undefined && into !== 0]
    if (hasOut && hasIn) return undefined
    if (!hasOut && !hasIn) {
      if (fee?.amounts[n]) only += 1
      else if (out === undefined && into === undefined) return undefined
      else zeros += 1
    }
    amounts[n] = hasOut ? -signOut * (out ?? 0) : hasIn ? signIn * (into ?? 0) : 0
  }
  return (zeros + only) * 2 < amounts.length && (fee === undefined || only > 0) ? amounts : undefined
}

const takesBack = ({ amounts }: Money): boolean => !oneSign(amounts)

/** The sign of a column's amounts; undefined where others than a few between them have another. */
function signOf(amounts: readonly (number | undefined)[]): 1 | -1 | undefined {
  let [up, down] = [0, 0]
  for (const minor of amounts) {
    if ((minor ?? 0) > 0) up += 1
    if ((minor ?? 0) < 0) down += 1
  }
  const sign = up >= down ? 1 : -1
  const isOther = (minor: number | undefined) => (minor ?? 0) * sign < 0
  if (Math.min(up, down) > 0 && (Math.min(up, down) * 3 > up + down || isOther(amounts[0]) || isOther(amounts.at(-1)))) return undefined
  return sign
}

/** What the header says of two columns as money out and money in. */
function saysPair(debit: Column, credit: Column): 'both' | 'one' | 'against' | 'nothing' {
  const [out, into] = [saysDebit(debit), saysCredit(credit)]
  if ((out && into) || areOfCard(debit, credit)) return 'both'
  if (areOfCard(credit, debit)) return 'against'
  if (saysCredit(debit) || (saysDebit(credit) && !isPaidBack(credit))) return 'against'
  if ((out && isUnsaid(credit) && !isPaidBack(debit)) || (into && isUnsaid(debit))) return 'one'
  return 'nothing'
}

/** What was bought with a card, and what was paid towards it, or came back: `Charges`, `Payments`. */
const areOfCard = (bought: Column, other: Column): boolean =>
  namesBought(bought) && !saysCredit(bought) && !namesBought(other) && (namesPayments(other) || saysCredit(other))

/** Who lent is paid back by who borrowed: which of the two the account's owner is, the other column would have to say. */
const isPaidBack = ({ name }: Column): boolean => hasWord(folded(name), PAID_BACK)
const PAID_BACK = wordList(
  'repayment; repayments; rückzahlung; remboursement; reembolso; rimborsi; terugbetaling; tilbagebetaling; tilbakebetaling; återbetalning; splátk; spłat',
)

/** The id of a creditor is no credit. */
const isName = ({ roles, isNumber }: Column): boolean => !isNumber && (roles.has('reference') || roles.has('counterparty'))
const saysDebit = (column: Column): boolean => column.roles.has('debit') && !column.roles.has('credit') && !isName(column)
const saysCredit = (column: Column): boolean => column.roles.has('credit') && !column.roles.has('debit') && !isName(column)
const isUnsaid = (column: Column): boolean => column.filled > 0 && !isOther(column) && !column.roles.has('balance') && !column.roles.has('original')
const couldPair = (a: Column, b: Column): boolean => isUnsaid(a) && isUnsaid(b)

/** A column that nobody named, with figures on just those rows that would move nothing without it, is the other half of two, and no fee. */
const isInTurn = ({ amounts }: Model, fee: Money): boolean => !isFee(fee) && amounts.every((minor, n) => (minor === 0) === ((fee.amounts[n] ?? 0) !== 0))

const sizeOf = (amounts: readonly (number | undefined)[]): number => amounts.reduce<number>((sum, minor) => sum + Math.abs(minor ?? 0), 0)

/** A column that nobody named, with figures on some rows. */
const couldBeFee = ({ column, amounts }: Money): boolean =>
  column.roles.size === 0 && amounts.some((minor) => minor !== undefined && minor !== 0) && amounts.some((minor) => minor === undefined || minor === 0)

/** Whether a fee stands within the amount or beside it, the words do not tell: beside it, it goes out. */
function lessFee(model: Model, fee: Money): Model[] {
  const { amounts, places, rank } = model
  if (places.includes(fee.column.place) || isInTurn(model, fee) || rank < 0 || model.told === 'nobody' || sizeOf(fee.amounts) * 2 > sizeOf(amounts)) return []
  return [{ ...model, amounts: amounts.map((minor, n) => minor - Math.abs(fee.amounts[n] ?? 0)), places: [...places, fee.column.place], isLessFee: true }]
}
