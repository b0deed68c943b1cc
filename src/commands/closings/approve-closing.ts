import { idOf } from '../../core/id.ts'
import { invariant } from '../../core/invariant.ts'
import { unidentified } from '../../core/ledger/money-in.ts'
import { notFound, problem } from '../../core/problem.ts'
import { done } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { closingView } from '../../queries/closings.ts'
import { type BankAccount, bankAccountById } from '../../store/bank-accounts.ts'
import { closingDigestOf } from '../../store/closing-digests.ts'
import { type Closing, closingApprovedBy, closingById } from '../../store/closings.ts'
import { type OpenItem, reconciliationStatement } from '../../store/reconciliations.ts'
import { parking } from '../../store/schema/closings.ts'
import type { Write } from '../../store/write.ts'
import { command } from '../command.ts'
import { found } from '../found.ts'
import { bankSide } from '../reconciliation/in-fund.ts'
import { bookedLater, parkedBy } from './closing-lines.ts'
import { seenBody } from './seen-body.ts'

/**
 * Approves a closing: every open line of those days is parked as unidentified, so that ledger and bank agree to the last unit; the lines
 * stay open. Refuses same_person, already_decided, closing_outdated (it is not what was seen, or not what was drawn up), difference_not_zero.
 */
export const approveClosing = command({
  kind: 'closing_approved',
  summary: 'Approve a closing',
  makes: false,
  refuses: ['same_person', 'already_decided', 'difference_not_zero', 'closing_outdated'],
  body: seenBody,
  decide: (read, { params, body, actor }) => {
    const of = closingById(read, idOf(params['id']) ?? -1)
    if (!of) return notFound(say.noClosing, params['id'])
    if (of.drawnUpBy === actor) return problem('same_person', say.ownClosing)
    if (of.state !== 'drawn_up') return problem('already_decided', say.closingIs(of.state))
    const account = bankAccountById(read, of.bankAccount)
    invariant(account, 'a closing is of a bank account')
    const now = reconciliationStatement(read, account, of.asOf)
    if (now.ledgerBalance !== of.ledgerBalance || now.statementBalance !== of.statementBalance) {
      return problem('closing_outdated', say.closingOutdated)
    }
    if (body.expected && body.expected.digest !== closingDigestOf(account.currency, now)) return problem('closing_outdated', say.balancesOutdated)
    const later = bookedLater(read, now.items)
    return later ?? done((tx) => write(tx, of, account, now.items))
  },
  answer: (read, seq) => closingView(read, found(closingApprovedBy(read, seq)), 'approved'),
})

function write(tx: Write, of: Closing, account: BankAccount, items: readonly OpenItem[]): void {
  for (const line of parkedBy(tx, items)) {
    const entry = tx.entry(unidentified(account.fund, bankSide(account, line)))
    tx.fact(parking, { closing: of.id, line: line.id, entry })
  }
  tx.step('closing', of.id, 'drawn_up', 'approved')
}
