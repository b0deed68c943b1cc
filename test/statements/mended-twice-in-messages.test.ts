import { describe, expect, it } from 'vitest'
import { Random } from '../../fixtures/demo/random.ts'
import { readBankFile } from '../../src/statements/read-bank-file.ts'
import { CAMT, type CamtFacts, camtDocument, camtStatement } from '../recognition/render-camt.ts'
import { drawTruth, type TrueLine } from '../recognition/truth.ts'

const account = { number: 'DE89370400440532013000', currency: 'EUR' }
const drawn = drawTruth(new Random(32), 6, true, 2)
/** Two lines on each of three days. */
const lines = drawn.lines.map((line, n): TrueLine => ({ ...line, bookedOn: `2026-03-0${2 + Math.floor(n / 2)}`, valueOn: `2026-03-0${2 + Math.floor(n / 2)}` }))
const truth = { ...drawn, opening: 50_000_00, lines }
const minors = lines.map(({ minor }) => minor)
const file = (of: Partial<CamtFacts> = {}) => {
  const facts = { ...CAMT, newestFirst: false, ...of }
  return camtDocument(facts, camtStatement(facts, truth))
}

async function told(text: string): Promise<readonly unknown[]> {
  const { verdict, problems, readings } = await readBankFile(Buffer.from(text), { account, today: '2026-11-29' })
  return [
    verdict,
    ...problems.map(({ column, said }) => `${column} ${said.as}`),
    ...readings.map(({ statement }) => statement.lines.map((line) => line.amountMinor)),
  ]
}

describe('what may stand once in an entry', () => {
  const notice = file({ message: 'camt.054', balances: false })
  const first = notice.indexOf('<Ntry>')
  const beside = (what: RegExp, other: string) => notice.slice(0, first) + notice.slice(first).replace(what, (found) => `${other}${found}`)

  it('is read where it stands once', async () => expect(await told(notice)).toEqual(['proposal', minors]))
  it.each([
    ['Amt', /<Amt /, '<Amt Ccy="EUR">1.00</Amt>'],
    ['CdtDbtInd', /<CdtDbtInd>/, '<CdtDbtInd>CRDT</CdtDbtInd>'],
    ['Sts', /<Sts>/, '<Sts>PDNG</Sts>'],
    ['BookgDt', /<BookgDt>/, '<BookgDt><Dt>2026-03-01</Dt></BookgDt>'],
    ['ValDt', /<ValDt>/, '<ValDt><Dt>2026-03-01</Dt></ValDt>'],
  ])('refuses the file with two of it: %s', async (name, what, other) => {
    expect(await told(beside(what, other))).toEqual(['refusal', `Ntry/${name} elementTwice`])
  })
})

describe('balances of one kind', () => {
  const balance = (code: string, minor: number, day: string, more = '') =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp>${more}<Amt Ccy="EUR">${(minor / 100).toFixed(2)}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>`
  const upTo = (count: number) => truth.opening + minors.slice(0, count).reduce((sum, minor) => sum + minor, 0)
  const withBalances = (...all: readonly string[]) => file({ balances: false }).replace('<Ntry>', `${all.join('')}<Ntry>`)
  const [open, close] = [balance('OPBD', upTo(0), '2026-03-02'), balance('CLBD', upTo(6), '2026-03-04')]

  it.each([
    ['an opening balance of the same day is another one', [open, balance('OPBD', upTo(0) + 1, '2026-03-02'), close], 'Bal OPBD/Amt balanceDiffers'],
    ['a closing balance of the same day is another one', [open, close, balance('CLBD', upTo(6) - 100, '2026-03-04')], 'Bal CLBD/Amt balanceDiffers'],
    ['a balance has two amounts', [open, close.replace('<Amt', '<Amt Ccy="EUR">1.00</Amt><Amt')], 'Bal/Amt elementTwice'],
  ])('are refused where %s', async (_name, balances, problem) => expect(await told(withBalances(...balances))).toEqual(['refusal', problem]))

  it.each([
    ['stand there twice', [open, open, close, close]],
    [
      'are those of each day',
      [2, 3, 4].flatMap((day) => [balance('OPBD', upTo(2 * day - 4), `2026-03-0${day}`), balance('CLBD', upTo(2 * day - 2), `2026-03-0${day}`)]),
    ],
    [
      'are those of each day, the last first',
      [4, 3, 2].flatMap((day) => [balance('CLBD', upTo(2 * day - 2), `2026-03-0${day}`), balance('OPBD', upTo(2 * day - 4), `2026-03-0${day}`)]),
    ],
    ['hold a line of credit beside the money', [open, balance('CLBD', upTo(6) + 1_000_00, '2026-03-04', '<CdtLine><Incl>true</Incl></CdtLine>'), close]],
  ])('prove the lines where they %s', async (_name, balances) => expect(await told(withBalances(...balances))).toEqual(['proof', minors]))

  it('of each day are refused where a line is missing', async () => {
    const text = file({ balances: false, without: [3] }).replace('<Ntry>', `${open}${balance('CLBD', upTo(2), '2026-03-02')}${close}<Ntry>`)
    expect((await told(text))[0]).toBe('refusal')
  })
})

describe('a message in the envelope of a network', () => {
  const head = '<AppHdr xmlns="urn:iso:std:iso:20022:tech:xsd:head.001.001.01"><BizMsgIdr>B1</BizMsgIdr></AppHdr>'
  const within = (before: string, after: string, text = file()) =>
    text.replace('<Document', `${before}${head}<Document`).replace('</Document>', `</Document>${after}`)

  it.each([
    ['a payload', within('<RequestPayload>', '</RequestPayload>')],
    ['a business message', within('<BizMsgEnvlp xmlns="urn:iso:std:iso:20022:tech:xsd:nvlp.001.001.01"><Body>', '</Body></BizMsgEnvlp>')],
    [
      'a unit of data with prefixes',
      within(
        '<Saa:DataPDU xmlns:Saa="urn:swift:saa:xsd:saa.2.0"><Saa:Body>',
        '</Saa:Body></Saa:DataPDU>',
        file({ prefix: 'n1' }).replaceAll('n1:Document', 'Document').replace('xmlns:n1=', 'xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02" xmlns:n1='),
      ),
    ],
  ])('is read: %s', async (_name, text) => expect(await told(text)).toEqual(['proof', minors]))

  it.each([
    ['another message', within('<E>', '</E>').replaceAll('camt.053.001.02', 'pain.001.001.03')],
    ['two messages', within('<E>', `${file().replace(/<\?xml.*\n/, '')}</E>`)],
  ])('is refused: %s', async (_name, text) => expect((await told(text))[0]).toBe('refusal'))
})
