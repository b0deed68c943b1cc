import { searchTokens } from '../core/names/skeleton.ts'
import { daysToCarryOut } from '../core/payouts/ways-to-pay.ts'
import type { ContributionSeen, LineSeen, ReconciliationWorld } from '../core/reconciliation/seen.ts'
import type { BankAccount } from './bank-accounts.ts'
import { closedThrough, lockedThrough } from './closings.ts'
import { feesOf } from './fees.ts'
import { contributionsOutstanding, fundById } from './funds.ts'
import { ownMoneyOf } from './own-money.ts'
import { payoutQuestions } from './payout-questions.ts'
import type { Read } from './read.ts'
import { covers } from './statement-neighbours.ts'
import { type LineRow, linesAfter } from './statements.ts'

/** What the engine asks of one bank account, each by an index; rows are decrypted only where a look-up leaves them. */
export function reconciliationWorld(read: Read, account: BankAccount): ReconciliationWorld {
  return {
    lines: openLines(read, account),
    ownAccounts: [account.iban, account.accountNumber].filter((n) => n !== null),
    ownMoney: ownMoneyOf(read, account),
    contributions: contributionsOutstanding(read, account).map(
      (c): ContributionSeen => ({
        id: c.id,
        ...(c.reference === null ? {} : { reference: c.reference }),
        donor: c.donor,
        ...(fundById(read, c.fund)?.currency === account.currency ? { outstandingMinor: c.outstanding } : { outstandingMinor: 0, isForeign: true as const }),
        date: c.date,
      }),
    ),
    fees: feesOf(read, account),
    usualDays: daysToCarryOut(account),
    today: read.today,
    ...closedDays(read, account),
    covers: (since, until) => covers(read, account, since, until),
    ...payoutQuestions(read, account),
    isNameWord: (word) => searchTokens(word).some((alternatives) => alternatives.some((token) => isName(read, token))),
    breakOfLine: (line) =>
      read.one(
        "SELECT b.kind, s.state FROM break b CROSS JOIN state s ON s.noun = 'break' AND s.subject = b.id AND s.state <> 'resolved' WHERE b.line = ? AND b.kind <> 'line_changed' LIMIT 1",
        line,
      ),
    hasOpenBreak: (payout) =>
      read.value(
        "SELECT 1 FROM break b CROSS JOIN state s ON s.noun = 'break' AND s.subject = b.id AND s.state <> 'resolved' WHERE b.payout = ? LIMIT 1",
        payout,
      ) !== undefined,
    undoneBefore: (line, payout) =>
      read.value(
        "SELECT 1 FROM match_line l CROSS JOIN match_payout p ON p.match = l.match AND p.payout = ? CROSS JOIN state s ON s.noun = 'match' AND s.subject = l.match AND s.state = 'reversed' WHERE l.line = ? LIMIT 1",
        payout,
        line,
      ) !== undefined,
  }
}

/** The later of the days to which the account and the books are closed. */
function closedDays(read: Read, account: BankAccount): Pick<ReconciliationWorld, 'closedThrough'> {
  const last = [closedThrough(read, account.id), lockedThrough(read)]
    .filter((day) => day !== undefined)
    .sort()
    .at(-1)
  return last === undefined ? {} : { closedThrough: last }
}

/** A word of a payee's or a student's name; those of screening lists are nobody's here. */
const isName = (read: Read, token: string): boolean =>
  read.value("SELECT 1 FROM lookup WHERE token = ? AND table_name IN ('payee', 'student_version') LIMIT 1", read.keys.lookup('name', token)) !== undefined

function openLines(read: Read, account: BankAccount): LineSeen[] {
  return linesAfter(read, account.id, 'open', { after: 0, most: Number.MAX_SAFE_INTEGER }).map((line: LineRow) => {
    const told = line.personal
    return {
      id: line.id,
      bookedOn: line.bookedOn,
      minor: line.amount,
      narrative: told?.narrative ?? '',
      ...(told?.counterparty === undefined ? {} : { counterparty: told.counterparty }),
      ...(told?.account === undefined ? {} : { counterpartyAccount: told.account }),
      ...(told?.reference === undefined ? {} : { bankReference: told.reference }),
      ...(told?.endToEndId === undefined ? {} : { endToEndId: told.endToEndId }),
    }
  })
}
