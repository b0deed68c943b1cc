import { done, type Result } from '../../core/result.ts'
import type { AccountShown } from '../../pages/console/admin/settings.tsx'
import { ADMIN } from '../../pages/console/words/admin.ts'
import type { Language } from '../../pages/console/words/language.ts'
import { type OwnRefusal, typedWrong } from './admin-refused.ts'
import type { Typed } from './screen.ts'

type Fields = Typed['one']

function ledgerCodesOf(language: Language, text: string): Result<Record<string, string>, OwnRefusal> {
  const codes: Record<string, string> = {}
  for (const line of text.split(/\r?\n/).filter((one) => one.trim() !== '')) {
    const [account = '', code = ''] = line.split('=').map((part) => part.trim())
    if (account === '' || code === '') {
      const detail = ADMIN[language].lineWrong(line.trim())
      return typedWrong('/ledgerCodes', detail)
    }
    codes[account] = code
  }
  return done(codes)
}

const feesOf = (text: string | undefined, currency: string) =>
  (text ?? '')
    .split(';')
    .map((amount) => amount.trim())
    .filter((amount) => amount !== '')
    .map((amount) => ({ amount, currency }))

function feeSchedulesOf(one: Fields, accounts: readonly AccountShown[]) {
  const schedules = accounts.map(({ code, currency }) => {
    const [outgoing, returned] = [feesOf(one[`feeSchedules-${code}-outgoing`], currency), feesOf(one[`feeSchedules-${code}-returned`], currency)]
    return [code, { outgoing, returned }] as const
  })
  return Object.fromEntries(schedules.filter(([, { outgoing, returned }]) => outgoing.length + returned.length > 0))
}

/** All of an organisation's names, as far as they were filled in. */
function organisationOf(one: Fields): Record<string, string> | undefined {
  const given = ['name', 'iatiId', 'iatiType', 'giving360Id'].flatMap((name) => {
    const value = one[`organisation-${name}`] ?? ''
    return value === '' ? [] : [[name, value] as const]
  })
  return given.length === 0 ? undefined : { name: '', ...Object.fromEntries(given) }
}

/** The settings as typed: all of them, for they are set at once. */
export function settingsTyped(language: Language, one: Fields, accounts: readonly AccountShown[]): Result<Record<string, unknown>, OwnRefusal> {
  const ledgerCodes = ledgerCodesOf(language, one['ledgerCodes'] ?? '')
  if (!ledgerCodes.ok) return ledgerCodes
  const years = one['retentionYears'] ?? ''
  const organisation = organisationOf(one)
  return done({
    ledgerCodes: ledgerCodes.value,
    contact: one['contact'] || null,
    ...(one['complaints'] ? { complaints: one['complaints'] } : {}),
    feeSchedules: feeSchedulesOf(one, accounts),
    ...(organisation ? { organisation } : {}),
    ...(years === '' ? {} : { retentionYears: /^\d{1,4}$/.test(years) ? Number(years) : years }),
  })
}
