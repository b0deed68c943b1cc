import { z } from 'zod'
import { accountOpened } from '../../core/ledger/money-in.ts'
import { digitsOf } from '../../core/money/currency.ts'
import { LARGEST_MINOR } from '../../core/money/money.ts'
import { ibanFault } from '../../core/payees/iban.ts'
import { notFound, problem } from '../../core/problem.ts'
import { done } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { code, currency, date, signedMoney, words } from '../../input/shapes.ts'
import { bankAccountView } from '../../queries/bank-accounts.ts'
import { bankAccountByCode, bankAccountOpenedBy, chartName } from '../../store/bank-accounts.ts'
import { fundByCode, openingOf } from '../../store/funds.ts'
import { bankAccount } from '../../store/schema/banks.ts'
import { fund as fundTable } from '../../store/schema/ledger.ts'
import { command } from '../command.ts'
import { found } from '../found.ts'
import { paymentTemplate } from './payment-template.ts'

const body = z.strictObject({
  code,
  name: words(200),
  kind: z.enum(['bank', 'agent', 'cash_desk']).optional(),
  currency,
  iban: words(42).optional(),
  accountNumber: words(42).optional(),
  fund: code.optional(),
  openingBalance: signedMoney.optional(),
  openingDate: date.optional(),
  usualDays: z.number().int().min(1).max(60).optional(),
  collectDays: z.number().int().min(1).max(365).optional(),
  paymentFile: paymentTemplate.optional(),
})

/** Opens one of our bank accounts, with the balance that the bank tells. Refuses already_exists, currency_unknown, currency_differs. */
export const openBankAccount = command({
  kind: 'bank_account_opened',
  summary: 'Open a bank account',
  makes: true,
  refuses: ['not_found', 'already_exists', 'currency_differs', 'date_in_future', 'fund_closed', 'payee_invalid'],
  body,
  decide: (read, { body: b }) => {
    const home = b.fund === undefined ? undefined : fundByCode(read, b.fund)
    if (b.fund !== undefined && !home) return notFound(say.noFund, b.fund)
    if (home && home.state !== 'open') return problem('fund_closed', say.homeFundClosed(home.code))
    if (bankAccountByCode(read, b.code)) return problem('already_exists', say.accountExists(b.code))
    if (digitsOf(b.currency) === undefined) return problem('currency_unknown', say.noCurrency(b.currency))
    const ibanWrong = b.iban === undefined ? undefined : ibanFault(b.iban)
    if (ibanWrong !== undefined) return problem('payee_invalid', say.noIban(b.iban ?? '', ibanWrong))
    if (b.openingBalance && b.openingBalance.currency !== b.currency)
      return problem('currency_differs', say.openingInOther(b.openingBalance.currency, b.currency))
    if (b.openingDate !== undefined && b.openingDate > read.today) return problem('date_in_future', say.openedAfterToday(read.today))
    const held = home ?? fundByCode(read, `unassigned-${b.currency}`)
    if (held && b.openingBalance && Math.abs(openingOf(read, held, b.currency) - b.openingBalance.minor) > LARGEST_MINOR)
      return problem('amount_invalid', say.openWithTooMuch(held.code))
    const on = b.openingDate ?? read.today
    return done((tx) => {
      const unassigned = `unassigned-${b.currency}`
      const fund =
        home?.id ?? fundByCode(tx, unassigned)?.id ?? tx.fact(fundTable, { code: unassigned, name: `Not assigned yet, ${b.currency}`, currency: b.currency })
      tx.fact(bankAccount, {
        code: b.code,
        name: b.name,
        kind: b.kind ?? 'bank',
        currency: b.currency,
        iban: b.iban?.replaceAll(' ', '').toUpperCase() ?? null,
        accountNumber: b.accountNumber?.replaceAll(' ', '') ?? null,
        fund,
        openingBalance: b.openingBalance?.minor ?? 0,
        openingDate: on,
        usualDays: b.usualDays ?? null,
        collectDays: b.collectDays ?? null,
        paymentFile: b.paymentFile ? JSON.stringify(b.paymentFile) : null,
      })
      if (b.openingBalance) tx.entry(accountOpened(chartName(b), b.currency, fund, b.openingBalance.minor, on))
    })
  },
  answer: (read, seq) => bankAccountView(found(bankAccountOpenedBy(read, seq))),
})
