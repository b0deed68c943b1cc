import type { Language } from './language.ts'

interface InBoth {
  readonly en: string
  readonly ru: string
}

/** The chart of accounts in staff's words; the chart's own names stand in exports. */
const CHART: Readonly<Record<string, InBoth>> = {
  'assets:bank': { en: 'Bank accounts', ru: 'Банковские счета' },
  'assets:contributions-receivable': { en: 'Contributions agreed, not received', ru: 'Взносы согласованные, не полученные' },
  'assets:unidentified-payments': { en: 'Unexplained payments', ru: 'Необъяснённые платежи' },
  'assets:claims': { en: 'Claimed back', ru: 'Истребовано назад' },
  'assets:transfers-in-transit': { en: 'Own transfers begun, not ended', ru: 'Переводы между своими счетами, не законченные' },
  'liabilities:unidentified-receipts': { en: 'Unexplained receipts', ru: 'Необъяснённые поступления' },
  'liabilities:grants-payable': { en: 'Grants to pay', ru: 'Помощь к выплате' },
  'liabilities:payouts-in-transit': { en: 'Payouts ordered, not yet on a statement', ru: 'Выплаты поручены, в выписке ещё нет' },
  'liabilities:donor-refunds': { en: 'To give back to donors', ru: 'К возврату донорам' },
  'income:contributions': { en: 'Income: contributions', ru: 'Доходы: взносы' },
  'income:interest': { en: 'Income: interest', ru: 'Доходы: проценты' },
  'expenses:assistance': { en: 'Expenses: assistance', ru: 'Расходы: помощь' },
  'expenses:bank-charges': { en: 'Expenses: bank charges', ru: 'Расходы: комиссии банка' },
  'expenses:fx-difference': { en: 'Expenses: exchange differences', ru: 'Расходы: курсовые разницы' },
  'expenses:losses': { en: 'Expenses: losses', ru: 'Расходы: потери' },
  'equity:opening': { en: 'Opening balances', ru: 'Начальные остатки' },
  'equity:fx-position': { en: 'Position between currencies', ru: 'Позиция между валютами' },
  'budget:appropriated': { en: 'Budget: appropriated', ru: 'Бюджет: выделено' },
  'budget:available': { en: 'Budget: available', ru: 'Бюджет: доступно' },
  'budget:set-aside': { en: 'Budget: set aside', ru: 'Бюджет: отложено' },
  'budget:committed': { en: 'Budget: promised', ru: 'Бюджет: обещано' },
  'budget:spent': { en: 'Budget: spent', ru: 'Бюджет: потрачено' },
  'budget:overspent': { en: 'Budget: overspent', ru: 'Бюджет: перерасход' },
}

const BANK = 'assets:bank:'
const ONE_BANK: InBoth = { en: 'Bank account', ru: 'Банковский счёт' }

/** An account of the chart in words: `assets:bank:TR-TRY` → `Bank account TR-TRY`. */
export function accountInWords(language: Language, account: string): string {
  if (account.startsWith(BANK)) return `${ONE_BANK[language]} ${account.slice(BANK.length)}`
  return CHART[account]?.[language] ?? account
}
