import type { NextFacts } from '../core/applications/next-words.ts'
import { type MoneyText, moneyToText } from '../core/money/money.ts'
import type { StatusGrant, StatusInstalment } from '../store/status.ts'

/** An instalment: of the grant's currency; `ordered`: as it was sent to the bank, with the rate where that is another currency. */
export interface InstalmentShown {
  readonly nth: number
  readonly dueOn: string
  readonly amount: MoneyText
  readonly ordered?: { readonly amount: MoneyText; readonly rate?: string; readonly on: string }
}

export function instalmentShown(of: StatusInstalment, grant: StatusGrant | undefined): InstalmentShown {
  const amount = moneyToText(of.amount, grant?.currency ?? '')
  if (of.orderedOn === null || of.paidAmount === null || of.paidCurrency === null) return { nth: of.nth, dueOn: of.dueOn, amount }
  return {
    nth: of.nth,
    dueOn: of.dueOn,
    amount,
    ordered: { amount: moneyToText(of.paidAmount, of.paidCurrency), ...(of.rate === null ? {} : { rate: of.rate }), on: of.orderedOn },
  }
}

/** What is granted and not cancelled; of a cancelled grant, what it was. */
export function amountOf(grant: StatusGrant, instalments: readonly StatusInstalment[]): MoneyText {
  const left = instalments.reduce((sum, one) => sum + one.amount, 0)
  return moneyToText(left === 0 ? grant.amount : left, grant.currency)
}

/** What is still to come of instalments that were paid, all together. */
export function restSeen(grant: StatusGrant | undefined, instalments: readonly StatusInstalment[], isRestHeld: boolean): NextFacts {
  const rest = instalments.reduce((sum, one) => sum + one.rest, 0)
  return grant === undefined || rest === 0 ? {} : { rest: moneyToText(rest, grant.currency), isRestHeld }
}
