import { nameTokens, withoutArticles } from '../names/tokens.ts'
import { accountForm } from '../students/normal-forms.ts'
import { accountsShown, bareNumbersIn } from './accounts-shown.ts'
import { textsOf } from './line-read.ts'
import { referencesIn } from './references.ts'
import type { LineSeen } from './seen.ts'

/** What a line shows, as far as it can be compared without its words. */
export interface Evidence {
  /** References that check, wherever they stand and however they are written, each once. */
  readonly references: readonly string[]
  /** There is one reference alone, once at least as it was issued and in one piece; and no account that must be looked at by itself. */
  readonly plain: boolean
  /** What stands in the column of the account, in normal form; '' for nothing. */
  readonly column: string
  /** Whole accounts that it shows beside long numbers, each once, in normal form. */
  readonly accounts: readonly string[]
  /** Long numbers in its text, each once: another payee's account, if one has it. */
  readonly numbers: readonly string[]
  /** Words of the name in its column, each once, as `nameTokens` gives them, without articles; none where it is not plain, for then nobody asks. */
  readonly words: readonly string[]
}

const MOST_ACCOUNTS = 3
const MOST_NUMBERS = 3
const MOST_WORDS = 8
/** Fewer characters are no account. */
const SHORTEST = 5

/** What can be an account in a text: a mask, how an IBAN begins, or a person's in Russia. All others are long numbers, which contradict nobody. */
const CAN_SHOW_ACCOUNT = /[*•●×#]{2}|X{4}|(?:[*•●…]|\.\.)\d{4}|(?<![\p{L}\p{N}])(?:[A-Z]{2}\d{2}|4(?: ?\d){19})/u

const LONG_NUMBER = /\d{12}|\d{4} \d{4} \d{4}/

/** Reads a line once, as it is taken in. */
export function evidenceIn(line: LineSeen): Evidence {
  const reads = referencesIn(textsOf(line))
  const references = [...new Set(reads.map(({ token }) => token))]
  const column = line.counterpartyAccount === undefined ? '' : accountForm(line.counterpartyAccount)
  const { accounts, masked } = accountsIn(line, column)
  const isIntact = references.length === 1 && reads.some(({ folded, spaced }) => !folded && !spaced)
  const numbers = isIntact && LONG_NUMBER.test(line.narrative) ? bareNumbersIn(line.narrative) : []
  const plain = isIntact && accounts.length <= MOST_ACCOUNTS && !masked && numbers.length <= MOST_NUMBERS
  const words = line.counterparty === undefined || !plain ? [] : [...new Set(withoutArticles(nameTokens(line.counterparty)))].slice(0, MOST_WORDS)
  return { references, plain, column, accounts, numbers, words }
}

/** A number that stands for itself, without a mask: most columns hold one. */
const WHOLE = /^(?!.*x{3})[a-z]{0,2}[\d -]{5,}$/i

function accountsIn(line: LineSeen, column: string): { readonly accounts: readonly string[]; readonly masked: boolean } {
  const narrative = CAN_SHOW_ACCOUNT.test(line.narrative.toUpperCase()) ? line.narrative : ''
  const told = line.counterpartyAccount
  if (narrative === '' && (told === undefined || told === '')) return { accounts: [], masked: false }
  if (narrative === '' && told !== undefined && WHOLE.test(told) && column.length >= SHORTEST && /\d/.test(column)) return { accounts: [column], masked: false }
  const shown = accountsShown({ ...line, narrative }, []).filter(({ bare }) => !bare)
  return { accounts: [...new Set(shown.map(({ tail }) => tail))], masked: shown.some(({ masked }) => masked) }
}
