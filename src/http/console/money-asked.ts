import { digitsOf } from '../../core/money/currency.ts'
import type { MoneyText } from '../../core/money/money.ts'
import type { Result } from '../../core/result.ts'
import { inputProblem } from '../../input/input-problem.ts'
import type { FormOf } from '../../pages/console/form.tsx'
import type { Language } from '../../pages/console/words/language.ts'
import { reasonIn, refusalIn } from '../../pages/console/words/said.ts'
import type { Query } from '../../queries/query.ts'
import type { Desk, Refusal } from './desk.ts'
import type { Typed } from './screen.ts'
import { above } from './view.tsx'

/** A page of a list as the API and our own queries give it. */
export interface ListOf<T> {
  readonly items: readonly T[]
  readonly nextCursor: string | null
}

type Words = Readonly<Record<string, string>>

/** Those of the names that were given and are not empty. */
export function given<N extends string>(from: Words, ...names: readonly N[]): Partial<Record<N, string>> {
  return Object.fromEntries(names.flatMap((name) => (from[name] === undefined || from[name] === '' ? [] : [[name, from[name]]]))) as Partial<Record<N, string>>
}

/** A query with what stands in the page's address, checked as the API would check it. */
export function askChecked<T, F>(desk: Desk, query: Query<F>, filters: object, params: Words = {}): Result<T, Refusal> {
  const checked = query.filters.safeParse(filters)
  if (checked.success) return desk.ask<T, F>(query, checked.data, params)
  return { ok: false, problem: { status: 422, ...inputProblem(checked.error), members: {} } }
}

/** The page's forms, with why one that only asks was not answered. */
export const withFault = (of: FormOf, form: string, problem: Refusal, typed: Words): FormOf => ({
  ...of,
  fault: {
    form,
    detail: refusalIn(of.language, above(problem)),
    errors: (problem.errors ?? []).map((one) => ({ pointer: one.pointer, reason: reasonIn(of.language, one) })),
    typed: Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, [value]])),
  },
})

/**
 * An amount as a person types it: blanks between its digits do not count, in Russian a comma is its point, and missing decimals are zeros. Everything else stays as it
 * is, and is refused with its reason.
 */
export function moneyTyped(text: string, currency: string, language: Language): MoneyText {
  const plain = text.replace(/[\s\u00a0\u202f]/g, '').replace('\u2212', '-')
  const pointed = language === 'ru' && /^-?\d+,\d+$/.test(plain) ? plain.replace(',', '.') : plain
  const digits = digitsOf(currency) ?? 0
  const whole = /^(-?\d+)(?:\.(\d+))?$/.exec(pointed)
  if (!whole) return { amount: pointed, currency }
  const decimals = (whole[2] ?? '').padEnd(digits, '0')
  return { amount: decimals === '' ? (whole[1] ?? '') : `${whole[1]}.${decimals}`, currency }
}

/** Hidden fields in which a form brings back the sum that was seen. */
export const sumSeen = ({ one }: Typed): MoneyText => ({ amount: one['amount'] ?? '', currency: one['currency'] ?? '' })

/** Our own bank accounts by code and name, for a choice: two hundred at most. */
export const accountsToChoose = (desk: Desk) => desk.get<ListOf<{ readonly code: string; readonly name: string }>>('/bank-accounts?limit=200')
