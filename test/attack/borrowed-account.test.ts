import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { iban, type Json } from '../commands/cases-world.ts'
import { CollectWorld } from '../commands/collect-world.ts'
import { atPrompt } from './at-prompt.ts'

/**
 * Somebody with an SQL prompt has another paid: exchanges encrypted cells, or what they belong to, for the moment in which the payment file is made, and puts them back.
 * Every cell is one that the book made, so that it opens; and afterwards every row is as it was sealed.
 */
describe('an account borrowed at an SQL prompt', () => {
  let w: CollectWorld
  let batch: Json
  let toInstitution: Json

  beforeAll(async () => {
    w = new CollectWorld()
    await w.found()
    batch = await w.instructed(3)
    for (const [n, code] of ['UNI', 'HOSTEL'].entries()) {
      const payee = { name: `The ${code}`, iban: iban('TR', `000640000011234567800${n}`), bic: 'ISBKTRIS', currency: 'TRY' }
      await w.post('admin', '/institutions', { code, name: `The ${code}`, kind: n === 0 ? 'university' : 'vendor', payee })
    }
    await w.approvedFor({ name: 'The university', relation: 'institution', institution: 'UNI' })
    toInstitution = await w.post('finance', '/payout-batches', { bankAccount: 'B', institution: 'UNI' })
    await w.release(toInstitution)
  })
  afterAll(() => w.close())

  const sql = (...texts: string[]) => atPrompt(w.book.file, texts)
  /** Exchanges columns of two rows, and the same again puts them back. */
  const exchange = (table: string, columns: readonly string[], a: string, b: string) =>
    `UPDATE "${table}" AS t SET ${columns.map((c) => `${c} = o.${c}`).join(', ')} FROM (SELECT * FROM "${table}" WHERE id IN (${a}, ${b})) o WHERE t.id IN (${a}, ${b}) AND o.id <> t.id`
  const payee = (n: number) => `(SELECT payee FROM payout WHERE id = ${batch.payouts[n].id})`
  const student = (n: number) => `(SELECT q.student FROM payout p JOIN payee q ON q.id = p.payee WHERE p.id = ${batch.payouts[n].id})`
  const institution = (code: string) => `(SELECT id FROM institution WHERE code = '${code}')`
  const made = async (of: Json): Promise<number> => (await w.fetch('finance', `/payout-batches/${of.id}/payment-file`)).status

  const EXCHANGES: ReadonlyArray<readonly [said: string, of: () => Json, texts: () => readonly string[]]> = [
    [
      'two students’ keys, and the payees under them',
      () => batch,
      () => [exchange('student', ['wrapped'], student(0), student(1)), exchange('payee', ['personal'], payee(0), payee(1))],
    ],
    [
      'the same with their digests',
      () => batch,
      () => [
        exchange('student', ['wrapped', 'wrapped_sha256'], student(0), student(1)),
        exchange('payee', ['personal', 'personal_sha256'], payee(0), payee(1)),
      ],
    ],
    ['whose payee a payee is, of two', () => batch, () => [exchange('payee', ['student', 'personal', 'personal_sha256'], payee(0), payee(2))]],
    ['the accounts of two institutions', () => toInstitution, () => [exchange('institution', ['personal'], institution('UNI'), institution('HOSTEL'))]],
    [
      'the same with their digests',
      () => toInstitution,
      () => [exchange('institution', ['personal', 'personal_sha256'], institution('UNI'), institution('HOSTEL'))],
    ],
    [
      'the institution of the batch',
      () => toInstitution,
      () => [`UPDATE batch SET institution = CASE institution WHEN 1 THEN 2 ELSE 1 END WHERE id = ${toInstitution.id}`],
    ],
    ['the sums of two payouts', () => batch, () => [`UPDATE payout SET amount = 599999 - amount WHERE id = ${batch.payouts[1].id}`]],
  ]

  it.each(EXCHANGES)('%s', async (_said, of, texts) => {
    sql(...texts())
    expect(await made(of())).toBe(409)
    sql(...texts())
    expect((await w.get('/verification', 'auditor')).faults).toEqual([])
  })

  it('makes the file of what was sealed (the control)', async () => {
    expect([await made(batch), await made(toInstitution)]).toEqual([200, 200])
  })
})
