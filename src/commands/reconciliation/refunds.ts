import { refundMoved } from '../../core/ledger/closure.ts'
import type { EntryPlan } from '../../core/ledger/entry.ts'
import { bankCharge } from '../../core/ledger/payouts.ts'
import type { RateUsed } from '../../core/ledger/sides.ts'
import { moneyToText, rateBetween } from '../../core/money/money.ts'
import { problem } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import type { BankAccount } from '../../store/bank-accounts.ts'
import { feesOf } from '../../store/fees.ts'
import { refundOf } from '../../store/fund-closure.ts'
import { contributionById } from '../../store/funds.ts'
import type { Read } from '../../store/read.ts'
import type { LineRow } from '../../store/statements.ts'
import { fundOf } from './contributions-brought.ts'
import { bankSide, homeOf, inFund } from './in-fund.ts'
import type { EntriesOfKind, Lines } from './match-planned.ts'

/** A contribution of which a line pays the refund, or brings it back. `due`: what is owed, or was paid; minor units of its fund's currency. */
interface Due {
  readonly id: number
  readonly fund: number
  readonly currency: string
  readonly due: number
}

/**
 * Lines pay what a closed fund owes to its donors; a line in brings such a refund back, and it is owed again. One contribution takes what the lines
 * pay, up to what is owed; several by one line are paid whole. A fee of the schedule beside it is the account's home fund's. Refuses
 * match_not_allowed (nothing is owed), amount_differs, rate_missing.
 */
export const refundsMoved: EntriesOfKind = (read, account, of, lines) => {
  const isOut = lines[0].amount < 0
  if (lines.some((line) => line.amount < 0 !== isOut)) return problem('match_not_allowed', say.refundsApart)
  const dues = of.contributions.flatMap((id) => dueOf(read, id, isOut))
  const [first] = dues
  if (!first) return problem('match_not_allowed', say.nameRefunded)
  const none = dues.find(({ due }) => due === 0)
  if (none) {
    return problem('match_not_allowed', isOut ? say.refundNotOwed(none.id) : say.refundNotPaid(none.id))
  }
  if (dues.some(({ currency }) => currency !== account.currency)) return inAnotherCurrency(read, account, dues, lines)
  return dues.length === 1 ? toOne(read, account, first, lines) : toSeveral(read, account, dues, lines[0])
}

function dueOf(read: Read, id: number, isOut: boolean): Due[] {
  const row = contributionById(read, id)
  if (!row) return []
  const { owed, paid } = refundOf(read, id)
  return [{ id, ...fundOf(read, row), due: isOut ? owed : paid }]
}

function toOne(read: Read, account: BankAccount, to: Due, lines: Lines): Result<EntryPlan[]> {
  const moved = lines.reduce((sum, line) => sum + Math.abs(line.amount), 0)
  if (moved <= to.due) return done(lines.map((line) => refundMoved(to, to.id, bankSide(account, line), Math.abs(line.amount))))
  return lines.length === 1 ? withFee(read, account, [to], lines[0]) : differs(moved, to.due, account)
}

function toSeveral(read: Read, account: BankAccount, dues: readonly Due[], line: LineRow): Result<EntryPlan[]> {
  const owed = sumOf(dues)
  return Math.abs(line.amount) === owed ? done(wholeBy(account, dues, line)) : withFee(read, account, dues, line)
}

const sumOf = (dues: readonly Due[]): number => dues.reduce((sum, { due }) => sum + due, 0)

const wholeBy = (account: BankAccount, dues: readonly Due[], line: LineRow): EntryPlan[] =>
  dues.map((to) => refundMoved(to, to.id, bankSide(account, line, line.amount < 0 ? -to.due : to.due), to.due))

/** What left beyond the refunds is a fee of the schedule, or it is no match. */
function withFee(read: Read, account: BankAccount, dues: readonly Due[], line: LineRow): Result<EntryPlan[]> {
  const fee = -line.amount - sumOf(dues)
  if (!feesOf(read, account).outgoing.includes(fee)) return differs(Math.abs(line.amount), sumOf(dues), account)
  const home = homeOf(read, account)
  const money = inFund(read, account, home, fee, line.bookedOn)
  if (!money.ok) return money
  return done([...wholeBy(account, dues, line), bankCharge(home, bankSide(account, line, -fee), money.value.minor, money.value.used)])
}

/** A bank's own rate stands so near the published one of the day: one part in so many. */
const OWN_RATE_BAND = 50

/**
 * From an account in another currency: one line, one contribution. The fund's side keeps what is owed, as long as the day's rate says that the
 * line can be all of it: then the bank's own rate is stored, which the two amounts give. Less is a part, at the day's rate.
 */
function inAnotherCurrency(read: Read, account: BankAccount, dues: readonly Due[], lines: Lines): Result<EntryPlan[]> {
  const [to, second] = dues
  const [line] = lines
  if (!to || second || lines.length > 1) return problem('match_not_allowed', say.oneByOneAbroad)
  const money = inFund(read, account, to, Math.abs(line.amount), line.bookedOn)
  if (!money.ok) return money
  const { minor, used } = money.value
  if (Math.abs(minor - to.due) * OWN_RATE_BAND <= to.due) return done([refundMoved(to, to.id, bankSide(account, line), to.due, ownRate(account, to, line))])
  if (minor < to.due) return done([refundMoved(to, to.id, bankSide(account, line), minor, used)])
  return problem('amount_differs', say.refundAtRate(moneyToText(minor, to.currency), moneyToText(to.due, to.currency)))
}

const ownRate = ({ currency }: BankAccount, to: Due, line: LineRow): RateUsed => ({
  rate: rateBetween({ minor: Math.abs(line.amount), currency }, { minor: to.due, currency: to.currency }),
  source: "the bank's own, by its line",
})

function differs(moved: number, due: number, account: BankAccount) {
  return problem('amount_differs', say.refundsDiffer(moneyToText(moved, account.currency), moneyToText(due, account.currency)))
}
