import { moneyToText } from '../core/money/money.ts'
import { closingTo } from './closing-lists.ts'
import { accountsInUse } from './closings.ts'
import { sha256 } from './keys.ts'
import type { Read } from './read.ts'

/** What a closing or a period is approved on. */

interface Open {
  readonly line: string | number
  readonly amount: string
}

/** What a closing parks and rests on: both balances and every open line with its amount. */
export const closingDigest = (balances: readonly string[], open: readonly Open[]): string =>
  sha256([...balances, ...open.map(({ line, amount }) => `${line} ${amount}`)].join('\n'))

/** The same of balances and items in minor units. */
export const closingDigestOf = (
  currency: string,
  of: { readonly ledgerBalance: number; readonly statementBalance: number; readonly items: ReadonlyArray<{ readonly line: number; readonly amount: number }> },
): string => {
  const text = (minor: number) => moneyToText(minor, currency).amount
  return closingDigest(
    [text(of.ledgerBalance), text(of.statementBalance)],
    of.items.map(({ line, amount }) => ({ line, amount: text(amount) })),
  )
}

/** What the close of a period rests on: the closing of every account in use to its day. */
export const periodDigest = (read: Read, through: string, seq: number): string =>
  sha256(
    accountsInUse(read)
      .map(({ code }) => `${code} ${closingTo(read, code, through, seq)?.id ?? ''}`)
      .join('\n'),
  )
