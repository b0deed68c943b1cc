import type { MoneyText } from '../money/money.ts'
import { accountEnding, type Payee } from '../payees/payee.ts'

/** What a student says on the status page: answers what was asked, tells whether money arrived, asks for a review, writes about something. */
export type MessageKind = 'answer' | 'received' | 'review' | 'message'
export type MessageAbout = 'payment' | 'details' | 'person' | 'other'
export type ReceivedTold = 'all' | 'less' | 'no'

/** What is told in a message beside its kind: personal, under the student's key. */
export interface MessageTold {
  readonly text?: string
  readonly payee?: Payee
  readonly amount?: MoneyText
  /** Files that came with it, kept as documents of the case. */
  readonly documents?: readonly DocumentTold[]
}

export interface DocumentTold {
  readonly kind: string
  readonly sha256: string
}

const RECEIVED: Readonly<Record<ReceivedTold, string>> = {
  all: 'The money has arrived.',
  less: 'Less than that has arrived.',
  no: 'The money has not arrived.',
}

/** A message in words. A whole account does not stand in them, unless the student wrote it. */
export function messageInWords(received: ReceivedTold | null, { text, payee, amount, documents = [] }: MessageTold): string {
  const ending = payee && accountEnding(payee)
  return [
    received === null ? '' : RECEIVED[received],
    amount ? `Arrived: ${amount.amount} ${amount.currency}.` : '',
    text ?? '',
    payee ? `New payee${ending === undefined ? '' : `, account ending ${ending}`}.` : '',
    documents.length > 0 ? `Sent: ${documents.map(({ kind }) => kind.replaceAll('_', ' ')).join(', ')}.` : '',
  ]
    .filter((part) => part !== '')
    .join('\n')
}

/** Who may answer: a complaint about a person is the auditors' alone, everything else is for those who work on the case or its money. */
export const repliersOf = (about: MessageAbout | null): readonly string[] => (about === 'person' ? ['auditor'] : ['case_officer', 'finance'])
