import type { MiddlewareHandler } from 'hono'
import { httpProblem } from './problem.ts'

/**
 * Refuses what a page of another origin would change: a browser names the origin with every request but a plain GET. Callers
 * that are no browsers send none. A form of our own pages comes with the origin `null`, for they tell no referrer (Fetch, section 3.2.5): what
 * the browser says of the site, which no page can set, then counts. `publicUrl`: our address where a proxy stands before us.
 */
export const sameOrigin =
  (publicUrl: string | undefined): MiddlewareHandler =>
  async (context, next) => {
    const origin = context.req.header('Origin')
    const isChange = context.req.method !== 'GET' && context.req.method !== 'HEAD'
    const isOwnForm = origin === 'null' && context.req.header('Sec-Fetch-Site') === 'same-origin'
    if (isChange && origin !== undefined && !isOwnForm && !isOurs(origin, context.req.header('Host'), publicUrl)) {
      return httpProblem('foreign_origin', 'This came from a page of another site, and was refused.')
    }
    return next()
  }

function isOurs(origin: string, host: string | undefined, publicUrl: string | undefined): boolean {
  if (!URL.canParse(origin)) return false
  const asked = new URL(origin)
  return asked.host === host || (publicUrl !== undefined && URL.canParse(publicUrl) && asked.origin === new URL(publicUrl).origin)
}
