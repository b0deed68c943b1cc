import { digitsOf } from '../money/currency.ts'
import { amountText } from '../money/money.ts'
import { say } from '../said/say.ts'
import { dateReader } from './dates.ts'
import { amountReader } from './number.ts'
import { accountOf, claimsOf, isOfAnother, type OneCAccount } from './one-c-account.ts'
import { documentLine, type Field, fieldCell, isUndated, type OneCReaders, type Section } from './one-c-document.ts'
import { prove } from './proof.ts'
import type { Attempt, Source, StatementReader } from './source.ts'
import { type ProblemList, problemList, type Reading, type StatementLine } from './statement.ts'

/**
 * 1CClientBankExchange: key=value text of the corporate banks of RU, BY, KZ and UA (1C's exchange standard, version 1.03;
 * bank-formats: intl-1c-clientbankexchange). One section of the account with its balances, then a section for each document;
 * the account's own number tells the direction. The currency stands nowhere, or in every document: it is the account's. Kazakhstan's
 * version 2 (Kaspi, BCC, Jusan) has a sum for each direction.
 */
export const ONE_C_ID = 'intl-1c-clientbankexchange'

/** Encodings that 1C writes: Windows or DOS. */
export const ONE_C_ENCODINGS: readonly string[] = ['windows-1251', 'ibm866']

/** Words by which its encoding is told. */
export const ONE_C_WORDS: readonly string[] = ['ВерсияФормата', 'Кодировка', 'ДатаНачала', 'РасчСчет', 'СекцияРасчСчет', 'СекцияДокумент']

const FIRST_LINE = '1CClientBankExchange'
const LAST_LINE = 'КонецФайла'
/** What some banks write in its place; a piece of it is no other one. */
const OTHER_END = /^Конец(?!Документа$|РасчСчет$)\p{L}+$/iu
const isOtherEnd = (text: string): boolean => OTHER_END.test(text) && !LAST_LINE.startsWith(text)
const DATE_FORMAT = 'DD.MM.YYYY'
const NUMBER = { decimal: '.', group: '', sign: 'leading', minDecimals: 0 } as const

const BEGINS: ReadonlyMap<string, 'account' | 'document'> = new Map([
  ['секциярасчсчет', 'account'],
  ['секциядокумент', 'document'],
])
const ENDS: ReadonlyMap<string, 'account' | 'document'> = new Map([
  ['конецрасчсчет', 'account'],
  ['конецдокумента', 'document'],
])

interface Parts {
  readonly head: Section
  readonly accounts: readonly Section[]
  readonly documents: readonly Section[]
}

/** Reads 1CClientBankExchange. */
export const oneCReader: StatementReader = (source) => {
  const lines = source.text.replace(/\r\r?\n|\r/g, '\n').split('\n')
  if (lines.find((line) => line.trim() !== '')?.trim() !== FIRST_LINE) return []
  const problems = problemList()
  const parts = partsOf(lines, problems)
  const account = accountOf(parts, source.accounts, problems)
  const reading = account && readingOf(parts, account, source, lines, problems)
  holdEnd(lines, account !== undefined && reading !== undefined && !problems.any() && isWholeBySums(parts, account.sections, reading), problems)
  const attempt: Attempt = { format: ONE_C_ID, fit: 'whole', problems: problems.all() }
  return [reading && !problems.any() ? { ...attempt, reading } : attempt]
}

function partsOf(lines: readonly string[], problems: ProblemList): Parts {
  const head: Section = { line: 1, end: 1, kind: 'head', fields: new Map() }
  const accounts: Section[] = []
  const documents: Section[] = []
  let section = head
  let last: Field | undefined
  const end = lastOf(lines)
  for (let index = lines.findIndex((line) => line.trim() === FIRST_LINE) + 1; index < lines.length; index++) {
    const text = lines[index] ?? ''
    if (text.trim() === '' || text.trim() === LAST_LINE || (section === head && index === end && isOtherEnd(text.trim()))) continue
    const line = index + 1
    const mark = text.indexOf('=')
    const key = (mark < 0 ? text : text.slice(0, mark)).trim()
    // Some banks write the marks of sections in capitals.
    const begun = BEGINS.get(key.toLowerCase())
    const ended = ENDS.get(key.toLowerCase())
    if (begun) {
      if (section !== head) problems.add({ line, column: key, value: text }, say.sectionNotEnded(section.line))
      section = { line, end: line, kind: begun, fields: new Map() }
      ;(section.kind === 'document' ? documents : accounts).push(section)
      last = undefined
      continue
    }
    if (ended) {
      if (section.kind !== ended) problems.add({ line, column: key, value: text }, say.sectionNotOpen)
      section.end = line
      section = head
      last = undefined
    } else if (mark >= 0) {
      last = { key, value: text.slice(mark + 1).trim(), line }
      setField(section, last, problems)
    } else if (last?.key === 'НазначениеПлатежа') {
      // Banks break long narratives over lines. Trimming waits until the end: done here it would copy the text for every line.
      last.value += ` ${key}`
    } else if (key !== '') problems.add({ line, column: key, value: text }, say.keyValue)
  }
  if (section !== head) {
    problems.add({ line: section.line, column: '', value: lines[section.line - 1] ?? '' }, say.sectionCut)
  }
  return { head, accounts, documents }
}

function setField(section: Section, field: Field, problems: ProblemList): void {
  const before = section.fields.get(field.key)
  // The head lists every account that the file has a section of, and every kind of document.
  if (before && section.kind === 'head' && (field.key === 'РасчСчет' || field.key === 'Документ')) return
  if (before && before.value !== field.value) problems.add(fieldCell(field), say.standsAlready(field.key, before.line))
  section.fields.set(field.key, field)
}

/** The index of the last line that is not blank. */
function lastOf(lines: readonly string[]): number {
  let end = lines.length - 1
  while (end > 0 && lines[end]?.trim() === '') end--
  return end
}

/**
 * Is nothing lost, though the file has another mark at its end? The account's sections take in the period of the head, and what they say came in and went out is what the documents
 * make: balances alone would not show that two documents of one sum, one each way, are gone.
 */
function isWholeBySums({ head }: Parts, sections: readonly Section[], { proof }: Reading): boolean {
  const hasSums = sections.every(({ fields }) => fields.has('ВсегоПоступило') && fields.has('ВсегоСписано'))
  const [from, until] = [head.fields.get('ДатаНачала'), head.fields.get('ДатаКонца')]
  const isPeriod = from?.value === sections[0]?.fields.get('ДатаНачала')?.value && until?.value === sections.at(-1)?.fields.get('ДатаКонца')?.value
  return proof === 'opening_closing' && hasSums && from !== undefined && until !== undefined && isPeriod && !sections.includes(head)
}

/** The file ends with its mark, or with another one where its sums show that all of it is there: otherwise it was cut. */
function holdEnd(lines: readonly string[], isWhole: boolean, problems: ProblemList): void {
  const end = lastOf(lines)
  const last = lines[end]?.trim() ?? ''
  if (last !== LAST_LINE && !(isWhole && isOtherEnd(last))) {
    problems.add({ line: end + 1, column: LAST_LINE, value: last }, say.lastLineExpected(LAST_LINE))
  }
  const early = lines.findIndex((line) => line.trim() === LAST_LINE)
  if (early >= 0 && early < end) {
    problems.add({ line: early + 1, column: LAST_LINE, value: LAST_LINE }, say.goesOn)
  }
}

/** The lines that documents make; not whole where one of them can't be read. */
function movedBy(documents: readonly Section[], own: string, readers: OneCReaders, text: readonly string[], problems: ProblemList) {
  const lines: StatementLine[] = []
  let whole = true
  let withoutMoney = 0
  for (const document of documents) {
    const line = documentLine(document, own, readers, problems)
    if (!line) whole = false
    else if (line.amountMinor === 0) withoutMoney++
    else {
      line.raw = text.slice(document.line - 1, document.end).join('\n')
      lines.push(line)
    }
  }
  return { lines, whole, withoutMoney }
}

/** Do these documents alone lead from one balance to the other? Then an order without a day was not carried out. */
function isProven(documents: readonly Section[], { number, sections }: OneCAccount, readers: OneCReaders, currency: string): boolean {
  const problems = problemList()
  const lines = documents.flatMap((document) => documentLine(document, number.value, readers, problems) ?? [])
  const show = (minor: number) => amountText(minor, currency)
  const claims = claimsOf(sections, readers.amounts, show, problems)
  return prove(lines, claims, show, problems).proof === 'opening_closing' && !problems.any()
}

/** A document has a number: where no balances tell, one that stands twice word for word would be counted twice. */
function holdTwice(lines: readonly StatementLine[], problems: ProblemList): void {
  const seen = new Map<string, number>()
  for (const { line, raw, bankReference } of lines) {
    const before = seen.get(raw)
    if (before === undefined) seen.set(raw, line)
    else if (bankReference !== undefined) problems.add({ line, column: 'Номер', value: bankReference }, say.entryTwice(before))
  }
}

function readingOf(
  { head, documents }: Parts,
  { number, sections, others }: OneCAccount,
  source: Source,
  text: readonly string[],
  problems: ProblemList,
): Reading {
  const dates = dateReader(DATE_FORMAT)
  const currency = source.currency ?? 'RUB'
  const amounts = amountReader(NUMBER, digitsOf(currency) ?? 2)
  const readers = { dates, amounts, currency: source.currency }
  const own = documents.filter((document) => !isOfAnother(document, number.value, others))
  const carriedOut = own.filter((document) => !isUndated(document))
  const leavesOut = carriedOut.length < own.length && isProven(carriedOut, { number, sections, others }, readers, currency)
  const { lines, whole, withoutMoney } = movedBy(leavesOut ? carriedOut : own, number.value, readers, text, problems)
  const date = (section: Section | undefined, key: string): string | undefined => {
    const field = section?.fields.get(key) ?? head.fields.get(key)
    const read = field && dates.read(field.value)
    if (field && read === undefined) problems.add(fieldCell(field), say.expected(dates.expects))
    return read
  }
  const [since, until] = [date(sections[0], 'ДатаНачала'), date(sections.at(-1), 'ДатаКонца')]
  const stated = claimsOf(sections, amounts, (minor) => amountText(minor, currency), problems)
  const { proof, order, opening, closing } = whole
    ? prove(lines, stated, (minor) => amountText(minor, currency), problems)
    : ({ proof: 'none', order: 'oldest_first', opening: undefined, closing: undefined } as const)
  if (proof === 'none') holdTwice(lines, problems)
  return {
    format: ONE_C_ID,
    version: 1,
    encoding: source.encoding,
    delimiter: null,
    dateFormat: DATE_FORMAT,
    amountStyle: 'flag',
    order,
    proof,
    statement: {
      account: number.value.replace(/\s/g, ''),
      ...(since === undefined ? {} : { since }),
      ...(until === undefined ? {} : { until }),
      ...(opening === undefined ? {} : { opening }),
      ...(closing === undefined ? {} : { closing }),
      lines,
    },
    pending: leavesOut ? own.length - carriedOut.length : 0,
    withoutMoney,
    referenceIsId: false,
    named: { account: fieldCell(number) },
    bookedColumn: 'ДатаСписано, ДатаПоступило',
  }
}
