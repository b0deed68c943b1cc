import { describe, expect, it } from 'vitest'
import { Random } from '../../fixtures/demo/random.ts'
import { readBankFile } from '../../src/statements/read-bank-file.ts'
import type { StatementRead } from '../../src/statements/read-statement.ts'
import { encoded } from '../recognition/render.ts'
import { MT940, mt940Message } from '../recognition/render-mt940.ts'
import { drawTruth, type Truth } from '../recognition/truth.ts'
import { linesOf } from './reading.ts'

const NUMBERS = ['DE89370400440532013000', '12001008532013000']
const read = (text: string | Uint8Array, currency = 'EUR'): Promise<StatementRead> =>
  readBankFile(typeof text === 'string' ? Buffer.from(text) : text, { account: { number: NUMBERS, currency }, today: '2026-11-29' })
const truth = drawTruth(new Random(7), 25, true, 2)
const sparkasse = MT940[0] ?? expect.fail('no format')

describe.each(MT940)('MT940: $id', (format) => {
  const lines = truth.lines.map((line) => [line.bookedOn, line.minor].join('|'))
  const facts = (result: StatementRead) => linesOf(result).map((line) => [line.bookedOn, line.amountMinor].join('|'))
  const message = mt940Message(format, truth)

  it.each(['utf-8', 'iso-8859-1'])('reads back exactly in %s', async (encoding) => {
    const result = await read(encoded(message.replaceAll('ý', 'ü'), encoding) ?? new Uint8Array(), format.currency)
    expect(result.problems).toEqual([])
    expect(result).toMatchObject({ verdict: 'proof', opening: truth.opening })
    expect(facts(result)).toEqual(lines)
    for (const [n, line] of linesOf(result).entries()) {
      expect(line.narrative).toContain((truth.lines[n]?.text ?? '?').replaceAll('ý', 'ü'))
      expect(message.replaceAll('ý', 'ü').replaceAll('\r\n', '\n')).toContain(line.raw)
    }
  })

  it('reads the lines in either order', async () => {
    expect(facts(await read(mt940Message(format, truth, { newestFirst: true }), format.currency))).toEqual([...lines].reverse())
  })

  it.each([
    ['a wrong closing balance', mt940Message(format, truth, { closingBy: 1 })],
    ['a line that is missing', mt940Message(format, truth, { without: [4] })],
    ['no closing balance', message.slice(0, message.indexOf(':62'))],
    ['a date that is none', message.replace(/:61:2603../, ':61:260399')],
    ['an amount with a point', message.replace(/(:61:\d+[A-Z]+\d+),/, '$1.')],
  ])('refuses %s and says where', async (_name, text) => {
    const result = await read(text, format.currency)
    expect(result).toMatchObject({ verdict: 'refusal', readings: [] })
    expect(result.problems[0]?.line).toBeGreaterThan(1)
  })

  it('is never read otherwise, whatever letter is damaged', async () => {
    for (let at = 0; at < message.length; at += 11) {
      const result = await read(`${message.slice(0, at)}${message[at] === '7' ? '1' : '7'}${message.slice(at + 1)}`, format.currency)
      if (result.verdict !== 'refusal')
        expect(
          linesOf(result).map(({ amountMinor }) => amountMinor),
          `at ${at}`,
        ).toEqual(truth.lines.map(({ minor }) => minor))
    }
  })

  it('refuses the file cut at any place, or reads it whole', async () => {
    const bytes = Buffer.from(message)
    for (let end = 1; end < bytes.length; end += 23) {
      const result = await read(bytes.subarray(0, end), format.currency)
      if (result.verdict !== 'refusal') expect(facts(result), `cut at ${end}`).toEqual(lines)
    }
  })
})

/** A message around fields, with its balances. */
const around = (opening: string, closing: string, ...fields: readonly string[]): string =>
  [':20:1', ':25:37040044/532013000', ':28C:1/1', `:60F:${opening}`, ...fields, `:62F:${closing}`, '-', ''].join('\r\n')

describe('MT940', () => {
  it('tells names, accounts and references of the banks that structure their text', async () => {
    const [german, dutch] = await Promise.all([read(mt940Message(sparkasse, truth)), read(mt940Message(MT940[2] ?? sparkasse, truth))])
    truth.lines.forEach((line, n) => {
      expect(linesOf(german)[n]).toMatchObject({
        counterparty: line.name,
        counterpartyAccount: line.account,
        endToEndId: `E-${line.reference}`,
        narrative: line.text,
      })
      expect(linesOf(dutch)[n]).toMatchObject({ counterparty: line.name, counterpartyAccount: line.account, narrative: line.text })
    })
  })

  it('reads reversals by what they do: RC takes out, RD puts in; what is expected is no line', async () => {
    const lines = [':61:2603020302RC10,NTRFNONREF', ':61:2603020302RD3,5NTRFNONREF', ':61:2603020302EC99,NTRFNONREF', ':61:2603020302ED98,NTRFNONREF']
    const result = await read(around('C260302EUR100,', 'C260302EUR93,5', ...lines))
    expect(result).toMatchObject({ verdict: 'proof', pending: 2 })
    expect(linesOf(result).map(({ amountMinor }) => amountMinor)).toEqual([-1000, 350])
  })

  it('reads the entry date in the year nearest to the value date', async () => {
    const result = await read(around('C251231EUR100,', 'C260102EUR98,', ':61:2512310102D1,NTRFNONREF', ':61:2601021231D1,NTRFNONREF'))
    expect(linesOf(result).map(({ bookedOn, valueOn }) => [bookedOn, valueOn])).toEqual([
      ['2026-01-02', '2025-12-31'],
      ['2025-12-31', '2026-01-02'],
    ])
  })

  it('reads 30 February as the end of the month, if the entry date tells the day of booking', async () => {
    const result = await read(around('C260227EUR100,', 'C260302EUR99,', ':61:2602300302D1,NTRFNONREF'))
    expect(linesOf(result)).toMatchObject([{ bookedOn: '2026-03-02', valueOn: '2026-02-28' }])
    const refused = await read(around('C260227EUR100,', 'C260302EUR99,', ':61:260230D1,NTRFNONREF'))
    expect(refused.problems).toMatchObject([{ line: 5, column: ':61:', value: '260230' }])
  })

  it('keeps the references of payer and bank apart, and reads the line below', async () => {
    const result = await read(around('C260302EUR100,', 'C260302EUR99,', ':61:2603020302D1,NTRFTO-123//B456', 'DE02120300000000202051', ':86:free text'))
    expect(linesOf(result)).toMatchObject([{ endToEndId: 'TO-123', bankReference: 'B456', counterpartyAccount: 'DE02120300000000202051' }])
  })

  it('reads a wrapped movement, a text that lost its colon, and texts above their movements', async () => {
    const wrapped = await read(around('C260302EUR100,', 'C260302EUR99,', ':61:2603020302DR1,', '00NTRFNONREF', '86:Grant for March'))
    expect(linesOf(wrapped)).toMatchObject([{ amountMinor: -100, narrative: 'Grant for March' }])
    const above = await read(around('C260302EUR100,', 'C260302EUR97,', ':86:first', ':61:2603020302D1,NTRFNONREF', ':86:second', ':61:2603020302D2,NTRFNONREF'))
    expect(linesOf(above).map(({ narrative }) => narrative)).toEqual(['first', 'second'])
  })

  it('joins texts that were cut, within a reference too', async () => {
    const text = `177?00FOLGELASTSCHRIFT?20EREF+TO-2026-ABCDEFGHIJKLMN?21OPQRST?22SVWZ+${'a'.repeat(22)}?23bc def?32NAME OF SOMEBODY WHO IS LON?33G`
    const result = await read(around('C260302EUR100,', 'C260302EUR99,', ':61:2603020302D1,NDDTNONREF', ...(`:86:${text}`.match(/.{1,65}/g) ?? [])))
    expect(linesOf(result)).toMatchObject([
      { endToEndId: 'TO-2026-ABCDEFGHIJKLMNOPQRST', narrative: `${'a'.repeat(22)}bc def`, counterparty: 'NAME OF SOMEBODY WHO IS LONG' },
    ])
  })

  it('reads messages within blocks of SWIFT', async () => {
    const result = await read(
      `{1:F01BANKDEFFAXXX0000000000}{2:O9401200260302BANKDEFFAXXXN}{4:\r\n${around('C260302EUR100,', 'C260302EUR99,', ':61:2603020302D1,NTRFNONREF').replace('-\r\n', '-}{5:{CHK:1}}\r\n')}`,
    )
    expect(result.verdict).toBe('proof')
  })

  it('chains statements and pages, and refuses a gap between them', async () => {
    const [first, second] = [truth.lines.slice(0, 10), truth.lines.slice(10)]
    const middle = truth.opening + first.reduce((sum, line) => sum + line.minor, 0)
    const part = (opening: number, lines: Truth['lines'], variant: Parameters<typeof mt940Message>[2]): string =>
      mt940Message(sparkasse, { opening, lines }, variant)
    const pages = part(truth.opening, first, { closing: '62M' }) + part(middle, second, { opening: '60M' })
    const result = await read(pages)
    expect(result).toMatchObject({ verdict: 'proof', opening: truth.opening })
    expect(linesOf(result).map(({ amountMinor }) => amountMinor)).toEqual(truth.lines.map(({ minor }) => minor))
    const gap = await read(part(truth.opening, first, {}) + part(middle + 1, second, {}))
    expect(gap.problems[0]).toMatchObject({ column: ':60F:', reason: expect.stringContaining('one between them is missing') })
  })

  it('refuses an interim report, and the statement of another account', async () => {
    expect(
      (await read([':20:1', ':25:37040044/532013000', ':28C:1', ':34F:EUR0,', ':61:2603020302D1,NTRFNONREF', '-'].join('\r\n'))).problems[0]?.reason,
    ).toContain('MT942')
    const other = around('C260302EUR100,', 'C260302EUR99,', ':61:2603020302D1,NTRFNONREF').replace('532013000', '532013001')
    expect((await read(other)).problems).toMatchObject([{ line: 2, column: ':25:', value: '37040044/532013001' }])
  })
})
