import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeWorkbook } from '../../src/files/write-workbook.ts'
import { CAMT, type CamtFacts, camtDocument, camtStatement } from '../recognition/render-camt.ts'
import { MT940, mt940Message } from '../recognition/render-mt940.ts'
import type { TrueLine, Truth } from '../recognition/truth.ts'
import { BankWorld } from './bank-world.ts'
import { DAY, iban } from './cases-world.ts'

const IBAN = iban('TR', '0006400000112345678901')
const line = (minor: number, reference: string): TrueLine => ({
  ...{ bookedOn: DAY, valueOn: DAY, minor, fee: 0, name: 'Ayna Berdiyeva', account: 'DE02120300000000202051', text: `Grant ${reference}`, reference },
})
const LINES = [line(100_000, 'R1'), line(-300, 'R2'), line(-300, 'R3')]
const truth: Truth = { opening: 0, lines: LINES }
const IMPORT = '/bank-accounts/B/statements?mode=import'

describe("a bank's file beside CSV", () => {
  let w: BankWorld
  beforeEach(async () => {
    w = new BankWorld()
    await w.found()
  })
  afterEach(() => w.close())

  const send = (raw: Uint8Array | string, kind: string, more = '') => w.post('finance', `${IMPORT}${more}`, undefined, { raw, kind })
  const camt = (of: Partial<CamtFacts>, what: Truth = truth) => {
    const facts = { ...CAMT, iban: IBAN, currency: 'TRY', ...of }
    return camtDocument(facts, camtStatement(facts, what))
  }
  const amounts = async () => (await w.open()).map((one) => one.money.amount)

  it('is taken in by what it is, whatever its type is said to be, and adds nothing when it comes again', async () => {
    expect(await send(camt({}), 'text/csv')).toMatchObject({ verdict: 'proof', added: 3, known: 0 })
    expect(await amounts()).toEqual(['-3.00', '-3.00', '1000.00'])
    expect(await send(camt({ newestFirst: false, version: '08', prefix: 'ns2' }), 'application/xml')).toMatchObject({ added: 0, known: 3, conflicts: 0 })
    // The notice of two of its entries proves nothing by itself: a person confirms it, and it brings nothing new.
    const notice = camt({ message: 'camt.054', balances: false }, { opening: 0, lines: LINES.slice(1) })
    const refused = await w.call('finance', 'POST', IMPORT, undefined, { raw: notice, kind: 'application/pdf' })
    expect(refused.body).toMatchObject({ code: 'reading_not_confirmed' })
    expect(await send(notice, 'application/octet-stream', '&reading=1')).toMatchObject({ added: 0, known: 2, conflicts: 0 })
    expect(await amounts()).toEqual(['-3.00', '-3.00', '1000.00'])
  })

  it('is taken in as MT940 and as a workbook', async () => {
    const [format] = MT940
    if (!format) throw new Error('no format')
    const message = mt940Message({ ...format, account: `00064/0000112345678901`, currency: 'TRY' }, truth)
    expect(await send(message, 'text/plain')).toMatchObject({ verdict: 'proof', added: 3 })
    const rows = [
      ['Tarih', 'Açıklama', 'Tutar', 'Bakiye'],
      [DAY, 'a', '1000.00', '1993.00'],
      [DAY, 'b', '-5.00', '1988.00'],
      [DAY, 'c', '7.25', '1995.25'],
    ]
    const sheet = await writeWorkbook([{ name: 'Hareketler', rows }])
    expect(await send(sheet, 'text/csv', '&overlap=new')).toMatchObject({ added: 3, known: 0 })
  })

  it('keeps why a payment came back, and the id that its payer gave', async () => {
    const reason = '<RtrInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>Account closed</AddtlInf></RtrInf>'
    await send(camt({ newestFirst: false }).replace('</TxDtls>', `${reason}</TxDtls>`), 'application/xml')
    const told = (await w.open()).find((one) => one.money.amount === '1000.00')
    expect(told).toMatchObject({ returnReason: 'AC04 Account closed', endToEndId: 'E-R1' })
    expect(await w.get(`/lines/${told.id}`, 'finance')).toMatchObject({ returnReason: 'AC04 Account closed' })
    expect(await w.get(`/lines/${told.id}`, 'auditor')).toMatchObject({ returnReason: 'AC04 A… c…' })
    expect((await w.open()).filter((one) => one.returnReason !== undefined)).toHaveLength(1)
  })

  it('is refused whole, with the place', async () => {
    const seen = await w.call('finance', 'POST', '/bank-accounts/B/statements?mode=preview', undefined, {
      raw: camt({ closingBy: 1 }),
      kind: 'application/xml',
    })
    expect(seen).toMatchObject({ status: 200, body: { verdict: 'refusal', readings: [], problems: [{ column: 'Bal CLBD/Amt', line: 6 }] } })
    expect((await w.call('finance', 'POST', IMPORT, undefined, { raw: camt({ closingBy: 1 }), kind: 'application/xml' })).body).toMatchObject({
      code: 'statement_refused',
    })
    expect(await amounts()).toEqual([])
  })
})
