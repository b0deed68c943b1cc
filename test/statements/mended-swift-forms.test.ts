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
