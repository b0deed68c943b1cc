import type { MoneyText } from '../../core/money/money.ts'
import { enStates } from './en-states.ts'
import { enTexts } from './en-texts.ts'
import { dateInWords, instantInWords, listed, moneyInWords, numberInWords } from './format.ts'
import { plural } from './plural.ts'
import { type Changed, type FileKind, note } from './states.ts'

const GIVER = 'the embassy or office that gave you the code'
const files: Readonly<Record<FileKind, string>> = {
  passport: 'Passport',
  enrolment: 'A paper that you are enrolled',
  residence: 'A paper that shows where you live',
  payee_account: 'A paper of your bank with the account',
  birth_date: 'A paper with your date of birth',
  other: 'Another paper',
}

/** Every word of the students' pages. The other languages have this type, so that a word that is missing in one does not compile. */
export const en = {
  frame: {
    tagline: 'Help for students abroad',
    skip: 'Skip to the content',
    testClock: (at: string) => `test clock: ${instantInWords('en', at)}`,
    languages: 'Language',
    footer: 'Your page shows no name and no passport number. Your code is a secret: give it to nobody.',
    problem: 'There is a problem',
    error: 'Error:',
  },
  lookup: {
    title: 'Check your status',
    code: 'Your code',
    codeHint: '11 letters and digits, on the slip that you were given. Capitals and hyphens do not matter.',
    codeFault: 'Enter the code from your slip',
    year: 'Year of birth',
    yearHint: 'Four digits, as in your passport.',
    yearFault: 'Enter your year of birth, four digits',
    button: 'Check status',
    closed: 'It does not open?',
    ask: (contact: string = GIVER) => `Ask ${contact}: the year in our list may be wrong.`,
    miss: 'Code and year of birth do not fit together. Compare both with your newest slip',
    late: 'The page was open for too long. Enter your code again, then write',
  },
  page: {
    title: 'Your status',
    heading: (requests: number) => plural('en', requests, { one: 'Your request', other: 'Your requests' }),
    updated: 'Last updated',
    another: 'Check another code',
    question: 'A question?',
    ask: (contact: string = GIVER) => `Ask ${contact} and tell them this number:`,
    caseNumber: 'Case number',
    programme: 'Programme',
    amount: 'Amount',
    sent: (nth?: number) => (nth === undefined ? 'Sent' : `Sent, instalment ${nth}`),
    changed: ({ sent, granted, rate, on }: Changed) =>
      `${moneyInWords('en', sent)} for ${moneyInWords('en', granted)}, at the rate ${numberInWords('en', rate)} of ${dateInWords('en', on)}`,
    account: 'Account',
    ending: (digits: string) => `ending ${digits}`,
    steps: 'Step by step',
    instalment: (step: string, nth: number) => `${step}, instalment ${nth}`,
    messages: 'Messages',
    you: 'You',
    office: 'The office',
    received: { all: 'The money has arrived.', less: 'Less than that has arrived.', no: 'The money has not arrived.' },
    arrived: (amount: MoneyText) => `Arrived: ${moneyInWords('en', amount)}.`,
    newAccount: (ending?: string) => (ending === undefined ? 'New account details.' : `New account details, account ending ${ending}.`),
    sentFiles: (kinds: readonly FileKind[]) =>
      `Sent: ${listed(
        'en',
        kinds.map((kind) => files[kind]),
      )}.`,
  },
  answer: {
    missing: 'Send what is missing',
    account: 'Send account details',
    message: 'Your answer',
    more: 'Anything we should know (you can leave it empty)',
    files: 'Papers',
    filesHint: 'A PDF or a photo, each 10 MB at most. Send what you have; you can send more later.',
    file: files,
    payTo: 'Account to pay to',
    payToHint: 'A person will contact you at the address we know before we use it.',
    name: 'Name of the account’s holder',
    number: 'IBAN or account number',
    bank: 'Bank, and its code if it has one',
    currency: 'Currency, in three letters',
    messageFault: 'Write your answer or choose a file, 4000 letters at most',
    nameFault: 'Enter the name of the account’s holder',
    numberFault: 'Enter the whole IBAN or account number; compare each character',
    bankFault: 'Enter the name of the bank, 200 letters at most',
    currencyFault: 'Enter the currency of the account in three letters, such as TRY',
    fileFault: 'Choose a PDF or a photo (JPEG, PNG, HEIC, WebP, TIFF or GIF); this file is something else',
    fileLarge: 'Choose a file of 10 MB at most; make the photo smaller or scan in grey',
    done: 'We have your answer. A person will look at it; then the status changes, or we write to you on this page.',
  },
  receipt: {
    question: 'Have you received it?',
    all: 'Yes, all of it',
    less: 'Less than that',
    no: 'No, nothing',
    amount: (currency: string) => `If less: how much has arrived, in ${currency}?`,
    button: 'Send',
    fault: 'Say whether the money has arrived',
    amountFault: 'Enter an amount only if less has arrived, such as 1234.50',
    done: 'Thank you. If something is missing, we will look for it at the bank, and write to you on this page.',
  },
  review: {
    message: 'Why should we look at it again?',
    button: 'Ask for a review',
    fault: 'Write why we should look at it again, 4000 letters at most',
    done: 'We have your wish for a review. Another person will look at your request; the answer will be on this page.',
  },
  write: {
    summary: 'Write to us, or complain',
    about: 'What is it about?',
    payment: 'A payment',
    details: 'My details',
    person: 'A person who dealt with me: only the auditors will see it',
    other: 'Something else',
    message: 'Your message',
    button: 'Send message',
    aboutFault: 'Say what it is about',
    messageFault: 'Write your message, 4000 letters at most',
    done: 'We have your message. The answer will be on this page.',
  },
  refused: {
    answer: 'Nothing is asked of you now. If you want to tell us something, write a message.',
    received: 'No money has left our bank for you that has not come back. Look at the status for what happens next.',
    review: 'A review cannot be asked for any more. If you have a question, write a message.',
    message: 'This cannot be sent now. Open your page again.',
    tooMany: 'You have written a lot today. Wait until tomorrow, then write again.',
    other: 'This could not be taken. Open your page again, then send it once more.',
  },
  notes: {
    sent: 'Sent',
    toStatus: 'Check your status',
    toForm: 'Back to the form',
    missing: note('There is no such page', 'Compare the address with your slip, or enter your code here.'),
    tooLarge: note('That is too much', 'The form takes less than was sent. Write a shorter text, or send files of 10 MB at most, one after the other.'),
    tries: 'Too many tries',
    wait: (minutes: number) =>
      `Wait ${minutes} ${plural('en', minutes, { one: 'minute', other: 'minutes' })}, then compare code and year with your slip and try again.`,
    foreign: note('That came from another site', 'Enter your code here, on our own page.'),
    busy: note('Many people are sending files', 'Nothing was sent. Wait a minute, then send it again.'),
    broken: note('Something went wrong here', 'Open your page again and look whether what you sent is there. If it goes wrong again, tell us.'),
  },
  help: { link: 'Help and complaints', title: 'Help', sections: enTexts.help },
  privacy: { link: 'Privacy', title: 'Privacy', sections: enTexts.privacy },
  states: enStates,
}

/** The words of the students' pages in one language. */
export type Words = typeof en
