import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { erase } from '../../src/commands/erase/erase.ts'
import { accountFitsBik } from '../../src/core/payees/russian-account.ts'
import { parseDelimited } from '../../src/files/delimited.ts'
import { hasSchema, readByOther, schemaFaults, textsAt } from '../support/bank-schemas.ts'
import { RUSSIAN_BANK, SWISS_BANK, TURKISH_BANK } from '../support/payment-templates.ts'
import { BankWorld } from './bank-world.ts'
import { DAY, iban, type Json } from './cases-world.ts'

const NAMES = ['Aýna Mälikgulyýewa', 'Işıl Öğüt Çağlayan', 'Юлия Щербакова', 'Gurbanguly Mälikgulyýewiç Annamyradow']
const BIK = '044525225'

/** The nth Russian account at the bank with this BIK, its control key right. */
const russianAccount = (n: number): string => {
  const keyed = (key: number) => `40817810${key}0000${String(1_000_000 + n)}`
  return keyed([0, 1, 2, 3, 4, 5, 6, 7, 8, 9].find((key) => accountFitsBik(keyed(key), BIK)) ?? 0)
}

/** A released batch of four payees from an account: its answer, and the files of it. */
async function batchFrom(w: BankWorld, account: string, payee: (n: number) => Record<string, unknown>): Promise<Json> {
  const grants: string[] = []
  for (const [n, name] of NAMES.entries()) grants.push((await w.approved({ payee: { ...payee(n), name } })).grant.id)
  const batch = await w.post('finance', '/payout-batches', { bankAccount: account, grants })
  return w.release(batch)
}

async function fileOf(w: BankWorld, batch: Json, format: string): Promise<Uint8Array> {
  const response = await w.fetch('finance', `/payout-batches/${batch.id}/payment-file?format=${format}`)
  if (response.status !== 200) throw new Error(await response.text())
  return new Uint8Array(await response.arrayBuffer())
}

/** A table as the bank's program would read it, without its closing line. */
const rowsOf = (bytes: Uint8Array, encoding: string, delimiter: string): readonly (readonly string[])[] =>
  parseDelimited(new TextDecoder(encoding, { fatal: true }).decode(bytes), delimiter).rows

describe('payment files from data alone', () => {
  const w = new BankWorld()
  beforeAll(async () => {
    await w.found()
    const open = (code: string, currency: string, paymentFile: object, number: object) =>
      w.post('finance', '/bank-accounts', { code, name: `Account ${code}`, currency, fund: 'F', paymentFile, ...number })
    await open('TR', 'TRY', TURKISH_BANK, { iban: iban('TR', '0001000000000000000001') })
    await open('RU', 'RUB', RUSSIAN_BANK, { accountNumber: '40703810938000012345' })
    await open('CH', 'CHF', SWISS_BANK, { iban: 'CH9300762011623852957' })
    for (const [to, rate] of [
      ['RUB', '9.5'],
      ['CHF', '0.1087'],
    ])
      await w.post('finance', '/exchange-rates', { from: 'TRY', to, rate, date: DAY, source: 'central bank' })
  })
  afterAll(() => w.close())

  it('are what a Turkish bank takes', async () => {
    const batch = await batchFrom(w, 'TR', (n) => ({ currency: 'TRY', iban: iban('TR', `00064${String(n).padStart(17, '0')}`) }))
    const rows = rowsOf(await fileOf(w, batch, 'csv'), 'windows-1254', ';')
    expect(rows[0]).toEqual(['Sıra Referansı', 'Alıcı Adı Soyadı', 'Alıcı IBAN', 'Tutar', 'Döviz Cinsi', 'Açıklama'])
    const names = ['Ayna Malikgulyyewa', 'Isil Ogut Caglayan', 'Iuliia Shcherbakova', 'Gurbanguly Malikgulyyewic']
    expect(rows.slice(1, -1)).toEqual(
      batch.payouts.map((p: Json, n: number) => [p.reference, names[n], p.payee.iban, '3000,00', 'TRY', `${p.reference} ogrenci yardimi ${p.caseNumber}`]),
    )
    expect(rows.at(-1)).toEqual(['TOPLAM', '4', '', '12000,00', 'TRY', DAY])
  })

  it('are what a Russian bank takes: letters that its code page lacks refuse the file with place and value, before anything is sealed', async () => {
    const payee = (n: number) => ({
      currency: 'RUB',
      country: 'RU',
      bank: 'ПАО «Сбербанк»',
      routingCode: '044525225',
      accountNumber: russianAccount(n),
    })
    const batch = await batchFrom(w, 'RU', payee)
    const refused = await w.refused([422, 'letters_missing'], 'finance', `/payout-batches/${batch.id}/payment-file`, undefined, { method: 'GET' })
    expect(refused.errors.map((e: Json) => e.pointer)).toEqual(['/payouts/0/payee/name', '/payouts/1/payee/name', '/payouts/3/payee/name'])
    expect(refused.problems[0]).toMatchObject({
      reference: batch.payouts[0].reference,
      field: 'payeeName',
      value: NAMES[0],
      reason: expect.stringContaining('"ý" is not in windows-1251'),
    })
    expect(refused.detail).toContain(NAMES[0])

    await w.post('finance', '/bank-accounts', {
      code: 'RU2',
      name: 'Roubles',
      currency: 'RUB',
      fund: 'F',
      paymentFile: { ...RUSSIAN_BANK, letters: 'ascii', purpose: undefined, closingLine: undefined },
    })
    const grants: string[] = []
    for (const name of [NAMES[0], NAMES[2]]) grants.push((await w.approved({ payee: { ...payee(10 + grants.length), name } })).grant.id)
    const taken = await w.release(await w.post('finance', '/payout-batches', { bankAccount: 'RU2', grants }))
    const rows = rowsOf(await fileOf(w, taken, 'csv'), 'windows-1251', ';')
    expect(rows[0]).toEqual(['Номер', 'Получатель', 'Счёт получателя', 'БИК', 'Банк получателя', 'Сумма', 'Назначение платежа'])
    const names = ['Ayna Malikgulyyewa', 'Iuliia Shcherbakova']
    expect(rows.slice(1)).toEqual(
      taken.payouts.map((p: Json, n: number) => [
        p.reference,
        names[n],
        p.payee.accountNumber,
        '044525225',
        "PAO 'Sberbank'",
        '28500,00',
        `${p.reference} assistance ${p.caseNumber}`,
      ]),
    )
  })

  it('are what a Russian bank takes: Cyrillic as written, with its closing line', async () => {
    const of = await w.approved({
      payee: {
        currency: 'RUB',
        country: 'RU',
        bank: 'Банк',
        routingCode: '044525225',
        accountNumber: russianAccount(90),
        name: 'Юлия Щербакова',
      },
    })
    const batch = await w.release(await w.post('finance', '/payout-batches', { bankAccount: 'RU', grants: [of.grant.id] }))
    const [, row, last] = rowsOf(await fileOf(w, batch, 'csv'), 'windows-1251', ';')
    const [p] = batch.payouts
    expect(row).toEqual([
      p.reference,
      'Юлия Щербакова',
      russianAccount(90),
      '044525225',
      'Банк',
      '28500,00',
      `${p.reference} Материальная помощь студенту, дело ${p.caseNumber}`,
    ])
    expect(last).toEqual(['Итого: 1', ' 28500,00 RUB'])
  })

  it('are what a Swiss bank takes, as a table and as pain.001', async () => {
    const batch = await batchFrom(w, 'CH', (n) => ({
      currency: 'CHF',
      iban: iban('CH', `00762${String(n + 7).padStart(12, '0')}`),
      bic: 'UBSWCHZH80A',
      city: 'Zürich',
      country: 'CH',
    }))
    const names = ['Aýna Mälikgulyýewa', 'Işıl Öğüt Çağlayan', 'Iuliia Shcherbakova', 'Gurbanguly Mälikgulyýewiç Annamyradow']
    const bytes = await fileOf(w, batch, 'csv')
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(rowsOf(bytes, 'utf-8', '\t').slice(1)).toEqual(
      batch.payouts.map((p: Json, n: number) => [
        names[n],
        p.payee.iban,
        'UBSWCHZH80A',
        'CHF',
        '326.10',
        `${p.reference} assistance ${p.caseNumber}`,
        p.reference,
      ]),
    )
    const xml = await fileOf(w, batch, 'pain.001')
    const { root } = readByOther(xml)
    const at = (path: string) => textsAt(root, `CstmrCdtTrfInitn/${path}`)
    expect(at('GrpHdr/MsgId')).toEqual([batch.reference])
    expect(at('GrpHdr/CreDtTm')).toEqual([batch.releasedAt])
    expect(at('GrpHdr/CtrlSum')).toEqual([batch.total.amount])
    expect(at('PmtInf/CdtTrfTxInf/PmtId/EndToEndId')).toEqual(batch.payouts.map((p: Json) => p.reference))
    expect(at('PmtInf/CdtTrfTxInf/Cdtr/Nm')).toEqual(names)
    expect(at('PmtInf/CdtTrfTxInf/CdtrAcct/Id/IBAN')).toEqual(batch.payouts.map((p: Json) => p.payee.iban))
    expect(at('PmtInf/CdtTrfTxInf/Amt/InstdAmt')).toEqual(batch.payouts.map((p: Json) => p.money.amount))
    if (hasSchema('pain.001.001.09')) expect(schemaFaults('pain.001.001.09', xml)).toBe('')
  })
})

describe('a payment file in every format', () => {
  const w = new BankWorld()
  beforeAll(() => w.found())
  afterAll(() => w.close())

  const seals = (batch: Json) =>
    w.book.read((read) => read.all<{ format: string; sha256: string }>('SELECT format, sha256 FROM payment_file WHERE batch = ? ORDER BY id', Number(batch.id)))

  it('is the same bytes each time, each download an event, and its first sealed', async () => {
    const batch = await w.instructed(3)
    for (const [format, type] of [
      ['csv', 'text/csv'],
      ['pain.001', 'application/xml'],
      ['print', 'text/html; charset=utf-8'],
    ] as const) {
      const before = w.head()
      const path = `/payout-batches/${batch.id}/payment-file?format=${format}`
      const response = await w.fetch('finance', path)
      expect([response.status, response.headers.get('Content-Type')]).toEqual([200, type])
      expect(response.headers.get('Content-Disposition')).toMatch(new RegExp(`^attachment; filename="${batch.reference}\\.(csv|xml|html)"$`))
      const first = new Uint8Array(await response.arrayBuffer())
      w.hoursPass(30)
      await w.post('finance', '/funds', { code: `N${format.length}`, name: 'Something else', currency: 'TRY' })
      expect(await fileOf(w, batch, format)).toEqual(first)
      expect(w.head()).toBe(before + 3)
    }
    const found = seals(batch)
    expect(found.map(({ format }) => format)).toEqual(['csv', 'csv', 'pain.001', 'pain.001', 'print', 'print'])
    expect(new Set(found.map(({ sha256 }) => sha256)).size).toBe(3)
    expect(await w.get('/verification', 'auditor')).toMatchObject({ ok: true })
  })

  it('is a list to print with every payout, the sum, and lines to sign', async () => {
    const batch = await w.instructed(2)
    const page = new TextDecoder().decode(await fileOf(w, batch, 'print'))
    for (const p of batch.payouts) for (const part of [p.reference, p.caseNumber, p.payee.name, p.payee.iban, '3000.00']) expect(page).toContain(part)
    for (const part of [batch.reference, '6000.00', 'TRY', 'signature', 'finance, 2020-11-0', 'releaser, 2020-11-0']) expect(page).toContain(part)
    expect(page).not.toContain('Received (signature)')
    expect(page).not.toMatch(/<script|href=|src=/)
  })

  it('is refused of a batch that is not released, or stopped, and in no other format', async () => {
    const of = await w.approved()
    const batch = await w.post('finance', '/payout-batches', { bankAccount: 'B', grants: [of.grant.id] })
    const path = (format: string) => `/payout-batches/${batch.id}/payment-file?format=${format}`
    const refused = (code: readonly [number, string], format: string, who: 'finance' | 'releaser' = 'finance') =>
      w.refused(code, who, path(format), undefined, { method: 'GET' })
    for (const format of ['csv', 'pain.001', 'print']) await refused([409, 'batch_not_released'], format)
    await w.release(batch)
    await refused([422, 'invalid_input'], 'xlsx')
    await refused([403, 'role_not_allowed'], 'csv', 'releaser')
    await w.post('releaser', `/payout-batches/${batch.id}/stop`, { reason: 'the wrong day' })
    for (const format of ['csv', 'pain.001', 'print']) await refused([409, 'batch_not_released'], format)
  })

  it('takes no template whose words its encoding lacks, or without the reference', async () => {
    const column = (title: string, field = 'reference', more: object = {}) => ({
      columns: [{ title, field, ...more }],
      delimiter: ';',
      encoding: 'windows-1254',
    })
    const refused = async (paymentFile: object, pointer: string) => {
      const { errors } = await w.refused([422, 'invalid_input'], 'finance', '/bank-accounts', { code: 'T', name: 'T', currency: 'TRY', paymentFile })
      expect(errors.map((e: Json) => e.pointer)).toContain(pointer)
    }
    await refused(column('Номер'), '/paymentFile/columns/0/title')
    await refused({ ...column('Ref'), closingLine: 'Итого' }, '/paymentFile/closingLine')
    await refused({ ...column('Ref'), closingLine: '{sum}' }, '/paymentFile/closingLine')
    await refused({ ...column('Ref'), purpose: 'assistance' }, '/paymentFile/purpose')
    await refused({ ...column('Ref'), purpose: '{reference} {name}' }, '/paymentFile/purpose')
    await refused(column('Ad', 'payeeName'), '/paymentFile/columns')
    await refused(column('Ref', 'reference', { most: 10 }), '/paymentFile/columns/0/most')
    await refused({ ...column('Ref'), encoding: 'ebcdic' }, '/paymentFile/encoding')
    await refused({ ...column('Ref'), debtor: { name: 'We', bic: 'UBS' } }, '/paymentFile/debtor/bic')
  })
})

describe("a payment file's cells", () => {
  const w = new BankWorld()
  const columns = (['reference', 'payeeName', 'phone', 'amount', 'purpose'] as const).map((field) => ({ title: field, field }))
  beforeAll(async () => {
    await w.found()
    await w.post('finance', '/bank-accounts', { code: 'P', name: 'P', currency: 'TRY', fund: 'F', paymentFile: { columns, delimiter: ';', encoding: 'utf-8' } })
  })
  afterAll(() => w.close())

  const batchOf = async (payees: readonly object[]): Promise<Json> => {
    const grants: string[] = []
    for (const payee of payees) grants.push((await w.approved({ payee: { ...payee } })).grant.id)
    return w.release(await w.post('finance', '/payout-batches', { bankAccount: 'P', grants }))
  }

  it('are the exact text, also where a phone begins with a plus', async () => {
    const payee = { currency: 'TRY', iban: iban('TR', '0006400000000000000771'), name: "O'Neill Sağlam", phone: '+90 532 100 00 01' }
    const rows = rowsOf(await fileOf(w, await batchOf([payee]), 'csv'), 'utf-8', ';')
    expect(rows[1]?.slice(1, 4)).toEqual([payee.name, payee.phone, '3000.00'])
  })

  it.each(['=HYPERLINK("x")', '@SUM(A1)', '+cmd', '-x', '\u200b=1+1'])('that would be a formula refuse the file with their place: %s', async (phone) => {
    const base = { currency: 'TRY', name: 'Ayna' }
    const bban = (n: number) => `00064${String(phone.length * 100 + n).padStart(17, '0')}`
    const batch = await batchOf([
      { ...base, iban: iban('TR', bban(1)) },
      { ...base, iban: iban('TR', bban(2)), phone },
    ])
    const refused = await w.refused([422, 'letters_missing'], 'finance', `/payout-batches/${batch.id}/payment-file`, undefined, { method: 'GET' })
    expect(refused.errors.map((e: Json) => e.pointer)).toEqual(['/payouts/1/payee/phone'])
    expect(refused.problems[0]).toMatchObject({ field: 'phone', value: phone })
  })
})

describe('a payment file of somebody who was erased', () => {
  const w = new BankWorld()
  beforeAll(() => w.found())
  afterAll(() => w.close())

  it('is gone in every format', async () => {
    const of = await w.approved()
    const batch = await w.release(await w.post('finance', '/payout-batches', { bankAccount: 'B', grants: [of.grant.id] }))
    for (const format of ['csv', 'print']) await fileOf(w, batch, format)
    const [payout] = batch.payouts
    w.contribution()
    w.book_(-300_000, `EFT ${payout.reference}`, payout.payee.name, payout.payee.iban)
    await w.reconcile()
    const admin = w.book.read((read) => read.value<number>("SELECT person FROM role_grant WHERE role = 'admin' ORDER BY id DESC LIMIT 1")) ?? 0
    const erased = erase(w.book, { caseNumber: of.caseNumber, reason: 'asked for', actor: admin })
    expect(erased).toMatchObject({ ok: true })
    for (const format of ['csv', 'pain.001', 'print'])
      await w.refused([410, 'erased'], 'finance', `/payout-batches/${batch.id}/payment-file?format=${format}`, undefined, { method: 'GET' })
  })
})
