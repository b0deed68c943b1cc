import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { readBankFile } from '../../src/statements/read-bank-file.ts'

/** MT940, camt and 1C as banks send them and as they come torn: each as short as it can be. */

const IBAN = 'DE89370400440532013000'
const asked = (number: string, currency: string) => ({ account: { number: [number], currency }, today: '2026-12-31' })

async function told(bytes: Uint8Array, number = '123456789', currency = 'EUR') {
  const { verdict, readings, problems } = await readBankFile(bytes, asked(number, currency))
  return verdict === 'refusal'
    ? problems.map(({ line, said }) => `${line} ${said.as}`)
    : [verdict, ...readings.flatMap(({ statement }) => statement.lines.map(({ bookedOn, amountMinor }) => `${bookedOn.slice(5)} ${amountMinor}`))]
}

const text = (lines: readonly string[]): Uint8Array => new TextEncoder().encode(lines.join('\r\n'))

describe('MT940', () => {
  const message = (account = '123456789') => [
    ':20:S1',
    `:25:${account}`,
    ':28C:1/1',
    ':60F:C250301EUR1000,00',
    ':61:2503030303D250,00NTRFNONREF',
    ':86:Rent',
    ':62F:C250331EUR750,00',
    '-',
  ]
  const WHOLE = ['proof', '03-03 -25000']

  it.each([
    ['a reference', [...message(), ':20:S2'], '9 closingExpected'],
    ['half an account', [...message(), ':20:S2', ':25:1234'], '10 closingExpected'],
    ['half a tag', [...message(), ':20'], '9 messageBegun'],
    ["a bank's own head line", ['0000 01BANK', ...message(), '0000 01BANK'], '10 messageBegun'],
    [
      'blocks of an envelope',
      ['{1:F01BANK0000000000}{2:I940BANKN}{4:', ...message().slice(0, -1), '-}', '{1:F01BANK0000000000}{2:I940BANKN}{4:'],
      '10 messageBegun',
    ],
  ])('is cut where another message is begun with %s', async (_, lines, problem) => {
    expect(await told(text(lines))).toEqual([problem])
  })

  it.each([
    ['a head line before each message', text(['0000 01BANK', '940 00', ...message()])],
    ['what a bank writes behind all of them', text([...message(), 'Ende'])],
    ['^Z', text([...message(), '\u001a'])],
    ['SOH and ETX', text([`\u0001${message().join('\r\n')}\u0003`, ''])],
    ['the account behind zeros', text(message('37050198/0123456789'))],
  ])('is read with %s', async (_, bytes) => {
    expect(await told(bytes)).toEqual(WHOLE)
  })

  it('is of another account where more than zeros differ', async () => {
    expect(await told(text(message('37050198/1123456789')))).toEqual(['2 otherAccount'])
    expect(await told(text(message('0012345')), '12345')).toEqual(['2 otherAccount'])
  })
})

describe('camt', () => {
  const entry = (day: string, amount: string, reference: string) =>
    `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2025-03-${day}</Dt></BookgDt>${reference && `<AcctSvcrRef>${reference}</AcctSvcrRef>`}</Ntry>`
  const report = (id: string, entries: readonly string[]) => `<Rpt><Id>${id}</Id><Acct><Id><IBAN>${IBAN}</IBAN></Id></Acct>${entries.join('')}</Rpt>`
  const file = (reports: readonly string[]) =>
    text([
      `<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.052.001.08"><BkToCstmrAcctRpt><GrpHdr><MsgId>M</MsgId><CreDtTm>2025-03-31T10:00:00</CreDtTm></GrpHdr>${reports.join('')}</BkToCstmrAcctRpt></Document>`,
    ])
  const [first, second] = [entry('03', '250.00', 'R0'), entry('05', '19.99', 'R1')]

  it('is refused where a report goes on from an earlier one and no balances tell', async () => {
    expect(await told(file([report('A', [first]), report('B', [first, second])]), IBAN)).toEqual(['1 entryTwice'])
  })

  it('is read where reports have entries of their own, or such as nothing tells from each other', async () => {
    expect(await told(file([report('A', [first]), report('B', [second])]), IBAN)).toEqual(['proposal', '03-03 -25000', '03-05 -1999'])
    const bare = entry('03', '250.00', '')
    expect(await told(file([report('A', [bare]), report('B', [bare])]), IBAN)).toContain('1 statementTwice')
    expect(await told(file([report('A', [bare, second]), report('B', [bare])]), IBAN)).toEqual(['proposal', '03-03 -25000', '03-05 -1999', '03-03 -25000'])
  })
})

describe('1CClientBankExchange', () => {
  const OWN = '40703810730232296272'
  const OTHER = '40817810036643294071'
  const document = (number: number, sum: string, booked: readonly string[]) => [
    'СекцияДокумент=Платежное поручение',
    `Номер=${number}`,
    'Дата=25.02.2026',
    `Сумма=${sum}`,
    `ПлательщикСчет=${OWN}`,
    ...booked,
    `ПолучательСчет=${OTHER}`,
    'НазначениеПлатежа=Грант',
    'КонецДокумента',
  ]
  const OUT = ['ДатаСписано=25.02.2026']
  const section = ['СекцияРасчСчет', `РасчСчет=${OWN}`, 'НачальныйОстаток=100.00', 'КонечныйОстаток=90.00', 'КонецРасчСчет']
  const file = (lines: readonly string[], before: readonly string[] = [], end = 'КонецФайла\r\n') =>
    iconv.encode(['1CClientBankExchange', 'Кодировка=Windows', `РасчСчет=${OWN}`, ...before, ...lines, end].join('\r\n'), 'windows-1251')
  const read = (bytes: Uint8Array) => told(bytes, OWN, 'RUB')
  const PROVEN = ['proof', '02-25 -1000']

  it('may name several kinds of documents in its head', async () => {
    expect(await read(file([...section, ...document(1, '10.00', OUT)], ['Документ=Платежное поручение', 'Документ=Банковский ордер']))).toEqual(PROVEN)
  })

  it.each(['КонецФайла \r\n', 'КонецФайла\r\n\u001a'])('ends with %j', async (end) => {
    expect(await read(file([...section, ...document(1, '10.00', OUT)], [], end))).toEqual(PROVEN)
  })

  it('may begin with an empty line', async () => {
    const bytes = file([...section, ...document(1, '10.00', OUT)])
    expect(await read(Buffer.concat([Buffer.from('\r\n'), bytes]))).toEqual(PROVEN)
  })

  it('has orders that were not carried out, where the balances leave them out', async () => {
    const waiting = document(2, '7.00', ['ДатаСписано='])
    expect(await read(file([...section, ...document(1, '10.00', OUT), ...waiting]))).toEqual(PROVEN)
    expect(await read(file([...document(1, '10.00', OUT), ...waiting]))).toEqual(['18 bookedDay'])
    expect(await read(file([...section, ...document(1, '3.00', OUT), ...waiting]))).toContain('23 bookedDay')
  })

  it('has a document twice, which is told where nothing proves', async () => {
    const one = document(1, '5.00', OUT)
    expect(await read(file([...one, ...one]))).toEqual(['13 entryTwice'])
    expect(await read(file([...one, ...document(2, '5.00', OUT)]))).toEqual(['proposal', '02-25 -500', '02-25 -500'])
  })
})
