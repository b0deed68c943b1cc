import type { MiddlewareHandler } from 'hono'
import { testClockOf } from '../queries/people.ts'
import type { Book } from '../queries/query.ts'

export const YEAR_SECONDS = 31_536_000

/** Nothing is loaded but our own style sheets, scripts, images and forms; no page of ours stands in another's frame. */
const CONTENT_POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; connect-src 'self'"

const FIXED: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_POLICY,
  'Strict-Transport-Security': `max-age=${YEAR_SECONDS}; includeSubDomains`,
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=()',
}

/** Headers that every answer has unless it says otherwise: what browsers must not do, no-store; and a test book's clock. */
export const commonHeaders =
  (book: Book): MiddlewareHandler =>
  async (context, next) => {
    await next()
    const { headers } = context.res
    for (const [name, value] of Object.entries(FIXED)) if (!headers.has(name)) headers.set(name, value)
    if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store')
    const testClock = testClockOf(book)
    if (testClock !== undefined) headers.set('Tideover-Clock', `test clock ${testClock}`)
  }
