import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readWorkbook } from '../../src/files/workbook.ts'
import type { World } from '../support/full-book.ts'
import { EVERYBODY, wholeBook } from '../support/whole-book.ts'
import { ConsoleWorld, type Visitor } from './console-world.ts'

/** Each list with its page, and the head of its table for programs. */
const LISTS = [
  ['/trail', '/exports/trail', 'event,at,by,kind,about_kind,about,seal'],
  ['/journal', '/exports/journal', 'entry,day,bank_day,kind,account,fund,about_kind,about,line,amount,currency,by,event'],
  ['/review', '/exports/review', 'case,programme,outcome,amount,currency,recommended_by,recommended_at,approved_by'],
  ['/review/holds', '/exports/holds', 'case,programme,cause,state,by,at,ended_by,ended_at'],
  ['/payees', '/exports/payees', 'case,by,at'],
  ['/users', '/exports/users', 'name,email,roles,sign_in'],
  ['/programmes', '/exports/programmes', 'code,name,fund,version,lacks'],
  ['/accounts/USD-1/statements', '/exports/statements/USD-1', 'statement,since,until,closing,currency,lines,added,known,changed'],
] as const

describe('lists as files', () => {
  let w: World
  let c: ConsoleWorld
  let everybody: Visitor
  beforeAll(async () => {
    w = await wholeBook()
    c = new ConsoleWorld(w.book)
    everybody = await c.enter(EVERYBODY)
  })
  afterAll(() => {
    c?.close()
    w?.book.close()
  })
  const get = (path: string) => {
    c.now += 2000
    return everybody.fetch(path)
  }
  const rowsOf = async (path: string): Promise<readonly string[]> => (await (await get(path)).text()).trimEnd().split('\r\n')

  it.each(LISTS)('%s leads to its file, as a table for programs and as a workbook for people', async (page, file, head) => {
    everybody.language = 'en'
    const shown = await (await get(page)).text()
    expect(shown).toMatch(new RegExp(`href="${file}\\?[^"]*format=csv"`))
    const csv = await get(`${file}?format=csv`)
    expect([csv.status, csv.headers.get('Content-Type')]).toEqual([200, 'text/csv; charset=utf-8'])
    const [first = '', ...rows] = (await csv.text()).trimEnd().split('\r\n')
    expect(first.replace('\ufeff', '')).toBe(head)
    if (file !== '/exports/payees') expect(rows.length).toBeGreaterThan(0)
    everybody.language = 'ru'
    const sheets = await readWorkbook(new Uint8Array(await (await get(`${file}?format=xlsx`)).arrayBuffer()))
    const [titles] = sheets.ok ? (sheets.value[0]?.rows ?? []) : []
    expect(titles?.cells.length).toBe(head.split(',').length)
    expect(titles?.cells.join(' ')).toMatch(/^[\p{Script=Cyrillic}\s,-]+$/u)
    expect(sheets.ok && sheets.value[0]?.rows.length).toBe(rows.length + 1)
  })

  it('has in it what its page is narrowed to, and nobody who has no such page', async () => {
    const all = await rowsOf('/exports/trail?format=csv')
    const narrowed = await rowsOf('/exports/trail?kind=batch_released&format=csv')
    expect(narrowed.length).toBeGreaterThan(1)
    expect(narrowed.length).toBeLessThan(all.length)
    expect(narrowed.slice(1).every((row) => row.includes(',batch_released,'))).toBe(true)
    everybody.language = 'en'
    expect(await (await get('/trail?kind=batch_released')).text()).toContain('href="/exports/trail?kind=batch_released&amp;format=csv"')
    expect((await get('/exports/trail?kind=batch_released&from=soon&format=csv')).status).toBe(422)
    const officer = await c.enter('case_officer@example.org')
    for (const [, file] of LISTS) expect((await officer.fetch(`${file}?format=csv`)).status, file).toBe(403)
  })
})
