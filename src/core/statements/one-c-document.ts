import type { DateReader } from './dates.ts'
import type { AmountReader } from './number.ts'
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

/**
 * The line that a document makes in the statement of account `own`. It is booked on ДатаСписано if it went out, on ДатаПоступило if it
 * came in. Refused: a document that names the account on neither side or on both, or without that date (an order that was not carried out).
 */
export function documentLine(document: Section, own: string, dates: DateReader, amounts: AmountReader, problems: ProblemList): LineDraft | undefined {
  const at = (key: string): Field | undefined => document.fields.get(key)
  const cellAt = (key: string): Cell => fieldCell(at(key) ?? { key, value: '', line: document.line })
  const text = (key: string, other = ''): string => at(key)?.value || at(other)?.value || ''
  const payer = bare(text('ПлательщикСчет', 'ПлательщикРасчСчет'))
  const payee = bare(text('ПолучательСчет', 'ПолучательРасчСчет'))
  // Where banks settle through another account, the party's own one stands in …РасчСчет.
  const isOurs = (key: string): boolean => bare(text(key)) === bare(own)
  const out = isOurs('ПлательщикСчет') || isOurs('ПлательщикРасчСчет')
  const into = isOurs('ПолучательСчет') || isOurs('ПолучательРасчСчет')
  if (out === into) {
    const which = `Payer or payee of the document must be the statement's account ${own}, and ${out ? 'both are' : 'neither is'}.`
    problems.add({ ...cellAt('ПлательщикСчет'), value: `${payer} → ${payee}` }, which)
  }
  const amount = amounts.read(at('Сумма')?.value ?? '')
  if (amount === undefined || amount < 0) problems.add(cellAt('Сумма'), `Expected ${amounts.expects}, without a sign.`)
  const key = out ? 'ДатаСписано' : 'ДатаПоступило'
  const bookedOn = dates.read(at(key)?.value ?? '')
  if (bookedOn === undefined && out !== into) {
    problems.add(cellAt(key), `Expected the day on which it was booked, ${dates.expects}: a document without it moved no money.`)
  }
  for (const needed of ['Номер', 'НазначениеПлатежа']) if (!at(needed)) problems.add(cellAt(needed), `"${needed}=" is expected in every document.`)
  if (dates.read(at('Дата')?.value ?? '') === undefined) problems.add(cellAt('Дата'), `Expected ${dates.expects}, the day of the document.`)
  if (amount === undefined || amount < 0 || out === into) return undefined
  const side = out ? 'Получатель' : 'Плательщик'
  const line: LineDraft = {
    line: document.line,
    bookedOn: bookedOn ?? '',
    amountMinor: out && amount !== 0 ? -amount : amount,
    narrative: text('НазначениеПлатежа').trim(),
    raw: '',
  }
  const [name, account, reference] = [text(side, `${side}1`), out ? payee : payer, text('Номер')]
  if (name !== '') line.counterparty = name
  if (account !== '') line.counterpartyAccount = account
  if (reference !== '') line.bankReference = reference
  return line
}
