import type { RowOrder } from '../../statement.ts'

/** Does a column of balances chain through the amounts? */
export interface Chain {
  readonly order: RowOrder
  /** The balance of a row is the one `after` its line or `before` it. */
  readonly when: 'after' | 'before'
  readonly steps: number
  readonly held: number
  /** Rows (in the file's order) at which it breaks, with the balance that was reckoned. */
  readonly breaks: readonly { readonly row: number; readonly expected: number }[]
  /** Balance before the oldest line and after the newest. */
  readonly opening: number
  readonly closing: number
  /** Rows beyond the last balance, and before the first: nothing holds them. `bridged`: rows without a balance in between. */
  readonly loose: { readonly newest: number; readonly oldest: number; readonly bridged: number }
}

/** Balances by row, undefined where a cell is empty. */
export type Balances = readonly (number | undefined)[]

const MOST_BREAKS = 1_000

/**
 * The chain of balances through amounts (both in the file's order), read in `order`. Rows without a balance are bridged: between two balances lies
 * the sum of the amounts. Arrays with gaps and without come here: `[row]` would make V8 turn what holds numbers bare into objects, for good, and `at` does not.
 */
export function chainOf(amounts: readonly number[], balances: Balances, order: RowOrder, when: Chain['when']): Chain | undefined {
  const count = amounts.length
  const breaks: { row: number; expected: number }[] = []
  let steps = 0
  let held = 0
  let known: number | undefined
  let since = 0
  let opening = 0
  let total = 0
  let oldest = 0
  let newest = 0
  let bridged = 0
  for (let turn = 0; turn < count; turn += 1) {
    const row = order === 'newest_first' ? count - 1 - turn : turn
    const [amount, balance] = [amounts.at(row) ?? 0, balances.at(row)]
    if (when === 'after') since += amount
    if (balance === undefined) newest += 1
    else {
      if (known === undefined) {
        opening = balance - since
        oldest = turn
      } else {
        steps += 1
        bridged += newest
        if (known + since === balance) held += 1
        else if (breaks.length < MOST_BREAKS) breaks.push({ row, expected: known + since })
      }
      known = balance
      since = 0
      newest = 0
    }
    if (when === 'before') since += amount
    total += amount
    if (!Number.isSafeInteger(total)) return undefined
  }
  return known === undefined ? undefined : { order, when, steps, held, breaks, opening, closing: opening + total, loose: { newest, oldest, bridged } }
}

/** The chain where every row of a day shows the balance at the day's end: undefined where the rows of a day differ, or each has its own day. */
export function chainOfDays(amounts: readonly number[], balances: Balances, days: readonly string[], order: RowOrder): Chain | undefined {
  const ends = new Map<string, number>()
  const lastOf = new Map<string, number>()
  for (let turn = 0; turn < days.length; turn += 1) {
    const row = order === 'newest_first' ? days.length - 1 - turn : turn
    const [day = '', balance] = [days[row], balances.at(row)]
    if (balance === undefined || (ends.has(day) && ends.get(day) !== balance)) return undefined
    ends.set(day, balance)
    lastOf.set(day, row)
  }
  if (ends.size === days.length || ends.size < 3) return undefined
  return chainOf(
    amounts,
    balances.map((balance, row) => (lastOf.get(days[row] ?? '') === row ? balance : undefined)),
    order,
    'after',
  )
}

/** Rows before the first balance on its own day are held by it, as those of other days are: such a bank prints the balance beside the last row of a day. */
export function withDayEnd(chain: Chain, days: readonly string[]): Chain {
  const { order, loose } = chain
  const at = (turn: number) => days[order === 'newest_first' ? days.length - 1 - turn : turn]
  for (let turn = 0; turn < loose.oldest; turn += 1) if (at(turn) !== at(loose.oldest)) return chain
  return { ...chain, loose: { ...loose, oldest: 0 } }
}

/** Do lines of the newest balance's own day stand behind it, where each other balance ends its day? Then it is not that day's end, or a line too many is there. */
export function isPastDayEnd(balances: Balances, days: readonly string[], order: RowOrder): boolean {
  const step = order === 'newest_first' ? -1 : 1
  const rows = [...days.keys()].filter((row) => balances.at(row) !== undefined)
  const goesOn = (row: number) => days[row + step] === days[row]
  const newest = step > 0 ? rows.at(-1) : rows[0]
  return rows.length > 1 && newest !== undefined && goesOn(newest) && rows.every((row) => row === newest || !goesOn(row))
}

/** In which order the booking days stand: undefined where they tell nothing (fewer than two steps); `mixed` where they go both ways. */
export function orderOfDays(days: readonly string[]): RowOrder | 'mixed' | undefined {
  let up = 0
  let down = 0
  for (let n = 1; n < days.length; n += 1) {
    const [before = '', now = ''] = [days[n - 1], days[n]]
    if (now > before) up += 1
    if (now < before) down += 1
  }
  if (up > 0 && down > 0) return 'mixed'
  return up >= 2 ? 'oldest_first' : down >= 2 ? 'newest_first' : undefined
}
