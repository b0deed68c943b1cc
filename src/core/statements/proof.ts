import { say } from '../said/say.ts'
import { type Cell, NOWHERE, type ProblemList, type Proof, type RowOrder, type StatementLine } from './statement.ts'

/** A figure that the file states, in minor units, and where it stands. */
export interface Claim {
  readonly minor: number
  readonly cell: Cell
}

/** All that a file states about its lines. Whatever of it is present must hold. */
export interface Claims {
  readonly opening?: Claim
  readonly closing?: Claim
  /** Sum of money in, sum of money out (positive). */
  readonly turnoverIn?: Claim
  readonly turnoverOut?: Claim
  /** How many lines the file says it has. */
  readonly count?: { readonly lines: number; readonly cell: Cell }
  /** The cell of a line's balance, by the line's index. */
  readonly balanceCell?: (index: number) => Cell
  readonly usualOrder: RowOrder
}

export interface Proven {
  readonly proof: Proof
  readonly order: RowOrder
  readonly opening?: number
  readonly closing?: number
}

/** What a proof looks at: the lines by their places, in the file's order. A balance is undefined where the bank prints none. */
export interface Movements {
  readonly count: number
  readonly day: (place: number) => string
  readonly amount: (place: number) => number
  readonly balance: (place: number) => number | undefined
}

interface Chain {
  readonly order: RowOrder
  readonly breaks: readonly { readonly index: number; readonly expected: number }[]
  readonly opening?: number
}

/** Holds lines against every figure of the file: see `proveMovements`. */
export const prove = (lines: readonly StatementLine[], claims: Claims, show: (minor: number) => string, problems: ProblemList): Proven =>
  proveMovements(
    {
      count: lines.length,
      day: (place) => lines[place]?.bookedOn ?? '',
      amount: (place) => lines[place]?.amountMinor ?? 0,
      balance: (place) => lines[place]?.balanceMinor,
    },
    claims,
    show,
    problems,
  )

/**
 * Holds the lines against every figure of the file; what does not hold goes to `problems`. `show` writes minor units for messages.
 * The order is the one whose balances chain, and never one that all booking dates contradict: a chain read backwards is the
 * same chain with opposite signs.
 */
export function proveMovements(lines: Movements, claims: Claims, show: (minor: number) => string, problems: ProblemList): Proven {
  const total = sum(lines, (amount) => amount)
  if (total === undefined) {
    problems.add(NOWHERE, say.sumTooLarge)
    return { proof: 'none', order: claims.usualOrder }
  }
  const orders = possibleOrders(lines, claims.usualOrder)
  const chains = withBalance(lines) > 0 ? orders.map((order) => chainOf(lines, order, claims.opening?.minor)) : []
  const chain = chains.reduce<Chain | undefined>((best, next) => (best && best.breaks.length <= next.breaks.length ? best : next), undefined)
  for (const { index, expected } of chain?.breaks ?? []) {
    const cell = claims.balanceCell?.(index)
    if (cell) problems.add(cell, say.balanceMakes(show(expected)))
  }
  const opening = claims.opening?.minor ?? chain?.opening
  const made = opening === undefined ? undefined : opening + total
  if (made !== undefined && !Number.isSafeInteger(made)) problems.add(claims.opening?.cell ?? NOWHERE, say.closingTooLarge)
  holdEnds(claims, made, lines.count, show, problems)
  holdSums(lines, claims, show, problems)
  const closing = claims.closing?.minor ?? made
  return {
    proof: proofOf(lines, claims, chain),
    order: chain?.order ?? orders[0] ?? claims.usualOrder,
    ...(opening === undefined ? {} : { opening }),
    ...(closing === undefined ? {} : { closing }),
  }
}

/** A sum of what `of` makes of each amount that stays exact, or undefined. */
function sum(lines: Movements, of: (amount: number) => number): number | undefined {
  let total = 0
  for (let place = 0; place < lines.count; place++) {
    total += of(lines.amount(place))
    if (!Number.isSafeInteger(total)) return undefined
  }
  return total
}

function withBalance(lines: Movements): number {
  let found = 0
  for (let place = 0; place < lines.count; place++) if (lines.balance(place) !== undefined) found++
  return found
}

function possibleOrders(lines: Movements, usual: RowOrder): readonly RowOrder[] {
  let up = false
  let down = false
  for (let i = 1; i < lines.count; i++) {
    const [before, after] = [lines.day(i - 1), lines.day(i)]
    if (after > before) up = true
    else if (after < before) down = true
  }
  if (up !== down) return [up ? 'oldest_first' : 'newest_first']
  return usual === 'oldest_first' ? ['oldest_first', 'newest_first'] : ['newest_first', 'oldest_first']
}

/**
 * Goes through the lines from the oldest. After a break two balances are possible: the one that was reckoned (then the printed
 * balance was wrong) and the printed one (then the amount was wrong, or a row is missing); the next balance shows which.
 */
function chainOf(lines: Movements, order: RowOrder, start: number | undefined): Chain {
  const breaks: { index: number; expected: number }[] = []
  let reckoned = start
  let printed: number | undefined
  let beforeFirst = 0
  let opening = start
  for (let step = 0; step < lines.count; step++) {
    const index = order === 'oldest_first' ? step : lines.count - 1 - step
    const amount = lines.amount(index)
    const balance = lines.balance(index)
    beforeFirst += amount
    if (reckoned !== undefined) reckoned += amount
    if (printed !== undefined) printed += amount
    if (balance === undefined) continue
    if (reckoned === undefined) {
      opening = balance - beforeFirst
      reckoned = balance
    } else if (balance === reckoned || balance === printed) {
      reckoned = balance
      printed = undefined
    } else {
      breaks.push({ index, expected: reckoned })
      printed = balance
    }
  }
  return { order, breaks, ...(opening === undefined ? {} : { opening }) }
}

function holdEnds(claims: Claims, made: number | undefined, count: number, show: (minor: number) => string, problems: ProblemList): void {
  if (claims.closing && made !== undefined && made !== claims.closing.minor) {
    problems.add(claims.closing.cell, say.linesMake(count, show(made)))
  }
}

function holdSums(lines: Movements, claims: Claims, show: (minor: number) => string, problems: ProblemList): void {
  if (claims.count && claims.count.lines !== lines.count) {
    problems.add(claims.count.cell, say.fileHasLines(lines.count))
  }
  const into = claims.turnoverIn && sum(lines, (amount) => Math.max(amount, 0))
  if (claims.turnoverIn && into !== claims.turnoverIn.minor) problems.add(claims.turnoverIn.cell, say.linesInMake(show(into ?? 0)))
  const out = claims.turnoverOut && sum(lines, (amount) => Math.max(-amount, 0))
  if (claims.turnoverOut && out !== claims.turnoverOut.minor) problems.add(claims.turnoverOut.cell, say.linesOutMake(show(out ?? 0)))
}

/** One balance alone proves nothing: its row's amount could be any. */
function proofOf(lines: Movements, claims: Claims, chain: Chain | undefined): Proof {
  const everywhere = chain !== undefined && withBalance(lines) === lines.count
  if (everywhere && (lines.count > 1 || claims.opening)) return 'running_balance'
  return claims.opening && claims.closing ? 'opening_closing' : 'none'
}
