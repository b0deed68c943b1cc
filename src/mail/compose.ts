import { domainToASCII } from 'node:url'
import { invariant } from '../core/invariant.ts'
import { MAIL_WORDS } from './words.ts'

/** From whom mails come: an address, and how the sender is called. */
export interface Sender {
  readonly name: string
  readonly address: string
}

/** What every mail of a book has in common. `publicUrl`: of the pages, without a slash at its end. */
export interface MailFrame {
  readonly from: Sender
  readonly publicUrl: string
}

/** A mail as it is handed to a mail server. It holds no name, no amount, no state, no code, and its link is the same for everybody. */
export interface Letter {
  readonly from: Sender
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly messageId: string
  /** Instant of the book. */
  readonly at: string
}

/** What stands before the @ without quotes (RFC 5322, dot-atom): no blank, comma, bracket or control character, so no second address and no second header. */
const LOCAL_PART = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const DOMAIN = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+$/

/**
 * An address as a mail server takes it, its domain in ASCII; undefined where it is none, or one that only some servers take (quotes, letters beyond ASCII before
 * the @). Addresses come from lists that others wrote, and were only asked to have an @.
 */
export function addressForm(given: string): string | undefined {
  const typed = given.trim()
  const at = typed.lastIndexOf('@')
  const [local, domain] = [typed.slice(0, at), typed.slice(at + 1)]
  // Asked before the conversion: it would take an address apart at a slash or a number sign
  if (at < 1 || local.length > 64 || !LOCAL_PART.test(local) || !/^[\p{L}\p{M}\p{N}.-]+$/u.test(domain)) return undefined
  const ascii = domainToASCII(domain)
  return DOMAIN.test(ascii) ? `${local}@${ascii}` : undefined
}

/** `mark`: hexadecimal, the same whenever this mail is sent, so that whoever gets it twice can tell. */
export function compose(
  { from, publicUrl }: MailFrame,
  of: { readonly to: string; readonly caseNumber: string; readonly mark: string; readonly at: string },
): Letter {
  invariant(/^[0-9-]+$/.test(of.caseNumber) && /^[0-9a-f]+$/.test(of.mark), 'a case number is digits, a mark hexadecimal')
  const address = `${publicUrl}/status`
  return {
    from,
    to: of.to,
    subject: `Tideover: news on request ${of.caseNumber}`,
    text: `${MAIL_WORDS.map(({ text }) => text(of.caseNumber, address)).join('\n\n')}\n`,
    messageId: `<${of.mark}@${from.address.slice(from.address.lastIndexOf('@') + 1)}>`,
    at: of.at,
  }
}
