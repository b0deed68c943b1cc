import { Secret, TOTP } from 'otpauth'
import { expect } from 'vitest'
import { resetUser } from '../../src/commands/people.ts'
import { Door } from '../../src/commands/sign-in/accounts.ts'
import { finishSetup, firstSignIn } from '../../src/commands/sign-in/set-up.ts'
import { siteOf } from '../../src/http/site.ts'
import type { Book } from '../../src/store/book.ts'

/** What an authenticator shows at an instant. */
export const codeAt = (secret: string, ms: number): string => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: ms })

export const PASSWORD = 'seven lamps under water'

/** The pages over a book, and people who come to them; the machine's clock is the test's. */
export class ConsoleWorld {
  readonly door: Door
  readonly site: ReturnType<typeof siteOf>
  now = Date.parse('2026-11-02T06:00:00.000Z')
  readonly #book: Book

  constructor(book: Book) {
    this.#book = book
    this.door = new Door(book, () => this.now)
    this.site = siteOf(book, () => this.now, undefined, this.door)
  }

  close(): void {
    this.door.close()
  }

  /** Signs somebody in for the first time, with a second factor: a visitor with that person's session. */
  async enter(email: string): Promise<Visitor> {
    const reset = resetUser(this.#book, email)
    if (!reset.ok) throw new Error(reset.problem.detail)
    const begun = await firstSignIn(this.door, { email, oneTime: reset.value.oneTimeSignIn, password: PASSWORD, withFactor: true })
    if (!begun.ok || !('setup' in begun.value)) throw new Error(`${email} can't sign in`)
    const { ticket, secret } = begun.value.setup
    const done = finishSetup(this.door, { ticket, code: codeAt(secret, this.now) })
    if (!done.ok) throw new Error(done.problem.detail)
    return new Visitor(this.site, done.value, secret)
  }

  visitor(): Visitor {
    return new Visitor(this.site, undefined, '')
  }
}

export interface PageSeen {
  readonly status: number
  readonly text: string
  readonly headers: Headers
  /** Where a form leads. */
  readonly to: string
}

/** What answers: the site itself, or a server behind an address. */
export interface SiteAsked {
  readonly request: (path: string, init: RequestInit) => Response | Promise<Response>
}

/** A browser without script: keeps the session's cookie, sends a page's forms with their hidden fields. */
export class Visitor {
  readonly #site: SiteAsked
  session: string | undefined
  /** Of the authenticator. */
  readonly factor: string
  language = 'en'

  constructor(site: SiteAsked, session: string | undefined, factor: string) {
    this.#site = site
    this.session = session
    this.factor = factor
  }

  async get(path: string): Promise<PageSeen> {
    return this.#seen(await this.#site.request(path, { headers: this.#headers() }))
  }

  /** What is answered, as it comes: a file, say. */
  async fetch(path: string): Promise<Response> {
    return this.#site.request(path, { headers: this.#headers() })
  }

  /** Sends the form that has this address on a page, with `fields` in the place of what stands in it. */
  async send(page: PageSeen, action: string, fields: Readonly<Record<string, string | readonly string[] | File>> = {}): Promise<PageSeen> {
    const hidden = hiddenFields(page.text, action)
    const given = Object.entries(fields)
    const names = new Set(given.map(([name]) => name))
    const all = [
      ...hidden.filter(([name]) => !names.has(name)),
      ...given.flatMap(([name, value]) => (Array.isArray(value) ? value.map((one) => [name, one]) : [[name, value]])),
    ]
    const isFile = given.some(([, value]) => value instanceof File)
    const form = isFile ? new FormData() : new URLSearchParams()
    for (const [name, value] of all as [string, string][]) form.append(name, value)
    return this.#seen(await this.#site.request(action, { method: 'POST', body: form, headers: { ...this.#headers(), 'Sec-Fetch-Site': 'same-origin' } }))
  }

  /** A form of our own making, as somebody sends it who has no page of ours. */
  async post(
    path: string,
    fields: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = { 'Sec-Fetch-Site': 'same-origin' },
  ): Promise<PageSeen> {
    return this.#seen(await this.#site.request(path, { method: 'POST', body: new URLSearchParams(fields), headers: { ...this.#headers(), ...headers } }))
  }

  /** Sends a form that is taken, and opens where it leads. */
  async follow(page: PageSeen, action: string, fields: Readonly<Record<string, string | readonly string[] | File>> = {}): Promise<PageSeen> {
    const sent = await this.send(page, action, fields)
    expect(
      sent.status,
      sent.text
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ')
        .slice(0, 2000),
    ).toBe(303)
    return this.get(sent.to)
  }

  #headers(): Record<string, string> {
    return { Cookie: `tideover-console-language=${this.language}${this.session === undefined ? '' : `; __Host-tideover=${this.session}`}` }
  }

  async #seen(response: Response): Promise<PageSeen> {
    const set = response.headers.getSetCookie().find((one) => one.startsWith('__Host-tideover='))
    if (set !== undefined) this.session = set.slice('__Host-tideover='.length).split(';')[0] || undefined
    return { status: response.status, text: await response.text(), headers: response.headers, to: response.headers.get('Location') ?? '' }
  }
}

/** Hidden fields, chosen options and typed values of a form on a page. */
function hiddenFields(text: string, action: string): [string, string][] {
  const form = text.split('<form').find((part) => part.includes(`action="${action}"`))
  if (form === undefined)
    throw new Error(`There is no form "${action}" on the page: ${[...text.matchAll(/action="([^"]+)"/g)].map(([, one]) => one).join(', ')}`)
  const inside = form.slice(0, form.indexOf('</form>'))
  return [...inside.matchAll(/<input[^>]*>/g)].flatMap(([input]) => {
    const of = (name: string) =>
      new RegExp(` ${name}="([^"]*)"`)
        .exec(input)?.[1]
        ?.replaceAll('&amp;', '&')
        .replaceAll('&quot;', '"')
        .replaceAll('&#39;', "'")
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
    const [name, value, type] = [of('name'), of('value'), of('type')]
    if (name === undefined || type === 'file' || ((type === 'radio' || type === 'checkbox') && !/ checked/.test(input))) return []
    return [[name, value ?? ''] as [string, string]]
  })
}

/** What a page shows, without its marks. */
export const plain = (page: PageSeen): string =>
  page.text
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
