import { PAYEE_MEMBERS } from '../../pages/console/cases/payee-fields.tsx'
import { CASES } from '../../pages/console/words/cases.ts'
import type { Language } from '../../pages/console/words/language.ts'
import type { Refusal } from './desk.ts'
import type { Typed } from './screen.ts'

type Fields = Typed['one']

/** Those of the fields that were filled in. */
export const given = (one: Fields, names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(names.map((name) => [name, one[name] ?? ''] as const).filter(([, text]) => text !== ''))

/** A payee as a form's fields tell it. */
export const payeeIn = (one: Fields, prefix: string): Readonly<Record<string, string>> =>
  Object.fromEntries(PAYEE_MEMBERS.map((member) => [member, one[`${prefix}${member}`] ?? ''] as const).filter(([, text]) => text !== ''))

const LINE = /^(\d{4}-\d{2}-\d{2})\s+(\d{1,13}(?:[.,]\d{1,4})?)$/

interface InstalmentAsked {
  readonly dueOn: string
  readonly money: { readonly amount: string; readonly currency: string }
}

/** Instalments as typed, one a line: a day and an amount. */
export function instalmentsIn(
  language: Language,
  text: string,
  currency: string,
): { readonly ok: true; readonly value: readonly InstalmentAsked[] } | { readonly ok: false; readonly problem: Refusal } {
  const lines = text.split('\n').map((line) => line.trim())
  const asked: InstalmentAsked[] = []
  for (const line of lines.filter((one) => one !== '')) {
    const [, dueOn = '', amount = ''] = LINE.exec(line) ?? []
    if (dueOn === '') {
      const reason = CASES[language].instalmentFault(line.slice(0, 40))
      return { ok: false, problem: { status: 422, code: 'invalid_input', detail: reason, members: {}, errors: [{ pointer: '/instalments', reason }] } }
    }
    asked.push({ dueOn, money: { amount: amount.replace(',', '.'), currency } })
  }
  return { ok: true, value: asked }
}

/** Faults of single instalments are shown at the field in which all stand. */
export const notTaken = (problem: Refusal): Refusal => ({
  ...problem,
  ...(problem.errors
    ? { errors: problem.errors.map((fault) => ({ ...fault, pointer: (fault.pointer ?? '').replace(/^\/instalments\/.*/, '/instalments') })) }
    : {}),
})

const SEEN_MOST = 20_000

/** What the page showed when the correction was begun. */
function wasIn(one: Fields): Fields {
  const text = one['was'] ?? ''
  if (text.length > SEEN_MOST) return {}
  try {
    const was: unknown = JSON.parse(text)
    return typeof was === 'object' && was !== null ? (was as Fields) : {}
  } catch {
    return {}
  }
}

/** A payee of whom any member differs is told anew and whole; an emptied one is taken back. */
function payeeChange(one: Fields, was: Fields): object {
  const isSame = PAYEE_MEMBERS.every(
    (member) => (one[`changes-payee-${member}`] ?? '') === (was[`changes-payee-${member}`] ?? '') || isPreset(one, was, member),
  )
  if (isSame) return {}
  return one['changes-payee-name'] ? { payee: payeeIn(one, 'changes-payee-') } : { payee: null }
}

/** Where no payee was told, the form proposes the student and an account: that alone is no change. */
const isPreset = (one: Fields, was: Fields, member: string): boolean =>
  !was['changes-payee-name'] && !one['changes-payee-name'] && (member === 'relation' || member === 'way')

/** What a correction changes: the members that differ from what was seen. One that was emptied is null. */
export function changesIn(one: Fields): object {
  const was = wasIn(one)
  const changed = (name: string): boolean => (one[name] ?? '') !== (was[name] ?? '')
  const members = (prefix: string): Record<string, string | null> =>
    Object.fromEntries(
      Object.keys(one)
        .filter((name) => name.startsWith(prefix) && !name.slice(prefix.length).includes('-') && changed(name))
        .map((name) => [name.slice(prefix.length), one[name] || null]),
    )
  const student = members('changes-student-')
  const [amount, currency] = [one['changes-requested-amount'] ?? '', one['changes-requested-currency'] ?? '']
  const requested = changed('changes-requested-amount') || changed('changes-requested-currency')
  return {
    ...members('changes-'),
    ...(Object.keys(student).length === 0 ? {} : { student }),
    ...(requested ? { requested: amount === '' ? null : { amount, currency } } : {}),
    ...payeeChange(one, was),
  }
}
