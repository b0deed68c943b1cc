import { hasIbans, ibanFault } from '../payees/iban.ts'
import { accountForm } from '../students/normal-forms.ts'
import type { LineSeen } from './seen.ts'

/**
 * The accounts that a line shows: in its column, and IBANs and masked accounts in its narrative. `head` and `tail` are the
 * visible characters before and after the mask; a whole account has all of it in `tail` and no mask.
 */
export interface AccountShown {
  readonly head: string
  readonly tail: string
  readonly masked: boolean
  /** How many characters the account has, where the mask tells it by its marks. */
  readonly length: number
  readonly inColumn: boolean
  /** A long number in the narrative: an account if it is a payee's whole, else any number of the bank's. */
  readonly bare?: true
}

/**
 * same: a whole account, or its last 10 characters or more; masked: nothing visible differs; differs: a visible character does;
 * doubtful: it does, in a masked number of the narrative that may be a card or a telephone.
 */
export type AccountAgreement = 'same' | 'masked' | 'differs' | 'doubtful' | 'unknown'

const MASK = /[*•●×#]+|[xXхХ]{3,}|(?<=\d{4})[xXхХ]{2}(?=\d{4})|^[xXхХ]{2}(?=\d{4,6}$)|\.{2,}|…/gu
const MASKED_IN_TEXT = /(?<![\p{L}\p{N}])(?:[A-Z]{2}\d{2})?[\d ]{0,16}(?:[*•●×#]{2,}|[xX]{4,})[\d *•●×#xX]{0,30}(?:\d ?){3}\d(?![\p{L}\p{N}])/gu
/** The end of an account behind one star or some dots: *1326, TR33..1326. No amount, and no day of a month. */
const END_IN_TEXT = /(?<![\p{L}\p{N}.,*•●×#])(?:[A-Z]{2}\d{2})?(?:[*•●]|\.{2,}|…)\d{4,16}(?![\p{L}\p{N}]|[.,]\d)/gu
const NUMBER_IN_TEXT = /(?<![\p{L}\p{N}*•●×#])(?:\d{12,34}|\d{4}(?: \d{4}){2,7}(?: \d{1,4})?)(?![\p{L}\p{N}*•●×#])/gu
const IBAN_IN_TEXT = /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]){10,30}(?![\p{L}\p{N}])/gu
/** A whole account may be printed without its head: so many last characters are an identity. */
export const TAIL_LENGTH = 10
/** Accounts shorter than that are too few to tell payees apart. */
const SHORTEST_WHOLE = 8
const END_LENGTH = 4

export function accountsShown(line: LineSeen, own: readonly string[]): readonly AccountShown[] {
  const column = line.counterpartyAccount === undefined ? [] : shownIn(line.counterpartyAccount, true)
  const text = line.narrative.toUpperCase()
  const masked = [...text.matchAll(MASKED_IN_TEXT), ...text.matchAll(END_IN_TEXT)].flatMap(([found]) => readingsOf(found)).flatMap((one) => shownIn(one, false))
  const ibans = [...text.matchAll(IBAN_IN_TEXT)].flatMap(([found]) => ibanAtStart(found)).flatMap((iban) => shownIn(iban, false))
  return [...column, ...masked, ...ibans, ...numbersIn(text)].filter((shown) => !own.some((account) => isOwn(shown, account)))
}

const numbersIn = (text: string): readonly AccountShown[] => [...text.matchAll(NUMBER_IN_TEXT)].map(([found]) => longNumber(found.replaceAll(' ', '')))

/** Long numbers of a text that are accounts only if somebody has them: each once. */
export const bareNumbers = (shown: readonly AccountShown[]): readonly string[] => [...new Set(shown.filter(({ bare }) => bare).map(({ tail }) => tail))]

/** The same of a text, where nothing else of it is asked. */
export const bareNumbersIn = (text: string): readonly string[] => bareNumbers(numbersIn(text))

/**
 * A masked account, and the same without numbers that only stand beside it: banks print accounts in groups of four, so that a longer or shorter one
 * before them, or a longer one behind, can be an order's number. What stays shows both ends, else it would agree too easily.
 */
function readingsOf(found: string): readonly string[] {
  const groups = found.trim().split(/ +/)
  // Two capitals and two digits that no IBAN begins with: the end of a reference that blanks part
  if (/^[A-Z]{2}\d\d$/.test(groups[0] ?? '') && !hasIbans(found.slice(0, 2))) return readingsOf(groups.slice(1).join(' '))
  const mask = groups.findIndex((group) => !/^(?:[A-Z]{2}\d\d|\d+)$/.test(group))
  let from = Math.max(mask, 0)
  while (from > 0 && groups[from - 1]?.length === GROUP_LENGTH) from--
  const after = groups.findIndex((group, place) => place > mask && /^\d+$/.test(group) && group.length > GROUP_LENGTH)
  const own = groups.slice(from, after < 0 ? groups.length : after).join(' ')
  return own !== groups.join(' ') && BOTH_ENDS.test(own) ? [found, own] : [found]
}

const GROUP_LENGTH = 4
const BOTH_ENDS = /^(?:[A-Z]{2}\d\d|\d{4}).*\d{4}$/

/**
 * Accounts of persons in the chart of accounts of the Bank of Russia (40817, 40820, 423 and 426, then the currency): no other number of a bank looks so.
 */
const OF_PERSON = /^(?:40817|40820|42[36]\d\d)(?:810|156|398|643|756|840|933|934|949|978)\d{12}$/

const longNumber = (tail: string): AccountShown => ({
  head: '',
  tail,
  masked: false,
  length: tail.length,
  inColumn: false,
  ...(OF_PERSON.test(tail) ? {} : { bare: true }),
})

/** Our own account says nothing of the payee; masked, it is only taken for ours in the text. */
function isOwn(shown: AccountShown, account: string): boolean {
  const said = agreement(shown, account)
  return said === 'same' || (said === 'masked' && !shown.inColumn)
}

/** The IBAN with which a run of words begins: words behind it can look as if they went on with it. */
function ibanAtStart(found: string): readonly string[] {
  const form = accountForm(found)
  for (let length = Math.min(34, form.length); length >= 15; length--) {
    if (ibanFault(form.slice(0, length)) === undefined) return [form.slice(0, length)]
  }
  return []
}

function shownIn(text: string, inColumn: boolean): readonly AccountShown[] {
  const printed = text.normalize('NFKC').replaceAll('...', '…').toUpperCase()
  const masks = [...printed.replace(/[\s-]/g, '').matchAll(MASK)]
  const [first, last] = [masks.at(0), masks.at(-1)]
  const whole = printed.replace(/[\s-]/g, '')
  if (!first || !last) {
    const form = accountForm(text)
    return form.length < 5 || !/\d/.test(form) ? [] : [{ head: '', tail: form, masked: false, length: form.length, inColumn }]
  }
  const head = accountForm(whole.slice(0, first.index))
  const tail = accountForm(whole.slice(last.index + last[0].length))
  const isCounted = !/[….]/.test(whole)
  return head.length + tail.length < END_LENGTH ? [] : [{ head, tail, masked: true, length: isCounted ? whole.length : 0, inColumn }]
}

/** What one account that a line shows says of the payee's (normal form). */
function agreement(shown: AccountShown, account: string): AccountAgreement {
  if (shown.masked) return maskedAgreement(shown, account)
  const { tail } = shown
  if (tail === account) return 'same'
  if (shown.bare) return 'unknown'
  const [short, long] = tail.length < account.length ? [tail, account] : [account, tail]
  if (!long.endsWith(short)) return 'differs'
  return short.length >= TAIL_LENGTH ? 'same' : 'masked'
}

/** The visible end must be the account's end; the visible head its beginning, unless a national number stands for an IBAN. */
function maskedAgreement({ head, tail, length }: AccountShown, account: string): AccountAgreement {
  if (!account.endsWith(tail)) return 'differs'
  const isOtherForm = /^\d/.test(head) && /^[A-Z]/.test(account) && length !== account.length
  if (!isOtherForm && !account.startsWith(head)) return 'differs'
  return tail.length >= END_LENGTH || head.length + tail.length >= 2 * END_LENGTH ? 'masked' : 'unknown'
}

/** What all of them together say: the column first; in the narrative a difference counts only where no account agrees. */
export function accountAgreement(shown: readonly AccountShown[], account: string | undefined): AccountAgreement {
  if (account === undefined || shown.length === 0) return 'unknown'
  const column = shown.find(({ inColumn }) => inColumn)
  if (column) return agreement(column, account)
  const said = shown.map((one) => (agreement(one, account) === 'differs' && !isByForm(one, account) ? 'doubtful' : agreement(one, account)))
  return (['same', 'masked', 'differs', 'doubtful'] as const).find((word) => said.includes(word)) ?? 'unknown'
}

const isIban = ({ head, tail, masked }: AccountShown): boolean => /^[A-Z]{2}/.test(masked ? head : tail)

/** Its form tells that it is an account of somebody's: an IBAN, or a person's in Russia beside another such. */
const isByForm = (one: AccountShown, account: string): boolean => isIban(one) || (isOfPerson(one) && OF_PERSON.test(account))

const isOfPerson = ({ masked, tail }: AccountShown): boolean => !masked && OF_PERSON.test(tail)

/** Does it show an account by its form, an IBAN whole or masked, that is neither ours nor this one? */
export const showsAnotherAccount = (shown: readonly AccountShown[], account: string | undefined): boolean =>
  account !== undefined && shown.some((one) => (isIban(one) || isOfPerson(one)) && agreement(one, account) === 'differs')

/** Whole accounts that a line shows: what to look payouts up by. */
export const wholeAccounts = (shown: readonly AccountShown[]): readonly string[] => {
  const column = shown.filter(({ inColumn }) => inColumn)
  return (column.length > 0 ? column : shown).filter(({ masked, tail }) => !masked && tail.length >= SHORTEST_WHOLE).map(({ tail }) => tail)
}

/** The last 4 visible characters of masked accounts. */
export const maskedEnds = (shown: readonly AccountShown[]): readonly string[] =>
  shown.filter(({ masked, tail }) => masked && tail.length >= END_LENGTH).map(({ tail }) => tail.slice(-END_LENGTH))

/**
 * Accounts that banks keep for themselves in the chart of accounts of the Bank of Russia (correspondent accounts, settlements in
 * progress, sums not identified): a return comes from one of them as a matter of course.
 */
export const isBanksOwn = (shown: readonly AccountShown[]): boolean =>
  shown.some(({ inColumn, masked, tail }) => inColumn && !masked && /^(301|302|303|474)\d{17}$/.test(tail))
