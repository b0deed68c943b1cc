import { dateInWords } from '../../core/applications/next-words.ts'
import type { MoneyText } from '../../core/money/money.ts'
import type { CaseShown } from '../../queries/status-case.ts'
import type { StepShown } from '../../queries/status-steps.ts'

/** Digits in threes, the currency after the amount: `3 000.00 TRY`, held together on one line. */
export const moneyInWords = ({ amount, currency }: MoneyText): string => `${amount.replace(/\B(?=(\d{3})+(?!\d))/g, '\u00a0')}\u00a0${currency}`

/** `2020-11-24T08:15:00.000Z` → `24 November 2020, 08:15 UTC`. */
export const instantInWords = (at: string): string => `${dateInWords(at)}, ${at.slice(11, 16)} UTC`

const NEEDED: Readonly<Record<string, string>> = {
  passport: 'your passport',
  enrolment: 'a proof that you are enrolled',
  residence: 'a proof of where you live',
  payee_account: 'the account to pay to',
  birth_date: 'your date of birth',
  contact: 'how we can reach you',
  other: 'an answer to our question',
}

const REASONS: Readonly<Record<string, string>> = {
  not_national: 'the programme is for citizens of other countries',
  not_enrolled: 'we found no enrolment at a university of the programme',
  not_in_host_country: 'you are not in a country of the programme',
  can_travel_home: 'there was a way home',
  already_assisted: 'you have had help from a programme already',
  applied_twice: 'there is another request of yours',
  documents_missing: 'documents were missing',
  no_answer: 'we had no answer to our question',
  outside_dates: 'it was outside the dates of the programme',
  no_money_left: "the programme's money is used up",
}

/** The state in one sentence. */
export function statusInWords(of: CaseShown): string {
  const since = dateInWords(of.since)
  const amount = of.amount ? moneyInWords(of.amount) : ''
  const sent = moneyInWords(sentOf(of) ?? of.amount ?? { amount: '', currency: '' })
  switch (of.status) {
    case 'received':
      return 'We have your request.'
    case 'checking':
      return 'We are checking your details.'
    case 'information_needed':
      return `We need something from you: ${listed((of.needed ?? ['other']).map((item) => NEEDED[item] ?? item))}.`
    case 'approved':
      return `Your grant of ${amount} is approved.`
    case 'held':
      return 'Your grant is approved. The payment waits.'
    case 'on_its_way':
      return of.agent === undefined ? `Your payment of ${sent} was ordered on ${since}.` : `${sent} is ready for you.`
    case 'paid':
      if (of.agent !== undefined) return `${sent} was handed out at ${of.agent} on ${since}.`
      return of.payeeEnding === undefined ? `${sent} was paid on ${since}.` : `Our bank sent ${sent} to the account ending ${of.payeeEnding} on ${since}.`
    case 'returned':
      return `The bank sent the money back on ${since}.`
    case 'rejected':
      return of.agent === undefined ? 'The bank could not make the payment.' : 'The money was not collected.'
    case 'cancelled':
      return `Your grant was cancelled on ${since}.`
    case 'refused':
      return of.reason === undefined || REASONS[of.reason] === undefined ? 'We cannot pay this request.' : `We cannot pay this request: ${REASONS[of.reason]}.`
    case 'withdrawn':
      return `You withdrew this request on ${since}.`
  }
}

/** What the instalment of the status was ordered or paid as. */
function sentOf(of: CaseShown): MoneyText | undefined {
  const one = of.instalments.find(({ nth }) => nth === (of.instalment ?? 1))
  return one?.ordered?.amount ?? one?.amount
}

const listed = (items: readonly string[]): string => (items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`)

/** The state in a word or two, for the tag. */
export const TAGS: Readonly<Record<CaseShown['status'], { readonly words: string; readonly tone: 'wait' | 'good' | 'act' | 'end' }>> = {
  received: { words: 'Received', tone: 'wait' },
  checking: { words: 'Being checked', tone: 'wait' },
  information_needed: { words: 'We need an answer', tone: 'act' },
  approved: { words: 'Approved', tone: 'good' },
  held: { words: 'Approved', tone: 'wait' },
  on_its_way: { words: 'On its way', tone: 'good' },
  paid: { words: 'Paid', tone: 'good' },
  returned: { words: 'Money came back', tone: 'act' },
  rejected: { words: 'Being put right', tone: 'wait' },
  cancelled: { words: 'Cancelled', tone: 'end' },
  refused: { words: 'Refused', tone: 'end' },
  withdrawn: { words: 'Withdrawn', tone: 'end' },
}

const STEPS: Readonly<Record<StepShown['what'], string>> = {
  received: 'Request received',
  checking: 'Details being checked',
  information_needed: 'We asked for something',
  approved: 'Grant approved',
  refused: 'Request refused',
  withdrawn: 'Request withdrawn',
  cancelled: 'Grant cancelled',
  due: 'Payment due',
  ordered: 'Payment ordered',
  paid: 'Money paid out',
  returned: 'Money came back',
  rejected: 'Not paid out',
}

/** A step; with `several` instalments, which one it is of. */
export const stepInWords = ({ what, instalment }: StepShown, several: boolean): string =>
  instalment === undefined || !several ? STEPS[what] : `${STEPS[what]}, instalment ${instalment}`
