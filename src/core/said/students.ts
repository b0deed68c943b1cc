import type { MoneyText } from '../money/money.ts'
import { en } from './values.ts'

/** What students are told by the API. */
export const studentsSaid = {
  wrongTries: 'Too many wrong tries. Wait, then try again.',
  codeWrong: 'Code and year of birth do not fit together, or the code was replaced by a newer one. Compare both with your slip.',
  noOwnCase: (caseNumber: string) => `You have no case "${caseNumber}".`,
  wroteALot: 'You have written a lot today. Wait until tomorrow, then write again.',
  nothingAsked: 'Nothing is asked of you now. If you want to tell us something, write a message.',
  nothingPaidYet: 'No money has left our bank for you that has not come back. Look at the status for what happens next.',
  moreThanLeft: (sent: MoneyText) => `That is more than was sent: ${en.money(sent)}.`,
  notRefused: 'This request is not refused: there is nothing to review.',
  reviewOver: (until: string) => `A review could be asked for until ${until}. If you have a question, write a message.`,
  sentManyFiles: 'You have sent many files today. Wait until tomorrow, then send the others.',
}
