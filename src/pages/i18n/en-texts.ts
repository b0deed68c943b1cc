import { plural } from './plural.ts'
import type { TextWords } from './texts.ts'

const GIVER = 'the embassy or office that gave you the code'

export const enTexts: TextWords = {
  help: ({ contact = GIVER, complaints }) => [
    {
      title: 'How to open your page',
      paragraphs: [
        'Enter the code from your slip and your year of birth. Capitals, blanks and hyphens do not matter.',
        `Is the code lost, or does it not open? Ask ${contact}. We recognise you by your passport and give you a new code; the old one ends.`,
      ],
    },
    {
      title: 'When is a payment paid?',
      paragraphs: [
        'We write “paid” only when the statement of our bank shows the payment. The bank that receives it can take some more days.',
        'Has the money not arrived after that, or less than it should be? Open your page and answer “Less than that” or “No, nothing”. We look for it at the bank, and answer you on the page.',
      ],
    },
    {
      id: 'complaint',
      title: 'A complaint',
      paragraphs: [
        'With your code: open your page, choose “Write to us, or complain”. What you write about a person is read and answered by the auditors alone; the person does not see it.',
        complaints === undefined
          ? `Without a code: write to ${contact} and put “For the auditors” above your letter. Tell what happened, your case number if you know it, and how we can reach you. Do not write your code.`
          : `Without a code: write to the auditors, ${complaints}. They do not work on requests or payments. Tell what happened, your case number if you know it, and how they can reach you. Do not write your code.`,
        'A complaint never harms your request.',
      ],
    },
    {
      title: 'Be careful',
      paragraphs: [
        'The help costs nothing. We never ask for your code by telephone, e-mail or messenger, and never for a password or the number of a card.',
        `Does somebody ask for money or for your code? Tell ${contact}.`,
      ],
    },
  ],
  privacy: ({ contact = GIVER, complaints, keeper, years }) => [
    {
      title: 'What we keep',
      paragraphs: [
        `Your name, date of birth, citizenship, passport number, how to reach you, where you study, the account to pay to, your documents and your messages${keeper === undefined ? '' : `; they are kept by ${keeper}`}.`,
        'We use them only to decide on your request, to pay you, and to prove that the money arrived.',
      ],
    },
    {
      title: 'How we protect it',
      paragraphs: [
        'Everything that names you is stored encrypted. Only people who work on your request see it. Each look at a document is recorded.',
        'Your page shows no name, no passport number and no whole account. We never tell others that you asked for help, but the banks that carry out the payment.',
        'This site sets one cookie, with the language that you chose. It loads nothing from other sites and counts no visitors.',
      ],
    },
    {
      title: 'How long',
      paragraphs: [
        `We erase your data ${years} ${plural('en', years, { one: 'year', other: 'years' })} after your last request has ended. What was paid, without your name, stays in the books.`,
      ],
    },
    {
      title: 'Your rights',
      paragraphs: [
        `You can ask what we keep of you, have mistakes put right, and have your data erased once no payment to you is open. Write on your page under “My details”, or ask ${contact}.`,
        complaints === undefined
          ? 'You are not content with how your data are kept? You can complain, also without a code: see “Help and complaints”.'
          : `You are not content with how your data are kept? Write to the auditors: ${complaints}. No code is needed.`,
      ],
    },
  ],
}
