import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BankWorld } from './bank-world.ts'

const PATH = '/bank-accounts/B/statements'

describe('the form of a reading that a person confirmed', () => {
  let w: BankWorld
  beforeEach(async () => {
    w = new BankWorld()
    await w.found()
  })
  afterEach(() => w.close())

  const csv = (header: string, ...rows: string[]) => ({ raw: `${[header, ...rows].join('\n')}\n`, kind: 'text/csv' })
  const HEADER = 'Date;Text;Amount'
  const first = csv(HEADER, '02.10.2020;Aysha M;-500,00', '13.10.2020;Selin Y;-700,50', '15.10.2020;Donor;900,25')
  const send = (file: ReturnType<typeof csv>, query: string) => w.call('finance', 'POST', `${PATH}?${query}`, undefined, file)
  const confirm = async (file: ReturnType<typeof csv>, n = 1) => expect((await send(file, `mode=import&reading=${n}`)).status).toBe(201)

  it.each([
    ['the same encoding', ['16.10.2020;Aysha M;-500,00', '17.10.2020;Selin Y;-700,50']],
    ['letters of another encoding', ['16.10.2020;Züleyha Ş;-500,00', '17.10.2020;Selin Y;-700,50']],
    ['days without leading zeros', ['1.11.2020;Aysha M;-500,00', '2.11.2020;Selin Y;-700,50']],
  ])('settles the next file of the same header: %s', async (_, rows) => {
    await confirm(first)
    const answer = await send(csv(HEADER, ...rows), 'mode=import')
    expect([answer.status, answer.body.added], JSON.stringify(answer.body)).toEqual([201, 2])
  })

  it('settles the next file whose words beside the signs are others', async () => {
    await confirm(csv('Date;Type;Amount', '02.10.2020;Lastschrift;-500,00', '13.10.2020;Lastschrift;-700,50', '15.10.2020;Gutschrift;900,25'))
    const answer = await send(csv('Date;Type;Amount', '16.10.2020;020;-500,00', '17.10.2020;177;700,50'), 'mode=import')
    expect([answer.status, answer.body.added], JSON.stringify(answer.body)).toEqual([201, 2])
  })

  it('refuses a changed header in the preview as in the import, and with a number of a reading too', async () => {
    await confirm(first)
    const changed = csv('Date;Text;Amount;Note', '16.10.2020;Aysha M;-500,00;a', '17.10.2020;Selin Y;-700,50;b')
    const seen = await send(changed, 'mode=preview')
    const refused = await send(changed, 'mode=import')
    expect(seen.body).toMatchObject({ verdict: 'refusal', readings: [] })
    expect([refused.status, refused.body.code]).toEqual([422, 'statement_refused'])
    expect(refused.body.problems).toEqual(seen.body.problems)
    expect(seen.body.problems).toMatchObject([{ line: 1, column: 'Note', value: 'Note', reason: expect.stringContaining('new: Note') }])
    const below = await send({ ...changed, raw: `Kontoauszug\n\n${changed.raw}` }, 'mode=preview')
    expect(below.body.problems).toMatchObject([{ line: 3, column: 'Note', value: 'Note' }])
    expect((await send(changed, 'mode=import&reading=1')).status).toBe(422)
  })

  it('takes a changed export as a profile of its own, and remembers both', async () => {
    await confirm(first)
    const changed = (day: string) => csv('Date;Text;Amount;Note', `${day}.10.2020;Aysha M;-500,00;a`, `${day}.10.2020;Selin Y;-700,50;b`)
    expect((await send(changed('16'), 'mode=preview&profile=new')).body).toMatchObject({ verdict: 'proposal' })
    expect((await send(changed('16'), 'mode=import&reading=1&profile=new')).status).toBe(201)
    expect((await send(changed('20'), 'mode=import')).status).toBe(201)
    expect((await send(csv(HEADER, '25.10.2020;Aysha M;-500,00', '26.10.2020;Selin Y;-700,50'), 'mode=import')).status).toBe(201)
  })
})
