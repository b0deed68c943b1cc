import { bankMessagesSaid } from './bank-messages.ts'
import { bankRowsSaid } from './bank-rows.ts'
import { bankTablesSaid } from './bank-tables.ts'
import { breaksSaid } from './breaks.ts'
import { casesSaid } from './cases.ts'
import { decisionsSaid } from './decisions.ts'
import { exportsSaid } from './exports.ts'
import { fieldsSaid } from './fields.ts'
import { filesSaid } from './files.ts'
import { fundsSaid } from './funds.ts'
import { grantsSaid } from './grants.ts'
import { listsSaid } from './lists.ts'
import { matchFormsSaid } from './match-forms.ts'
import { matchesSaid } from './matches.ts'
import { payoutsSaid } from './payouts.ts'
import { peopleSaid } from './people.ts'
import { programmesSaid } from './programmes.ts'
import { statementsSaid } from './statements.ts'
import { studentsSaid } from './students.ts'
import { thingsSaid } from './things.ts'

/** Every sentence that says why something is not done, in the English of the API. A page has the same in each of its languages, by this type. */
const SENTENCES = {
  ...fieldsSaid,
  ...peopleSaid,
  ...studentsSaid,
  ...thingsSaid,
  ...fundsSaid,
  ...casesSaid,
  ...decisionsSaid,
  ...programmesSaid,
  ...grantsSaid,
  ...payoutsSaid,
  ...matchesSaid,
  ...matchFormsSaid,
  ...breaksSaid,
  ...statementsSaid,
  ...bankRowsSaid,
  ...bankMessagesSaid,
  ...bankTablesSaid,
  ...listsSaid,
  ...filesSaid,
  ...exportsSaid,
}

export type Sentences = typeof SENTENCES
export type SentenceKey = keyof Sentences

/** A sentence as data: which one it is, what stands in it, and its English. A page says it in its own language by the first two. */
export interface Said {
  readonly as: SentenceKey
  readonly of: readonly unknown[]
  readonly text: string
}

/** What may stand in a sentence: where it takes a text, another sentence too. */
type Given<A extends readonly unknown[]> = {
  [I in keyof A]: string extends A[I] ? A[I] | Said : readonly string[] extends A[I] ? ReadonlyArray<string | Said> : A[I]
}

type Saying<S> = S extends (...of: infer A) => string ? (...of: Given<A>) => Said : Said

/** A thing to say, by its key: with values where it has places for them. */
export const say = Object.fromEntries(
  Object.entries(SENTENCES).map(([key, sentence]) => [key, typeof sentence === 'string' ? { as: key, of: [], text: sentence } : saying(key, sentence)]),
) as unknown as { readonly [K in SentenceKey]: Saying<Sentences[K]> }

function saying(as: string, sentence: unknown) {
  const made = sentence as (...of: readonly unknown[]) => string
  return (...of: readonly unknown[]) => ({ as, of, text: made(...of.map(plain)) })
}

export const isSaid = (value: unknown): value is Said => typeof value === 'object' && value !== null && 'as' in value && 'text' in value

const plain = (value: unknown): unknown => (Array.isArray(value) ? value.map(plain) : isSaid(value) ? value.text : value)

/** The same in other English: of a library, say, whose words the API has always given. */
export const saidAs = (text: string, said: Said): Said => ({ ...said, text })

const FIXED = new Map(Object.values(say).flatMap((said) => (typeof said === 'function' ? [] : [[said.text, said] as const])))

/** The sentence that is this text, where one without values is: a library hands on the text alone. */
export const sentenceOf = (text: string): Said | undefined => FIXED.get(text)

/** What names a place at fault: its reason in English, and as data. */
export const because = (said: Said): { readonly reason: string; readonly said: Said } => ({ reason: said.text, said })
