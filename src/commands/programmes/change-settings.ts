import { z } from 'zod'
import { moneyToText } from '../../core/money/money.ts'
import { problem } from '../../core/problem.ts'
import { done } from '../../core/result.ts'
import { bankAccountByCode } from '../../store/bank-accounts.ts'
import { setSettings } from '../../store/people.ts'
import { settingsSetBy } from '../../store/settings.ts'
import { command } from '../command.ts'
import { found } from '../found.ts'
import { code, money, text, words } from '../input.ts'

const MOST_FEES = 5
const fees = z.array(money).max(MOST_FEES).default([])

const body = z.strictObject({
  /** Account of the chart → the code that it has in the organisation's own ledger. */
  ledgerCodes: z.record(words(100), words(60)).default({}),
  /** Whom a student asks. */
  contact: text(300).nullable().default(null),
  /** Per bank account the fees that its bank takes of a payment that goes out, and of one that comes back. */
  feeSchedules: z.record(code, z.strictObject({ outgoing: fees, returned: fees })).default({}),
})

/** Sets the settings, all of them at once. Refuses not_found (a bank account), currency_differs (a fee). */
export const changeSettings = command({
  kind: 'settings_changed',
  summary: 'Change the settings',
  makes: false,
  body,
  decide: (read, { body: settings }) => {
    for (const [account, { outgoing, returned }] of Object.entries(settings.feeSchedules)) {
      const of = bankAccountByCode(read, account)
      if (!of) return problem('not_found', `There is no bank account "${account}".`)
      if ([...outgoing, ...returned].some((fee) => fee.currency !== of.currency))
        return problem('currency_differs', `Account ${account} is in ${of.currency}: give its fees in it.`)
    }
    const amounts = (list: readonly z.output<typeof money>[]) => list.map(({ minor, currency }) => moneyToText(minor, currency))
    const feeSchedules = Object.fromEntries(
      Object.entries(settings.feeSchedules).map(([account, { outgoing, returned }]) => [account, { outgoing: amounts(outgoing), returned: amounts(returned) }]),
    )
    return done((tx) => setSettings(tx, JSON.stringify({ ...settings, feeSchedules })))
  },
  answer: (read, seq) => JSON.parse(found(settingsSetBy(read, seq))) as object,
})
