import type { Money } from '../core/money/money.ts'
import type { Payee } from '../core/payees/payee.ts'
import { payeeFaults } from '../core/payees/payee-faults.ts'
import { because, type Said, say } from '../core/said/say.ts'
import { type ApplicationFacts, fullName, type Student } from '../core/students/student.ts'
import type { WorkbookRow } from '../files/workbook.ts'
import { cellText, RELATIONS, readAmount, readValue, SEXES, WAYS } from './cell-values.ts'
import { type Column, REQUIRED } from './list-columns.ts'
import type { ListHeader } from './list-header.ts'
import { type ListProblem, toldValue } from './list-problem.ts'

/** What a row asks for, with the members of `POST /programmes/{code}/applications`. */
export interface ListApplication extends ApplicationFacts {
  readonly student: Student
  readonly payee?: Payee
}

/** A row with its cells as written; `application` is there when nothing in it or in the header is at fault. */
export interface ListRow {
  readonly line: number
  readonly cells: readonly string[]
  readonly application?: ListApplication
  readonly problems: readonly ListProblem[]
}

type Values = Partial<Record<Column, string>>
type Tell = (column: Column, said: Said) => void

/** Reads a row under its header: every problem that it has, or the application. */
export function readRow(row: WorkbookRow, header: ListHeader): ListRow {
  const { line, cells } = row
  const problems: ListProblem[] = [...strayCells(row, header)]
  const faulty = new Set(row.faults.map(({ column }) => column))
  const told = new Set<Column>([...header.places].flatMap(([column, place]) => (faulty.has(place) ? [column] : [])))
  const tell: Tell = (column, said) => {
    if (told.has(column)) return // what can't be read is not missing as well
    told.add(column)
    const place = header.places.get(column)
    problems.push({
      line,
      column: place === undefined ? column : (header.titles[place] ?? column),
      value: toldValue(place === undefined ? '' : (cells[place] ?? '')),
      ...because(said),
    })
  }
  const values = readValues(row, header, tell)
  const requested = requestedOf(values, tell)
  const payee = payeeOf(values, tell)
  const application = applicationOf(values, requested, payee)
  return { line, cells, problems, ...(application && problems.length === 0 && header.problems.length === 0 ? { application } : {}) }
}

/** Values under no header: a cell was split or moved, and the values beside it may stand under wrong headers too. */
function strayCells({ line, cells, faults }: WorkbookRow, { titles }: ListHeader): ListProblem[] {
  const faulty = faults.map(({ column, value, said }) => ({
    line,
    column: titles[column] || `column ${column + 1}`,
    value: toldValue(value),
    ...because(said),
  }))
  const stray = cells.flatMap((cell, place) => (titles[place]?.trim() || cell.trim() === '' ? [] : [place]))
  return [...faulty, ...stray.map((place) => ({ line, column: `column ${place + 1}`, value: toldValue(cells[place] ?? ''), ...because(say.underNoHeader) }))]
}

/** The values of the columns that can be read; tells of the others, and of those required and missing. */
function readValues({ cells, faults }: WorkbookRow, { places }: ListHeader, tell: Tell): Values {
  const values: Values = {}
  for (const [column, place] of places) {
    if (faults.some((fault) => fault.column === place)) continue // told already
    const text = cellText(cells[place] ?? '')
    if (text === '') {
      if (REQUIRED.includes(column)) tell(column, say.everyStudentHas)
      continue
    }
    const reading = readValue(column, text)
    if (reading.ok) values[column] = reading.value
    else tell(column, reading.problem)
  }
  return values
}

function requestedOf({ requestedAmount, requestedCurrency }: Values, tell: Tell): Money | undefined {
  if (requestedAmount === undefined && requestedCurrency === undefined) return undefined
  if (requestedAmount === undefined) tell('requestedAmount', say.currencyAlone)
  else if (requestedCurrency === undefined) tell('requestedCurrency', say.amountAlone)
  else {
    const amount = readAmount(requestedAmount, requestedCurrency)
    if (amount.ok) return amount.value
    tell('requestedAmount', amount.problem)
  }
  return undefined
}

/** The payee's members that stand in a list; a fault of another, or of one left empty, is for the check `payee_valid` to say. */
const PAYEE_COLUMNS: ReadonlyMap<string, Column> = new Map([
  ['/iban', 'iban'],
  ['/accountNumber', 'accountNumber'],
  ['/routingCode', 'routingCode'],
  ['/bic', 'bic'],
])

/**
 * The payee, if the row names an account, a way or a currency for one: the student unless another name is given. A bare name
 * is not yet a payee. Who collects does so where the student is.
 */
function payeeOf(values: Values, tell: Tell): Payee | undefined {
  const { familyName = '', givenName = '', payeeName, iban, accountNumber, routingCode, bank, bic, payeeCurrency, hostCountry, city, phone } = values
  const relation = RELATIONS.find((word) => word === values.payeeRelation) ?? 'self'
  const way = WAYS.find((word) => word === values.payeeWay) ?? 'account'
  const named = iban ?? accountNumber ?? values.payeeWay
  if (named === undefined && payeeCurrency === undefined) return undefined
  if (relation !== 'self' && payeeName === undefined) tell('payeeName', say.payeeIsOther)
  if (payeeCurrency === undefined) tell('payeeCurrency', say.payeeCurrencyMissing)
  const collected = way !== 'account' && relation === 'self' ? defined({ country: hostCountry, city, phone }) : {}
  const account = defined({ iban, accountNumber, routingCode, bank, bic })
  const payee = { name: payeeName ?? fullName({ familyName, givenName }), relation, way, ...account, ...collected, currency: payeeCurrency ?? '' }
  for (const { pointer, said } of payeeFaults(payee)) {
    const column = PAYEE_COLUMNS.get(pointer)
    if (column && values[column] !== undefined) tell(column, said)
  }
  return payee
}

function applicationOf(values: Values, requested: Money | undefined, payee: Payee | undefined): ListApplication | undefined {
  const {
    familyName,
    givenName,
    patronymic,
    birthDate,
    nationality,
    passportNumber,
    email,
    phone,
    hostCountry,
    city,
    institution,
    institutionEmailDomain,
    consentOn,
  } = values
  if (familyName === undefined || givenName === undefined || birthDate === undefined || hostCountry === undefined) return undefined
  const sex = SEXES.find((word) => word === values.sex)
  const student = { familyName, givenName, birthDate, ...defined({ patronymic, nationality, passportNumber, sex, email, phone }) }
  return { student, hostCountry, ...defined({ city, institution, institutionEmailDomain, requested, consentOn, payee }) }
}

/** The members that have a value. */
function defined<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  // Object.entries forgets which member has which type; none is changed here.
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> }
}
