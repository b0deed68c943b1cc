import { describe, expect, it } from 'vitest'
import { delimitedReader } from '../../../src/core/statements/delimited.ts'
import { columnIndex } from '../../../src/core/statements/header.ts'
import type { AmountColumns, ColumnRef, FormatProfile } from '../../../src/core/statements/profile.ts'
import { PROFILES } from '../../../src/core/statements/profiles.ts'
import { parseDelimited } from '../../../src/files/delimited.ts'

/** A made-up format: the columns that no declared format has. */
const CARD: FormatProfile = {
  id: 'xx-card',
  version: 1,
  bank: 'Card',
  country: 'GB',
  encodings: [],
  delimiter: ',',
  quotes: 'minimal',
  preamble: [],
  header: ['Date', 'Text', 'Amount', 'Amount', 'Side'],
  bookedOn: { name: 'Date' },
  counterparty: [],
  narrative: [{ name: 'Text' }],
  referenceIsId: false,
  amount: { style: 'inverse', column: { name: 'Amount', occurrence: 2 } },
  dateFormat: 'D MMM YYYY',
  number: { decimal: '.', group: ',', sign: 'leading' },
  order: 'newest_first',
}

const FLAG: AmountColumns = { style: 'flag', column: { name: 'Amount' }, flag: { name: 'Side' }, in: ['C'], out: ['D'] }

const attempt = (profile: FormatProfile, ...rows: readonly string[]) =>
  delimitedReader(profile)({ text: `${['Date,Text,Amount,Amount,Side', ...rows].join('\n')}\n`, encoding: 'utf-8', split: parseDelimited })[0] ??
  expect.fail('not read')

const amounts = (profile: FormatProfile, ...rows: readonly string[]) => attempt(profile, ...rows).reading?.statement.lines.map((line) => line.amountMinor)

describe('delimitedReader', () => {
  it('reads inverse amounts from the second column of a name', () => {
    expect(amounts(CARD, '5 Nov 2020,a,1.00,"1,234.50",D', '6 Nov 2020,b,1.00,-7.00,D')).toEqual([-123_450, 700])
  })

  it('reads flagged amounts, and refuses an unknown flag and a sign beside it', () => {
    const profile = { ...CARD, amount: FLAG }
    expect(amounts(profile, '5 Nov 2020,a,5.00,,D', '6 Nov 2020,b,6.00,,C')).toEqual([-500, 600])
    expect(attempt(profile, '5 Nov 2020,a,5.00,,X', '6 Nov 2020,b,-6.00,,D').problems).toMatchObject([
      { line: 2, column: 'Side', value: 'X', reason: expect.stringContaining('C for money in or D') },
      { line: 3, column: 'Amount', value: '-6.00' },
    ])
  })

  it('takes rows of 0.00 for no lines, counts them, and skips rows without cells', () => {
    expect(attempt(CARD, '5 Nov 2020,a,1.00,0.00,D', '', ',,,,', '6 Nov 2020,b,1.00,1.00,D').reading).toMatchObject({
      withoutMoney: 1,
      statement: { lines: [{ line: 5, amountMinor: -100 }] },
    })
  })

  it('refuses rows of another width, and tells a cut one at the end', () => {
    const { problems } = attempt(CARD, '5 Nov 2020,a,1.00,1.00,D,x', '6 Nov 2020,b,1.00')
    expect(problems.map(({ line, column }) => [line, column])).toEqual([
      [2, 'Side'],
      [3, 'Amount'],
    ])
    expect(problems[1]?.reason).toContain('cut')
  })

  it('refuses a table that stands in the file twice', () => {
    expect(attempt(CARD, '5 Nov 2020,a,1.00,1.00,D', 'Date,Text,Amount,Amount,Side').problems).toMatchObject([
      { line: 3, column: 'Date', value: 'Date' },
      { line: 3, column: 'Amount' },
    ])
  })

  it('reads no file in a legacy encoding that the format is not written in', () => {
    expect(delimitedReader(CARD)({ text: 'Date,Text,Amount,Amount,Side\n', encoding: 'windows-1251', split: parseDelimited })).toEqual([])
  })
})

describe('PROFILES', () => {
  it.each(PROFILES)('$id names only columns of its header', (profile) => {
    const { amount } = profile
    const sides = amount.style === 'debit_credit' ? [amount.debit, amount.credit] : [amount.column]
    const optional = [
      profile.valueOn,
      profile.counterpartyAccount,
      profile.bankReference,
      profile.endToEndId,
      profile.balance?.column,
      profile.currency,
      profile.status?.column,
      profile.detail,
    ]
    const named = [profile.bookedOn, ...profile.counterparty, ...profile.narrative, ...sides, ...optional].filter((ref): ref is ColumnRef => ref !== undefined)
    for (const ref of named) expect(columnIndex(profile, ref), ref.name).toBeGreaterThanOrEqual(0)
  })
})
