import type { Proof, RowOrder } from '../../statement.ts'
import { type Model, type Money, modelsOf, moneyOf } from '../amounts/models.ts'
import { areNumbered } from '../amounts/things-numbered.ts'
import type { Mark } from '../cells/number-cell.ts'
import { isDebt, isOfAccount, saysAfter } from '../columns/balance-names.ts'
import { type Column, isConstant } from '../columns/columns.ts'
import { namesBought } from '../columns/payment-kinds.ts'
import { type Balances, type Chain, chainOf, chainOfDays, isPastDayEnd, withDayEnd } from '../days/chains.ts'
import type { Dated } from '../days/dating.ts'
import { type Around, endsProven, type Missed, missedEnds, missedTotals } from './ends.ts'
import { besideLone } from './lone-balance.ts'
import { readBackwards } from './read-backwards.ts'
import { toldByBalances } from './told-by-balances.ts'

/** A whole reading of a table, with what speaks for it. */
export interface Candidate {
  readonly mark: Mark
  readonly model: Model
  readonly dated: Dated
  readonly order: RowOrder
  readonly proof: Proof
  readonly opening?: number
  readonly closing?: number
  readonly balance?: Column
  /** Balances after each line, where the file has them. */
  readonly balances?: Balances
  /** What the file states and this reading contradicts. */
  readonly broken: readonly Broken[]
  readonly rank: number
  /** Proves nothing alone: it stands beside the same chain read the other way, or not at all. */
  readonly isOnlyBeside?: true
}

/** One chain read two ways: every amount of one is the opposite of the other's. */
export const areTurned = ({ model: a }: Candidate, { model: b }: Candidate): boolean => a.amounts.every((minor, n) => minor === -(b.amounts[n] ?? 0))

/** Amounts of one sign beside the same ones with both. */
export const isUnsigned = ({ model: a }: Candidate, { model: b }: Candidate): boolean =>
  (a.amounts.every((minor) => minor > 0) || a.amounts.every((minor) => minor < 0)) &&
  b.amounts.every((minor, n) => Math.abs(minor) === Math.abs(a.amounts[n] ?? 0))

/** A figure of the file that does not hold: a cell of a row, or one that a label names. */
export type Broken =
  | { readonly kind: 'loose'; readonly row: number; readonly place: number }
  | { readonly kind: 'row'; readonly row: number; readonly place: number; readonly expected: number }
  | ({ readonly kind: 'label' } & Missed)

interface AroundAccount extends Around {
  /** The numbers of the account whose statement it is. */
  readonly accounts: readonly string[]
}

/** Every candidate under one way to read the days and one mark. */
export function candidatesOf(around: AroundAccount): readonly Candidate[] {
  const money = moneyOf(around.lines.columns, around.mark, around.digits)
  const models = modelsOf(around.lines.columns, money, around.accounts)
  const candidates = models.flatMap((model) => judged(around, model, money))
  // Words, or another column, that tell the sides of all lines tell that of the oldest as well.
  const isSided = ({ model: { style }, proof, broken, isOnlyBeside }: Candidate) =>
    style !== 'signed' && style !== 'inverse' && proof === 'running_balance' && broken.length === 0 && !isOnlyBeside
  if (candidates.some(isSided)) return candidates
  const told = toldByBalances(models, money, { lines: around.lines, told: around.dated.told })
  return [...candidates, ...told.flatMap((model) => judged(around, model, money))]
}

interface Chained {
  readonly column: Column
  readonly balances: Balances
  readonly chain: Chain
  readonly isDoubtful: boolean
  /** Balances on few rows alone must hold, and prove nothing of the others; `past`: lines of a day stand behind the balance of its end. */
  readonly sparse?: { readonly past: boolean }
}

function judged(around: AroundAccount, model: Model, money: readonly Money[]): readonly Candidate[] {
  const { dated, mark } = around
  const { told } = dated
  const orders: readonly RowOrder[] = told === 'oldest_first' || told === 'newest_first' ? [told] : ['oldest_first', 'newest_first']
  const tells = (one: Money) => !model.places.includes(one.column.place) && couldTell(model, one) && !areNumbered(model, one.column, around.lines.columns)
  const chains = money.filter(tells).flatMap((one) => chainsOf(one, model, dated, orders))
  // A single step between numbers that nobody calls a balance may hold by chance.
  // Where no day tells the order, a row without a balance at one end may be the newest as well, in progress.
  const isKnown = ({ loose }: Chain) => orders.length === 1 || loose.oldest === 0
  const whole = chains.filter(({ column, chain, sparse }) => !sparse && isHeld(chain) && isKnown(chain) && (chain.steps > 1 || column.roles.has('balance')))
  const common = { mark, model, dated }
  const isOfBooks = model.isAgainst === true && whole.every(({ balances }) => !hasNegative(balances))
  if (isOfBooks)
    return whole.flatMap((one) => {
      const owner = { ...common, ...proven(one, around, model), rank: model.rank + chainRank(one) }
      if (one.chain.steps >= FEWEST_STEPS) return ownersAndBanks(owner, around.lines.columns)
      return one.chain.when === 'after' ? [{ ...owner, isOnlyBeside: true as const }] : []
    })
  if (whole.length > 0) {
    // Where the file prints the balance before each line as well as the one after it, both hold.
    const besides = chains.filter(
      (one) => (one.column.roles.has('before') || isOtherSide(one, whole) || isNamedAfter(one, whole)) && whole.every(({ column }) => column !== one.column),
    )
    const wrong = besides.some(({ chain }) => chain.steps >= 3) ? nearest(besides) : undefined
    if (wrong) return [{ ...common, ...brokenChain(wrong), rank: model.rank + chainRank(wrong) }]
    return whole.flatMap((one) => {
      const found = { ...common, ...proven(one, around, model), rank: model.rank + chainRank(one) }
      return one.chain.when === 'before' ? [found, ...readBackwards(found, one.balances, around)] : [found]
    })
  }
  const near = nearest(chains)
  const order = told === 'mixed' || told === undefined ? 'oldest_first' : told
  if (near) return [{ ...common, ...brokenChain(near), rank: model.rank + 5 }]
  if (model.needsProof && model.rank < 3) return []
  const { proof, broken, ...ends } = endsProven(around, model)
  const alone = proof === 'none' && broken.length === 0 ? besideLone(money.filter(({ column }) => isOfAccount(column))) : undefined
  if (alone) return [{ ...common, order, proof, broken: [{ kind: 'loose', ...alone }], rank: model.rank }]
  return [{ ...common, order, proof, ...ends, broken: broken.map((one) => ({ kind: 'label' as const, ...one })), rank: model.rank }]
}

/** A balance that stands on the other side of its line than those that chain, and chains over most rows. What may be used of the account stands on the same side, and need not chain. */
const isOtherSide = ({ column, chain }: Chained, whole: readonly Chained[]): boolean =>
  (column.roles.has('balance') || column.roles.size === 0) && chain.held * 2 >= chain.steps && whole.every((one) => one.chain.when !== chain.when)

/** A balance by its name, beside those before each line: these do not hold the newest amount, and that one does, or is broken. */
const isNamedAfter = ({ column: { roles, filled, cells } }: Chained, whole: readonly Chained[]): boolean =>
  whole.every(({ column }) => column.roles.has('before')) && roles.has('balance') && !roles.has('other') && !roles.has('original') && filled === cells.length

/**
 * The balances of an account that is overdrawn, printed without a sign, chain the other way round, as they do in the books of who owns the account, whose debit is what came
 * in: against the header they speak where one has a sign, and where a column of that name, or one that nobody named, chains through several rows, for both ways.
 */
const couldTell = ({ isAgainst }: Model, { column, amounts }: Money): boolean =>
  !isAgainst || hasNegative(amounts) || column.roles.has('balance') || column.roles.size === 0

const hasNegative = (balances: Balances): boolean => balances.some((minor) => minor !== undefined && minor < 0)

/** A proof of which nobody knows whose debit it is: as the owner of the account has it, and as the bank has it whose customer owes the balance. */
function ownersAndBanks(owner: Candidate, columns: readonly Column[]): readonly Candidate[] {
  const { balances, opening = 0, closing = 0, model, ...more } = owner
  const [debit = 0, credit = 0, ...places] = model.places
  const turned = { ...model, places: [credit, debit, ...places], amounts: model.amounts.map(opposite) }
  const owed = balances?.map((minor) => minor && opposite(minor))
  const bank = { ...more, model: turned, opening: opposite(opening), closing: opposite(closing), ...(owed ? { balances: owed } : {}) }
  // What was bought with a card is owed.
  return columns[credit] && namesBought(columns[credit]) ? [bank, owner] : [owner, bank]
}

const opposite = (minor: number): number => (minor === 0 ? 0 : -minor)

/** Rows before the first balance are held as little as any first row is, where balances are missing elsewhere too. */
const isHeld = ({ loose, steps, held }: Chain): boolean => steps > 0 && held === steps && loose.newest === 0 && loose.oldest <= loose.bridged

function chainsOf({ column, amounts: balances, isDoubtful }: Money, model: Model, dated: Dated, orders: readonly RowOrder[]): readonly Chained[] {
  const isSparse = !isDoubtful && column.filled < column.cells.length / 4
  const least = isDoubtful ? column.cells.length : 2
  const isOwed = isDebt(column)
  if (column.filled < least || (isSparse && !isOfAccount(column)) || isConstant(column) || areAmounts(balances, model) || (isOwed && !isToldApart(model)))
    return []
  // One and the same figure on every row, with signs that words which nobody knows are given, makes a chain of any column of two values.
  if (model.style === 'flag' && model.told === 'nobody' && areAlike(model.amounts) && !column.roles.has('balance')) return []
  // One amount on every row chains through balances that are one row off as well.
  const isEither = column.roles.has('before') || (!saysAfter(column) && model.amounts.some((minor) => minor !== model.amounts[0]))
  const whens: readonly Chain['when'][] = isEither ? ['after', 'before'] : ['after']
  const found: Chained[] = []
  for (const order of orders) {
    for (const when of whens) {
      const chain = chainOf(model.amounts, balances, order, when)
      if (chain && chain.steps > 0 && !(isOwed && chain.held * 2 < chain.steps))
        found.push({
          column,
          balances,
          chain: when === 'after' && dated.told === order ? withDayEnd(chain, dated.days) : chain,
          isDoubtful,
          ...(isSparse ? { sparse: { past: when === 'after' && isPastDayEnd(balances, dated.days, order) } } : {}),
        })
    }
    const ofDays = chainOfDays(model.amounts, balances, dated.days, order)
    if (ofDays && ofDays.steps > 1 && ofDays.held === ofDays.steps) found.push({ column, balances: balances.map(() => undefined), chain: ofDays, isDoubtful })
  }
  return found
}

/** Where the names of two columns, or the words of a flag, tell the sides, what is still there falls with what goes out, and what is owed grows with it. */
const isToldApart = ({ style, told, isAgainst, flag }: Model): boolean => (style === 'debit_credit' || flag !== undefined) && told === 'words' && !isAgainst

/** The amounts once more (gross, where they are net and fee) are no balance. */
const areAmounts = (balances: Balances, { amounts }: Model): boolean => amounts.every((minor, n) => minor === balances.at(n))

function areAlike(amounts: readonly number[]): boolean {
  const size = Math.abs(amounts[0] ?? 0)
  return amounts.every((minor) => Math.abs(minor) === size)
}

/** A balance after its line comes before one that stands before it, and one with its own header before another number. */
const chainRank = ({ column, chain }: Chained): number =>
  10 +
  (chain.when === 'after' ? (column.roles.has('before') ? -2 : 2) : column.roles.has('before') ? 3 : 0) +
  (column.roles.has('balance') ? 2 : 0) +
  Math.min(chain.steps, 3)

/** A column that chains over most rows but not all is a broken balance; so is one called balance, filled everywhere, that chains in no way. */
function nearest(chains: readonly Chained[]): Chained | undefined {
  const near = chains.filter(({ column, chain, isDoubtful, sparse }) => {
    const holds = () => chains.some((one) => one.column === column && one.chain.held === one.chain.steps)
    if (sparse) return !holds() || (chain.held === chain.steps && sparse.past)
    const isAmount = MOVED.some((role) => column.roles.has(role)) && !column.roles.has('balance')
    // A column that is called a fee may chain whole, but a fee on some rows and none on others is no broken balance.
    if (isDoubtful || isHeld(chain) || (column.roles.has('fee') && !column.roles.has('balance'))) return false
    if (isAmount) return chain.steps >= FEWEST_STEPS && chain.steps - chain.held <= Math.max(1, chain.steps / 4)
    const named = isOfAccount(column)
    if (named && column.filled === column.cells.length) return !isConstant(column)
    // Rows without a balance at the newest end are not booked yet, or no lines.
    if (named && chain.held === chain.steps && chain.loose.newest > 0) return true
    // On some rows alone it is that of a day, and each of them must hold, read from one end or the other.
    if (named && !isConstant(column) && !holds()) return true
    return chain.steps >= 3 && chain.held * 2 >= chain.steps
  })
  return near.reduce<Chained | undefined>((best, next) => (best && best.chain.held >= next.chain.held ? best : next), undefined)
}

const MOVED = ['amount', 'debit', 'credit'] as const
/** So many steps, most of which hold, are no chance, whatever the column is called: `Total amount` is a balance then. */
const FEWEST_STEPS = 3

function brokenChain({ column, chain, balances }: Chained): Pick<Candidate, 'order' | 'proof' | 'broken' | 'balance' | 'balances'> {
  const breaks = chain.breaks.map(({ row, expected }): Broken => ({ kind: 'row', row, place: column.place, expected }))
  const loose: Broken = { kind: 'loose', row: looseRow(chain, balances), place: column.place }
  return { order: chain.order, proof: 'none', broken: breaks.length > 0 ? breaks : [loose], balance: column, balances }
}

/** The first row without a balance, from the end at which they are missing. */
function looseRow({ order, loose }: Chain, balances: Balances): number {
  const isFirst = (order === 'newest_first') === loose.newest > 0
  return isFirst ? 0 : balances.length - 1
}

function proven({ column, balances, chain }: Chained, around: AroundAccount, model: Model) {
  const missed = [...missedEnds(around, chain.opening, chain.closing), ...missedTotals(around, model)]
  return {
    order: chain.order,
    proof: 'running_balance' as const,
    opening: chain.opening,
    closing: chain.closing,
    balance: column,
    balances: chain.when === 'after' ? balances : balances.map(() => undefined),
    broken: missed.map((one): Broken => ({ kind: 'label', ...one })),
  }
}
