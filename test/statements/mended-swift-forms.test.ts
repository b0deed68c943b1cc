import { describe, expect, it } from 'vitest'
import { readBankFile } from '../../src/statements/read-bank-file.ts'

/** How banks write the account and the amount of MT940 beside what the standard says. */

const message = (account: string, movement = '2503030303D250,00NTRFNONREF') =>
  [':20:S1', `:25:${account}`, ':28C:1/1', ':60F:C250301EUR1000,00', `:61:${movement}`, ':86:Rent', ':62F:C250331EUR750,00', '-', ''].join('\r\n')

async function told(text: string, number: string) {
  const { verdict, readings, problems } = await readBankFile(new TextEncoder().encode(text), { account: { number, currency: 'EUR' }, today: '2026-12-31' })
  return verdict === 'refusal' ? problems.map(({ said }) => said.as) : readings.map(({ statement }) => statement.lines.map(({ amountMinor }) => amountMinor))
}

describe('MT940', () => {
  it.each([
    ['COBADEFFXXX.532013000', '532013000'],
    ['COBADEFF.DE89370400440532013000', 'DE89370400440532013000'],
    ['37040044.0532013000', 'DE89370400440532013000'],
    ['37040044/532.013.000', '532013000'],
    ['532013000(EUR)', '532013000'],
  ])('is of the account %s', async (written, number) => {
    expect(await told(message(written), number)).toEqual([[-25000]])
  })

  it.each([
    ['COBADEFFXXX.532013001', '532013000'],
    ['370400440532.01', '370400440532'],
    ['370400440532.02', '01'],
  ])('is of another account: %s', async (written, number) => {
    expect(await told(message(written), number)).toEqual(['otherAccount'])
  })

  it('has an amount behind blanks', async () => {
    expect(await told(message('532013000', '2503030303D  250,00NTRFNONREF'), '532013000')).toEqual([[-25000]])
  })
})

describe('camt', () => {
  const IBAN = 'DE89370400440532013000'
  const balance = (code: string, amount: string, day: string) =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>`
  const BALANCES = balance('OPBD', '1000.00', '2025-03-01') + balance('CLBD', '750.00', '2025-03-31')
  const notice = (total: string, balances = '') =>
    `<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><GrpHdr><MsgId>M</MsgId><CreDtTm>2025-03-31T10:00:00</CreDtTm></GrpHdr><Stmt><Id>S</Id><Acct><Id><IBAN>${IBAN}</IBAN></Id></Acct>${balances}<Ntry><Amt Ccy="EUR">250.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2025-03-03</Dt></BookgDt><NtryDtls><Btch><NbOfTxs>3</NbOfTxs><TtlAmt Ccy="EUR">${total}</TtlAmt></Btch></NtryDtls></Ntry></Stmt></BkToCstmrStmt></Document>`

  it('is refused where the total of a batch is not its entry and nothing proves one of them', async () => {
    expect(await told(notice('250.00'), IBAN)).toEqual([[-25000]])
    expect(await told(notice('350.00'), IBAN)).toEqual(['batchTotal'])
  })

  it('is read where balances prove the entry', async () => {
    expect(await told(notice('350.00', BALANCES), IBAN)).toEqual([[-25000]])
  })
})
