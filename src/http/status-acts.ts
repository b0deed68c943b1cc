import { answerRequest, askReview, tellReceived, writeMessage } from '../commands/messages/student-messages.ts'
import { digitsOf } from '../core/money/currency.ts'
import type { MoneyText } from '../core/money/money.ts'
import type { Problem } from '../core/problem.ts'
import type { Act } from '../pages/status/message-forms.tsx'
import type { Book } from '../queries/query.ts'
import type { CodeAndYear, StatusPage } from '../queries/status.ts'

/** What a form of the page sends: its fields as text. */
export type Fields = Readonly<Record<string, string>>

/** What a form of the page does, and what is said when it is done, or when a field is at fault. */
interface PageAct {
  readonly send: (
    book: Book,
    holder: CodeAndYear,
    fields: Fields,
    page: StatusPage,
  ) => { readonly ok: true } | { readonly ok: false; readonly problem: Problem }
  readonly done: string
  readonly fault: string
}

const who = ({ code, birthYear }: CodeAndYear, { caseNumber }: Fields) => ({ code, birthYear, caseNumber })
const textOf = (text: string | undefined, name: string) => (text === undefined || text === '' ? {} : { [name]: text })

export const PAGE_ACTS: Readonly<Record<Act, PageAct>> = {
  answer: {
    send: (book, holder, fields) => answerRequest.ask(book, { ...who(holder, fields), ...textOf(fields['message'], 'message'), ...payeeOf(fields) }),
    done: 'We have your answer. A person will look at it; then the status changes, or we write to you on this page.',
    fault: 'Write your answer. For an account we need the holder’s name, the account and the currency',
  },
  received: {
    send: (book, holder, fields, page) => {
      const currency = currencyOf(page, fields['caseNumber'])
      return tellReceived.ask(book, { ...who(holder, fields), received: fields['received'], ...amountOf(fields['amount'], currency) })
    },
    done: 'Thank you. If something is missing, we will look for it at the bank, and write to you on this page.',
    fault: 'Say whether the money has arrived, and an amount only if it was less',
  },
  review: {
    send: (book, holder, fields) => askReview.ask(book, { ...who(holder, fields), message: fields['message'] }),
    done: 'We have your wish for a review. Another person will look at your request; the answer will be on this page.',
    fault: 'Write why we should look at it again',
  },
  message: {
    send: (book, holder, fields) => writeMessage.ask(book, { ...who(holder, fields), about: fields['about'], message: fields['message'] }),
    done: 'We have your message. The answer will be on this page.',
    fault: 'Say what it is about, and write your message',
  },
}

export const isAct = (text: string): text is Act => Object.hasOwn(PAGE_ACTS, text)

/** A payee where any of its fields is filled in: an IBAN begins with two letters and two digits, other numbers do not. */
function payeeOf({ name = '', account = '', bank = '', currency = '' }: Fields) {
  if (`${name}${account}${bank}${currency}` === '') return {}
  const form = account.replace(/\s/g, '').toUpperCase()
  const number = /^[A-Z]{2}\d{2}/.test(form) ? { iban: form } : textOf(form, 'accountNumber')
  return { payee: { name, currency: currency.toUpperCase(), ...number, ...textOf(bank, 'bank') } }
}

/** The currency in which a case's money was sent. */
function currencyOf(page: StatusPage, caseNumber: string | undefined): string {
  const of = page.cases.find((one) => one.caseNumber === caseNumber)
  const instalment = of?.instalments.find(({ nth }) => nth === (of.instalment ?? 1))
  return instalment?.ordered?.amount.currency ?? of?.amount?.currency ?? ''
}

/** `1 234,5` as people write it → `1234.50`; what is no amount goes on as it is, to be refused. */
function amountOf(typed: string | undefined, currency: string): { readonly amount?: MoneyText } {
  const text = (typed ?? '').replace(/\s/g, '').replace(',', '.')
  if (text === '') return {}
  const digits = digitsOf(currency) ?? 2
  const [whole = '', part = ''] = text.split('.')
  const amount = /^\d+(\.\d+)?$/.test(text) && part.length <= digits && digits > 0 ? `${whole}.${part.padEnd(digits, '0')}` : text
  return { amount: { amount, currency } }
}
