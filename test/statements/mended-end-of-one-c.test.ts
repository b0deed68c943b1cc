import { describe, expect, it } from 'vitest'
import { Random } from '../../fixtures/demo/random.ts'
import { readBankFile } from '../../src/statements/read-bank-file.ts'
import { oneCText } from '../recognition/render-one-c.ts'
import { drawTruth } from '../recognition/truth.ts'
import { linesOf } from './reading.ts'

const ACCOUNT = '40702810500000012345'
const truth = drawTruth(new Random(3), 25, true, 2)
const read = (text: string) => readBankFile(new TextEncoder().encode(text), { account: { number: ACCOUNT, currency: 'RUB' }, today: '2026-11-29' })
/** A file that ends with the mark of a statement instead of that of the file. */
const ended = (text: string): string => text.replace('КонецФайла', 'КонецВыписки')

describe('the end of 1CClientBankExchange', () => {
  it('may be another mark where what came in and went out shows that all documents are there', async () => {
    const result = await read(ended(oneCText(truth, ACCOUNT)))
    expect(result).toMatchObject({ verdict: 'proof', problems: [] })
    expect(linesOf(result).map(({ amountMinor }) => amountMinor)).toEqual(truth.lines.map(({ minor }) => minor))
  })

  it.each([
    ['no mark at all', oneCText(truth, ACCOUNT).replace('КонецФайла\r\n', '')],
    ['the end of a document alone', ended(oneCText(truth, ACCOUNT)).replace('КонецВыписки\r\n', '')],
    ['a part of the mark', oneCText(truth, ACCOUNT).replace('КонецФайла\r\n', 'КонецФ=')],
    ['a document less', ended(oneCText(truth, ACCOUNT, { without: [24] }))],
    ['no turnovers', ended(oneCText(truth, ACCOUNT).replace(/Всего(Поступило|Списано)=.*\r\n/g, ''))],
    ['no balance at the end', ended(oneCText(truth, ACCOUNT).replace(/КонечныйОстаток=.*\r\n/, ''))],
    ['a section that ends before the period does', ended(oneCText(truth, ACCOUNT).replace(/(ДатаКонца=)\S+/, '$131.12.2026'))],
    ['more behind it', `${ended(oneCText(truth, ACCOUNT))}СекцияДокумент=Платежное поручение\r\n`],
  ])('refuses another mark with %s', async (_name, text) => expect(await read(text)).toMatchObject({ verdict: 'refusal', readings: [] }))

  it('refuses it where two documents of one sum, one each way, are gone and the balances still meet', async () => {
    const [out, into] = [truth.lines.find(({ minor }) => minor < 0), truth.lines.find(({ minor }) => minor > 0)]
    if (!out || !into) throw new Error('a truth of one way')
    const lines = [{ ...out, minor: -500 }, { ...into, minor: 500 }, ...truth.lines]
    const whole = oneCText({ ...truth, lines }, ACCOUNT)
    expect((await read(ended(whole))).verdict).toBe('proof')
    expect((await read(ended(oneCText({ ...truth, lines }, ACCOUNT, { without: [0, 1] })))).verdict).toBe('refusal')
  })
})
