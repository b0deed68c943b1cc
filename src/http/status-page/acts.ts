import { answerWithDocuments } from '../../commands/messages/answer-with-documents.ts'
import { askReview, tellReceived, writeMessage } from '../../commands/messages/student-messages.ts'
import { digitsOf } from '../../core/money/currency.ts'
import type { MoneyText } from '../../core/money/money.ts'
import { countryOfIban, hasIbans, ibanFault } from '../../core/payees/iban.ts'
import { faultAt, PROBLEMS, type Problem, problem } from '../../core/problem.ts'
import { say } from '../../core/said/say.ts'
import type { Words } from '../../pages/i18n/en.ts'
import { NEEDED } from '../../pages/i18n/states.ts'
import { typedAmount } from '../../pages/i18n/typed-amount.ts'
import type { Act, ActFault } from '../../pages/status/act-fields.tsx'
import { sentOf } from '../../pages/status/state-sentence.ts'
import type { Book } from '../../queries/query.ts'
import type { CodeAndYear, StatusPage } from '../../queries/status.ts'

/** What a form of the page sends: its fields as text, its files by what they are to prove. */
export interface Sent {
  readonly fields: Readonly<Record<string, string>>
  readonly files: readonly { readonly kind: string; readonly bytes: Uint8Array }[]
}

type Done = { readonly ok: true } | { readonly ok: false; readonly problem: Problem }

/** What a form of the page does, what is said when it is done, and of each field when it is at fault; the first takes what names no field. */
interface PageAct {
  readonly send: (book: Book, holder: CodeAndYear, sent: Sent, page: StatusPage) => Done
  readonly done: (words: Words) => string
  readonly faults: (words: Words) => Readonly<Record<string, string>>
}

type Fields = Sent['fields']

const who = ({ code, birthYear }: CodeAndYear, { caseNumber }: Fields) => ({ code, birthYear, caseNumber })
const textOf = (text: string | undefined, name: string) => (text === undefined || text === '' ? {} : { [name]: text })

const PAGE_ACTS: Readonly<Record<Act, PageAct>> = {
  answer: {
    send: (book, holder, { fields, files }, page) => {
      const faults = accountFaults(fields, files.length > 0, page)
      if (faults.length > 0) return problem('invalid_input', say.mendAccount, { errors: faults.map((pointer) => faultAt(pointer, say.missingOrMisprinted)) })
      return answerWithDocuments(book, { ...who(holder, fields), ...textOf(fields['message'], 'message'), ...payeeOf(fields) }, files)
    },
    done: ({ answer }) => answer.done,
    faults: ({ answer }) => ({
      message: answer.messageFault,
      name: answer.nameFault,
      account: answer.numberFault,
      bank: answer.bankFault,
      currency: answer.currencyFault,
      ...Object.fromEntries(NEEDED.map((kind) => [`file-${kind}`, answer.fileFault])),
    }),
  },
  received: {
    send: (book, holder, { fields }, page) =>
      tellReceived.ask(book, { ...who(holder, fields), received: fields['received'], ...amountOf(fields['amount'], currencyOf(page, fields['caseNumber'])) }),
    done: ({ receipt }) => receipt.done,
    faults: ({ receipt }) => ({ received: receipt.fault, amount: receipt.amountFault }),
  },
  review: {
    send: (book, holder, { fields }) => askReview.ask(book, { ...who(holder, fields), message: fields['message'] }),
    done: ({ review }) => review.done,
    faults: ({ review }) => ({ message: review.fault }),
  },
  message: {
    send: (book, holder, { fields }) => writeMessage.ask(book, { ...who(holder, fields), about: fields['about'], message: fields['message'] }),
    done: ({ write }) => write.done,
    faults: ({ write }) => ({ about: write.aboutFault, message: write.messageFault }),
  },
}

export const isAct = (text: string): text is Act => Object.hasOwn(PAGE_ACTS, text)

export const doneWords = (act: Act, words: Words): string => PAGE_ACTS[act].done(words)

export const perform = (act: Act, book: Book, holder: CodeAndYear, sent: Sent, page: StatusPage): Done => PAGE_ACTS[act].send(book, holder, sent, page)

const FIELD_OF: readonly (readonly [pointer: RegExp, field: (match: RegExpExecArray) => string])[] = [
  [/^\/payee\/(name|bank|currency)/, (match) => match[1] ?? ''],
  [/^\/payee/, () => 'account'],
  [/^\/files\/(\w+)/, (match) => `file-${match[1]}`],
  [/^\/(\w+)/, (match) => match[1] ?? ''],
]

const fieldAt = (pointer: string): string => {
  for (const [pattern, field] of FIELD_OF) {
    const match = pattern.exec(pointer)
    if (match) return field(match)
  }
  return ''
}

/** Why a form was not taken: what is wrong with which field; or of all of it, where what was asked has passed. */
export function faultOf(act: Act, { fields: typed }: Sent, refusal: Problem, words: Words): ActFault {
  const of = { act, caseNumber: typed['caseNumber'] ?? '', typed }
  const { kind } = PROBLEMS[refusal.code]
  if (refusal.code === 'wrong_state') return { ...of, fields: {}, all: words.refused[act] }
  if (kind === 'throttled') return { ...of, fields: {}, all: words.refused.tooMany }
  if (kind !== 'shape' && kind !== 'content' && kind !== 'size') return { ...of, fields: {}, all: words.refused.other }
  if (act === 'received' && refusal.code === 'amount_not_allowed') return { ...of, fields: { amount: words.receipt.amountMuch } }
  const known = PAGE_ACTS[act].faults(words)
  const named = (refusal.errors ?? []).map(({ pointer, said }) => [fieldAt(pointer), said] as const).filter(([field]) => known[field] !== undefined)
  const large = refusal.code === 'document_too_large' ? words.answer.fileLarge : undefined
  const fields = Object.fromEntries(named.map(([field, said]) => [field, (said.as === 'moreThanTenMib' ? large : undefined) ?? known[field] ?? '']))
  const [first] = Object.entries(known)
  return { ...of, fields: Object.keys(fields).length > 0 || !first ? fields : { [first[0]]: first[1] } }
}

/**
 * What is wrong with an account: parts are missing where something of it is filled in, or where it alone is asked for and nothing is said; an IBAN is misprinted. Through
 * the API any proposal is taken: an officer asks for the rest.
 */
function accountFaults(fields: Fields, hasFiles: boolean, { cases }: StatusPage): string[] {
  const parts = ['name', 'account', 'currency'] as const
  const isFilled = (name: string): boolean => (fields[name] ?? '') !== ''
  const isBegun = [...parts, 'bank'].some(isFilled)
  const isReturned = cases.find(({ caseNumber }) => caseNumber === fields['caseNumber'])?.status === 'returned'
  const isAsked = isBegun || (isReturned && !hasFiles && !isFilled('message'))
  const account = fields['account'] ?? ''
  const country = countryOfIban(account)
  const isMisprinted = country !== undefined && hasIbans(country) && ibanFault(account) !== undefined
  return parts.filter((name) => (isAsked && !isFilled(name)) || (name === 'account' && isMisprinted)).map((name) => `/payee/${name}`)
}

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
  return (of && sentOf(of)?.currency) ?? ''
}

/** What is no amount goes on as it is, to be refused. */
function amountOf(typed: string | undefined, currency: string): { readonly amount?: MoneyText } {
  if (typed === undefined || typed === '') return {}
  return { amount: { amount: typedAmount(typed, digitsOf(currency) ?? 2) ?? typed.slice(0, 20), currency } }
}
