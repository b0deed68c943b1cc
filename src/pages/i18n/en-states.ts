import { nextWords, restWords } from '../../core/applications/next-words.ts'
import { dateInWords, listed, moneyInWords } from './format.ts'
import type { StateWords } from './states.ts'

const date = (on: string) => dateInWords('en', on)
const money = (of: Parameters<typeof moneyInWords>[1]) => moneyInWords('en', of)

const needed: StateWords['needed'] = {
  passport: 'your passport',
  enrolment: 'a proof that you are enrolled',
  residence: 'a proof of where you live',
  payee_account: 'the account to pay to',
  birth_date: 'your date of birth',
  contact: 'how we can reach you',
  other: 'an answer to our question',
}

const reasons: StateWords['reasons'] = {
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
  student_wish: 'you asked for it',
}

const cameBack: StateWords['cameBack'] = {
  account_wrong: 'the account number is not right',
  account_closed: 'the account is closed',
  account_blocked: 'the account is blocked',
  name_differs: 'name and account do not belong together',
  bank_wrong: 'the bank or its code is not right',
  details_missing: 'details about the receiver were missing',
  currency_refused: 'the account does not take this currency',
  amount_refused: 'the bank did not take this amount',
  not_allowed: 'the account may not receive such a payment',
  holder_refused: 'whoever holds the account sent it back',
  asked_back: 'we asked for it back',
}

export const enStates: StateWords = {
  needed,
  reasons,
  cameBack,
  state: {
    received: () => 'We have your request.',
    checking: () => 'We are checking your details.',
    information_needed: (of) =>
      `We need something from you: ${listed(
        'en',
        of.needed.map((item) => needed[item]),
      )}.`,
    approved: ({ amount }) => `Your grant of ${money(amount)} is approved.`,
    held: () => 'Your grant is approved. The payment waits.',
    on_its_way: ({ sent, agent, since }) =>
      agent === undefined ? `Your payment of ${money(sent)} was ordered on ${date(since)}.` : `${money(sent)} is ready for you.`,
    paid: ({ sent, agent, payeeEnding, since }) => {
      if (agent !== undefined) return `${money(sent)} was handed out at ${agent} on ${date(since)}.`
      return payeeEnding === undefined
        ? `${money(sent)} was paid on ${date(since)}.`
        : `Our bank sent ${money(sent)} to the account ending ${payeeEnding} on ${date(since)}.`
    },
    returned: ({ since, agent, cameBack: why, isInstitutions }) => {
      if (agent !== undefined) return `The money came back from ${agent} on ${date(since)}.`
      const sent = `${isInstitutions ? 'The' : 'Your'} bank sent the money back on ${date(since)}`
      return why === undefined ? `${sent}. You can ask us why.` : `${sent}: ${cameBack[why]}.`
    },
    rejected: ({ agent }) => (agent === undefined ? 'The bank could not make the payment.' : 'The money was not collected.'),
    cancelled: ({ since, reason }) => `Your grant was cancelled on ${date(since)}${reason === undefined ? '. You can ask us why.' : `: ${reasons[reason]}.`}`,
    refused: ({ reason }) => (reason === undefined ? 'We cannot pay this request. You can ask us why.' : `We cannot pay this request: ${reasons[reason]}.`),
    withdrawn: ({ since }) => `You withdrew this request on ${date(since)}.`,
  },
  // The sentences of the API.
  next: {
    received: (facts) => nextWords('received', facts),
    checking: (facts) => nextWords('checking', facts),
    information_needed: (facts) => nextWords('information_needed', facts),
    approved: (facts) => nextWords('approved', facts),
    held: (facts) => nextWords('held', facts),
    on_its_way: (facts) => nextWords('on_its_way', facts),
    paid: (facts) => nextWords('paid', facts),
    returned: (facts) => nextWords('returned', facts),
    rejected: (facts) => nextWords('rejected', facts),
    cancelled: (facts) => nextWords('cancelled', facts),
    refused: (facts) => nextWords('refused', facts),
    withdrawn: (facts) => nextWords('withdrawn', facts),
  },
  rest: (of, isHeld) => restWords(money(of), isHeld),
  tags: {
    received: 'Received',
    checking: 'Being checked',
    information_needed: 'We need an answer',
    approved: 'Approved',
    held: 'Approved',
    on_its_way: 'On its way',
    paid: 'Paid',
    returned: 'Money came back',
    rejected: 'Being put right',
    cancelled: 'Cancelled',
    refused: 'Refused',
    withdrawn: 'Withdrawn',
  },
  steps: {
    received: 'Request received',
    checking: 'Details being checked',
    information_needed: 'We asked for something',
    approved: 'Grant approved',
    refused: 'Request refused',
    withdrawn: 'Request withdrawn',
    cancelled: 'Grant cancelled',
    rest_cancelled: 'The rest of the grant was cancelled',
    due: 'Payment due',
    ordered: 'Payment ordered',
    paid: 'Money paid out',
    returned: 'Money came back',
    rejected: 'Not paid out',
  },
}
