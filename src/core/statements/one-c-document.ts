import { say } from '../said/say.ts'
import type { DateReader } from './dates.ts'
import type { AmountReader } from './number.ts'
import { currenciesNamed } from './recognise/words/currency-names.ts'
import type { Cell, LineDraft, ProblemList } from './statement.ts'

/** A value of a section and its place. */
export interface Field {
  readonly key: string
  value: string
  readonly line: number
}

export const fieldCell = ({ key, value, line }: Field): Cell => ({ line, column: key, value })

/** A section of a 1C file: its fields by key, and the lines (from 1) in which it begins and ends. */
export interface Section {
  readonly line: number
  end: number
  readonly kind: 'head' | 'account' | 'document'
  readonly fields: Map<string, Field>
}

const bare = (account: string): string => account.replace(/\s/g, '')

/** Accounts of the two parties. Where banks settle through another account, the party's own one stands in …РасчСчет; in Kazakhstan it is its ИИК. */
export const PAYER_ACCOUNTS = ['ПлательщикСчет', 'ПлательщикРасчСчет', 'ПлательщикИИК'] as const
export const PAYEE_ACCOUNTS = ['ПолучательСчет', 'ПолучательРасчСчет', 'ПолучательИИК'] as const

/** Kazakhstan's version 2 has a sum for each direction, one day for both, and other names for number and day of the document. */
const [SUM, SUM_OUT, SUM_IN] = ['Сумма', 'СуммаРасход', 'СуммаПриход'] as const
const OPERATION_DAY = 'ДатаОперации'
const SAME: Readonly<Record<string, string>> = { Номер: 'НомерДокумента', Дата: 'ДатаДокумента' }

/** Has a document no day on which it was booked: an order that is not carried out? */
export const isUndated = ({ fields }: Section): boolean => ['ДатаСписано', 'ДатаПоступило', OPERATION_DAY].every((key) => (fields.get(key)?.value ?? '') === '')

export interface OneCReaders {
  readonly dates: DateReader
  readonly amounts: AmountReader
  /** The account's, where it is known. */
  readonly currency: string | undefined
}

/**
 * The line that a document makes in the statement of account `own`. It is booked on ДатаСписано if it went out, on ДатаПоступило if it
 * came in, or on ДатаОперации. Refused: a document that names the account on neither side or on both, is in another currency, or has no such date (an order
 * that was not carried out).
 */
export function documentLine(document: Section, own: string, { dates, amounts, currency }: OneCReaders, problems: ProblemList): LineDraft | undefined {
  const at = (key: string): Field | undefined => document.fields.get(key)
  const known = (key: string): Field | undefined => at(key) ?? at(SAME[key] ?? '')
  const cellAt = (key: string): Cell => fieldCell(known(key) ?? { key, value: '', line: document.line })
  const text = (...keys: readonly string[]): string => keys.map((key) => known(key)?.value ?? '').find((value) => value !== '') ?? ''
  const [payer, payee] = [bare(text(...PAYER_ACCOUNTS)), bare(text(...PAYEE_ACCOUNTS))]
  const isOurs = (key: string): boolean => bare(text(key)) === bare(own)
  const [out, into] = [PAYER_ACCOUNTS.some(isOurs), PAYEE_ACCOUNTS.some(isOurs)]
  if (out === into) {
    problems.add({ ...cellAt(PAYER_ACCOUNTS.find(at) ?? PAYER_ACCOUNTS[0]), value: `${payer} → ${payee}` }, (out ? say.partyBoth : say.partyNeither)(own))
  }
  const named = at('Валюта')
  if (named && currency !== undefined && currenciesNamed(named.value)?.includes(currency) === false) {
    problems.add(fieldCell(named), say.accountsCurrency(currency))
  }
  const amount = sumOf(document, out, amounts, problems)
  const key = [out ? 'ДатаСписано' : 'ДатаПоступило', OPERATION_DAY].find(at) ?? (out ? 'ДатаСписано' : 'ДатаПоступило')
  const bookedOn = dates.read(at(key)?.value ?? '')
  if (bookedOn === undefined && out !== into) {
    problems.add(cellAt(key), say.bookedDay(dates.expects))
  }
  for (const needed of ['Номер', 'НазначениеПлатежа']) if (!known(needed)) problems.add(cellAt(needed), say.everyDocument(needed))
  if (dates.read(known('Дата')?.value ?? '') === undefined) problems.add(cellAt('Дата'), say.dayOfDocument(dates.expects))
  if (amount === undefined || out === into) return undefined
  const side = out ? 'Получатель' : 'Плательщик'
  const line: LineDraft = {
    line: document.line,
    bookedOn: bookedOn ?? '',
    amountMinor: out && amount !== 0 ? -amount : amount,
    narrative: text('НазначениеПлатежа').trim(),
    raw: '',
  }
  const [name, account, reference] = [text(side, `${side}1`, `${side}Наименование`), out ? payee : payer, text('Номер')]
  if (name !== '') line.counterparty = name
  if (account !== '') line.counterpartyAccount = account
  if (reference !== '') line.bankReference = reference
  return line
}

/** The document's sum, without a sign: Сумма, or the one that is filled of СуммаРасход and СуммаПриход, which must agree with the accounts and with Сумма. */
function sumOf(document: Section, out: boolean, amounts: AmountReader, problems: ProblemList): number | undefined {
  const fields = [SUM, SUM_OUT, SUM_IN].flatMap((key) => document.fields.get(key) ?? []).filter(({ key, value }) => key === SUM || value !== '')
  const read = fields.map((field) => ({ field, minor: amounts.read(field.value) }))
  const wrong = read.filter(({ minor }) => minor === undefined || minor < 0)
  for (const { field } of wrong) problems.add(fieldCell(field), say.expectedUnsigned(amounts.expects))
  if (fields.length === 0) problems.add({ line: document.line, column: SUM, value: '' }, say.expectedUnsigned(amounts.expects))
  if (wrong.length > 0 || fields.length === 0) return undefined
  const of = (key: string): number | undefined => read.find(({ field }) => field.key === key)?.minor
  const [plain, ours, others] = [of(SUM), of(out ? SUM_OUT : SUM_IN), of(out ? SUM_IN : SUM_OUT)]
  const against = read.find(({ field, minor }) => field.key === (out ? SUM_IN : SUM_OUT) && minor !== 0)
  if (others !== undefined && against) {
    problems.add(fieldCell(against.field), say.oneCOtherSum(out ? SUM_OUT : SUM_IN))
    return undefined
  }
  const differs = read.find(({ field }) => field.key === SUM && ours !== undefined && plain !== ours)
  if (differs) problems.add(fieldCell(differs.field), say.oneCSumDiffers(out ? SUM_OUT : SUM_IN))
  return differs ? undefined : (ours ?? plain ?? others)
}
