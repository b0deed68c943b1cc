import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BankWorld } from '../commands/bank-world.ts'
import { iban } from '../commands/cases-world.ts'
import { ConsoleWorld, type PageSeen, plain, type Visitor } from './console-world.ts'

describe("an account's payment file", () => {
  const w = new BankWorld()
  const c = new ConsoleWorld(w.book)
  let finance: Visitor
  let releaser: Visitor
  beforeAll(async () => {
    await w.found()
    finance = await c.enter('finance@example.org')
    releaser = await c.enter('releaser@example.org')
  })
  afterAll(() => {
    c.close()
    w.close()
  })
  const get = (v: Visitor, path: string): Promise<PageSeen> => {
    c.now += 1100
    return v.get(path)
  }
  const TURKISH = { fileColumns: 'Referans = reference\nAlıcı = payee\nIBAN = account\nTutar = amount', fileDelimiter: ';', fileEncoding: 'windows-1254' }
  const open = async (code: string, file: Readonly<Record<string, string>>): Promise<PageSeen> =>
    finance.send(await get(finance, '/accounts'), '/accounts/open', { code, name: code, currency: 'TRY', fund: 'F', openingDate: '2020-11-01', ...file })

  it('is fixed in the form of a new account, in the words of either language, and shown on its page', async () => {
    expect((await open('T-ANY', TURKISH)).to).toBe('/accounts/T-ANY?done=account_opened')
    expect(
      (await open('T-PLAIN-LETTERS', { ...TURKISH, fileLetters: 'ascii', filePurpose: '[reference] yardim [case]', fileClosing: 'TOPLAM;[count]' })).status,
    ).toBe(303)
    const page = plain(await get(finance, '/accounts/T-ANY'))
    expect(page).toContain('windows-1254: Turkish')
    expect(page).toContain('Alıcı payee')
    expect((await w.get('/bank-accounts/T-PLAIN-LETTERS', 'finance')).paymentFile).toMatchObject({
      purpose: '{reference} yardim {caseNumber}',
      closingLine: 'TOPLAM;{count}',
    })
    expect(plain(await get(finance, '/accounts/T-PLAIN-LETTERS'))).toContain('[reference] yardim [case]')
    expect(plain(await get(finance, '/accounts/B'))).toContain('The plain one')
    finance.language = 'ru'
    expect((await open('T-RU', { ...TURKISH, fileColumns: 'Ref = номер' })).status).toBe(303)
    finance.language = 'en'
    expect((await w.get('/bank-accounts/T-RU', 'finance')).paymentFile).toMatchObject({
      columns: [{ title: 'Ref', field: 'reference' }],
      encoding: 'windows-1254',
    })
  })

  it('is refused with its place where a line is no column, or its encoding lacks its words', async () => {
    const unknown = await open('T-2', { ...TURKISH, fileColumns: 'Ref = reference\nName = surname' })
    expect(unknown.status).toBe(422)
    expect(plain(unknown)).toContain('“Name = surname” is no column')
    const lacking = await open('T-3', { ...TURKISH, fileColumns: 'Номер = reference' })
    expect(lacking.status).toBe(422)
    expect(lacking.text).toContain('href="#open-fileColumns"')
  })

  it('says before anything is released what it can’t hold', async () => {
    const payee = { currency: 'TRY', iban: iban('TR', '0006400000000000000991'), name: 'Aýna Gulmyradowa' }
    const of = await w.approved({ payee })
    const preview = plain(await get(finance, '/batches/new?bankAccount=T-ANY'))
    expect(preview).toContain('The payment file (CSV) can’t be made of it')
    expect(preview).toContain(`${of.caseNumber}, payee:`)
    expect(preview).toContain('windows-1254')
    expect(preview).not.toContain('Gulmyradowa')
    expect(plain(await get(finance, '/batches/new?bankAccount=T-PLAIN-LETTERS'))).not.toContain('can’t be made of it')

    const batch = await w.post('finance', '/payout-batches', { bankAccount: 'T-ANY', grants: [of.grant.id] })
    expect(plain(await get(finance, `/batches/${batch.id}`))).toContain('The payment file (CSV) can’t be made of it')
    expect(plain(await get(releaser, `/release/${batch.id}`))).toContain('The payment file (CSV) can’t be made of it')
    await w.post('finance', `/payout-batches/${batch.id}/cancellation`, {})

    const good = await w.post('finance', '/payout-batches', { bankAccount: 'T-PLAIN-LETTERS', grants: [of.grant.id] })
    expect(plain(await get(releaser, `/release/${good.id}`))).not.toContain('can’t be made of it')
    await w.release(good)
    const file = await finance.fetch(`/batches/${good.id}/payment-file?format=csv`)
    expect(file.status).toBe(200)
    expect(new TextDecoder('windows-1254').decode(await file.arrayBuffer())).toContain('Ayna Gulmyradowa')
  })
})
