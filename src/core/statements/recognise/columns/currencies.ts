import { digitsOf } from '../../../money/currency.ts'
import { isEmptyCell } from '../cells/empty-cell.ts'
import { currenciesNamed } from '../words/currency-names.ts'
import { rolesOf } from '../words/vocabulary.ts'
import { folded, hasWord, wordList } from '../words/words.ts'
import { type Column, isConstantNumber } from './columns.ts'
import { isInAccountCurrency, isInOneCurrency } from './header-rank.ts'

const CODE = /^[A-Z]{3}$/
const ANY_CASE = /^[A-Za-z]{3}$/
const WORD = /^\p{L}{3,12}$/u
const SIGN = /\p{Sc}/u

/** The currency of a cell: a sign of its own, a code in any case, or its name (`рубль`). Whether letters that are no code in use count is for the column to say. */
const codeOf = (cell: string): string | undefined => (WORD.test(cell) ? cell.toUpperCase() : SIGN.test(cell) ? currenciesNamed(cell)?.join(' ') : undefined)

/** Columns of currency codes; the amount beside it; whether all rows have one currency. */
interface Priced {
  readonly column: Column
  readonly amount: Column | undefined
  readonly isOne: boolean
  /** Do the names say that they belong together? */
  readonly isNamed: boolean
}

export function pricedBy(columns: readonly Column[]): readonly Priced[] {
  const codes = columns.filter((column) => isOfCodes(column))
  const named = new Map(codes.map((column) => [column, alike(columns, column)] as const))
  const taken = new Set(named.values())
  const free = columns.map((column) => (taken.has(column) || isConstantNumber(column) ? undefined : column))
  const side = sideOf(
    free,
    codes.filter((column) => !named.get(column) && beside(free, column).length > 0),
  )
  return codes.map((column) => {
    const found = new Set(column.cells.filter((cell) => cell !== '').map(codeOf))
    const next = side ? free[column.place + side] : only(beside(free, column))
    const amount = named.get(column) ?? (next?.isNumber ? next : undefined)
    return { column, amount, isOne: found.size === 1 && column.filled === column.cells.length, isNamed: named.get(column) !== undefined }
  })
}

const only = (of: readonly Column[]): Column | undefined => (of.length === 1 ? of[0] : undefined)

/** The amount that has more of the currency's words than any other, or as many and stands beside it. */
function alike(columns: readonly Column[], currency: Column): Column | undefined {
  const numbers = columns.filter((column) => column.isNumber && !isConstantNumber(column))
  const most = Math.max(0, ...numbers.map(({ name }) => sharedWords(name, currency.name)))
  const likely = numbers.filter(({ name }) => most > 0 && sharedWords(name, currency.name) === most)
  return likely.length === 1 ? likely[0] : likely.find(({ place }) => Math.abs(place - currency.place) === 1)
}

function isOfCodes({ cells, filled, roles, name }: Column): boolean {
  if (filled === 0 || !cells.every((cell) => cell === '' || codeOf(cell) !== undefined)) return false
  // Small letters are a word as well, as `all` and `top`, under any other name.
  const isCode = (cell: string) => ANY_CASE.test(cell) && (CODE.test(cell) || name === '') && digitsOf(cell.toUpperCase()) !== undefined
  return roles.has('currency') || cells.every((cell) => cell === '' || SIGN.test(cell) || isCode(cell))
}

const beside = (columns: readonly (Column | undefined)[], { place }: Column): readonly Column[] =>
  [columns[place - 1], columns[place + 1]].filter((one) => one?.isNumber === true).filter((one) => one !== undefined)

/** Currencies stand on one side of their amounts: the one on which each has a number; undefined where both sides have. */
function sideOf(columns: readonly (Column | undefined)[], codes: readonly Column[]): -1 | 1 | undefined {
  const sides = ([-1, 1] as const).filter((step) => codes.every(({ place }) => columns[place + step]?.isNumber === true))
  return sides.length === 1 ? sides[0] : undefined
}

const EAST = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/u

/** What a name says beside that it is an amount or a currency: its words, or pairs of signs where words are not parted. */
function wordsOf(name: string): readonly string[] {
  const words = name.toLowerCase().split(/[^\p{L}]+/u)
  const parts = words.flatMap((word) => (EAST.test(word) ? [...word].slice(1).map((sign, n) => `${[...word][n]}${sign}`) : word.length > 2 ? [word] : []))
  return parts.filter((part) => {
    const roles = rolesOf(part)
    return roles.has('original') || !(roles.has('amount') || roles.has('currency'))
  })
}

function sharedWords(a: string, b: string): number {
  const words = new Set(wordsOf(a))
  return wordsOf(b).filter((word) => words.has(word)).length
}

/** An amount as it was paid. A rate has the words of what was exchanged, and is no amount. */
const isOriginal = ({ roles }: Column): boolean => roles.has('original') && !roles.has('other')

const VARIES = -5
const IS_ONE = 4

/** How much the currencies beside amounts speak for or against them, by place: an account has one currency, and what was paid may have many. */
export function currencyRanks(columns: readonly Column[]): ReadonlyMap<number, number> {
  const priced = pricedBy(columns)
  const ranks = new Map<number, number>()
  if (priced.every(({ isOne }) => isOne)) return ranks
  const hasOriginal = columns.some((column) => column.isNumber && isOriginal(column))
  for (const { column, amount, isOne, isNamed } of priced) {
    if (!isOne) for (const one of toldElsewhere(columns, column, amount)) ranks.set(one.place, VARIES)
    // Standing beside a currency says less than a header that speaks of the original amount.
    if (!amount || (!isOne && !isNamed && hasOriginal && !isOriginal(amount)) || (isOne && !isNamed && isOriginal(amount))) continue
    ranks.set(amount.place, Math.min(isOne ? IS_ONE : VARIES, ranks.get(amount.place) ?? IS_ONE))
  }
  return ranks
}

/** Do other columns that may be the account's hold the same figures in the rows of one currency, and others in the rest? Then these are in the account's. */
function isToldElsewhere(columns: readonly Column[], currency: Column, amount: Column): boolean {
  // Between two amounts a currency may be either's: only their words tell.
  const isBetween = currency.place < amount.place && columns.some((one) => one.isNumber && !isConstantNumber(one) && one.place < currency.place)
  const settled = inOneCurrency(columns)
  const isPaid = (one: Column) => amount.roles.has('original') && !one.roles.has('original') && MOVED.some((role) => one.roles.has(role))
  const could = (one: Column) => (one.roles.size === 0 && !isBetween) || settled.has(one) || isInOneCurrency(one) || isPaid(one)
  const numbers = columns.filter((one) => one.isNumber && one !== amount && could(one) && !isConstantNumber(one))
  const bare = (cell = '') => (isEmptyCell(cell) ? '' : cell.replace(/\D/g, ''))
  const whole = (cells: readonly string[]) => cells.every((cell) => cell !== '')
  const figures = numbers.flatMap((one) => [
    one.cells.map(bare),
    ...numbers
      .filter((other) => other.place > one.place && areInTurn(one, other))
      .map((other) => one.cells.map((cell, n) => bare(cell) || bare(other.cells[n]))),
  ])
  // What was paid in the account's currency stands there once more, or there only.
  const isAlike = (cells: readonly string[], n: number) => isEmptyCell(amount.cells[n] ?? '') || cells[n] === bare(amount.cells[n])
  return figures.filter(whole).some((cells) => {
    const alike = new Set(currency.cells.filter((_, n) => isAlike(cells, n)))
    const isOne = alike.size === 1 || (alike.size === 2 && alike.has('')) || (alike.size === 0 && amount.roles.has('original'))
    return isOne && currency.cells.every((code, n) => alike.has(code) === isAlike(cells, n))
  })
}

const toldElsewhere = (columns: readonly Column[], currency: Column, amount: Column | undefined): readonly Column[] =>
  pricedIn(columns, currency, amount).filter((one) => isToldElsewhere(columns, currency, one))

/** The amounts beside a currency that is the same on every row. */
const inOneCurrency = (columns: readonly Column[]): ReadonlySet<Column> =>
  new Set(pricedBy(columns).flatMap((one) => (one.isOne && one.amount ? [one.amount] : [])))

/** The amounts that a column of currencies may be of: the only original ones, else those beside it. */
function pricedIn(columns: readonly Column[], currency: Column, amount: Column | undefined): readonly Column[] {
  const settled = inOneCurrency(columns)
  const originals = columns.filter((one) => one.isNumber && isOriginal(one) && !one.roles.has('balance') && !isConstantNumber(one) && !settled.has(one))
  if (originals.length === 1) return originals
  return (amount ? [amount] : beside(columns, currency)).filter((one) => !isInOneCurrency(one))
}

const areInTurn = (a: Column, b: Column): boolean => a.cells.every((cell, n) => isEmptyCell(cell) !== isEmptyCell(b.cells[n] ?? ''))

const MOVED = ['amount', 'debit', 'credit', 'net'] as const

/** Beside a column of original amounts, though they are empty, a currency is theirs. */
const isBesideOriginal = (columns: readonly Column[], { place }: Column): boolean =>
  [columns[place - 1], columns[place + 1]].some((one) => one !== undefined && one.filled === 0 && one.roles.has('original'))

const OF_PURCHASE = wordList('transaction currency; purchase currency; merchant currency')

/** `Transaction Currency` beside nothing but a `Billing Amount`: what was paid in it, the file does not tell. */
function isOfPurchase(columns: readonly Column[], { name }: Column): boolean {
  const moved = columns.filter((one) => one.isNumber && MOVED.some((role) => one.roles.has(role)) && !one.roles.has('balance'))
  return moved.length > 0 && moved.every(isInAccountCurrency) && hasWord(folded(name), OF_PURCHASE)
}

/** The first row in another currency than the one before, where no column of currencies is the same on every row; undefined where one is, or there is none. */
export function mixedCurrencies(columns: readonly Column[]): readonly { readonly column: Column; readonly row: number }[] {
  // An original currency is one beside another amount; the currency of the only amount is none, whatever it is called.
  const isMoved = (one: Column) => one.isNumber && MOVED.some((role) => one.roles.has(role)) && !one.roles.has('balance') && !one.roles.has('fee')
  const isOnly = (amount: Column | undefined) => amount !== undefined && columns.filter(isMoved).every((one) => one === amount)
  const priced = pricedBy(columns).filter(({ column, amount }) => (!column.roles.has('original') && !isBesideOriginal(columns, column)) || isOnly(amount))
  const [first] = priced
  if (!first || priced.some(({ isOne }) => isOne) || pricedBy(columns).some(({ isOne }) => isOne)) return []
  const { column, amount } = first
  if (toldElsewhere(columns, column, amount).length > 0 || isOfPurchase(columns, column)) return []
  const codes = column.cells.map(codeOf)
  const usual = mostOf(codes)
  return [...codes.keys()].filter((row) => codes[row] !== usual).map((row) => ({ column, row }))
}

/** What most of them are; of as many the one that comes first. */
function mostOf<T>(all: readonly T[]): T | undefined {
  const counts = new Map<T, number>()
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1)
  return [...counts].reduce<readonly [T, number] | undefined>((most, next) => (most && most[1] >= next[1] ? most : next), undefined)?.[0]
}
