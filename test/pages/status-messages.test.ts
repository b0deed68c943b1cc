import { gzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commonHeaders } from '../../src/http/headers.ts'
import { statusPages } from '../../src/http/status-page/page.ts'
import { LANGUAGES } from '../../src/pages/i18n/language.ts'
import { wordsOf } from '../../src/pages/i18n/words.ts'
import { BankWorld } from '../commands/bank-world.ts'
import { type Json, student } from '../commands/cases-world.ts'

const HOST = 'http://book.example'
const headers = { Host: 'book.example', 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/x-www-form-urlencoded' }

describe('many messages on the student’s page', () => {
  const w = new BankWorld()
  let app: Hono
  beforeAll(async () => {
    await w.found()
    app = new Hono()
    app.use(commonHeaders(w.book))
    app.route('/', statusPages(w.book))
  })
  afterAll(() => w.close())

  const post = async (fields: Record<string, string>): Promise<string> => {
    const answer = await app.request(`${HOST}/status`, { method: 'POST', headers, body: new URLSearchParams(fields).toString() })
    expect(answer.status).toBe(200)
    return answer.text()
  }
  const years = new Map<string, string>()
  const applied = async (): Promise<Json> => {
    const of = await w.apply()
    years.set(of.code, student(w.n).student.birthDate.slice(0, 4))
    return of
  }
  const open = ({ code }: Json) => post({ code, birthYear: years.get(code) ?? '' })
  /** Writes so many messages, twenty a day. */
  const write = async ({ code, caseNumber }: Json, texts: readonly string[]): Promise<void> => {
    for (const [n, message] of texts.entries()) {
      if (n > 0 && n % 20 === 0) w.hoursPass(25)
      const sent = { code, birthYear: Number(years.get(code)), caseNumber, about: 'other', message }
      expect((await w.call('officer', 'POST', '/status/message', sent)).status).toBeLessThan(300)
    }
  }
  const texts = (html: string): string[] => [...html.matchAll(/<p class="written" dir="auto">([^<]*)<\/p>/g)].map(([, text]) => text ?? '')
  /** Presses a button of the form for older messages. */
  const press = (html: string, name: string): Promise<string> => {
    const form = /<form method="post" action="\/status#messages-[\d-]+" class="older">.*?<\/form>/s.exec(html)?.[0] ?? ''
    const field = (one: string) => new RegExp(`name="${one}" value="([^"]*)"`).exec(form)?.[1] ?? ''
    const before = new RegExp(`name="before" value="(\\d+)"[^>]*>${name}<`).exec(form)?.[1]
    expect(before, name).toBeDefined()
    return post({ ticket: field('ticket'), caseNumber: field('caseNumber'), before: before ?? '' })
  }
  const numbered = (from: number, to: number): string[] => Array.from({ length: to - from + 1 }, (_, n) => `message ${from + n}`)

  it('shows the newest ten, and the older ones page by page, in every language', async () => {
    const of = await applied()
    await write(of, numbered(1, 10))
    const few = await open(of)
    expect([texts(few), few.includes('class="older"')]).toEqual([numbered(1, 10), false])
    w.hoursPass(25)
    await write(of, numbered(11, 23))
    const newest = await open(of)
    expect(texts(newest)).toEqual(numbered(14, 23))
    const older = await press(newest, 'Older messages: 13')
    expect(texts(older)).toEqual(numbered(4, 13))
    const oldest = await press(older, 'Older messages: 3')
    expect(texts(oldest)).toEqual(numbered(1, 3))
    expect(oldest).not.toContain('Older messages')
    expect(texts(await press(oldest, 'Newest messages'))).toEqual(numbered(14, 23))
    for (const language of LANGUAGES) {
      const ticket = /name="ticket" value="([^"]*)"/.exec(newest)?.[1] ?? ''
      const html = await post({ ticket, language })
      expect(html).toContain(`>${wordsOf(language).page.older(13)}<`)
    }
  })

  it('takes what is no place among the messages for the newest, and another case’s number for none', async () => {
    const of = await applied()
    await write(of, numbered(1, 12))
    const ticket = /name="ticket" value="([^"]*)"/.exec(await open(of))?.[1] ?? ''
    for (const more of [
      { caseNumber: of.caseNumber, before: '999999' },
      { caseNumber: of.caseNumber, before: '-1' },
      { caseNumber: of.caseNumber, before: 'x' },
      { caseNumber: '2020-999999', before: '2' },
    ])
      expect(texts(await post({ ticket, ...more }))).toEqual(numbered(3, 12))
  })

  it('keeps to the weight of the page, however long the messages are: no more than fit, and always one', async () => {
    const of = await applied()
    // Letters that compress badly
    const noise = (seed: number) =>
      Array.from({ length: 3900 }, (_, n) => String.fromCharCode(0x430 + ((Math.imul(n + 1, 2654435761) >>> (seed % 13)) % 32))).join('')
    await write(
      of,
      Array.from({ length: 12 }, (_, n) => noise(n)),
    )
    let html = await open(of)
    expect(texts(html)).toHaveLength(1)
    for (let left = 11; left > 0; left -= texts(html).length) {
      expect(gzipSync(html).length).toBeLessThanOrEqual(14_336)
      html = await press(html, `Older messages: ${left}`)
    }
    expect(html).not.toContain('Older messages')
  })
})
