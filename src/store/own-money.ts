import type { OwnMoneySeen } from '../core/reconciliation/seen.ts'
import { DAYS_ON_THE_WAY, type TransferSeen } from '../core/reconciliation/transfers.ts'
import { accountForm } from '../core/students/normal-forms.ts'
import type { BankAccount } from './bank-accounts.ts'
import type { Read } from './read.ts'
import { transferSeen, transfersInTransit } from './transfers.ts'

/** Our other accounts, and what is in transit from or to them in an account's currency: read once a run. */
export function ownMoneyOf(read: Read, account: BankAccount): OwnMoneySeen {
  const rows = read.all<{ id: number; currency: string; iban: string | null; number: string | null }>(
    'SELECT id, currency, iban, account_number AS number FROM bank_account WHERE id <> ? ORDER BY id',
    account.id,
  )
  const inTransit = transfersInTransit(read, account).map(transferSeen)
  const byAmount = grouped(inTransit, ({ minor }) => minor)
  const byAccount = grouped(inTransit, ({ bankAccount }) => bankAccount)
  return {
    account: { id: account.id, currency: account.currency },
    others: rows.map(({ id, currency, iban, number }) => ({ id, currency, numbers: [iban, number].filter((n) => n !== null).map(accountForm) })),
    daysOnTheWay: account.usualDays ?? DAYS_ON_THE_WAY,
    transfersOf: (minor) => byAmount.get(minor) ?? [],
    transfersFrom: (id) => byAccount.get(id) ?? [],
  }
}

function grouped(transfers: readonly TransferSeen[], by: (of: TransferSeen) => number): ReadonlyMap<number, readonly TransferSeen[]> {
  const groups = new Map<number, TransferSeen[]>()
  for (const one of transfers) {
    const group = groups.get(by(one))
    if (group) group.push(one)
    else groups.set(by(one), [one])
  }
  return groups
}
