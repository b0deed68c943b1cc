import { digitsOf } from '../../money/currency.ts'
import { say } from '../../said/say.ts'
import { isDate } from '../../time/dates.ts'
import { type AmountReader, amountReader } from '../number.ts'
import { type Part, readingOfParts } from '../parts.ts'
import type { Claim } from '../proof.ts'
import type { Attempt, StatementReader } from '../source.ts'
import { headOf } from '../source.ts'
import { type Cell, type LineDraft, type ProblemList, problemList } from '../statement.ts'
import { messagesOf, type SwiftField, type SwiftMessage } from './fields.ts'
import { readNarrative } from './narrative.ts'
import { plainAmount, readTransaction } from './transaction.ts'

/**
 * SWIFT MT940: customer statements in fields of tags, with what banks make of them. Each message is a statement or a page of one; its opening and closing
 * balances (:60F: or :60M:, :62F: or :62M:) prove its lines, and the next one must go on from there.
 */
export const MT940_ID = 'swift-mt940'

const LOOKS = /^:20:[^\n\r]*[\n\r]/m
const BEGINS = /^:(?:25P?|28C?|60[FM]):/m

/** Does a beginning of a text look like MT940? */
const looksLikeMt940 = (head: string): boolean => LOOKS.test(head) && BEGINS.test(head)

/** Reads MT940. */
export const mt940Reader: StatementReader = (source) => {
  if (!looksLikeMt940(headOf(source.text))) return []
  const lines = source.text.replace(/\r\r?\n|\r/g, '\n').split('\n')
  const { messages, begun } = messagesOf(lines)
  const parts = messages.map((message) => partOf(message, lines))
  const form = { format: MT940_ID, version: 1, encoding: source.encoding, dateFormat: 'YYMMDD', referenceIsId: false, bookedColumn: ':61:' }
  const { reading, problems } = readingOfParts(parts, source, form)
  if (begun) problems.add(begun, say.messageBegun)
  holdLast(messages, problems)
  const attempt: Attempt = { format: MT940_ID, fit: 'whole', problems: problems.all() }
  return [reading && !problems.any() ? { ...attempt, reading } : attempt]
}

/** The last message may be of an account that nobody asks for: it ends all the same, or the file was cut in it. */
function holdLast(messages: readonly SwiftMessage[], problems: ProblemList): void {
  const last = messages.at(-1)
  const has = (...tags: readonly string[]) => last?.fields.some(({ tag }) => tags.includes(tag)) === true
  if (last && !has('62F', '62M', '34F', '90C', '90D') && !problems.any())
    problems.add({ line: last.fields.at(-1)?.line ?? last.line, column: ':62F:', value: '' }, say.closingExpected(':62F:', last.line))
}

interface Balance extends Claim {
  readonly on: string
  readonly currency: Cell
}

function partOf(message: SwiftMessage, text: readonly string[]): Part {
  const problems = problemList()
  const of = (...tags: readonly string[]): readonly SwiftField[] => message.fields.filter(({ tag }) => tags.includes(tag))
  const [number] = of('25', '25P')
  const account: Cell = { line: number?.line ?? message.line, column: ':25:', value: number?.lines[0]?.trim() ?? '' }
  if (account.value === '') problems.add(account, say.mtAccount)
  if (of('34F', '90C', '90D').length > 0) problems.add({ ...account, column: ':34F:' }, say.interimReport)
  const [opening, closing] = [balanceOf(of('60F', '60M'), message, problems, ':60F:'), balanceOf(of('62F', '62M'), message, problems, ':62F:')]
  if (opening && closing && opening.currency.value !== closing.currency.value) problems.add(closing.currency, say.asInOpening(opening.currency.value))
  const currency = opening?.currency ?? closing?.currency
  const movements = readMovements(message, readerOf(currency?.value), text, problems)
  const booked = movements.filter(({ expected }) => !expected).map(({ draft }) => draft)
  const lines = booked.filter(({ amountMinor }) => amountMinor !== 0)
  return {
    account,
    ...(currency ? { currency } : {}),
    lines,
    claims: { usualOrder: 'oldest_first', ...(opening ? { opening } : {}), ...(closing ? { closing } : {}) },
    problems,
    ...(closing ? { until: closing.on } : {}),
    pending: movements.length - booked.length,
    withoutMoney: booked.length - lines.length,
  }
}

const readerOf = (currency: string | undefined): AmountReader =>
  amountReader({ decimal: ',', group: '', sign: 'none', minDecimals: 0 }, digitsOf(currency ?? '') ?? 2)

const BALANCE = /^([CD])(\d{6})([A-Z]{3})(\d{1,15}(?:,\d*)?)$/

/** A balance; every message has both of them, and the last one is missing where the file was cut. */
function balanceOf(fields: readonly SwiftField[], message: SwiftMessage, problems: ProblemList, column: string): Balance | undefined {
  const [field, second] = fields
  if (!field) {
    const end = message.fields.at(-1)?.line ?? message.line
    const which = column === ':60F:' ? say.openingExpected : say.closingExpected
    problems.add({ line: end, column, value: '' }, which(column, message.line))
    return undefined
  }
  if (second) problems.add({ line: second.line, column: `:${second.tag}:`, value: second.lines[0] ?? '' }, say.balanceStands(field.line))
  const cell: Cell = { line: field.line, column: `:${field.tag}:`, value: (field.lines[0] ?? '').trim() }
  const [, mark = '', day = '', currency = '', amount = ''] = BALANCE.exec(cell.value.replace(/\s/g, '')) ?? []
  const on = `20${day.slice(0, 2)}-${day.slice(2, 4)}-${day.slice(4)}`
  const reader = readerOf(currency)
  const minor = reader.read(plainAmount(amount))
  if (minor === undefined || digitsOf(currency) === undefined) {
    problems.add(cell, say.mtBalance)
    return undefined
  }
  if (!isDate(on)) problems.add(cell, say.mtDate)
  return { minor: mark === 'D' && minor !== 0 ? -minor : minor, cell, on, currency: { ...cell, value: currency } }
}

interface Movement {
  readonly draft: LineDraft
  readonly expected: boolean
}

function readMovements(message: SwiftMessage, amounts: AmountReader, text: readonly string[], problems: ProblemList): readonly Movement[] {
  const movements: Movement[] = []
  for (const { field, texts } of withTexts(message)) {
    const read = readTransaction(field, amounts, problems)
    if (!read) continue
    const { draft, supplement, expected } = read
    const told = readNarrative(texts.flatMap(({ lines }) => lines))
    draft.narrative = [supplement, told.narrative].filter((part) => part !== '').join(' ')
    const account = told.account ?? (ACCOUNT.test(supplement) ? supplement : undefined)
    if (told.counterparty !== undefined) draft.counterparty = told.counterparty
    if (account !== undefined) draft.counterpartyAccount = account
    if (told.endToEndId !== undefined) draft.endToEndId = told.endToEndId
    if (told.returnReason !== undefined) draft.returnReason = told.returnReason
    const raw = [field, ...texts].sort((a, b) => a.line - b.line).map((one) => text.slice(one.line - 1, one.line - 1 + one.lines.length).join('\n'))
    draft.raw = raw.join('\n')
    movements.push({ draft, expected })
  }
  return movements
}

const ACCOUNT = /^(?:[A-Z]{2}\d{2}[A-Z0-9]{10,30}|\d{6,20})$/

/** Each :61: with its :86:, which stands below it; above it where the first of them stands before the first movement and the last has none below. */
function withTexts({ fields }: SwiftMessage): readonly { readonly field: SwiftField; readonly texts: readonly SwiftField[] }[] {
  const end = fields.findIndex(({ tag }) => tag === '62F' || tag === '62M')
  const body = (end < 0 ? fields : fields.slice(0, end)).filter(({ tag }) => tag === '61' || tag === '86')
  const above = body[0]?.tag === '86' && body.at(-1)?.tag === '61'
  const found: { field: SwiftField; texts: SwiftField[] }[] = []
  let waiting: SwiftField[] = []
  for (const field of body) {
    if (field.tag === '61') {
      found.push({ field, texts: above ? waiting : [] })
      waiting = []
    } else if (above) waiting.push(field)
    else found.at(-1)?.texts.push(field)
  }
  return found
}
