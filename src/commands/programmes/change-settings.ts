import { z } from 'zod'
import { moneyToText } from '../../core/money/money.ts'
import { notFound, problem } from '../../core/problem.ts'
import { done } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { code, money, text, words } from '../../input/shapes.ts'
import { bankAccountByCode } from '../../store/bank-accounts.ts'
import { setSettings, settingsSetBy } from '../../store/settings.ts'
import { command } from '../command.ts'
import { found } from '../found.ts'

const MOST_FEES = 5
const fees = z.array(money).max(MOST_FEES).default([])

/** What others call the organisation that publishes: for `export iati` and `export 360giving`. */
const organisation = z.strictObject({
  name: words(200),
  /** Its identifier by org-id.guide (`XM-DAC-47066`), and its code in IATI's list OrganisationType (`40`: multilateral). */
  iatiId: z
    .string()
    .max(80)
    .regex(/^[A-Z]{2,}-[A-Za-z0-9]+-[^\s/&|?<>"]+$/, say.orgIdForm.text)
    .optional(),
  iatiType: z
    .string()
    .regex(/^\d{2}$/, say.orgTypeForm.text)
    .optional(),
  /** Its publisher prefix in 360Giving's registry. */
  giving360Id: z
    .string()
    .max(60)
    .regex(/^360G-[A-Za-z0-9]+$/, say.givingForm.text)
    .optional(),
})

const body = z.strictObject({
  /** Account of the chart → the code that it has in the organisation's own ledger. */
  ledgerCodes: z.record(words(100), words(60)).default({}),
  /** Whom a student asks. */
  contact: text(300).nullable().default(null),
  /** The auditors' own address: for complaints of those who have no code. */
  complaints: text(300).optional(),
  /** Per bank account the fees that its bank takes of a payment that goes out, and of one that comes back. */
  feeSchedules: z.record(code, z.strictObject({ outgoing: fees, returned: fees })).default({}),
  organisation: organisation.optional(),
  /** How many years a student's data are kept after the end of the last case; absent: RETENTION_YEARS. */
  retentionYears: z.number().int().min(1).max(100).optional(),
})

/** Sets the settings, all of them at once. Refuses not_found (a bank account), currency_differs (a fee). */
export const changeSettings = command({
  kind: 'settings_changed',
  summary: 'Change the settings',
  makes: false,
  refuses: ['not_found', 'currency_differs'],
  body,
  decide: (read, { body: settings }) => {
    for (const [account, { outgoing, returned }] of Object.entries(settings.feeSchedules)) {
      const of = bankAccountByCode(read, account)
      if (!of) return notFound(say.noAccount, account)
      if ([...outgoing, ...returned].some((fee) => fee.currency !== of.currency)) return problem('currency_differs', say.feesInAccounts(account, of.currency))
    }
    const amounts = (list: readonly z.output<typeof money>[]) => list.map(({ minor, currency }) => moneyToText(minor, currency))
    const feeSchedules = Object.fromEntries(
      Object.entries(settings.feeSchedules).map(([account, { outgoing, returned }]) => [account, { outgoing: amounts(outgoing), returned: amounts(returned) }]),
    )
    return done((tx) => setSettings(tx, JSON.stringify({ ...settings, feeSchedules })))
  },
  answer: (read, seq) => JSON.parse(found(settingsSetBy(read, seq))) as object,
})
