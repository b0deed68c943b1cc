import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { isLanguage, type Language, languageOf } from '../pages/i18n/language.ts'
import { YEAR_SECONDS } from './headers.ts'

/** Holds a language and nothing of a person. */
const COOKIE = 'language'

/** The language that was chosen; Accept-Language is the first guess. */
export const languageIn = (context: Context): Language => languageOf(getCookie(context, COOKIE), context.req.header('Accept-Language'))

export const keepLanguage = (context: Context, language: Language): void =>
  setCookie(context, COOKIE, language, {
    path: '/',
    maxAge: YEAR_SECONDS,
    sameSite: 'Lax',
    httpOnly: true,
    secure: new URL(context.req.url).protocol === 'https:',
  })

const WAYS_BACK = /^\/(status(\/sent\/[a-z]{1,20})?|help|privacy)$/

/** `GET /language/tk?back=/help`: keeps the choice and leads back, to a page of ours and nowhere else; undefined for no language of ours. */
export function changeLanguage(context: Context): Response | undefined {
  const [to, back = ''] = [context.req.param('language'), context.req.query('back')]
  if (!isLanguage(to)) return undefined
  keepLanguage(context, to)
  return context.redirect(WAYS_BACK.test(back) ? back : '/status', 303)
}
