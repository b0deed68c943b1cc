import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BankWorld } from '../commands/bank-world.ts'
import { iban, type Json } from '../commands/cases-world.ts'
import { atPrompt } from './at-prompt.ts'

/**
 * Somebody with an SQL prompt lends a payout the decision, the sum or the persons that it lacks while others prepare, release and pay it in good faith, and takes them away
 * again. Each is brought about here the other way round: what was decided is changed, and put back.
 */
describe('a decision borrowed at an SQL prompt', () => {
  let w: BankWorld
  let batch: Json

  beforeAll(async () => {
    w = new BankWorld()
    await w.found()
    const changed = await w.approved()
    const { digest } = await w.post('officer2', `/grants/${changed.grant.id}/payee`, {
      payee: { ...changed.payee, iban: iban('TR', '0006400000112345679001') },
      reason: 'a new account',
      recognisedBy: 'passport',
    })
    await w.post('approver2', `/grants/${changed.grant.id}/payee-approval`, { expected: { digest } })
    w.hoursPass(25)
    batch = await w.instructed(2)
  })
  afterAll(() => w.close())

  const sql = (...texts: string[]) => atPrompt(w.book.file, texts)
  const made = async (of: Json): Promise<number> => (await w.fetch('finance', `/payout-batches/${of.id}/payment-file`)).status
  const grant = (n: number) => `(SELECT grant FROM payout WHERE id = ${batch.payouts[n].id})`
  const recommended = (n: number) => `(SELECT recommendation FROM grant WHERE id = ${grant(n)})`
  const eventOf = (table: string, where: string) => `(SELECT event_seq FROM "${table}" WHERE ${where})`
  /** Exchanges two persons as who made an event. */
  const other = (seq: string) => `UPDATE event SET actor = (SELECT max(id) + 1 FROM person) - actor WHERE seq = ${seq}`
  const twice = (text: string) => [text, text] as const

  const CHANGES: ReadonlyArray<readonly [said: string, of: () => readonly [before: string, after: string]]> = [
    [
      'an approval of something else',
      () => [
        `UPDATE approval SET digest = digest || '0' WHERE recommendation = ${recommended(1)}`,
        `UPDATE approval SET digest = substr(digest, 1, length(digest) - 1) WHERE recommendation = ${recommended(1)}`,
      ],
    ],
    ['an approval by another', () => twice(other(eventOf('approval', `recommendation = ${recommended(1)}`)))],
    ['a recommendation of another sum', () => twice(`UPDATE recommendation SET amount = 599999 - amount WHERE id = ${recommended(1)}`)],
    ['a recommendation by another', () => twice(other(eventOf('recommendation', `id = ${recommended(1)}`)))],
    ['a grant of another sum', () => twice(`UPDATE grant SET amount = 900000 - amount WHERE id = ${grant(1)}`)],
    ['an instalment of another sum', () => twice(`UPDATE instalment SET amount = 900000 - amount WHERE grant = ${grant(1)}`)],
    [
      'another day on which it is due',
      () => [
        `UPDATE instalment SET due_on = date(due_on, '+1 day') WHERE grant = ${grant(1)}`,
        `UPDATE instalment SET due_on = date(due_on, '-1 day') WHERE grant = ${grant(1)}`,
      ],
    ],
    ['a preparation by another', () => twice(other(eventOf('batch', `id = ${batch.id}`)))],
    [
      'a change of payee of another digest',
      () => twice(`UPDATE payee_change SET digest = substr(digest, 33) || substr(digest, 1, 32) WHERE grant = ${grant(0)}`),
    ],
    [
      'a changed payee approved for another hour',
      () => {
        const approved = `payee_change IN (SELECT id FROM payee_change WHERE grant = ${grant(0)})`
        return [
          `UPDATE payee_approval SET payable_from = payable_from || '0' WHERE ${approved}`,
          `UPDATE payee_approval SET payable_from = substr(payable_from, 1, length(payable_from) - 1) WHERE ${approved}`,
        ]
      },
    ],
  ]

  it.each(CHANGES)('%s', async (_said, of) => {
    const [before, after] = of()
    sql(before)
    expect(await made(batch)).toBe(409)
    sql(after)
    expect((await w.get('/verification', 'auditor')).faults).toEqual([])
  })

  it('is none where it was made so (the control)', async () => {
    expect(await made(batch)).toBe(200)
  })

  it('of persons: who prepared, and was lent another’s name to release, has no file made of it', async () => {
    const { grant } = await w.approved()
    const own = await w.post('hats', '/payout-batches', { bankAccount: 'B', grants: [grant.id] })
    sql(other(eventOf('batch', `id = ${own.id}`)))
    const { count, total, digest } = own
    await w.post('hats', `/payout-batches/${own.id}/release`, { expected: { count, total, digest } })
    expect(await made(own)).toBe(409)
    sql(other(eventOf('batch', `id = ${own.id}`)))
    expect(await made(own)).toBe(409)
    expect((await w.get('/verification', 'auditor')).faults).toContainEqual(expect.objectContaining({ code: 'same_person' }))
  })

  it('of a template: what was lent to the account for its release, as a row under the file, makes no file', async () => {
    const { grant } = await w.approved()
    const own = await w.post('finance', '/payout-batches', { bankAccount: 'B', grants: [grant.id] })
    const lent = (template: string) => sql(`UPDATE bank_account SET payment_file = ${template} WHERE code = 'B'`)
    lent(`'{"columns":[{"field":"reference","title":"R"}],"closingLine":"mine"}'`)
    await w.release(own)
    lent('NULL')
    expect(await made(own)).toBe(409)
    expect((await w.get('/verification', 'auditor')).faults).toContainEqual(expect.objectContaining({ table: 'release' }))
  })
})
