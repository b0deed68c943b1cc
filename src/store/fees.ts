import { type MoneyText, moneyFromText } from '../core/money/money.ts'
import type { FeeSchedule } from '../core/reconciliation/seen.ts'
import type { BankAccount } from './bank-accounts.ts'
import type { Read } from './read.ts'
import { settingsNow } from './settings.ts'

/** The fees of an account's schedule, from the settings: minor units of its currency. */
export function feesOf(read: Read, account: BankAccount): FeeSchedule {
  const schedule = settingsNow(read).feeSchedules?.[account.code]
  return { outgoing: minors(schedule?.outgoing), returned: minors(schedule?.returned) }
}

function minors(fees: readonly MoneyText[] = []): number[] {
  return fees.flatMap((fee) => {
    const money = moneyFromText(fee)
    return money.ok ? [money.value.minor] : []
  })
}
