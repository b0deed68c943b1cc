import { digitsOf } from '../../core/money/currency.ts'
import { accountsPosted, chain, fundCodes } from '../../store/journal.ts'
import type { Read } from '../../store/read.ts'
import { trialBalanceView } from '../ledger.ts'

/**
 * The chain as lines of JSON, for a verifier that shares no code with this program. First `{tideover, accounts: [[id, code, currency]],
 * funds: [[id, code]], digits: {currency: digits}}`; then per event `{seq, prev, hash, body, postings}`, where hash = SHA-256(prev ‖ LF ‖
 * body) and postings are the rows [id, event, entry, fund, account, subject, amount in minor units, line?]; last `{head, trialBalance}`.
 */
export function* chainExport(read: Read): Generator<string> {
  const accounts = accountsPosted(read)
  const digits = Object.fromEntries(accounts.map(({ currency }) => [currency, digitsOf(currency)]))
  yield `${JSON.stringify({ tideover: 'chain 1', accounts: accounts.map((a) => [a.id, a.account, a.currency]), funds: fundCodes(read).map((f) => [f.id, f.code]), digits })}\n`
  for (const { postings, ...event } of chain(read)) yield `${JSON.stringify(event).slice(0, -1)},"postings":[${postings}]}\n`
  const { head, rows } = trialBalanceView(read, undefined, undefined)
  yield `${JSON.stringify({ head, trialBalance: rows.map((r) => [r.account, r.fund, r.balance.currency, r.balance.amount]) })}\n`
}
