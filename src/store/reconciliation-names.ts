import { bearersByWord, namedTwice } from '../core/reconciliation/named-payouts.ts'
import { NAMED_ALIKE, type PayoutSeenState, type ReconciliationWorld } from '../core/reconciliation/seen.ts'
import type { BankAccount } from './bank-accounts.ts'
import { openBearers } from './open-bearers.ts'
import type { Read } from './read.ts'

type NameQuestion = 'payoutIdsNamed' | 'payoutIdsNamedTwice'

/** Who is found by the words of a name: those on their way from memory where they are few, all others by the index of look-ups. */
export function nameQuestions(read: Read, account: BankAccount): Pick<ReconciliationWorld, NameQuestion> {
  const open = openBearers(read, account)
  const areHeld = () => open(Buffer.alloc(0), 0) !== undefined
  const openNamed = (token: string, minor: number): readonly number[] | undefined => open(read.keys.lookup('name', token), minor)?.slice(0, NAMED_ALIKE)
  const named: ReconciliationWorld['payoutIdsNamed'] = (token, minor, state) =>
    (state === 'instructed' ? openNamed(token, minor) : undefined) ?? bearersOf(read, account, { token, minor, state })
  const openTwice = namedTwice(bearersByWord(named))
  const payees = new PayeesNamed(read)
  return {
    payoutIdsNamed: named,
    payoutIdsNamedTwice: (words, minor, state) =>
      state === 'instructed' && areHeld() ? openTwice(words, minor, state) : payoutsOf(read, account, payees.twice(words), { minor, state }),
  }
}

const STATE = "CROSS JOIN state s ON s.noun = 'payout' AND s.subject = p.id AND s.state = ?"
const OF_ACCOUNT = 'CROSS JOIN batch b ON b.id = p.batch AND b.bank_account = ?'

const bearersOf = (read: Read, account: BankAccount, of: { token: string; minor: number; state: PayoutSeenState }): readonly number[] =>
  read.column<number>(
    `SELECT p.id FROM lookup k CROSS JOIN payout p ON p.payee = k.row_id AND +p.amount = ? ${STATE} ${OF_ACCOUNT} WHERE k.token = ? AND k.table_name = 'payee' LIMIT ${NAMED_ALIKE}`,
    of.minor,
    of.state,
    account.id,
    read.keys.lookup('name', of.token),
  )

/** A payee, and how many words of a text its name has. */
interface Alike {
  readonly payee: number
  readonly words: number
}

/** Payees that are asked about at a time. */
const A_PIECE = 500

function payoutsOf(read: Read, account: BankAccount, alike: readonly Alike[], { minor, state }: { readonly minor: number; readonly state: PayoutSeenState }) {
  const words = new Map(alike.map((one) => [one.payee, one.words]))
  const found: { readonly id: number; readonly words: number }[] = []
  for (let from = 0; from < alike.length && found.length < NAMED_ALIKE; from += A_PIECE) {
    const payees = JSON.stringify(alike.slice(from, from + A_PIECE).map(({ payee }) => payee))
    const rows = read.lists<readonly [id: number, payee: number]>(
      `SELECT p.id, p.payee FROM json_each(?) j CROSS JOIN payout p ON p.payee = j.value AND +p.amount = ? ${STATE} ${OF_ACCOUNT}`,
      payees,
      minor,
      state,
      account.id,
    )
    for (const [id, payee] of rows) found.push({ id, words: words.get(payee) ?? 0 })
  }
  return found
    .sort((a, b) => b.words - a.words || a.id - b.id)
    .slice(0, NAMED_ALIKE)
    .map(({ id }) => id)
}

/** Payees that are held of one token; of the others each is asked for. */
const MOST_HELD = 50_000
/** Payees that are remembered of all tokens: 32 MB. */
const REMEMBERED = 8_000_000
/** Limits are numbers in the text: where one is a parameter, SQLite compiles the statement anew each time. */
const NAMED = `FROM lookup WHERE token = ? AND table_name = 'payee'`

/** A token, how many payees it has (up to one more than are held), and, once they were needed, those that are held, in the order of their ids. */
interface Token {
  readonly hash: Buffer
  readonly count: number
  payees: Int32Array | undefined
}

/** A word by its alternatives; `size`: by how many it is borne at most. */
interface Word {
  readonly tokens: readonly Token[]
  readonly size: number
}

/** The payees whose names have a token: ids alone, since a word is borne by thousands of whom two words are by few. */
class PayeesNamed {
  readonly #read: Read
  readonly #tokens = new Map<string, Token>()
  #remembered = 0

  constructor(read: Read) {
    this.#read = read
  }

  /** Those whose names have two of the words at least, the most words first. Each of them has another word than the one that the most bear. */
  twice(words: ReadonlyArray<readonly string[]>): readonly Alike[] {
    const bySize: readonly Word[] = words
      .map((alternatives) => alternatives.map((word) => this.#tokenOf(word)))
      .map((tokens) => ({ tokens, size: tokens.reduce((sum, { count }) => sum + count, 0) }))
      .sort((a, b) => a.size - b.size)
    const counts = new Map<number, number>()
    const passed = new Set<number>()
    for (const [place, { tokens }] of bySize.slice(0, -1).entries()) {
      for (const token of tokens) {
        for (const payee of this.#payeesOf(token)) {
          if (passed.has(payee)) continue
          passed.add(payee)
          const count = 1 + this.#wordsAmong(bySize, place + 1, payee)
          if (count > 1) counts.set(payee, count)
        }
      }
    }
    return [...counts].map(([payee, count]) => ({ payee, words: count })).sort((a, b) => b.words - a.words || a.payee - b.payee)
  }

  /** How many of the words from a place on a payee's name has. */
  #wordsAmong(words: readonly Word[], from: number, payee: number): number {
    let count = 0
    for (let place = from; place < words.length; place++) {
      for (const token of words[place]?.tokens ?? []) {
        if (!this.#has(token, payee)) continue
        count++
        break
      }
    }
    return count
  }

  #tokenOf(word: string): Token {
    const known = this.#tokens.get(word)
    if (known) return known
    const hash = this.#read.keys.lookup('name', word)
    const count = this.#read.value<number>(`SELECT count(*) FROM (SELECT 1 ${NAMED} LIMIT ${MOST_HELD + 1})`, hash) ?? 0
    const token = { hash, count, payees: undefined }
    this.#tokens.set(word, token)
    return token
  }

  #payeesOf(token: Token): Int32Array {
    if (token.payees) return token.payees
    const payees = new Int32Array(token.count === 0 ? [] : this.#read.column<number>(`SELECT row_id ${NAMED} ORDER BY row_id LIMIT ${MOST_HELD}`, token.hash))
    this.#remembered += payees.length
    if (this.#remembered > REMEMBERED) {
      for (const one of this.#tokens.values()) one.payees = undefined
      this.#remembered = payees.length
    }
    token.payees = payees
    return payees
  }

  #has(token: Token, payee: number): boolean {
    const payees = this.#payeesOf(token)
    return token.count > MOST_HELD && payee > (payees.at(-1) ?? 0)
      ? this.#read.value(`SELECT 1 ${NAMED} AND row_id = ?`, token.hash, payee) !== undefined
      : isAmong(payees, payee)
  }
}

/** Is it one of these numbers, which ascend? */
function isAmong(numbers: Int32Array, wanted: number): boolean {
  let [from, end] = [0, numbers.length]
  while (from < end) {
    const middle = (from + end) >>> 1
    const found = numbers[middle] ?? 0
    if (found === wanted) return true
    if (found < wanted) from = middle + 1
    else end = middle
  }
  return false
}
