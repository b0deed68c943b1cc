import { type MoneyText, moneyFromText } from '../core/money/money.ts'
import type { FeeSchedule } from '../core/reconciliation/seen.ts'
import type { BankAccount } from './bank-accounts.ts'
import { settingsText } from './people.ts'
import type { Read } from './read.ts'

interface Settings {
  readonly feeSchedules?: Readonly<Record<string, { readonly outgoing: readonly MoneyText[]; readonly returned: readonly MoneyText[] }>>
}

/** The fees of an account's schedule, from the settings: minor units of its currency. */
export function feesOf(read: Read, account: BankAccount): FeeSchedule {
  const text = settingsText(read)
  const schedule = text === undefined ? undefined : (JSON.parse(text) as Settings).feeSchedules?.[account.code]
  return { outgoing: minors(schedule?.outgoing), returned: minors(schedule?.returned) }
}

function minors(fees: readonly MoneyText[] = []): number[] {
  return fees.flatMap((fee) => {
    const money = moneyFromText(fee)
    return money.ok ? [money.value.minor] : []
  })
}
