import type { RowOrder } from '../../statement.ts'
import type { Balances } from '../days/chains.ts'
import type { Lines } from '../lines/lines.ts'
import { type Role, rolesOf } from '../words/vocabulary.ts'
import type { Candidate } from './candidates.ts'
import { type Around, missedEnds, missedTotals } from './ends.ts'

/**
 * Balances that stand before their lines are, read in the other order, those after lines of the opposite amounts, and no arithmetic parts the two. Where no day tells the order, a chain before its
 * lines that nothing but words of debit and credit gives its signs is as well that of the books of who owns the account. It stands only beside the other: words alone do not turn it.
 */
export function readBackwards(one: Candidate, balances: Balances, around: Around): readonly Candidate[] {
  const { balance, model, dated, opening = 0, closing = 0 } = one
  const isSided = model.told === 'words' && (model.style === 'debit_credit' || flagsSides(one, around.lines))
  if (!isSided || dated.told !== undefined || balance?.roles.has('before')) return []
  const turned = turnedPair(one)
  const missed = [...missedEnds(around, closing, opening), ...missedTotals(around, turned.model)]
  return missed.length > 0 ? [] : [{ ...turned, order: OTHER[one.order], opening: closing, closing: opening, balances, broken: [], isOnlyBeside: true }]
}

const OTHER: Readonly<Record<RowOrder, RowOrder>> = { oldest_first: 'newest_first', newest_first: 'oldest_first' }

/** The same lines as the books of who owns the account have them. */
export function turnedPair(one: Candidate): Candidate {
  const { model } = one
  const amounts = model.amounts.map(opposite)
  if (model.style === 'flag') {
    const { paysIn, ...more } = model
    return { ...one, model: { ...more, amounts, ...(paysIn ? {} : { paysIn: true as const }) } }
  }
  const [debit = 0, credit = 0, ...more] = model.places
  return { ...one, model: { ...model, places: [credit, debit, ...more], amounts } }
}

export const opposite = (minor: number): number => (minor === 0 ? 0 : -minor)

/** Words for debit and credit, or their letters: `S` and `H`. Others say themselves which way money went. */
export function flagsSides({ model: { style, flag } }: Candidate, { columns }: Lines): boolean {
  const column = style === 'flag' && flag !== undefined ? columns[flag] : undefined
  return column?.cells.every((cell) => cell.length === 1 || isOneOf(rolesOf(cell))) === true
}

const isOneOf = (roles: ReadonlySet<Role>): boolean => roles.has('debit') !== roles.has('credit')
