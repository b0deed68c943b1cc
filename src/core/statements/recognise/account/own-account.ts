import { remembered } from '../../../remembered.ts'
import { isSameAccount } from '../../same-account.ts'
import type { Cell } from '../../statement.ts'
import type { Column } from '../columns/columns.ts'
import type { Lines } from '../lines/lines.ts'
import { cellAt, type Grid } from '../table/grid.ts'
import { folded, hasWord, wordList } from '../words/words.ts'
import { endsInAccount } from './account-labels.ts'

/** Rows that tell whose account they are of, for refusing those of another one. */

const CARD = wordList('card; carte; karte; kart; karta; tarjeta; carta; cartão; kort; kortti; карт; 卡号')
const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/
const LONG_NUMBER = /^\d{8,34}$/

const bareOf = (cell: string): string => cell.replace(/^[="']+|["']+$|[\s./-]/g, '').toUpperCase()

/** Is a cell the number of an account: an IBAN, or so many digits that they are no number of a thing? */
export const isAccountNumber = (cell: string): boolean => {
  const bare = bareOf(cell)
  return IBAN.test(bare) || LONG_NUMBER.test(bare)
}

const OWN = wordList('.own; .eigen; eigene; auftragskonto; iban kontoinhaber; norek; .account name; .mon compte; .proprio; .propia')

/** `Numer rachunku/karty`, `Conto o carta`: one of the two is an account. */
const saysAccount = (name: string): boolean => name.split(/\/|\s(?:o|or|oder|ou|lub|of|veya)\s/i).some(endsInAccount)

/** Is a column of one's own account by its header? A bare `IBAN` is, where it stands before all that tells of the other party. */
function isOwn(column: Column, columns: readonly Column[]): boolean {
  const { roles, name } = column
  const text = folded(name)
  if (hasWord(text, OWN)) return true
  if (roles.has('own') && !roles.has('counterpartyAccount') && !roles.has('counterparty') && !hasWord(text, CARD)) return true
  return isBeforeOthers(column, columns) && saysAccount(name)
}

/** One's own account stands first; a column of the other party's stands beside their name, or behind. */
function isBeforeOthers({ place }: Column, columns: readonly Column[]): boolean {
  const others = columns.filter((one) => one.place !== place)
  return (
    others.every(({ roles, place: at }) => at > place || roles.has('own') || !roles.has('counterparty')) ||
    others.some((one) => one.place > place && one.filled > 0 && one.cells.slice(0, ROWS_SEEN).filter(isAccountNumber).length * 2 > one.filled)
  )
}

const ROWS_SEEN = 200
const FEWEST_ROWS = 3

/** Names every row one account in the first column, or in one beside that of the other party's accounts, under a header that says nothing against it? */
function isConstantIban({ rows, columns }: Lines, column: Column): boolean {
  const [first = ''] = column.cells
  if (rows.length < FEWEST_ROWS || !IBAN.test(bareOf(first))) return false
  if (column.roles.has('counterparty') || hasWord(folded(column.name), CARD) || saysAccount(column.name)) return false
  const isOthers = column.roles.has('counterpartyAccount') && column.name !== ''
  return !isOthers && (column.place === 0 || isBeforeOthers(column, columns))
}

/** Without a header, one long number that stands at the beginning of every row: of the account, or of its bank and then of the account. */
const isFirstNumber = ({ rows }: Lines, { name, place, cells, orders }: Column): boolean =>
  name === '' && place < 3 && rows.length >= FEWEST_ROWS && orders.length === 0 && LONG_NUMBER.test(bareOf(cells[0] ?? ''))

const SENDER = wordList(
  'avsändare; afsender; avsender; maksaja; nadawcy; nadawca; .sender; ordonator; ordenante; ordinante; odesilatel; saatja; gönderen; отправител; плательщик; 付款人; 付款方',
)
/** Fewer could all be payments of one payer. */
const SENT_ROWS = 5

/** The one who pays in every row, be the money going out or coming in, is oneself. */
const isSenderOfAll = ({ rows }: Lines, { name }: Column, amounts: readonly number[]): boolean =>
  rows.length >= SENT_ROWS && hasWord(folded(name), SENDER) && amounts.some((minor) => minor < 0) && amounts.some((minor) => minor > 0)

/** The accounts that every row names as one's own; `amounts` are the rows' in minor units. */
export function accountsOfRows(lines: Lines, grid: Grid, amounts: readonly number[]): readonly Cell[] {
  const [row] = lines.rows
  if (!row || lines.rows.length < 2) return []
  const isOne = (column: Column) =>
    isOwn(column, lines.columns) || isConstantIban(lines, column) || isFirstNumber(lines, column) || isSenderOfAll(lines, column, amounts)
  // A day without its marks is a number of eight digits
  const isOf = (column: Column) => column.cells.length > 0 && column.orders.length === 0 && isOne(column) && sameOnAll(lines, column.place)
  return lines.columns.filter(isOf).map(({ place }) => cellAt(grid, row, place))
}

/** All digits but the last are hidden. */
const HIDDEN = /^[*Xx•.]{2,}[ -]?\d{3,}$/

function sameOnAll(lines: Lines, place: number): boolean {
  const first = lines.rows[0]?.cells[place] ?? ''
  return (isAccountNumber(first) || HIDDEN.test(first)) && lines.rows.every(({ cells }) => cells[place] === first)
}

/** Days look like numbers of accounts, and come again and again. */
const MOST_CELLS = 1_000

/**
 * Of a sheet of several accounts, one of which is this: the places that name another one. The column is one's own by its header, or because most rows name this
 * account in it; a row that names this account in another column is of it all the same.
 */
export function othersRows(lines: Lines, grid: Grid, accounts: readonly string[]): readonly Cell[] {
  const isOurs = remembered(MOST_CELLS, (cell) => isAccountNumber(cell) && accounts.some((own) => isSameAccount(cell, own)))
  const ours = (column: Column) => column.cells.filter(isOurs).length
  const isCard = ({ name }: Column) => hasWord(folded(name), CARD) && !saysAccount(name)
  const column = lines.columns.find((one) => !isCard(one) && ours(one) > 0 && (isOwn(one, lines.columns) || ours(one) * 2 >= one.filled))
  if (!column) return []
  // Nearly every row repeats the one before it.
  let before: string | undefined
  return lines.rows.flatMap((row) => {
    const cell = row.cells[column.place] ?? ''
    if (cell === before) return []
    if (isOurs(cell)) before = cell
    return isAccountNumber(cell) && !row.cells.some(isOurs) ? [cellAt(grid, row, column.place)] : []
  })
}
