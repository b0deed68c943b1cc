import { type MoneyText, moneyToText } from '../../core/money/money.ts'
import { type Said, say } from '../../core/said/say.ts'
import { fundBalanceOf } from '../../store/fund-closure.ts'
import { entriesOfMatch, type MatchRow, reversalOf } from '../../store/matches.ts'
import type { Read } from '../../store/read.ts'

/** What a fund's closure, and refunds of it, built on: turned round, these would fall below zero. */
const BUILT_ON: ReadonlyMap<string, (amount: MoneyText) => Said> = new Map([
  ['budget:appropriated', say.refundBuiltOn],
  ['liabilities:donor-refunds', say.refundPaidAgain],
])

/** Why a match of a closed fund cannot be undone: what its lines brought was refunded meanwhile. */
export function refundedFault(read: Read, match: MatchRow): Said | undefined {
  const mirrored = entriesOfMatch(read, match.id).flatMap((entry) => {
    const { fund, postings } = reversalOf(read, entry)
    return postings.filter(({ account }) => BUILT_ON.has(account)).map((posting) => ({ ...posting, fund }))
  })
  for (const { fund, account, currency, subject } of mirrored) {
    const moved = mirrored.filter((p) => p.fund === fund && p.account === account && p.subject === subject).reduce((sum, p) => sum + p.minor, 0)
    const beyond = fundBalanceOf(read, { fund, account, currency, subject }) + moved
    if (beyond > 0) return BUILT_ON.get(account)?.(moneyToText(beyond, currency))
  }
  return undefined
}
