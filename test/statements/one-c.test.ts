import { describe, expect, it } from 'vitest'
import { Random } from '../../fixtures/demo/random.ts'
import { encodeText } from '../../src/files/encode.ts'
import { readBankFile } from '../../src/statements/read-bank-file.ts'
import type { StatementRead } from '../../src/statements/read-statement.ts'
import { oneCText } from '../recognition/render-one-c.ts'
import { drawTruth, type Truth } from '../recognition/truth.ts'
import { linesOf } from './reading.ts'

const ACCOUNT = '40702810500000012345'
const OTHER = '40702810500000099999'
const read = (text: string, encoding = 'windows-1251', number = ACCOUNT): Promise<StatementRead> => {
  const encoded = encodeText(text.replaceAll('ý', 'y'), encoding)
  return readBankFile('bytes' in encoded ? encoded.bytes : new Uint8Array(), { account: { number, currency: 'RUB' }, today: '2026-11-29' })
}
const truth = drawTruth(new Random(3), 25, true, 2)
const told = truth.lines.map((line) => [line.bookedOn, line.minor, line.name.replaceAll('ý', 'y'), line.account, line.reference].join('|'))
const facts = (result: StatementRead) =>
  linesOf(result).map((line) => [line.bookedOn, line.amountMinor, line.counterparty, line.counterpartyAccount, line.bankReference].join('|'))

/** A section for each day, as many banks write them. */
function daily(of: Truth): string {
  const text = oneCText(of, ACCOUNT)
  const days = [...new Set(of.lines.map(({ bookedOn }) => bookedOn))]
  let balance = of.opening
  const money = (minor: number): string => `${minor < 0 ? '-' : ''}${Math.floor(Math.abs(minor) / 100)}.${String(Math.abs(minor) % 100).padStart(2, '0')}`
  const sections = days.map((day) => {
    const opening = balance
    balance += of.lines.filter(({ bookedOn }) => bookedOn === day).reduce((sum, { minor }) => sum + minor, 0)
    const date = day.split('-').reverse().join('.')
    return `СекцияРасчСчет\r\nДатаНачала=${date}\r\nДатаКонца=${date}\r\nРасчСчет=${ACCOUNT}\r\nНачальныйОстаток=${money(opening)}\r\nКонечныйОстаток=${money(balance)}\r\nКонецРасчСчет\r\n`
  })
  return text.replace(/СекцияРасчСчет[\s\S]*КонецРасчСчет\r\n/, sections.join(''))
}

describe('1CClientBankExchange', () => {
  it.each(['windows-1251', 'cp866', 'utf-8'])('reads back exactly in %s', async (encoding) => {
    const result = await read(oneCText(truth, ACCOUNT), encoding)
    expect(result).toMatchObject({ verdict: 'proof', opening: truth.opening, problems: [] })
    expect(facts(result)).toEqual(told)
    expect(facts(await read(oneCText(truth, ACCOUNT, { newestFirst: true }), encoding))).toEqual([...told].reverse())
  })

  it('reads whole amounts without decimals', async () => {
    const whole: Truth = { opening: 100_00, lines: truth.lines.slice(0, 1).map((line) => ({ ...line, minor: -50_00 })) }
    expect(linesOf(await read(oneCText(whole, ACCOUNT).replace('Сумма=50.00', 'Сумма=50')))).toMatchObject([{ amountMinor: -5000 }])
  })

  it('reads a section for each day as one chain, and refuses it with one missing', async () => {
    const result = await read(daily(truth))
    expect(result).toMatchObject({ verdict: 'proof', opening: truth.opening, problems: [] })
    expect(facts(result)).toEqual(told)
    const gap = daily(truth).replace(/(КонецРасчСчет\r\n)СекцияРасчСчет[\s\S]*?КонецРасчСчет\r\n/, '$1')
    expect((await read(gap)).problems[0]?.reason).toContain('one between them is missing')
  })

  it('reads the account that is asked for of a file of several', async () => {
    const text = oneCText(truth, ACCOUNT)
    const second = oneCText(drawTruth(new Random(8), 5, true, 2), OTHER)
    const section = /СекцияРасчСчет[\s\S]*?КонецРасчСчет\r\n/.exec(second)?.[0] ?? ''
    const documents = /СекцияДокумент[\s\S]*КонецДокумента\r\n/.exec(second)?.[0] ?? ''
    const both = text.replace('СекцияРасчСчет', `РасчСчет=${OTHER}\r\n${section}СекцияРасчСчет`).replace('КонецФайла', `${documents}КонецФайла`)
    const result = await read(both)
    expect(result.problems).toEqual([])
    expect(facts(result)).toEqual(told)
    expect((await read(both, 'windows-1251', '40702810500000011111')).problems[0]?.reason).toContain('another account')
  })

  it.each([
    ['a wrong closing balance', oneCText(truth, ACCOUNT, { closingBy: 1 })],
    ['a line that is missing', oneCText(truth, ACCOUNT, { without: [2] })],
    ['no end', oneCText(truth, ACCOUNT).replace('КонецФайла\r\n', '')],
  ])('refuses %s', async (_name, text) => expect(await read(text)).toMatchObject({ verdict: 'refusal', readings: [] }))
})

/** Documents of Kazakhstan's version 2, with the keys that Kaspi, BCC and Jusan write. */
describe('1CClientBankExchange of Kazakhstan', () => {
  const [OWN, THEIRS] = ['KZ24998LTB0001497580', 'KZ49722S000001159371']
  const document = (fields: readonly string[]) => ['СекцияДокумент=Выписка', 'ВидДокумента=ПлатежноеПоручение', ...fields, 'КонецДокумента']
  const out = ['НомерДокумента=NT-5', 'ДатаДокумента=04.01.2024', 'ДатаОперации=05.01.2024', 'СуммаРасход=745', `ПлательщикИИК=${OWN}`]
  const to = ['ПолучательНаименование=Асан А.', `ПолучательИИК=${THEIRS}`, 'НазначениеПлатежа=Көмек']
  const file = (documents: readonly string[], balances = ['НачальныйОстаток=1000.05', 'КонечныйОстаток=255.05']) =>
    [
      '1CClientBankExchange',
      'ВерсияФормата=2.00',
      `РасчСчет=${OWN}`,
      'СекцияРасчСчет',
      'ДатаНачала=01.01.2024',
      'ДатаКонца=31.01.2024',
      `РасчСчет=${OWN}`,
      ...balances,
      'КонецРасчСчет',
      ...documents,
      'КонецФайла',
      '',
    ].join('\r\n')
  const readKz = (text: string) => readBankFile(new TextEncoder().encode(text), { account: { number: OWN, currency: 'KZT' }, today: '2026-11-29' })

  it('reads the sum of a direction, the day of the operation and the ИИК of both', async () => {
    const result = await readKz(file(document([...out, ...to])))
    expect(result.verdict).toBe('proof')
    expect(linesOf(result)).toMatchObject([
      { bookedOn: '2024-01-05', amountMinor: -74500, counterparty: 'Асан А.', counterpartyAccount: THEIRS, bankReference: 'NT-5', narrative: 'Көмек' },
    ])
    const into = document([
      ...out.slice(0, 3),
      'СуммаПриход=745',
      'Сумма=745.00',
      'Валюта=KZT',
      `ПлательщикИИК=${THEIRS}`,
      `ПолучательИИК=${OWN}`,
      'НазначениеПлатежа=Взнос',
    ])
    const received = await readKz(file(into, ['НачальныйОстаток=0', 'КонечныйОстаток=745']))
    expect([received.verdict, linesOf(received).map(({ amountMinor }) => amountMinor)]).toEqual(['proof', [74500]])
  })

  it('takes the marks of sections in capitals', async () => {
    const text = file(document([...out, ...to])).replace(/СекцияРасчСчет|КонецРасчСчет|СекцияДокумент/g, (mark) => mark.toUpperCase())
    expect(await readKz(text)).toMatchObject({ verdict: 'proof' })
  })

  it.each([
    ['a sum of the other direction', [...out.slice(0, 3), 'СуммаПриход=745', `ПлательщикИИК=${OWN}`, ...to], 'says the opposite'],
    ['two sums', [...out, 'СуммаПриход=745', ...to], 'says the opposite'],
    ['a sum that is another', [...out, 'Сумма=754', ...to], 'СуммаРасход of the same document'],
    ['no sum', [...out.slice(0, 3), 'СуммаРасход=', `ПлательщикИИК=${OWN}`, ...to], 'without a sign'],
    ['another currency', [...out, 'Валюта=USD', ...to], 'Expected KZT'],
    ['no day of the operation', [...out.filter((line) => !line.startsWith('ДатаОперации')), ...to], 'day on which it was booked'],
    ['neither account', [...out.slice(0, 4), `ПлательщикИИК=${THEIRS}`, ...to], 'neither is'],
  ])('refuses %s', async (_name, fields, reason) => {
    const { verdict, problems } = await readKz(file(document(fields), []))
    expect([verdict, problems.map((problem) => problem.reason).join(' ')]).toEqual(['refusal', expect.stringContaining(reason)])
  })
})
