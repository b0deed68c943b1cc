import { digitsOf } from '../money/currency.ts'
import { nameTokens } from '../names/tokens.ts'
import { type Fault, faultAt } from '../problem.ts'
import { type Said, say } from '../said/say.ts'
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

const fault = (member: keyof Payee, said: Said): Fault => faultAt(`/${member}`, said)

const nameFaults = (payee: Payee): readonly Fault[] => (nameTokens(payee.name).length === 0 ? [fault('name', say.payeeName)] : [])

const currencyFaults = (payee: Payee): readonly Fault[] => (digitsOf(payee.currency) === undefined ? [fault('currency', say.payeeCurrency)] : [])

function accountFaults(payee: Payee): readonly Fault[] {
  return [...numberFaults(payee), ...bicFaults(payee)]
}

function numberFaults(payee: Payee): readonly Fault[] {
  if (payee.iban) {
    const said = ibanFault(payee.iban)
    return said === undefined ? [] : [fault('iban', said)]
  }
  if (!payee.accountNumber) return [fault('iban', say.payeeNoAccount)]
  const country = accountCountry(payee)
  if (country === 'RU') return russianFaults(payee, payee.accountNumber)
  if (country !== undefined && hasIbans(country) && !PLAIN_NUMBERS_TOO.has(country)) {
    return ibanFault(payee.accountNumber) === undefined ? [] : [fault('accountNumber', say.countryUsesIban(country))]
  }
  return /^[A-Z0-9]{5,34}$/.test(accountForm(payee.accountNumber)) ? [] : [fault('accountNumber', say.accountNumberForm)]
}

/** Lists carry no payee's country; roubles are kept on Russian accounts. */
const accountCountry = (payee: Payee): string | undefined =>
  payee.country ?? countryOfIban(payee.accountNumber ?? '') ?? (payee.currency === 'RUB' ? 'RU' : undefined)

function russianFaults(payee: Payee, number: string): readonly Fault[] {
  const account = accountForm(number)
  const bik = accountForm(payee.routingCode ?? '')
  const faults = [
    ...(/^\d{20}$/.test(account) ? [] : [fault('accountNumber', say.russianAccount)]),
    ...(isBik(bik) ? [] : [fault('routingCode', say.russianBik)]),
  ]
  if (faults.length > 0 || accountFitsBik(account, bik)) return faults
  return [fault('accountNumber', say.controlKey)]
}

/** ISO 9362: 4 letters or digits of the bank, 2 of the country, 2 of the place, 3 of the branch. */
function bicFaults(payee: Payee): readonly Fault[] {
  if (!payee.bic || /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(accountForm(payee.bic))) return []
  return [fault('bic', say.bicForm)]
}

/** An agent and a cash desk pay on the passport: its name is in Latin letters and has two words. */
function collectionFaults(payee: Payee): readonly Fault[] {
  const latin = /^[\p{Script=Latin}\p{M}\s.'’-]+$/u.test(payee.name.normalize('NFC')) && nameTokens(payee.name).length >= 2
  return [
    ...(latin ? [] : [fault('name', say.latinName)]),
    ...(payee.country ? [] : [fault('country', say.collectCountry)]),
    ...(payee.city?.trim() ? [] : [fault('city', say.collectCity)]),
  ]
}
