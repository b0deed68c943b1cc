import { digitsOf } from '../money/currency.ts'
import { nameTokens } from '../names/tokens.ts'
import type { Fault } from '../problem.ts'
import { accountForm } from '../students/normal-forms.ts'
import { countryOfIban, hasIbans, ibanFault } from './iban.ts'
import type { Payee } from './payee.ts'
import { accountFitsBik, isBik } from './russian-account.ts'

/** Countries that joined the IBAN registry in 2021 or later: their banks took plain numbers in 2020 and still do. */
const PLAIN_NUMBERS_TOO = new Set(['BI', 'DJ', 'FK', 'HN', 'LY', 'MN', 'NI', 'OM', 'RU', 'SD', 'SO', 'YE'])

/**
 * Why a payee cannot be paid as told; empty if he can. Pointers are relative to the payee (`/iban`), reasons are words
 * without the data itself. An institutional payee's account was examined when it was registered.
 */
export function payeeFaults(payee: Payee): readonly Fault[] {
  const common = [...nameFaults(payee), ...currencyFaults(payee)]
  if (payee.institution !== undefined) return common
  return [...common, ...(payee.way === 'account' ? accountFaults(payee) : collectionFaults(payee))]
}

const fault = (member: keyof Payee, reason: string): Fault => ({ pointer: `/${member}`, reason })

const nameFaults = (payee: Payee): readonly Fault[] => (nameTokens(payee.name).length === 0 ? [fault('name', 'A payee has a name.')] : [])

const currencyFaults = (payee: Payee): readonly Fault[] =>
  digitsOf(payee.currency) === undefined ? [fault('currency', 'Not a currency of ISO 4217: write its three capital letters.')] : []

function accountFaults(payee: Payee): readonly Fault[] {
  return [...numberFaults(payee), ...bicFaults(payee)]
}

function numberFaults(payee: Payee): readonly Fault[] {
  if (payee.iban) {
    const reason = ibanFault(payee.iban)
    return reason === undefined ? [] : [fault('iban', reason)]
  }
  if (!payee.accountNumber) return [fault('iban', 'There is no account: write its IBAN, or its number where the country has no IBANs.')]
  const country = accountCountry(payee)
  if (country === 'RU') return russianFaults(payee, payee.accountNumber)
  if (country !== undefined && hasIbans(country) && !PLAIN_NUMBERS_TOO.has(country)) {
    return ibanFault(payee.accountNumber) === undefined ? [] : [fault('accountNumber', `Banks in ${country} use IBANs: write the IBAN.`)]
  }
  return /^[A-Z0-9]{5,34}$/.test(accountForm(payee.accountNumber)) ? [] : [fault('accountNumber', 'An account number has 5 to 34 digits or letters.')]
}

/** Lists carry no payee's country; roubles are kept on Russian accounts. */
const accountCountry = (payee: Payee): string | undefined =>
  payee.country ?? countryOfIban(payee.accountNumber ?? '') ?? (payee.currency === 'RUB' ? 'RU' : undefined)

function russianFaults(payee: Payee, number: string): readonly Fault[] {
  const account = accountForm(number)
  const bik = accountForm(payee.routingCode ?? '')
  const faults = [
    ...(/^\d{20}$/.test(account) ? [] : [fault('accountNumber', 'A Russian account has 20 digits.')]),
    ...(isBik(bik) ? [] : [fault('routingCode', 'A Russian account needs its bank’s BIK of 9 digits.')]),
  ]
  if (faults.length > 0 || accountFitsBik(account, bik)) return faults
  return [fault('accountNumber', 'The account’s control key does not fit the BIK: a digit of one of them is wrong.')]
}

/** ISO 9362: 4 letters or digits of the bank, 2 of the country, 2 of the place, 3 of the branch. */
function bicFaults(payee: Payee): readonly Fault[] {
  if (!payee.bic || /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(accountForm(payee.bic))) return []
  return [fault('bic', 'A BIC has 8 or 11 characters.')]
}

/** An agent and a cash desk pay on the passport: its name is in Latin letters and has two words. */
function collectionFaults(payee: Payee): readonly Fault[] {
  const latin = /^[\p{Script=Latin}\p{M}\s.'’-]+$/u.test(payee.name.normalize('NFC')) && nameTokens(payee.name).length >= 2
  return [
    ...(latin ? [] : [fault('name', 'Who collects needs the full name as in the passport, in Latin letters.')]),
    ...(payee.country ? [] : [fault('country', 'Say in which country the money is collected.')]),
    ...(payee.city?.trim() ? [] : [fault('city', 'Say in which city the money is collected.')]),
  ]
}
