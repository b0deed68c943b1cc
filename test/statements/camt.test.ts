import { describe, expect, it } from 'vitest'
import { Random } from '../../fixtures/demo/random.ts'
import { readBankFile } from '../../src/statements/read-bank-file.ts'
import type { StatementRead } from '../../src/statements/read-statement.ts'
import { CAMT, type CamtFacts, camtDocument, camtEntry, camtStatement } from '../recognition/render-camt.ts'
import { drawTruth, type TrueLine, type Truth } from '../recognition/truth.ts'
import { linesOf } from './reading.ts'

const IBAN = 'DE89370400440532013000'
const read = (text: string | Uint8Array, number: string | readonly string[] = IBAN, currency = 'EUR'): Promise<StatementRead> =>
  readBankFile(typeof text === 'string' ? Buffer.from(text) : text, { account: { number, currency }, today: '2026-11-29' })
const truth = drawTruth(new Random(4), 25, true, 2)
const document = (of: Partial<CamtFacts> = {}, what: Truth = truth): string => camtDocument({ ...CAMT, ...of }, camtStatement({ ...CAMT, ...of }, what))
const told = (line: TrueLine): string =>
  [line.bookedOn, line.valueOn, line.minor, line.name, line.account, line.reference, `E-${line.reference}`, line.text].join('|')
const facts = (result: StatementRead): readonly string[] =>
  linesOf(result).map((line) =>
    [line.bookedOn, line.valueOn, line.amountMinor, line.counterparty, line.counterpartyAccount, line.bankReference, line.endToEndId, line.narrative].join('|'),
  )
const one = (line: Partial<TrueLine>): TrueLine => ({ ...(truth.lines[0] as TrueLine), ...line })

describe('camt', () => {
  const ways = (['02', '04', '08'] as const).flatMap((version) =>
    (['camt.053', 'camt.052', 'camt.054'] as const).flatMap((message) => [true, false].map((newestFirst) => ({ version, message, newestFirst }))),
  )

  it.each(ways)('$message.001.$version reads back exactly, newest first: $newestFirst', async (of) => {
    const balances = of.message !== 'camt.054'
    const result = await read(document({ ...of, balances, moments: of.version === '04', prefix: of.version === '08' ? 'n1' : '' }))
    expect(result.problems).toEqual([])
    expect(result.verdict).toBe(balances ? 'proof' : 'proposal')
    const lines = truth.lines.map(told)
    expect(facts(result)).toEqual(of.newestFirst ? lines.reverse() : lines)
    expect(result.opening).toBe(balances ? truth.opening : null)
  })

  it.each([
    ['a wrong closing balance', document({ closingBy: 1 })],
    ['a line that is missing', document({ without: [3] })],
    ['the sign of a line swapped', document().replace('DBIT</CdtDbtInd><Sts>', 'CRDT</CdtDbtInd><Sts>')],
    ['the amount of a line', document().replace(/(<Ntry><Amt Ccy="EUR">)\d/, '$19')],
    ['a line in another currency', document().replace('<Ntry><Amt Ccy="EUR">', '<Ntry><Amt Ccy="USD">')],
    ['a status that nobody knows', document().replace('<Sts>BOOK</Sts>', '<Sts>HELD</Sts>')],
    ['no direction', document().replace('<CdtDbtInd>DBIT</CdtDbtInd><Sts>', '<Sts>')],
    ['a date that is none', document().replace('<BookgDt><Dt>2026-03-', '<BookgDt><Dt>2026-13-')],
    ['a document type', document().replace('<Document', '<!DOCTYPE a [<!ENTITY x "y">]><Document')],
    ['an entity', document().replace('<Nm>', '<Nm>&x;')],
    [
      'a statement that stands twice',
      camtDocument(CAMT, ...Array(2).fill(camtStatement(CAMT, { opening: 100, lines: [one({ minor: 5 }), one({ minor: -5 })] }))),
    ],
    ['a count that is another', document().replace('<Ntry>', '<TxsSummry><TtlNtries><NbOfNtries>26</NbOfNtries></TtlNtries></TxsSummry><Ntry>')],
    ['a sum that is another', document().replace('<Ntry>', '<TxsSummry><TtlDbtNtries><Sum>1.00</Sum></TtlDbtNtries></TxsSummry><Ntry>')],
  ])('refuses %s and says where', async (_name, text) => {
    const result = await read(text)
    expect(result).toMatchObject({ verdict: 'refusal', readings: [] })
    expect(result.problems[0]?.line).toBeGreaterThan(1)
  })

  it('refuses the file cut at any place', async () => {
    const bytes = Buffer.from(document({}, drawTruth(new Random(5), 3, true, 2)))
    for (let end = 1; end < bytes.length - 1; end += 7) {
      const { verdict } = await read(bytes.subarray(0, end))
      expect(verdict === 'refusal' || end > bytes.length - 2, `cut at ${end}`).toBe(true)
    }
  })

  it('takes the direction of a reversal from the entry, once', async () => {
    const back = camtEntry(CAMT, one({ minor: 700 }), '', '<RvslInd>true</RvslInd>')
    const result = await read(camtDocument(CAMT, camtStatement(CAMT, { opening: 0, lines: [one({ minor: 700 })] }).replace(/<Ntry>[\s\S]*<\/Ntry>/, back)))
    expect(result.verdict).toBe('proof')
    expect(linesOf(result)).toMatchObject([{ amountMinor: 700 }])
  })

  it('reads what comes back with its reason, its reference and the party that it was for', async () => {
    const reason = '<RtrInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>Account closed</AddtlInf></RtrInf>'
    const entry = camtEntry({ ...CAMT, message: 'camt.054' }, one({ minor: 500 }), reason)
      .replace('<Dbtr>', '<Cdtr>')
      .replace('</Dbtr>', '</Cdtr>')
    const swapped = entry.replace(/<DbtrAcct>(.*?)<\/DbtrAcct><CdtrAcct>(.*?)<\/CdtrAcct>/, '<CdtrAcct>$1</CdtrAcct><DbtrAcct>$2</DbtrAcct>')
    const notice = camtStatement({ ...CAMT, message: 'camt.054', balances: false }, { opening: 0, lines: [one({})] }).replace(/<Ntry>[\s\S]*<\/Ntry>/, swapped)
    const result = await read(camtDocument({ ...CAMT, message: 'camt.054' }, notice))
    expect(result.verdict).toBe('proposal')
    const line = one({})
    expect(linesOf(result)).toMatchObject([
      { amountMinor: 500, returnReason: 'AC04 Account closed', endToEndId: `E-${line.reference}`, counterparty: line.name, counterpartyAccount: line.account },
    ])
    expect(linesOf(result)[0]?.narrative).toContain('AC04 Account closed')
  })

  it('reads entries without status and booking date, as some reports have them', async () => {
    const report = document({ message: 'camt.052' })
      .replaceAll('<Sts>BOOK</Sts>', '')
      .replace(/<BookgDt>.*?<\/BookgDt>/g, '')
    expect(linesOf(await read(report)).map(({ bookedOn }) => bookedOn)).toEqual(truth.lines.map(({ valueOn }) => valueOn).reverse())
  })

  it('throws for nothing, and is never read otherwise, whatever letter is damaged', async () => {
    const small = document({}, drawTruth(new Random(6), 3, true, 2))
    const right = facts(await read(small)).map((line) => line.split('|').slice(0, 3).join('|'))
    for (let at = 0; at < small.length; at += 3) {
      const result = await read(`${small.slice(0, at)}${small[at] === '7' ? '1' : '7'}${small.slice(at + 1)}`)
      if (result.verdict !== 'proof') continue
      // A date has nothing that proves it; amounts and signs have.
      expect(
        facts(result).map((line) => line.split('|')[2]),
        `at ${at}`,
      ).toEqual(right.map((line) => line.split('|')[2]))
    }
  })

  it('leaves out what is not booked', async () => {
    const pending = camtEntry(CAMT, one({ minor: -99 })).replace('<Sts>BOOK', '<Sts>PDNG')
    const result = await read(document().replace('<Ntry>', `${pending}<Ntry>`))
    expect(result).toMatchObject({ verdict: 'proof', pending: 1 })
    expect(linesOf(result)).toHaveLength(25)
  })
})

describe('a collective order in camt', () => {
  const detail = (minor: number, id: string): string =>
    `<TxDtls><Refs><EndToEndId>${id}</EndToEndId></Refs><Amt Ccy="EUR">${(minor / 100).toFixed(2)}</Amt><CdtDbtInd>DBIT</CdtDbtInd><RmtInf><Ustrd>Grant ${id}</Ustrd></RmtInf></TxDtls>`
  const batch = (...details: readonly string[]): string => {
    const statement = camtStatement({ ...CAMT, version: '08' }, { opening: 1000, lines: [one({ minor: -900 })] })
    return camtDocument(
      { ...CAMT, version: '08' },
      statement.replace(/<NtryDtls>.*<\/NtryDtls>/, `<NtryDtls><Btch><PmtInfId>TB-1</PmtInfId></Btch>${details.join('')}</NtryDtls>`),
    )
  }

  it('is one line that shows every reference', async () => {
    const result = await read(batch(detail(400, 'E1'), detail(500, 'E2')))
    expect(result.verdict).toBe('proof')
    expect(linesOf(result)).toMatchObject([{ amountMinor: -900, narrative: 'TB-1 E1 Grant E1 E2 Grant E2' }])
    expect(linesOf(result)[0]?.counterparty).toBeUndefined()
  })

  it('is refused where its transactions do not make its amount', async () => {
    const result = await read(batch(detail(400, 'E1'), detail(499, 'E2')))
    expect(result.problems).toMatchObject([{ column: 'Ntry/Amt', value: '9.00', reason: expect.stringContaining('2 transactions') }])
  })

  it('may keep charges that it names', async () => {
    const kept = '<Chrgs><Rcrd><Amt Ccy="EUR">0.01</Amt><ChrgInclInd>true</ChrgInclInd></Rcrd></Chrgs>'
    const result = await read(batch(detail(400, 'E1'), detail(499, 'E2')).replace('<NtryDtls>', `${kept}<NtryDtls>`))
    expect(linesOf(result)).toMatchObject([{ amountMinor: -900, feeMinor: 1 }])
  })

  it('tells what was ordered in another currency', async () => {
    const more = '<AmtDtls><InstdAmt><Amt Ccy="TRY">3000.00</Amt></InstdAmt></AmtDtls>'
    const entry = camtEntry({ ...CAMT, version: '08' }, one({ minor: -900 }), more)
    const statement = camtStatement({ ...CAMT, version: '08' }, { opening: 1000, lines: [one({ minor: -900 })] }).replace(/<Ntry>[\s\S]*<\/Ntry>/, entry)
    expect(linesOf(await read(camtDocument({ ...CAMT, version: '08' }, statement)))).toMatchObject([{ ordered: { amount: '3000.00', currency: 'TRY' } }])
  })
})

describe('several statements in one file', () => {
  const days = [truth.lines.slice(0, 9), truth.lines.slice(9, 20), truth.lines.slice(20)]
  const openings = days.map(
    (_, n) =>
      truth.opening +
      days
        .slice(0, n)
        .flat()
        .reduce((sum, line) => sum + line.minor, 0),
  )
  const parts = days.map((lines, n) => camtStatement(CAMT, { opening: openings[n] ?? 0, lines }, String(n)))
  const other = camtStatement({ ...CAMT, iban: 'DE02120300000000202051' }, drawTruth(new Random(9), 4, true, 2))

  it.each([
    ['in order', parts],
    ['turned round', [...parts].reverse()],
    ['beside one of another account', [other, ...parts]],
  ])('are one chain, %s', async (_name, statements) => {
    const result = await read(camtDocument(CAMT, ...statements))
    expect(result).toMatchObject({ verdict: 'proof', opening: truth.opening, problems: [] })
    expect([...facts(result)].sort()).toEqual(truth.lines.map(told).sort())
  })

  it('are refused where one between them is missing', async () => {
    const result = await read(camtDocument(CAMT, parts[0] ?? '', parts[2] ?? ''))
    expect(result.problems).toMatchObject([{ column: 'Bal OPBD/Amt', reason: expect.stringContaining('one between them is missing') }])
  })

  it('are refused where none is of the account', async () => {
    const result = await read(camtDocument(CAMT, other))
    expect(result.problems).toMatchObject([{ column: 'Acct/Id', value: 'DE02120300000000202051', reason: expect.stringContaining('another account') }])
    expect((await read(document(), IBAN, 'USD')).problems[0]?.reason).toContain('another currency')
  })

  it('of several accounts are not read without one to ask for', async () => {
    const result = await readBankFile(Buffer.from(camtDocument(CAMT, other, ...parts)), { today: '2026-11-29' })
    expect(result.problems[0]?.reason).toContain('A second account')
  })
})

it('reads twenty times a large file’s piece, its entries over the borders of pieces', async () => {
  const many: Truth = { opening: truth.opening, lines: Array.from({ length: 240 }, () => truth.lines).flat() }
  const result = await read(document({ newestFirst: false }, many))
  expect(result.verdict).toBe('proof')
  expect(facts(result)).toEqual(many.lines.map(told))
  const text = document({ newestFirst: false }, many).split('\n')
  for (const line of linesOf(result).filter((_, n) => n % 500 === 0)) expect(text[line.line - 1]).toContain('<Ntry>')
})
