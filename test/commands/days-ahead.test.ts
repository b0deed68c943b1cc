import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BankWorld } from './bank-world.ts'

const PATH = '/bank-accounts/B/statements'
/** Of the world's day, 2 November 2020: 4 November and 11 April. */
const EITHER = ['11/04/2020;Aysha M;500,00;', '11/05/2020;Selin Y;700,50;', '11/06/2020;Donor;;900,25']

describe('a file whose days, read one way, come next week', () => {
  let w: BankWorld
  beforeEach(async () => {
    w = new BankWorld()
    await w.found()
  })
  afterEach(() => w.close())

  const csv = (...rows: string[]) => ({ raw: `${['Date;Text;Debit;Credit', ...rows].join('\n')}\n`, kind: 'text/csv' })
  const send = (query: string, file = csv(...EITHER)) => w.call('finance', 'POST', `${PATH}?${query}`, undefined, file)
  const numbers = async () => {
    const { body } = await send('mode=preview')
    const of = (isAhead: boolean) => body.readings.find(({ ahead }: { ahead?: unknown }) => (ahead !== undefined) === isAhead)
    return { body, ahead: of(true), standing: of(false) }
  }

  it('shows both readings and takes none in unasked', async () => {
    const { body, ahead, standing } = await numbers()
    expect(body).toMatchObject({ verdict: 'proposal', problems: [] })
    expect([standing.dateFormat, ahead.dateFormat]).toEqual(['DD/MM/YYYY', 'MM/DD/YYYY'])
    expect(ahead.ahead.map(({ value }: { value: string }) => value)).toEqual(['11/04/2020', '11/05/2020', '11/06/2020'])
    const asked = await send('mode=import')
    expect([asked.status, asked.body.code]).toEqual([409, 'reading_not_confirmed'])
  })

  it('refuses the one of them by its days, as a file that can be read no other way', async () => {
    const { ahead } = await numbers()
    const refused = await send(`mode=import&reading=${ahead.n}`)
    expect([refused.status, refused.body.code]).toEqual([422, 'statement_refused'])
    expect(refused.body).toMatchObject({ verdict: 'refusal', readings: [], problems: ahead.ahead })
    expect(await w.open()).toEqual([])
  })

  it('takes in the other, and does not remember how it was read: it was the only one that could be chosen', async () => {
    const { standing } = await numbers()
    expect((await send(`mode=import&reading=${standing.n}`)).status).toBe(201)
    expect((await w.open()).length).toBe(3)
    const next = await send('mode=import', csv('01/02/2020;Aysha M;10,00;', '02/02/2020;Selin Y;11,00;', '03/02/2020;Donor;;12,00'))
    expect([next.status, next.body.code]).toEqual([409, 'reading_not_confirmed'])
  })

  it('remembers it under a name, and reads the next such file by it', async () => {
    const { standing } = await numbers()
    expect((await send(`mode=import&reading=${standing.n}&profile=days`)).status).toBe(201)
    const next = await send('mode=import', csv('11/03/2020;Aysha M;10,00;', '11/04/2020;Selin Y;11,00;', '11/05/2020;Donor;;12,00'))
    expect([next.status, next.body.added], JSON.stringify(next.body)).toEqual([201, 3])
  })

  it('is refused where the form that was confirmed is the one that is ahead', async () => {
    const before = csv('10/13/2020;Aysha M;10,00;', '10/14/2020;Selin Y;11,00;', '10/15/2020;Donor;;12,00')
    expect((await send('mode=import&reading=1', before)).status).toBe(201)
    const refused = await send('mode=import')
    expect([refused.status, refused.body.code, refused.body.problems.length]).toEqual([422, 'statement_refused', 3])
  })
})
