import { isSameAccount } from '../same-account.ts'
import type { Source } from '../source.ts'
import type { LineDraft, Reading, Statement, StatementLine } from '../statement.ts'
import { namedAccount } from './account/named-account.ts'
import { namedCurrency } from './account/named-currency.ts'
import { holdsAccounts, otherParty, type Parties, partiesOf } from './account/parties.ts'
import { dateCell } from './cells/date-cell.ts'
import { isEmptyCell } from './cells/empty-cell.ts'
import { hasCents, numberCell } from './cells/number-cell.ts'
import type { Candidate } from './choice/candidates.ts'
import type { Column } from './columns/columns.ts'
import type { Lines } from './lines/lines.ts'
import { RECOGNISED } from './recognised.ts'
import type { Grid, GridRow } from './table/grid.ts'
import type { Labels } from './table/labels.ts'
import type { Role } from './words/vocabulary.ts'

const VERSION = 1

/** A candidate as a reading: the lines with their texts. Rows of 0.00 moved no money, and are no lines. */
export function readingOf(source: Source, grid: Grid, lines: Lines, labels: Labels, of: Candidate): Reading {
  const read = lineReader(source, lines, of, identitiesOf(lines))
  const moved: StatementLine[] = []
  lines.rows.forEach((row, n) => {
    if (of.model.amounts[n] !== 0) moved.push(read(row, n))
  })
  const head = headOfReading(source, grid, lines, labels, of)
  return { ...head, statement: { ...head.statement, lines: moved }, withoutMoney: lines.rows.length - moved.length }
}

/** What lines are made of: of a large file the cells of a column are not held on for it. */
interface Told extends Pick<Candidate['dated'], 'days' | 'dateOrder'>, Pick<Candidate['model'], 'amounts'>, Pick<Candidate, 'balances'> {
  readonly identities?: readonly string[]
}

const knownIdentities = new WeakMap<Lines, readonly string[]>()

/** The same for all readings of the lines. */
function identitiesOf(lines: Lines): readonly string[] {
  const identities = knownIdentities.get(lines) ?? lines.rows.map(identityOf)
  knownIdentities.set(lines, identities)
  return identities
}

/** Makes the line of a row by its place among the lines; `identities` where they are known. */
export function lineReader(
  { accounts = [] }: Pick<Source, 'accounts'>,
  lines: Lines,
  of: Candidate,
  identities?: readonly string[],
): (row: GridRow, n: number) => StatementLine {
  const { days, dateOrder } = of.dated
  const told: Told = { days, dateOrder, amounts: of.model.amounts, ...(of.balances ? { balances: of.balances } : {}), ...(identities ? { identities } : {}) }
  return readerOf(told, textColumns(lines, of, accounts), accounts)
}

const readerOf =
  (told: Told, texts: Texts, accounts: readonly string[]) =>
  (row: GridRow, n: number): StatementLine =>
    lineOf(row, n, told, texts, accounts)

/** All of a reading but its lines. */
export function headOfReading(
  source: Pick<Source, 'encoding' | 'accounts' | 'currency'>,
  grid: Grid,
  lines: Lines,
  labels: Labels,
  of: Candidate,
): Omit<Reading, 'statement' | 'withoutMoney'> & { readonly statement: Omit<Statement, 'lines'> } {
  const currency = namedCurrency(source.currency, { lines, labels, grid }, [...of.model.places, ...(of.balance ? [of.balance.place] : [])])
  const named = namedAccount(source.accounts ?? [], { lines, labels, grid, amounts: of.model.amounts })
  const account = named?.cell
  return {
    format: RECOGNISED,
    version: VERSION,
    encoding: source.encoding,
    delimiter: grid.delimiter,
    dateFormat: dateCell(lines.rows[0]?.cells[of.dated.column.place] ?? '')?.shape(of.dated.dateOrder) ?? of.dated.dateOrder,
    amountStyle: of.model.style,
    order: of.order,
    proof: of.proof,
    statement: {
      ...(named ? { account: named.account } : {}),
      ...(currency ? { currency: currency.value } : {}),
      ...(of.opening === undefined ? {} : { opening: of.opening }),
      ...(of.closing === undefined ? {} : { closing: of.closing }),
    },
    pending: lines.pending,
    referenceIsId: false,
    named: {
      ...(account ? { account } : {}),
      ...(currency ? { currency } : {}),
      ...(grid.header ? { header: { line: grid.headerLine, column: '', value: '' } } : {}),
    },
    bookedColumn: of.dated.column.name || `column ${of.dated.column.place + 1}`,
    form: {
      header: grid.header ?? [],
      booked: of.dated.column.place,
      dateOrder: of.dated.dateOrder,
      amounts: of.model.places.filter((place) => place !== of.model.flag && !of.model.parties?.includes(place)),
      ...(of.model.flag === undefined ? {} : { flag: of.model.flag }),
      ...(of.model.paysIn ? { paysIn: true } : {}),
      mark: of.mark,
      ...(of.balance ? { balance: of.balance.place } : {}),
    },
  }
}

function lineOf(row: GridRow, n: number, of: Told, texts: Texts, accounts: readonly string[]): StatementLine {
  const cell = (column: Column | undefined) => (column === undefined ? '' : plain(row.cells[column.place] ?? ''))
  const line: LineDraft = {
    line: row.line,
    bookedOn: of.days[n] ?? '',
    amountMinor: of.amounts[n] ?? 0,
    narrative: narrativeOf(row, texts.narrative),
    identity: of.identities?.[n] ?? identityOf(row),
    raw: row.raw,
  }
  const value = texts.value && dateCell(row.cells[texts.value.place] ?? '')?.days[of.dateOrder]
  if (value !== undefined) line.valueOn = value
  const balance = of.balances?.[n]
  if (balance !== undefined) line.balanceMinor = balance
  for (const column of texts.counterparty) {
    const name = cell(column)
    if (name === '' || name === line.counterparty) continue
    if (line.counterparty === undefined) line.counterparty = name
    else if (!isConstant(column)) line.narrative = `${line.narrative} ${name}`.trim()
  }
  const account = cell(texts.account)
  if (account !== '') line.counterpartyAccount = account
  if (texts.parties) {
    const other = otherParty(texts.parties, row, line.amountMinor, accounts)
    if (other.name !== '') line.counterparty = plain(other.name)
    if (other.account !== '') line.counterpartyAccount = plain(other.account)
  }
  const reference = cell(texts.reference)
  if (reference !== '') line.bankReference = reference
  return line
}

/** A short number may be that of the row in its file. */
const ID_DIGITS = /^\d{6,}$/

/**
 * The texts of a row, cell by cell, whatever its columns are taken for: another file of the same bank has other rows, and one and the same word can be a kind of
 * payment here and stand on every row there. Dates, amounts and short numbers are left out.
 */
function identityOf(row: GridRow): string {
  const cells = [...row.cells, ...(row.details ?? [])].map(plain)
  return cells.filter((cell) => !isEmptyCell(cell) && !dateCell(cell) && (ID_DIGITS.test(cell) || !numberCell(cell))).join(' ')
}

function narrativeOf(row: GridRow, columns: readonly Column[]): string {
  let text = ''
  for (const { place } of columns) {
    const part = plain(row.cells[place] ?? '')
    if (part !== '') text = text === '' ? part : `${text} ${part}`
  }
  return row.details ? [text, ...row.details].join(' ').trim() : text
}

/** `="0012"` and a mark before it are how spreadsheets are told to keep text as it is. */
const plain = (text: string): string => (text.startsWith('="') && text.endsWith('"') ? text.slice(2, -1) : text.startsWith('`') ? text.slice(1) : text)

interface Texts {
  readonly narrative: readonly Column[]
  readonly counterparty: readonly Column[]
  readonly account: Column | undefined
  readonly parties: Parties | undefined
  readonly reference: Column | undefined
  readonly value: Column | undefined
}

/** What the columns of text are by their words; a text that nobody claims belongs to the narrative. */
function textColumns(lines: Lines, of: Candidate, accounts: readonly string[]): Texts {
  const amounts = of.model.places.filter((place) => !of.model.parties?.includes(place))
  const used = new Set([...amounts, of.dated.column.place, ...(of.balance ? [of.balance.place] : [])])
  const texts = lines.columns.filter((column) => !used.has(column.place) && column.filled > 0 && column.orders.length === 0 && !isAmount(column))
  const says = (column: Column, role: Role) => column.roles.has(role)
  const parties = partiesOf(texts)
  const free = texts.filter(({ place }) => !parties?.places.has(place))
  const isOurs = ({ cells }: Column) => cells.every((cell) => isEmptyCell(cell) || accounts.some((own) => isSameAccount(plain(cell), own)))
  // A word for an account makes none ours where the header speaks of the other side's (`Karşı Hesap Adı`).
  const isOwn = (column: Column) => says(column, 'own') && !says(column, 'counterpartyAccount')
  const named = free.filter((column) => says(column, 'counterparty') && !isOwn(column))
  const account =
    free.find((column) => says(column, 'counterpartyAccount') && column.cells.some((cell) => /\d{4}/.test(cell)) && !isOurs(column)) ??
    named.find((column) => holdsAccounts(column) && !isOurs(column))
  const names = named.filter((column) => column !== account && !holdsAccounts(column) && column.cells.some((cell) => /\p{L}{2}/u.test(cell)))
  // `Otsikko` heads the name of the other party where none stands beside it, and else what the payment was for.
  const isText = (column: Column) => says(column, 'narrative') && names.some((other) => !says(other, 'narrative'))
  const counterparty = names.filter((column) => !isText(column))
  const reference = free.find(
    (column) => column !== account && !counterparty.includes(column) && says(column, 'reference') && !says(column, 'narrative') && !says(column, 'own'),
  )
  const narrative = free.filter(
    (column) =>
      column !== account && !counterparty.includes(column) && column !== reference && !isConstant(column) && !says(column, 'currency') && !says(column, 'time'),
  )
  const value = lines.columns.find((column) => column.place !== of.dated.column.place && column.orders.includes(of.dated.dateOrder) && says(column, 'value'))
  return { narrative, counterparty, account, parties, reference, value: value && { ...value, cells: [] } }
}

/** Does a column hold amounts, not numbers of things? */
const isAmount = (column: Column): boolean =>
  column.isNumber &&
  column.cells.some((text) => {
    const cell = isEmptyCell(text) ? undefined : numberCell(text)
    return cell !== undefined && (hasCents(cell, '.') || hasCents(cell, ','))
  })

const isConstant = (column: Column): boolean => column.cells.length > 1 && column.cells.every((cell) => cell === column.cells[0])
