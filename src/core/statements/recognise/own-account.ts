import { isSameAccount } from '../same-account.ts'
import type { Cell } from '../statement.ts'
import type { Column } from './columns.ts'
import { cellAt, type Grid } from './grid.ts'
import type { Lines } from './lines.ts'
import { folded, hasWord, wordList } from './words.ts'

/** Rows that tell whose account they are of, for refusing those of another one. */

const CARD = wordList('card; carte; karte; kart; karta; tarjeta; carta; cartão; kort; kortti; карт; 卡号')
const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/
const LONG_NUMBER = /^\d{8,34}$/

/** Is a cell the number of an account: an IBAN, or so many digits that they are no number of a thing? */
export const isAccountNumber = (cell: string): boolean => {
  const bare = cell.replace(/^[="']+|["']+$|[\s./-]/g, '').toUpperCase()
  return IBAN.test(bare) || LONG_NUMBER.test(bare)
}

/** The account that every row names under a header for one's own. A counterparty's account is another one on some rows. */
export function accountOfRows(lines: Lines, grid: Grid): Cell | undefined {
  const [row] = lines.rows
  const column = lines.columns.find((one) => isOwn(one) && lines.rows.length > 1 && sameOnAll(lines, one.place))
  return column && row ? cellAt(grid, row, column.place) : undefined
}

const isOwn = ({ roles, name }: Column): boolean =>
  roles.has('own') && !roles.has('counterpartyAccount') && !roles.has('counterparty') && !hasWord(folded(name), CARD)

function sameOnAll(lines: Lines, place: number): boolean {
  const first = lines.rows[0]?.cells[place] ?? ''
  return isAccountNumber(first) && lines.rows.every(({ cells }) => cells[place] === first)
}

/** Of a sheet of several accounts, one of which is this: the places that name another one. */
export function othersRows(lines: Lines, grid: Grid, accounts: readonly string[]): readonly Cell[] {
  const isOurs = (cell: string) => accounts.some((own) => isSameAccount(cell, own))
  const column = lines.columns.find((one) => isOwn(one) && one.cells.some((cell) => isAccountNumber(cell) && isOurs(cell)))
  if (!column) return []
  return lines.rows.flatMap((row) => {
    const cell = row.cells[column.place] ?? ''
    return isAccountNumber(cell) && !isOurs(cell) ? [cellAt(grid, row, column.place)] : []
  })
}
