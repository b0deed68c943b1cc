import type { Context } from 'hono'
import type { Door } from '../../commands/sign-in/accounts.ts'
import { endBySecret } from '../../commands/sign-in/sessions.ts'
import type { Setup } from '../../commands/sign-in/set-up.ts'
import { PROBLEMS, type Problem } from '../../core/problem.ts'
import { SetupView, SIGN_IN } from '../../pages/console/sign-in-views.tsx'
import { ownAddress } from '../own-address.ts'
import { sessionCookie, sessionCookieIn } from './cookies.ts'
import type { Refusal } from './desk.ts'
import type { Typed } from './screen.ts'
import { formsOf, languageOf, pageOf, type Viewing } from './view.tsx'

/** An address of our own to go on to, with its filters; anything else is the start page. */
export const ownPath = (to: string | undefined): string => ownAddress(to) ?? '/work'

/** An address with the code of a confirmation that its page shows. */
export const withNote = (to: string, note: string | undefined): string => (note === undefined ? to : `${to}${to.includes('?') ? '&' : '?'}done=${note}`)

/** The sign-in, that leads on to an address of ours. */
export const signInFor = (at: string): string => `/sign-in?to=${encodeURIComponent(at)}`

/** The way to the sign-in, and back to the page that was asked for, with its filters. */
export function askSignIn(context: Context): Response {
  const url = new URL(context.req.url)
  for (const name of ['done', 'kept']) url.searchParams.delete(name)
  return context.redirect(signInFor(`${url.pathname}${url.search}`), 303)
}

/** A refusal of the core as pages take it. */
export function refusalOf({ code, detail, said, errors, members }: Problem): Refusal {
  const { kind } = PROBLEMS[code]
  const status = kind === 'throttled' ? 429 : kind === 'shape' || kind === 'content' ? 422 : kind === 'missing' ? 401 : 409
  return { status, code, detail, said, members: members ?? {}, ...(errors ? { errors } : {}) }
}

/** A form that is shown again: why, and what was typed. */
export interface NotTaken {
  readonly problem: Refusal
  readonly typed: Typed
}

export const headersOf = ({ members }: Refusal): Readonly<Record<string, string>> =>
  typeof members['retryAfter'] === 'number' ? { 'Retry-After': String(members['retryAfter']) } : {}

/** What was typed, but for secrets: they are typed again. */
export const withoutSecrets = ({ one, all, files }: Typed): Typed => {
  const kept = ['email', 'oneTime', 'withFactor', 'to']
  const only = <T,>(of: Readonly<Record<string, T>>) => Object.fromEntries(Object.entries(of).filter(([name]) => kept.includes(name)))
  return { one: only(one), all: only(all), files }
}

/** A new session takes the place of the one that the browser had, which ends. */
export function entered(door: Door, context: Context, secret: string, to: string, note: string): Response {
  const before = sessionCookieIn(context)
  if (before !== undefined && before !== secret) endBySecret(door, before)
  context.header('Set-Cookie', sessionCookie(secret))
  return context.redirect(withNote(to, note), 303)
}

/** Two passwords that are not the same. */
export const differs = (words: string): Refusal => ({
  status: 422,
  code: 'invalid_input',
  detail: words,
  members: {},
  errors: [{ pointer: '/again', reason: words }],
})

export function setupPage(viewing: Viewing, context: Context, setup: Setup & { readonly email: string }, fault?: NotTaken): Response {
  const language = languageOf(context)
  const of = formsOf(language, '', fault && { form: 'setup', problem: fault.problem, typed: withoutSecrets(fault.typed) })
  const status = fault ? { status: fault.problem.status, headers: headersOf(fault.problem) } : {}
  return pageOf(viewing, context, { title: SIGN_IN[language].setupTitle, body: <SetupView of={of} {...setup} />, ...status })
}
