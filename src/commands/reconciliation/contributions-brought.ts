import { invariant } from '../../core/invariant.ts'
import type { EntryPlan } from '../../core/ledger/entry.ts'
import { contributionExcess, contributionReceived } from '../../core/ledger/money-in.ts'
import { proportion } from '../../core/money/money.ts'
import { problem } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import type { BankAccount } from '../../store/bank-accounts.ts'
import { type Contribution, contributionById, fundById } from '../../store/funds.ts'
import type { Read } from '../../store/read.ts'
import type { LineRow } from '../../store/statements.ts'
import { closedExcess } from './closed-fund.ts'
import { bankSide, inFund } from './in-fund.ts'

/**
 * The entries of lines that bring contributions. Several by one line: each what is outstanding of it. One: what the lines bring, in parts;
 * what is beyond its outstanding is a contribution too. Refuses rate_missing, amount_invalid.
 */
export function contributionsBrought(read: Read, account: BankAccount, ids: readonly number[], lines: readonly LineRow[]): Result<EntryPlan[]> {
  const rows = ids.map((id) => contributionById(read, id)).filter((row) => row !== undefined)
  const [only] = rows
  const [line] = lines
  invariant(line && only && rows.length === ids.length, 'the contributions and their lines were found')
  if (rows.length > 1)
    return done(rows.map((row) => contributionReceived(fundOf(read, row), row.id, bankSide(account, line, row.outstanding), row.outstanding)))
  let outstanding = only.outstanding
  const entries: EntryPlan[] = []
  for (const each of lines) {
    const made = brought(read, account, { ...only, outstanding }, each)
    if (!made.ok) return made
    outstanding -= made.value.part
    entries.push(...made.value.entries)
  }
  return done(entries)
}

export function fundOf(read: Read, of: Contribution): { readonly fund: number; readonly currency: string } {
  const fund = fundById(read, of.fund)
  invariant(fund, 'a contribution has a fund')
  return { fund: fund.id, currency: fund.currency }
}

function brought(
  read: Read,
  account: BankAccount,
  row: Contribution,
  line: LineRow,
): Result<{ readonly part: number; readonly entries: readonly EntryPlan[] }> {
  const side = fundOf(read, row)
  const money = inFund(read, account, side, line.amount, line.bookedOn)
  if (!money.ok) return money
  const { minor, used } = money.value
  const part = Math.min(minor, row.outstanding)
  const refused = part < minor ? closedExcess(read, side.fund) : undefined
  if (refused) return refused
  const ofPart = part === minor ? line.amount : proportion(line.amount, part, minor)
  if ((part > 0 && ofPart === 0) || (part < minor && ofPart === line.amount)) return problem('amount_invalid', say.tooLittleToPart(line.id))
  return done({
    part,
    entries: [
      ...(part > 0 ? [contributionReceived(side, row.id, bankSide(account, line, ofPart), part, used)] : []),
      ...(part < minor ? [contributionExcess(side, row.id, bankSide(account, line, line.amount - ofPart), minor - part, used)] : []),
    ],
  })
}
