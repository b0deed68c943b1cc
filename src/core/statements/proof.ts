import type { Cell, ProblemList, Proof, RowOrder, StatementLine } from './statement.ts'

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

interface Chain {
  readonly order: RowOrder
  readonly breaks: readonly { readonly index: number; readonly expected: number }[]
  readonly opening?: number
}

const NOWHERE: Cell = { line: 1, column: '', value: '' }

/**
 * Holds the lines against every figure of the file; what does not hold goes to `problems`. `show` writes minor units for messages.
 * The order is the one whose balances chain, and never one that all booking dates contradict: a chain read backwards is the
 * same chain with opposite signs.
 */
export function prove(lines: readonly StatementLine[], claims: Claims, show: (minor: number) => string, problems: ProblemList): Proven {
  const total = sum(lines.map((line) => line.amountMinor))
  if (total === undefined) {
    problems.add(NOWHERE, 'The amounts sum up to more than 2^53 − 1 minor units.')
    return { proof: 'none', order: claims.usualOrder }
  }
  const orders = possibleOrders(lines, claims.usualOrder)
  const withBalance = lines.some((line) => line.balanceMinor !== undefined)
  const chains = withBalance ? orders.map((order) => chainOf(lines, order, claims.opening?.minor)) : []
  const chain = chains.reduce<Chain | undefined>((best, next) => (best && best.breaks.length <= next.breaks.length ? best : next), undefined)
  for (const { index, expected } of chain?.breaks ?? []) {
    const cell = claims.balanceCell?.(index)
    if (cell) problems.add(cell, `The balance before this row and its amount make ${show(expected)}: the balance or the amount is wrong, or a row is missing.`)
  }
  const opening = claims.opening?.minor ?? chain?.opening
  const made = opening === undefined ? undefined : opening + total
  if (made !== undefined && !Number.isSafeInteger(made)) problems.add(claims.opening?.cell ?? NOWHERE, 'The closing balance is more than 2^53 − 1 minor units.')
  holdEnds(claims, made, lines.length, show, problems)
  holdSums(lines, claims, show, problems)
  const closing = claims.closing?.minor ?? made
  return {
    proof: proofOf(lines, claims, chain),
    order: chain?.order ?? orders[0] ?? claims.usualOrder,
    ...(opening === undefined ? {} : { opening }),
    ...(closing === undefined ? {} : { closing }),
  }
}

/** A sum that stays exact, or undefined. */
function sum(amounts: readonly number[]): number | undefined {
  let total = 0
  for (const amount of amounts) {
    total += amount
    if (!Number.isSafeInteger(total)) return undefined
  }
  return total
}

function possibleOrders(lines: readonly StatementLine[], usual: RowOrder): readonly RowOrder[] {
  let up = false
  let down = false
  for (let i = 1; i < lines.length; i++) {
    const [before, after] = [lines[i - 1]?.bookedOn ?? '', lines[i]?.bookedOn ?? '']
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
function chainOf(lines: readonly StatementLine[], order: RowOrder, start: number | undefined): Chain {
  const breaks: { index: number; expected: number }[] = []
  let reckoned = start
  let printed: number | undefined
  let beforeFirst = 0
  let opening = start
  for (let step = 0; step < lines.length; step++) {
    const index = order === 'oldest_first' ? step : lines.length - 1 - step
    const line = lines[index]
    if (!line) continue
    const balance = line.balanceMinor
    beforeFirst += line.amountMinor
    if (reckoned !== undefined) reckoned += line.amountMinor
    if (printed !== undefined) printed += line.amountMinor
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
    problems.add(claims.closing.cell, `The opening balance and the ${count} lines make ${show(made)}: an amount is wrong, or lines are missing.`)
  }
}

function holdSums(lines: readonly StatementLine[], claims: Claims, show: (minor: number) => string, problems: ProblemList): void {
  if (claims.count && claims.count.lines !== lines.length) {
    problems.add(claims.count.cell, `The file has ${lines.length} lines: lines are missing, or too many.`)
  }
  const into = claims.turnoverIn && sum(lines.map((line) => Math.max(line.amountMinor, 0)))
  if (claims.turnoverIn && into !== claims.turnoverIn.minor) problems.add(claims.turnoverIn.cell, `The lines into the account make ${show(into ?? 0)}.`)
  const out = claims.turnoverOut && sum(lines.map((line) => Math.max(-line.amountMinor, 0)))
  if (claims.turnoverOut && out !== claims.turnoverOut.minor) problems.add(claims.turnoverOut.cell, `The lines out of the account make ${show(out ?? 0)}.`)
}

/** One balance alone proves nothing: its row's amount could be any. */
function proofOf(lines: readonly StatementLine[], claims: Claims, chain: Chain | undefined): Proof {
  const everywhere = chain !== undefined && lines.every((line) => line.balanceMinor !== undefined)
  if (everywhere && (lines.length > 1 || claims.opening)) return 'running_balance'
  return claims.opening && claims.closing ? 'opening_closing' : 'none'
}
