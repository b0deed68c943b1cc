import type { DateReader } from './dates.ts'
import type { AmountReader } from './number.ts'
import type { Cell, ProblemList, StatementLine } from './statement.ts'

/** A value of a section and its place. */
export interface Field {
  value: string
  readonly cell: Cell
}

/** A section of a 1C file: its fields by key, and its lines as they stand. */
export interface Section {
  readonly line: number
  readonly kind: 'head' | 'account' | 'document'
  readonly fields: Map<string, Field>
  readonly raw: string[]
}

type Draft = { -readonly [Key in keyof StatementLine]: StatementLine[Key] }

const bare = (account: string): string => account.replace(/\s/g, '')

/**
 * The line that a document makes in the statement of account `own`. It is booked on ДатаСписано if it went out, on ДатаПоступило if it
 * came in. Refused: a document that names the account on neither side or on both, or without that date (an order that was not carried out).
 */
export function documentLine(document: Section, own: string, dates: DateReader, amounts: AmountReader, problems: ProblemList): StatementLine | undefined {
  const at = (key: string): Field | undefined => document.fields.get(key)
  const missing = (key: string): Cell => ({ line: document.line, column: key, value: '' })
  const text = (...keys: readonly string[]): string => keys.map((key) => at(key)?.value ?? '').find((value) => value !== '') ?? ''
  const payer = bare(text('ПлательщикСчет', 'ПлательщикРасчСчет'))
  const payee = bare(text('ПолучательСчет', 'ПолучательРасчСчет'))
  const [out, into] = [payer === bare(own), payee === bare(own)]
  if (out === into) {
    const cell = at('ПлательщикСчет')?.cell ?? missing('ПлательщикСчет')
    problems.add({ ...cell, value: `${payer} → ${payee}` }, `Payer or payee of the document must be the statement's account ${own}, and ${out ? 'both are' : 'neither is'}.`)
  }
  const sum = at('Сумма')
  const amount = amounts.read(sum?.value ?? '')
  if (amount === undefined || amount < 0) problems.add(sum?.cell ?? missing('Сумма'), `Expected ${amounts.expects}, without a sign.`)
  const key = out ? 'ДатаСписано' : 'ДатаПоступило'
  const booked = at(key)
  const bookedOn = dates.read(booked?.value ?? '')
  if (bookedOn === undefined && out !== into) problems.add(booked?.cell ?? missing(key), `Expected the day on which it was booked, ${dates.expects}: a document without it moved no money.`)
  for (const needed of ['Номер', 'НазначениеПлатежа']) if (!at(needed)) problems.add(missing(needed), `"${needed}=" is expected in every document.`)
  const documentDate = at('Дата')
  const valueOn = dates.read(documentDate?.value ?? '')
  if (valueOn === undefined) problems.add(documentDate?.cell ?? missing('Дата'), `Expected ${dates.expects}.`)
  if (amount === undefined || amount < 0 || out === into) return undefined
  const side = out ? 'Получатель' : 'Плательщик'
  const line: Draft = { line: document.line, bookedOn: bookedOn ?? '', amountMinor: out && amount !== 0 ? -amount : amount, narrative: text('НазначениеПлатежа'), raw: document.raw.join('\n') }
  const [name, account, reference] = [text(side, `${side}1`), out ? payee : payer, text('Номер')]
  if (name !== '') line.counterparty = name
  if (account !== '') line.counterpartyAccount = account
  if (reference !== '') line.bankReference = reference
  return line
}
