import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BankWorld } from '../commands/bank-world.ts'
import { type Json, PEOPLE, type Who } from '../commands/cases-world.ts'

const NAME = 'AYNA BERDIYEVA'
const ACCOUNT = 'TR330006100519786457841326'
const TEXT = `EFT ${NAME} 02.11.2020 KIRA`

describe('a bank’s line through the API', () => {
  const w = new BankWorld()
  let id: string
  let reference: string
  beforeAll(async () => {
    await w.found()
    const batch = await w.instructed(1)
    reference = batch.payouts[0].reference
    w.contribution()
    w.book_(-300_000, `${TEXT} ${reference}`, NAME, ACCOUNT)
    await w.reconcile()
    id = (await w.get('/bank-accounts/B/lines', 'finance')).items.at(-1).id
  })
  afterAll(() => w.close())

  const told = async (who: Who): Promise<Json[]> => [
    (await w.get('/bank-accounts/B/lines', who)).items.at(-1),
    (await w.get('/bank-accounts/B/lines?state=matched', who)).items.at(-1),
    await w.get(`/lines/${id}`, who),
  ]

  it('names whom it names to finance, who matches it', async () => {
    for (const who of ['finance', 'hats'] as const)
      for (const line of await told(who)) {
        expect(line).toMatchObject({ id, money: { amount: '-3000.00' }, state: 'matched' })
        expect(line.narrative).toContain(TEXT)
        expect(JSON.stringify(line)).toContain(NAME)
      }
  })

  it.each(Object.keys(PEOPLE).filter((who) => who !== 'finance' && who !== 'hats') as Who[])(
    'names nobody to %s: amount, day, state and our own reference stay',
    async (who) => {
      for (const line of await told(who)) {
        expect(line).toMatchObject({ id, money: { amount: '-3000.00' }, bookedOn: '2020-11-02', state: 'matched' })
        expect(line.narrative).toContain(reference)
        expect(line.narrative).toContain('A… B…')
        const text = JSON.stringify(line)
        for (const personal of ['AYNA', 'BERDIYEVA', 'KIRA', ACCOUNT, ACCOUNT.slice(2)]) expect(text).not.toContain(personal)
      }
    },
  )
})
