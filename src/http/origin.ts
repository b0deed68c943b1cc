import type { Context, MiddlewareHandler } from 'hono'
import { httpProblem } from './problem.ts'

/**
 * Refuses what a page of another origin would change. A browser says where a request comes from: in Sec-Fetch-Site, which no page
 * can set, and in Origin (which is `null` from our own pages, since they tell no referrer). Callers that are no browsers send
 * neither. `publicUrl`: our address where a proxy stands before us; `refuse`: how it is told.
 */
export const sameOrigin =
  (publicUrl: string | undefined, refuse: (context: Context) => Response = () => foreignOrigin()): MiddlewareHandler =>
  async (context, next) => {
    const isChange = context.req.method !== 'GET' && context.req.method !== 'HEAD'
    const site = context.req.header('Sec-Fetch-Site')
    const origin = context.req.header('Origin')
    const isOurs =
      site === undefined ? origin === undefined || isOwnOrigin(origin, context.req.header('Host'), publicUrl) : site === 'same-origin' || site === 'none'
    return isChange && !isOurs ? refuse(context) : next()
  }

export const foreignOrigin = (): Response => httpProblem('foreign_origin', 'This came from a page of another site, and was refused.')

function isOwnOrigin(origin: string, host: string | undefined, publicUrl: string | undefined): boolean {
  if (!URL.canParse(origin)) return false
  const asked = new URL(origin)
  return asked.host === host || (publicUrl !== undefined && URL.canParse(publicUrl) && asked.origin === new URL(publicUrl).origin)
}
