import type { Context } from 'hono'

/** Browsers take such a cookie over TLS alone (and from the machine itself), for this host and no other, for all its paths. */
const SESSION = '__Host-tideover'

/** The value of a cookie; undefined where there is none, or it came twice. */
export function cookieIn(context: Context, name: string): string | undefined {
  const found = (context.req.header('Cookie') ?? '').split(/;\s*/).filter((part) => part.startsWith(`${name}=`))
  return found.length === 1 ? found[0]?.slice(name.length + 1) : undefined
}

export const sessionCookieIn = (context: Context): string | undefined => cookieIn(context, SESSION)

/** Without an end of its own: it goes with the browser, or when the session ends. */
export const sessionCookie = (secret: string): string => `${SESSION}=${secret}; Path=/; Secure; HttpOnly; SameSite=Strict`

export const noSessionCookie = (): string => `${SESSION}=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0`
