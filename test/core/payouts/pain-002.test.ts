import { describe, expect, it } from 'vitest'
import { type BatchSeen, judgeReport } from '../../../src/core/payouts/judge-report.ts'
import { readBankReport } from '../../../src/core/payouts/pain-002.ts'
import { rejectReason } from '../../../src/core/payouts/reject-reasons.ts'
import { readXml } from '../../../src/files/xml.ts'
import { bankReport, type Reporting } from '../../support/bank-reports.ts'
import { hasSchema, schemaFaults } from '../../support/bank-schemas.ts'

const BATCH = 'TOBBBBBBBBBB11'
const [A, B, C] = ['TOAAAAAAAAAA01', 'TOAAAAAAAAAA02', 'TOAAAAAAAAAA03'] as const

const batch = (states: readonly string[] = ['instructed', 'instructed', 'instructed']): BatchSeen => ({
  reference: BATCH,
  currency: 'TRY',
  rows: states.length,
  payouts: states.map((state, n) => ({ id: n + 1, reference: [A, B, C][n] ?? '', amount: 300_000, state })),
})

function readText(xml: string) {
  const made = readXml(Buffer.from(xml))
  if (!made.ok) throw new Error(made.fault.reason)
  return readBankReport(made.root, made.namespace)
}

/** What the report comes to: rejections as [payout, codes, outcome], accepted, pending; or its faults. */
function judged(of: Partial<Reporting>, about = batch()) {
  const made = readText(bankReport({ message: BATCH, ...of }))
  if ('faults' in made) return made.faults.map(({ element, value }) => [element, value])
  const told = judgeReport(made.report, about)
  if ('faults' in told) return told.faults.map(({ element, value }) => [element, value])
  const { rejections, accepted, pending } = told.judged
  return { rejected: rejections.map(({ payout, codes, outcome }) => [payout.id, codes.join(' '), outcome]), accepted, pending }
}

describe('judgeReport', () => {
  it.each([
    [
      'transactions each with their own status',
      {
        said: [
          { reference: A, status: 'RJCT', codes: ['AC04', 'BE06'] },
          { reference: B, status: 'ACSP' },
          { reference: C, status: 'PDNG' },
        ],
      },
      { rejected: [[1, 'AC04 BE06', 'rejected']], accepted: 1, pending: 1 },
    ],
    [
      'a message that is rejected whole',
      { group: 'RJCT', groupCodes: ['FF01'] },
      { rejected: [1, 2, 3].map((n) => [n, 'FF01', 'rejected']), accepted: 0, pending: 0 },
    ],
    ['a message that is accepted whole', { group: 'ACCP', count: 3 }, { rejected: [], accepted: 3, pending: 0 }],
    ['a message that is received', { group: 'RCVD' }, { rejected: [], accepted: 0, pending: 3 }],
    [
      'a payment information that is rejected',
      { payment: { id: BATCH, status: 'RJCT', codes: ['AM04'] } },
      { rejected: [1, 2, 3].map((n) => [n, 'AM04', 'rejected']), accepted: 0, pending: 0 },
    ],
    [
      'a part, of which only the rejected are named',
      { group: 'PART', said: [{ reference: B, status: 'RJCT', codes: ['AC01'] }] },
      { rejected: [[2, 'AC01', 'rejected']], accepted: 0, pending: 0 },
    ],
    [
      'one rejected, the rest accepted with the message',
      { group: 'ACTC', said: [{ reference: B, status: 'RJCT' }] },
      { rejected: [[2, '', 'rejected']], accepted: 2, pending: 0 },
    ],
    [
      'a transaction that takes the status and reason of its payment',
      { payment: { id: 'BANK-P', status: 'RJCT', codes: ['DT01'] }, said: [{ reference: A }] },
      { rejected: [[1, 'DT01', 'rejected']], accepted: 0, pending: 0 },
    ],
    ['a cancelled one', { said: [{ reference: A, status: 'CANC' }] }, { rejected: [[1, 'CANC', 'rejected']], accepted: 0, pending: 0 }],
    [
      "a bank's own code, and one that can be a name",
      {
        said: [
          { reference: A, status: 'RJCT', codes: ['X12345'] },
          { reference: B, status: 'RJCT', codes: ['SAHIN AYNA'] },
        ],
      },
      {
        rejected: [
          [1, 'X12345', 'rejected'],
          [2, 'NARR', 'rejected'],
        ],
        accepted: 0,
        pending: 0,
      },
    ],
    [
      'the message of another program, each payout named',
      { message: 'PORTAL-77', count: 90, group: 'RJCT', said: [{ reference: C, status: 'RJCT', codes: ['AC06'] }] },
      { rejected: [[3, 'AC06', 'rejected']], accepted: 0, pending: 0 },
    ],
    [
      'amounts as the bank repeats them',
      {
        said: [
          { reference: A, status: 'RJCT', amount: ['3000.00', 'TRY'] },
          { reference: B, status: 'RJCT', amount: ['3000', 'TRY'] },
          { reference: C, status: 'ACSC', amount: ['3000.0000', 'TRY'] },
        ],
      },
      {
        rejected: [
          [1, '', 'rejected'],
          [2, '', 'rejected'],
        ],
        accepted: 1,
        pending: 0,
      },
    ],
  ] as const)('reads %s', (_name, of, expected) => expect(judged(of as Partial<Reporting>)).toEqual(expected))

  it('is contradicted by a line, and knows what was rejected or came back', () => {
    const about = batch(['settled', 'rejected', 'returned'])
    expect(judged({ group: 'RJCT' }, about)).toEqual({
      rejected: [
        [1, '', 'contradicted'],
        [2, '', 'known'],
        [3, '', 'known'],
      ],
      accepted: 0,
      pending: 0,
    })
  })

  it("takes the batch's own reference for all of an institution's payouts", () => {
    const about = { ...batch(), rows: 1 }
    const said = [{ reference: BATCH, status: 'RJCT', codes: ['AC04'], amount: ['9000.00', 'TRY'] as const }]
    expect(judged({ said, count: 1 }, about)).toMatchObject({
      rejected: [
        [1, 'AC04', 'rejected'],
        [2, 'AC04', 'rejected'],
        [3, 'AC04', 'rejected'],
      ],
    })
  })

  it.each([
    [
      'an unknown reference',
      {
        said: [
          { reference: A, status: 'RJCT' },
          { reference: 'TOZZZZZZZZZZ99', status: 'RJCT' },
        ],
      },
      [['OrgnlEndToEndId', 'TOZZZZZZZZZZ99']],
    ],
    ['another amount', { said: [{ reference: A, status: 'RJCT', amount: ['3000.01', 'TRY'] }] }, [['OrgnlTxRef/Amt/InstdAmt', '3000.01 TRY']]],
    ['another currency', { said: [{ reference: A, status: 'RJCT', amount: ['3000.00', 'USD'] }] }, [['OrgnlTxRef/Amt/InstdAmt', '3000.00 USD']]],
    ['another number of transactions', { group: 'ACCP', count: 4 }, [['OrgnlNbOfTxs', '4']]],
    ['another message', { message: 'TOCCCCCCCCCC22', group: 'RJCT' }, [['OrgnlMsgId', 'TOCCCCCCCCCC22']]],
    ['another payment information', { payment: { id: 'TOCCCCCCCCCC22', status: 'RJCT' } }, [['OrgnlPmtInfId', 'TOCCCCCCCCCC22']]],
    [
      'two words on one payout',
      {
        said: [
          { reference: A, status: 'RJCT' },
          { reference: A, status: 'ACSC' },
        ],
      },
      [['TxSts', A]],
    ],
    ['an unknown status', { said: [{ reference: A, status: 'WXYZ' }] }, [['TxSts', 'WXYZ']]],
    ['no reference', { said: [{ reference: '', status: 'RJCT' }] }, [['TxInfAndSts/OrgnlEndToEndId', '']]],
  ] as const)('refuses %s, with its place', (_name, of, faults) => expect(judged(of as unknown as Partial<Reporting>)).toEqual(faults))

  it('names every fault at once, by line', () => {
    const made = readText(
      bankReport({
        message: BATCH,
        said: [
          { reference: 'X', status: 'RJCT' },
          { reference: 'Y', status: 'RJCT' },
        ],
      }),
    )
    const told = 'report' in made ? judgeReport(made.report, batch()) : made
    expect('faults' in told && told.faults.map(({ line, value }) => [line, value])).toEqual([
      [7, 'X'],
      [8, 'Y'],
    ])
  })
})

describe('readBankReport', () => {
  it.each(Array.from({ length: 12 }, (_, n) => String(n + 3).padStart(2, '0')))('reads version %s', (version) =>
    expect(readText(bankReport({ version, message: BATCH, group: 'ACCP' }))).toMatchObject({ report: { message: `pain.002.001.${version}` } }),
  )

  it('takes the instruction where the end-to-end reference was not provided', () => {
    const xml = bankReport({ message: BATCH, said: [{ reference: A, status: 'RJCT' }] }).replace(`<OrgnlEndToEndId>${A}`, '<OrgnlEndToEndId>NOTPROVIDED')
    expect(readText(xml)).toMatchObject({ report: { payments: [{ transactions: [{ reference: A }] }] } })
  })

  it.each([
    ['version 02, which is built otherwise', bankReport({ version: '02', message: BATCH })],
    ['a version to come', bankReport({ version: '15', message: BATCH })],
    ['another message', '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.04"><BkToCstmrStmt/></Document>'],
    ['no message id', bankReport({ message: '' })],
  ])('refuses %s', (_name, xml) => expect(readText(xml)).toMatchObject({ faults: [{ reason: expect.any(String) }] }))

  it.skipIf(!hasSchema('pain.002.001.10')).each(['10', '12'])('is tested with reports that are valid by the schema of version %s', (version) => {
    const said = [
      { reference: A, status: 'RJCT', codes: ['AC04'], amount: ['3000.00', 'TRY'] as const },
      { reference: B, status: 'ACSP' },
    ]
    expect(schemaFaults(`pain.002.001.${version}`, bankReport({ version, message: BATCH, group: 'PART', count: 2, said }))).toBe('')
  })
})

describe('rejectReason', () => {
  it('says in words what the codes mean', () => {
    expect(rejectReason(['AC04'])).toBe("AC04: The payee's account is closed.")
    expect(rejectReason(['AC01', 'X1'])).toBe("AC01: The account number is wrong, or there is no such account. X1: The bank's own code: ask the bank.")
    expect(rejectReason([])).toBe('The bank gives no reason.')
  })
})
