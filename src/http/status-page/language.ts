import type { Context, MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { isLanguage, type Language, languageOf } from '../../pages/i18n/language.ts'
import { YEAR_SECONDS } from '../headers.ts'

/** Holds a language and nothing of a person. */
const COOKIE = 'language'

/** The language that was chosen, by a link to this page before any other; Accept-Language is the first guess. */
export const languageIn = (context: Context): Language => {
  const linked = context.req.query('lang')
  return languageOf(isLanguage(linked) ? linked : getCookie(context, COOKIE), context.req.header('Accept-Language'))
}

export const keepLanguage = (context: Context, language: Language): void =>
  setCookie(context, COOKIE, language, {
    path: '/',
    maxAge: YEAR_SECONDS,
    sameSite: 'Lax',
    httpOnly: true,
    secure: new URL(context.req.url).protocol === 'https:',
  })

/** `/status?lang=tk`: a link that others give (a slip, an embassy's page) chooses the language, as our own links do. */
export const languageByLink: MiddlewareHandler = async (context, next) => {
  const linked = context.req.query('lang')
  if (isLanguage(linked)) keepLanguage(context, linked)
  await next()
}

const WAYS_BACK = /^\/(status(\/sent\/[a-z]{1,20})?|help|privacy)$/

/** `GET /language/tk?back=/help`: keeps the choice and leads back, to a page of ours and nowhere else; undefined for no language of ours. */
export function changeLanguage(context: Context): Response | undefined {
  const [to, back = ''] = [context.req.param('language'), context.req.query('back')]
  if (!isLanguage(to)) return undefined
  keepLanguage(context, to)
  return context.redirect(WAYS_BACK.test(back) ? back : '/status', 303)
}
