import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BankWorld } from '../commands/bank-world.ts'
import { ConsoleWorld, type PageSeen, plain, type Visitor } from './console-world.ts'

describe('a statement whose days, read one way, come next week', () => {
  let w: BankWorld
  let c: ConsoleWorld
  let v: Visitor

  beforeEach(async () => {
    w = new BankWorld()
    await w.found()
    c = new ConsoleWorld(w.book)
    v = await c.enter('finance@example.org')
  })
  afterEach(() => {
    c.close()
    w.close()
  })

  const look = async (rows: readonly string[]): Promise<PageSeen> => {
    const file = new File([`${['Date;Text;Debit;Credit', ...rows].join('\n')}\n`], 'days.csv', { type: 'text/csv' })
    return v.follow(await v.get('/accounts/B/import'), '/accounts/B/import/look', { file })
  }
  /** Of the world's day, 2 November 2020: 4 to 6 November, or the 11th of April to June. */
  const EITHER = ['11/04/2020;Aysha M;500,00;', '11/05/2020;Selin Y;700,50;', '11/06/2020;Donor;;900,25']

  it('shows both, the one marked as not to be imported yet, and says not to take the other for that', async () => {
    const seen = await look(EITHER)
    const text = plain(seen)
    expect(text).toContain('One of them has days that have not come. If it is the right one, wait for them')
    expect(text).toContain('Its last day, 6 November 2020, has not come')
    expect(text.match(/\(cannot be imported yet\)/g)).toHaveLength(1)
  })

  it('refuses it with its days when it is chosen, and takes the other in', async () => {
    const seen = await look(EITHER)
    const ahead = /Reading (\d)[^()]*\(cannot be imported yet\)/.exec(plain(seen))?.[1] ?? ''
    const refused = await v.follow(seen, '/accounts/B/import/take', { reading: ahead })
    expect(plain(refused)).toContain('A line is never dated after tomorrow')
    const taken = await v.follow(await look(EITHER), '/accounts/B/import/take', { reading: ahead === '1' ? '2' : '1' })
    expect(taken.status).toBe(303)
  })

  it('shows the problems of the one that was confirmed for the account, and no way to import it', async () => {
    const before = await look(['10/13/2020;Aysha M;10,00;', '10/14/2020;Selin Y;11,00;', '10/15/2020;Donor;;12,00'])
    await v.follow(before, '/accounts/B/import/take')
    const seen = await look(EITHER)
    expect(plain(seen)).toContain('A line is never dated after tomorrow')
    expect(seen.text).not.toContain('action="/accounts/B/import/take"')
    expect(seen.text).toContain('action="/accounts/B/import/take-other"')
  })
})
