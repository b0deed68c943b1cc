import type { NumberStyle } from './number.ts'
import type { FormatProfile } from './profile.ts'

/**
 * Statements of those who pay by hand. A transfer agent's report: what was collected and what came in, each with the agent's own number, and the
 * balance after it. A cash desk's signed pay list, as it is copied from the paper: a row is paid with its date and its signature; one without
 * both was not collected, and is no line. Cash that was put in is a row with its receipt signed.
 */

/** How the tables of one language are written. */
interface Written {
  readonly language: 'en' | 'ru' | 'tr'
  readonly country: string
  readonly encodings: readonly string[]
  readonly delimiter: string
  readonly dateFormat: string
  readonly decimal: NumberStyle['decimal']
  readonly group: NumberStyle['group']
  readonly above: { readonly account: string; readonly currency: string; readonly period: string; readonly opening: string; readonly closing: string }
  readonly date: string
  readonly reference: string
  readonly out: string
  readonly in: string
  readonly report: { readonly number: string; readonly beneficiary: string; readonly balance: string }
  readonly list: { readonly case: string; readonly name: string; readonly signature: string; readonly signed: readonly string[]; readonly notSigned: string }
}

const WRITTEN: readonly Written[] = [
  {
    language: 'en',
    country: 'intl',
    encodings: [],
    delimiter: ',',
    dateFormat: 'YYYY-MM-DD',
    decimal: '.',
    group: ',',
    above: { account: 'Account', currency: 'Currency', period: 'Period', opening: 'Opening balance', closing: 'Closing balance' },
    date: 'Date',
    reference: 'Reference',
    out: 'Paid out',
    in: 'Paid in',
    report: { number: 'Agent number', beneficiary: 'Beneficiary', balance: 'Balance' },
    list: { case: 'Case', name: 'Name', signature: 'Signature', signed: ['signed', 'Signed'], notSigned: 'not signed' },
  },
  {
    language: 'ru',
    country: 'RU',
    encodings: ['windows-1251'],
    delimiter: ';',
    dateFormat: 'DD.MM.YYYY',
    decimal: ',',
    group: ' ',
    above: { account: 'Счёт', currency: 'Валюта', period: 'Период', opening: 'Входящий остаток', closing: 'Исходящий остаток' },
    date: 'Дата',
    reference: 'Референс',
    out: 'Выплачено',
    in: 'Поступило',
    report: { number: 'Номер перевода', beneficiary: 'Получатель', balance: 'Остаток' },
    list: { case: 'Дело', name: 'Фамилия и имя', signature: 'Подпись', signed: ['подписано', 'Подписано'], notSigned: 'не подписано' },
  },
  {
    language: 'tr',
    country: 'TR',
    encodings: ['windows-1254'],
    delimiter: ';',
    dateFormat: 'DD.MM.YYYY',
    decimal: ',',
    group: '.',
    above: { account: 'Hesap', currency: 'Döviz Cinsi', period: 'Dönem', opening: 'Açılış Bakiyesi', closing: 'Kapanış Bakiyesi' },
    date: 'Tarih',
    reference: 'Referans',
    out: 'Ödenen',
    in: 'Yatırılan',
    report: { number: 'İşlem No', beneficiary: 'Alıcı', balance: 'Bakiye' },
    list: { case: 'Dosya', name: 'Adı Soyadı', signature: 'İmza', signed: ['imzalı', 'İmzalı'], notSigned: 'imzasız' },
  },
]

/** What both kinds share. The number of a transfer repeats where it is called off, so that it is no id of a movement. */
const common = ({ above, date, out, in: into, ...w }: Written) =>
  ({
    version: 1,
    country: w.country,
    encodings: w.encodings,
    delimiter: w.delimiter,
    quotes: 'minimal',
    bookedOn: { name: date },
    referenceIsId: false,
    amount: { style: 'debit_credit', debit: { name: out }, credit: { name: into }, debitSign: 'positive' },
    dateFormat: w.dateFormat,
    number: { decimal: w.decimal, group: w.group, sign: 'leading' },
    order: 'oldest_first',
  }) as const satisfies Partial<FormatProfile>

const preamble = ({ above }: Written): FormatProfile['preamble'] => [
  { label: above.account, fact: 'account' },
  { label: above.currency, fact: 'currency', required: true },
  { label: above.period, fact: 'period', required: true },
  { label: above.opening, fact: 'opening', required: true },
  { label: above.closing, fact: 'closing', required: true },
]

const agentReport = (w: Written): FormatProfile => ({
  ...common(w),
  id: `agent-report-${w.language}`,
  bank: 'Transfer agent (report of collections)',
  preamble: preamble(w),
  header: [w.date, w.report.number, w.reference, w.report.beneficiary, w.out, w.in, w.report.balance],
  counterparty: [{ name: w.report.beneficiary }],
  narrative: [{ name: w.reference }],
  bankReference: { name: w.report.number },
  balance: { column: { name: w.report.balance }, onEveryRow: true },
})

const payList = (w: Written): FormatProfile => ({
  ...common(w),
  id: `pay-list-${w.language}`,
  bank: 'Cash desk (signed pay list)',
  preamble: preamble(w),
  header: [w.date, w.reference, w.list.case, w.list.name, w.out, w.in, w.list.signature],
  counterparty: [{ name: w.list.name }],
  narrative: [{ name: w.reference }, { name: w.list.case }],
  status: { column: { name: w.list.signature }, booked: w.list.signed, pending: [w.list.notSigned, ''] },
})

export const COLLECTION_PROFILES: readonly FormatProfile[] = WRITTEN.flatMap((w) => [agentReport(w), payList(w)])
