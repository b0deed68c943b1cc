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
