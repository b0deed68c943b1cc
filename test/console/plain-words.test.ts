import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readWorkbook } from '../../src/files/workbook.ts'
import { SCREENS } from '../../src/http/console/screens.ts'
import { reportNames } from '../../src/queries/reports/reports.ts'
import type { World } from '../support/full-book.ts'
import { REPORTS_ASKED } from '../support/reports-asked.ts'
import { addressesOf, EVERYBODY, thingsOf, wholeBook } from '../support/whole-book.ts'
import { ConsoleWorld, type PageSeen, type Visitor } from './console-world.ts'

/** Codes of the program, such as `unknown_debit`. */
const CODE = /\b[a-z]+(?:_[a-z0-9]+)+\b/
/** What stays inside the domain. 'Proof of enrolment' is a document's everyday name, and no verdict. */
const BANNED = {
  en: new RegExp(
    [/\bin[ -]transit\b/, /\bcommitted\b/, /\bbreaks?\b/, /\bhash(es)?\b/, /\bdigests?\b/, /sha-?256/, /\bproofs?\b(?! of (enrolment|residence))/]
      .concat([/\bproposals?\b/, /\brefusals?\b/, CODE])
      .map(({ source }) => source)
      .join('|'),
    'i',
  ),
  ru: new RegExp(
    [/(?<!\p{L})в пути(?!\p{L})/u, /хеш/, /хэш/, /дайджест/, /sha-?256/, /расхождени/, /\bin[ -]transit\b/, /\bbreaks?\b/, /\bcommitted\b/, CODE]
      .map(({ source }) => source)
      .join('|'),
    'iu',
  ),
} as const

/** A cell, a title or a sentence in English. */
const ENGLISH = /^[a-z]{3,}$|\b[a-z]{2,} [a-z]{2,}\b/

/** People of the test book are named by their roles, as are their addresses of e-mail. */
const NAMES = /\bThe (?:case_officer|approver|finance|releaser|auditor|admin)\d?\b|Somebody of every role|[\w.]+@example\.org/g

/** The words that a page shows or says; fingerprints, commands, and a programme's rules as JSON are no words of it. */
function wordsOf({ text }: PageSeen): readonly string[] {
  const shown = text.replace(/<(script|style|textarea|pre|code)\b[\s\S]*?<\/\1>/g, ' ')
  const said = [...shown.matchAll(/ (?:aria-label|title|alt|placeholder)="([^"]*)"/g)].map(([, one]) => one ?? '')
  return [...shown.replace(/<[^>]+>/g, '\n').split('\n'), ...said].map((one) => one.replace(NAMES, '').trim())
}

describe('staff read plain words', () => {
  let w: World
  let c: ConsoleWorld
  let everybody: Visitor
  let addresses: readonly string[]

  beforeAll(async () => {
    w = await wholeBook()
    c = new ConsoleWorld(w.book)
    everybody = await c.enter(EVERYBODY)
    const files = ['/cases/{id}/documents/{sha256}', '/reports/{name}/{format}', '/batches/{id}/payment-file', '/exports']
    addresses = addressesOf(
      SCREENS.map(({ path }) => path).filter((path) => !files.includes(path)),
      await thingsOf(w),
    )
  })
  afterAll(() => {
    c?.close()
    w?.book.close()
  })

  const seen = async (address: string): Promise<readonly string[]> => {
    c.now += 2000
    const page = await everybody.get(address)
    return page.headers.get('Content-Type')?.startsWith('text/html') ? wordsOf(page) : []
  }

  it.each(['en', 'ru'] as const)('on every screen of a filled book (%s)', async (language) => {
    everybody.language = language
    const found = new Map<string, string>()
    let looked = 0
    for (const address of addresses) {
      const words = await seen(address)
      if (words.length > 0) looked += 1
      for (const one of words) if (BANNED[language].test(one)) found.set(one, address)
    }
    expect(looked).toBeGreaterThan(100)
    expect([...found].map(([one, address]) => `${address}: ${one.slice(0, 200)}`)).toEqual([])
  })

  it.each(['en', 'ru'] as const)('in the workbooks of reports (%s)', async (language) => {
    everybody.language = language
    const found: string[] = []
    for (const name of reportNames()) {
      c.now += 2000
      const file = await everybody.fetch(`/reports/${name}/xlsx?${new URLSearchParams(REPORTS_ASKED[name])}`)
      const sheets = await readWorkbook(new Uint8Array(await file.arrayBuffer()))
      if (!sheets.ok) throw new Error(`${name}: ${sheets.problem.detail}`)
      const words = sheets.value.flatMap((sheet) => [sheet.name, ...sheet.rows.flatMap(({ cells }) => cells)]).map((one) => one.replace(NAMES, ''))
      expect(words.length, name).toBeGreaterThan(5)
      for (const one of words)
        if (BANNED[language].test(one) || (language === 'ru' && ENGLISH.test(one) && !/[0-9a-f]{64}/.test(one))) found.push(`${name}: ${one}`)
    }
    expect(found).toEqual([])
  })

  it('and Russian readers no English, on reports and exceptions', async () => {
    everybody.language = 'ru'
    const found: string[] = []
    for (const address of ['/exceptions', ...reportNames().map((name) => `/reports/${name}?${new URLSearchParams(REPORTS_ASKED[name])}`)])
      for (const one of await seen(address)) if (ENGLISH.test(one)) found.push(`${address}: ${one.slice(0, 200)}`)
    expect([...new Set(found)]).toEqual([])
  })
})
