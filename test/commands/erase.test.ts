import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { erase } from '../../src/commands/erase/erase.ts'
import { columnsReached, erasureSeen, remainsOf } from '../../src/store/erasure.ts'
import { erasableColumns } from '../../src/store/protection.ts'
import { Sqlite } from '../../src/store/sqlite.ts'
import { FORMATS } from '../support/banks.ts'
import { BankWorld } from './bank-world.ts'
import { DAY, type Json, student } from './cases-world.ts'

const ERASED = 10
const [KEPT, OPEN] = [11, 12]

/** The book's file and its write-ahead log. */
const bytesOf = (w: BankWorld): Buffer =>
  Buffer.concat([w.book.file, `${w.book.file}-wal`].map((file) => (existsSync(file) ? readFileSync(file) : Buffer.alloc(0))))

/** Every erasable value of a student as it stands in the file. */
const sealedOf = (w: BankWorld, caseNumber: string): Buffer[] =>
  w.book.read((read) => {
    const seen = erasureSeen(read, caseNumber)
    if (!seen) throw new Error('no such case')
    return remainsOf(read, seen.student).flatMap(({ table, columns, rows }) => {
      const name = tableName(table)
      return rows.flatMap((row) => columns.flatMap((column) => read.value<Buffer | null>(`SELECT ${column} FROM "${name}" WHERE id = ?`, row) ?? []))
    })
  })

const tableName = (table: object): string => String(Reflect.get(table, Symbol.for('drizzle:Name')))

const adminOf = (w: BankWorld): number =>
  w.book.read((read) => read.value<number>("SELECT person FROM role_grant WHERE role = 'admin' ORDER BY id DESC LIMIT 1")) ?? 0

/** What stands in clear of the nth student. */
const clearOf = (n: number): string[] => {
  const { student: s, payee } = student(n)
  return [s.familyName, s.givenName, s.passportNumber, s.email, s.phone, s.birthDate, payee.iban, payee.name]
}

async function paidBook(): Promise<{ w: BankWorld; cases: Json[] }> {
  const w = new BankWorld()
  await w.found()
  const cases: Json[] = []
  for (let n = 1; n <= OPEN; n += 1) cases.push(await w.approved())
  const batch = await w.post('finance', '/payout-batches', { bankAccount: 'B' })
  await w.release(batch)
  await w.file(batch)
  w.contribution()
  for (const n of [...Array(KEPT).keys()].map((place) => place + 1)) {
    const { payee } = student(n)
    w.book_(-300_000, `Havale ${batch.payouts[n - 1].reference} ${payee.name}`, payee.name, payee.iban)
  }
  w.book_(1_000, `Iade ${batch.payouts[0].reference} ${student(1).payee.name}`)
  await w.reconcile()
  return { w, cases }
}

describe('erase', () => {
  let w: BankWorld
  let cases: Json[]
  beforeAll(async () => {
    const made = await paidBook()
    w = made.w
    cases = made.cases
  })
  afterAll(() => w.close())

  it('refuses an unknown case, a person who may not, no reason, and money that is open', () => {
    const before = w.head()
    const open = cases[OPEN - 1]
    const tried = [
      erase(w.book, { caseNumber: '2020-999999', reason: 'asked', actor: adminOf(w) }),
      erase(w.book, { caseNumber: cases[0].caseNumber, reason: 'asked', actor: adminOf(w) + 1 }),
      erase(w.book, { caseNumber: cases[0].caseNumber, reason: ' ', actor: adminOf(w) }),
      erase(w.book, { caseNumber: open.caseNumber, reason: 'asked', actor: adminOf(w) }),
    ]
    expect(tried.map((result) => !result.ok && result.problem.code)).toEqual(['not_found', 'role_not_allowed', 'invalid_input', 'money_still_open'])
    expect(w.head()).toBe(before)
  })

  it('refuses while a grant is still to be paid, and a payout is prepared', async () => {
    const granted = await w.approved()
    const asked = { caseNumber: granted.caseNumber, reason: 'asked', actor: adminOf(w) }
    expect(erase(w.book, asked)).toMatchObject({ ok: false, problem: { code: 'money_still_open' } })
    await w.post('finance', '/payout-batches', { bankAccount: 'B' })
    expect(erase(w.book, asked)).toMatchObject({ ok: false, problem: { code: 'money_still_open' } })
  })

  it('leaves no byte of ten students in file and log; money, lines and totals stay', async () => {
    const erased = cases.slice(0, ERASED)
    const sealed = erased.map(({ caseNumber }) => sealedOf(w, caseNumber))
    const kept = sealedOf(w, cases[KEPT - 1].caseNumber)
    const before = bytesOf(w)
    for (const values of sealed) expect(values.length).toBeGreaterThan(10)
    expect(sealed.flat().filter((value) => !before.includes(value))).toEqual([])
    const balances = await w.balances()

    for (const { caseNumber } of erased) {
      const done = erase(w.book, { caseNumber, reason: 'the retention ended', actor: adminOf(w) })
      expect(done).toMatchObject({ ok: true, value: { caseNumber, erased: true, logEmptied: true } })
      expect(done.ok && done.value.lines).toBe(caseNumber === erased[0].caseNumber ? 2 : 1)
    }
    const after = bytesOf(w)
    expect(sealed.flat().filter((value) => after.includes(value)).length).toBe(0)
    expect(kept.filter((value) => !after.includes(value))).toEqual([])
    for (const n of [...Array(ERASED).keys()].map((place) => place + 1)) {
      for (const text of clearOf(n))
        for (const encoding of ['utf8', 'utf16le'] as const) expect(after.includes(Buffer.from(text, encoding)), `${text} in ${encoding}`).toBe(false)
    }
    expect(await w.balances()).toEqual(balances)
  })

  it('gives the personal members as null, the payment file as gone, and the case as erased', async () => {
    const of = await w.read(cases[0])
    expect(of).toMatchObject({ erased: true, student: null, city: null, payee: null })
    const lines = (await w.get('/bank-accounts/B/lines?limit=200', 'finance')).items
    expect(lines.filter((line: Json) => line.narrative === null).length).toBe(ERASED + 1)
    for (const line of lines.filter(({ narrative }: Json) => narrative === null))
      expect(line).toMatchObject({ erased: true, counterparty: null, counterpartyAccount: null, bankReference: null, money: { currency: 'TRY' } })
    expect(lines.filter(({ narrative, erased }: Json) => narrative !== null && erased !== undefined)).toEqual([])
    const file = await w.fetch('finance', '/payout-batches/1/payment-file')
    expect(file.status).toBe(410)
    expect(await file.json()).toMatchObject({ code: 'erased' })
    expect((await w.get(`/applications?q=${encodeURIComponent(student(1).student.familyName)}`)).items.map((item: Json) => item.caseNumber)).not.toContain(
      cases[0].caseNumber,
    )
    expect(erase(w.book, { caseNumber: cases[0].caseNumber, reason: 'again', actor: adminOf(w) })).toMatchObject({ ok: false, problem: { code: 'erased' } })
  })

  it('leaves what comes back afterwards to be cancelled: no payout is prepared for whom nobody knows any more', async () => {
    const one = new BankWorld()
    await one.found()
    const of = await one.approved()
    const batch = await one.post('finance', '/payout-batches', { bankAccount: 'B' })
    await one.release(batch)
    const [p] = batch.payouts
    one.contribution()
    one.book_(-300_000, `Havale ${p.reference}`, p.payee.name, p.payee.iban)
    await one.reconcile()
    expect(erase(one.book, { caseNumber: of.caseNumber, reason: 'asked', actor: adminOf(one) }).ok).toBe(true)
    one.book_(300_000, `Iade ${p.reference}`)
    await one.reconcile()
    expect(await one.payout(p)).toMatchObject({ state: 'returned' })
    const left = await one.refused([409, 'nothing_payable'], 'finance', '/payout-batches', { bankAccount: 'B' })
    expect(left.leftOut).toEqual([{ grant: of.grant.id, reason: 'erased' }])
    await one.refused([410, 'erased'], 'finance', '/payout-batches', { bankAccount: 'B', grants: [of.grant.id] })
    await one.post('approver', `/grants/${of.grant.id}/cancellation`, { reason: 'it came back, and nobody can be asked' })
    expect(await one.get('/funds/F')).toMatchObject({ available: { amount: '100000.00' }, committed: { amount: '0.00' } })
    await one.balances()
    one.close()
  })

  it('adds nothing when the statement comes again', async () => {
    const again = await w.post('finance', '/bank-accounts/B/statements?mode=import', undefined, { raw: w.statement(), kind: 'text/csv' })
    expect(again).toMatchObject({ added: 0, conflicts: 0 })
    await w.balances()
  })
})

describe('the bank lines of an erasure', () => {
  const w = new BankWorld()
  beforeAll(() => w.found())
  afterAll(() => w.close())

  it('are those too that show an account of the student alone, not one shared with another student', async () => {
    const russian = FORMATS.find(({ name }) => name === '1c')
    if (!russian) throw new Error('the format is written by the tests')
    await w.post('finance', '/bank-accounts', { code: 'R', name: 'Moscow', currency: 'RUB', accountNumber: russian.account.number, fund: 'F' })
    const [own, shared] = [student(1).payee, student(2).payee]
    const first = await w.apply()
    const second = await w.apply()
    await w.apply({ payee: shared })
    const line = (minor: number, payee: Json) => ({ day: DAY, minor, text: `Возврат ${payee.name}`, name: payee.name, account: payee.iban, ref: String(minor) })
    const raw = russian.write(russian.account, 0, [line(500_00, own), line(700_00, shared)])
    await w.post('finance', '/bank-accounts/R/statements?mode=import', undefined, { raw, kind: 'text/csv' })
    for (const { id } of [first, second]) await w.post('officer', `/applications/${id}/withdrawal`, { note: 'asked' })
    const linesOf = (of: Json) => erase(w.book, { caseNumber: of.caseNumber, reason: 'asked', actor: adminOf(w) })
    expect(linesOf(first)).toMatchObject({ ok: true, value: { lines: 1 } })
    expect(linesOf(second)).toMatchObject({ ok: true, value: { lines: 0 } })
    const items = (await w.get('/bank-accounts/R/lines', 'finance')).items
    expect(items.map((item: Json) => [item.money.amount, item.narrative === null])).toEqual([
      ['500.00', true],
      ['700.00', false],
    ])
  })
})

/** Erasable columns that no erasure of a student reaches, and why. */
const OF_NOBODY_ERASED: Readonly<Record<string, string>> = {
  'person.lookups': 'staff',
  'person.personal': 'staff',
  'book_key.wrapped': 'the book’s own key',
  'institution.lookups': 'an organisation',
  'institution.personal': 'an organisation',
  'screening_entry.lookups': 'a published list',
  'screening_entry.personal': 'a published list',
  'statement.wrapped': 'other persons’ lines need it',
}

describe('remainsOf', () => {
  it('reaches every erasable column of the schema, or says why not', () => {
    const w = new BankWorld()
    const db = new Sqlite(w.book.file, { readonly: true })
    const facts = db.prepare("SELECT name FROM declared WHERE kind IN ('fact', 'staged_fact')").all() as { name: string }[]
    const all = facts.flatMap(({ name }) => erasableColumns(db, name).map((column) => `${name}.${column}`))
    db.close()
    const reached = w.book.read((read) => columnsReached(remainsOf(read, 1)))
    w.close()
    expect([...reached, ...Object.keys(OF_NOBODY_ERASED)].sort()).toEqual(all.sort())
  })
})
