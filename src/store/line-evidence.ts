import { type Evidence, evidenceIn } from '../core/reconciliation/clean-evidence.ts'
import type { LineSeen } from '../core/reconciliation/seen.ts'
import { type Keys, type Marks, packLookups } from './keys.ts'
import type { LinePersonal } from './statements.ts'

/**
 * What is said of a line's marks: its first look-up is the one reference that it shows, intact; how many of the marks are accounts (they come first), and
 * how many long numbers (last). Two bits each.
 */
const PLAIN = 1
const ACCOUNTS_FROM = 1
const NUMBERS_FROM = 3
const MOST = 3

/** What a line shows, as keyed hashes: `tokens` are looked up, `packed` is the whole. */
export interface LineEvidence {
  readonly tokens: readonly Buffer[]
  readonly packed: Buffer
}

/** Reads a line as it is taken in: look-ups of its references and the counterparty's account; marks of its accounts and the words of the name. */
export function evidenceOf(keys: Keys, line: LinePersonal): LineEvidence {
  const evidence = evidenceIn(lineTold(line))
  const column = evidence.column === '' ? undefined : keys.lookup('account', evidence.column)
  const tokens = evidence.references.map((token) => keys.lookup('reference', token))
  if (column) tokens.push(column)
  return { tokens, packed: packLookups(tokens, evidence.plain ? marksOfPlain(keys, evidence, column) : { marks: [], said: 0 }) }
}

function marksOfPlain(keys: Keys, { accounts, words, numbers, column }: Evidence, hashed: Buffer | undefined): Marks {
  const ofAccounts = accounts.map((account) => (account === column && hashed) || keys.lookup('account', account))
  const marks = [...ofAccounts, ...words.map((word) => keys.lookup('word', word)), ...numbers.map((number) => keys.lookup('account', number))]
  return { marks, said: PLAIN | (accounts.length << ACCOUNTS_FROM) | (numbers.length << NUMBERS_FROM) }
}

/** Does a line show one reference alone, intact? Then it is its first look-up. How many of the marks are accounts and long numbers; the others are words. */
export const plainSaid = (said: number): { readonly accounts: number; readonly numbers: number } | undefined =>
  said & PLAIN ? { accounts: (said >> ACCOUNTS_FROM) & MOST, numbers: (said >> NUMBERS_FROM) & MOST } : undefined

/** The members of a line in which references, accounts and names stand; ids and amounts do not matter there. */
const lineTold = (told: LinePersonal): LineSeen => ({
  id: 0,
  bookedOn: '',
  minor: 0,
  narrative: told.narrative,
  ...(told.counterparty === undefined ? {} : { counterparty: told.counterparty }),
  ...(told.account === undefined ? {} : { counterpartyAccount: told.account }),
  ...(told.reference === undefined ? {} : { bankReference: told.reference }),
  ...(told.endToEndId === undefined ? {} : { endToEndId: told.endToEndId }),
})
