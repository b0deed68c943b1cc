import type { Cell } from '../../statement.ts'
import type { Lines } from '../lines/lines.ts'
import type { Grid } from '../table/grid.ts'
import type { Labels } from '../table/labels.ts'
import { accountsIn, speaksOfOthers } from './account-labels.ts'
import { accountsOfRows } from './own-account.ts'
import { mayBeSame } from './same-number.ts'

/** The account that a file says it is of: where it stands, and its number as the book knows it if it may be this one. */
interface NamedAccount {
  readonly cell: Cell
  readonly account: string
}

interface Around {
  readonly lines: Lines
  readonly labels: Labels
  readonly grid: Grid
  /** The rows' amounts in minor units. */
  readonly amounts: readonly number[]
}

/** By a label outside the table, or a column of one's own account. Where several are named, one of them may be this account's other number. */
export function namedAccount(accounts: readonly string[], { lines, labels, grid, amounts }: Around): NamedAccount | undefined {
  const told = accountsIn([...grid.above, ...grid.below]).map(({ line, label, value }) => ({ line, column: label, value }))
  const iban = labels.account &&
    !speaksOfOthers(labels.account.label) && { line: labels.account.line, column: labels.account.label, value: labels.account.value }
  const cells: readonly Cell[] = [...(iban ? [iban] : []), ...told, ...accountsOfRows(lines, grid, amounts)]
  for (const cell of cells) {
    const own = accounts.find((number) => mayBeSame(cell.value, number))
    if (own !== undefined) return { cell, account: own }
  }
  const [first] = cells
  return first && { cell: first, account: first.value }
}
