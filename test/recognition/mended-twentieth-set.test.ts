import { describe, expect, it } from 'vitest'
import { rolesOf } from '../../src/core/statements/recognise/words/vocabulary.ts'
import { writeWorkbook } from '../../src/files/write-workbook.ts'
import { readBankFile } from '../../src/statements/read-bank-file.ts'
import { read, told } from './told.ts'

const amounts = (of: readonly string[], currency?: string) => told(read(of, currency)).map((one) => one.map((line) => line.split(' ')[1]).join(' '))
const problems = (of: readonly string[], currency?: string) => read(of, currency).problems.map(({ line, column, value }) => `${line} ${column} ${value}`)

describe('a last row of another kind, in a table without a header', () => {
  const rows = [
    '26/05/2026;-726,00;;Virement R290572067;Ayna;;;',
    '27/05/2026;1258,44;;Virement R036575192;Merdan;;;',
    '28/05/2026;24,43;;Carte R394015305;Maral;;;',
    '30/05/2026;-500,00;;Carte R880745388;Kerim;;;',
  ]

  it('is a balance or a payment, and no line by itself', () => {
    expect(problems([...rows, '30/05/2026;19995,67;;;;01234 567890A;;'])).toEqual(['5 column 2 19995,67'])
  })

  it('nor where there are but two others', () => {
    expect(problems([...rows.slice(0, 2), '30/05/2026;19995,67;;;;01234 567890A;;'])).toEqual(['3 column 2 19995,67'])
  })

  it('that has the texts of the others is one of them', () => {
    expect(read([...rows, '30/05/2026;19995,67;;Virement R172172776;Serdar;01234 567890A;;']).readings.length).toBeGreaterThan(0)
  })
})

describe('the words of an amount in the currency of the account, and of one that is not', () => {
  it('the currency of a card is the one of its account', () => {
    const file = [
      '"Date","Text","Card currency amount, (UAH)","Operation amount","Operation currency","Balance"',
      '"06.01.2026","a","-613.32","-613.32","UAH","1938.28"',
      '"02.01.2026","b","-549.0","-549.0","UAH","2551.6"',
      '"01.01.2026","c","386.14","142.87","USD","3100.6"',
      '"30.12.2025","d","-1279.5","-1279.5","UAH","2714.46"',
      '"28.12.2025","e","-12.49","-4.29","USD","3993.96"',
    ]
    expect(read(file, 'UAH').verdict).toBe('proof')
    expect(amounts(file, 'UAH')).toEqual(['-61332 -54900 38614 -127950 -1249'])
  })

  it.each([
    ['Orig. suma', 'Orig. valiuta', 'Suma'],
    ['Intl.Amount', 'Intl.Currency', 'Amount'],
    ['現地通貨額', '通貨略称', '今回ご請求額・弁済金（うち手数料・利息）'],
  ])('what was paid abroad is not what was booked: %s', (original, currency, amount) => {
    const rows = ['2026-03-27;12.85;44.10;USD;a', '2026-03-28;-9.03;-9.03;EUR;b', '2026-03-29;-3.86;-3.86;EUR;c']
    expect(amounts([`Date;${amount};${original};${currency};Text`, ...rows])).toContain('1285 -903 -386')
  })

  it('a fee that is within an amount makes no fee of it', () => {
    expect([...rolesOf('ご請求額（うち手数料・利息）')]).toEqual(['amount'])
    expect(rolesOf('手数料').has('fee')).toBe(true)
  })
})

describe('a column of currencies', () => {
  const bought = (amount: string, currency: string) => [
    `Posting Date,${amount},Merchant,Debit or Credit,${currency}`,
    '2025-12-22,300.00,a,CRDT,GBP',
    '2025-12-20,81.00,b,DBIT,GBP',
    '2025-12-18,17.60,c,DBIT,USD',
    '2025-12-17,97.00,d,DBIT,GBP',
  ]

  it('is of what was bought, where the only amount is the one that was billed', () => {
    expect(amounts(bought('Billing Amount', 'Transaction Currency'), 'GBP')).toEqual(['30000 -8100 -1760 -9700'])
    expect(problems(bought('Amount', 'Transaction Currency'), 'GBP')).toEqual(['4 Transaction Currency USD'])
    expect(problems(bought('Billing Amount', 'Billing Currency'), 'GBP')).toEqual(['4 Billing Currency USD'])
    expect(problems(bought('Billing Amount', 'Currency'), 'GBP')).toEqual(['4 Currency USD'])
  })

  const bare = (...last: readonly string[]) => [
    ...['21', '22', '23', '24', '25', '26'].map((day, n) => `${day}.08.2026;${n % 2 ? '-' : ''}${n + 1}7.92;${n % 2 ? '-' : ''}${n + 1}7.92;RUB;Text ${day}`),
    ...last,
  ]

  it('tells of no state, where its last code is another one', () => {
    expect(read(bare('27.08.2026;12.74;4.27;USD;Text 27'), 'RUB').readings.length).toBeGreaterThan(0)
    const one = bare('27.08.2026;12.74;12.74;USD;Text 27').map((line) => line.split(';').toSpliced(1, 1).join(';'))
    expect(problems(one, 'RUB')).toEqual(['7 column 3 USD'])
    expect(problems(bare('27.08.2026;12.74;4.27;HOLD;Text 27'), 'RUB')).toEqual(['7 column 4 HOLD'])
  })
})

describe('an amount and one without its fee, in the oldest line alone', () => {
  const file = (first: string, ...more: readonly string[]) => [
    'Date,Text,Currency,Amount,Total amount,Fee,Balance',
    `2026-10-07,a,EUR,${first}`,
    '2026-10-06,b,EUR,210.70,210.70,0.00,1658.89',
    '2026-10-05,c,EUR,142.00,141.00,1.00,1448.19',
    ...more,
  ]

  it('are not told apart by any balance', () => {
    const { verdict, problems: found } = read(file('250.55,250.55,0.00,1909.44'))
    expect([verdict, ...found.map(({ said }) => said.as)]).toEqual(['refusal', 'manyReadings'])
  })

  it('are where another line has a fee', () => {
    const of = file('250.55,250.55,0.00,1909.44', '2026-10-05,d,EUR,-12.00,-13.00,1.00,1307.19')
    expect([read(of).verdict, ...amounts(of)]).toEqual(['proof', '25055 21070 14100 -1300'])
  })
})

describe('a point between thousands that a program took for a decimal mark', () => {
  const book = async (currency: string, ...rows: readonly (readonly string[])[]) => {
    const bytes = await writeWorkbook([{ name: 'Cartola', rows: [['Fecha', 'Descripción', 'Cargos', 'Abonos', 'Saldo'], ...rows.map((row) => [...row])] }])
    return readBankFile(bytes, { account: { number: ['8310012345'], currency }, today: '2026-11-29' })
  }
  const taken = [
    ['22/02/2026', 'a', '12.000', '', '234.247'],
    ['21/02/2026', 'b', '194', '', '246.247'],
    ['20/02/2026', 'c', '', '575', '246.441'],
  ]

  it('refuses a workbook in whose currency nothing has thousandths', async () => {
    for (const currency of ['CLP', 'EUR']) {
      const { problems: found } = await book(currency, ...taken)
      expect(found.map(({ line, column, value, said }) => [line, column, value, said.as])).toEqual([[2, 'Saldo', '234.247', 'groupsTaken']])
    }
  })

  it('and no other one', async () => {
    const thousandths = taken.map((row) => row.map((cell) => cell.replace(/^(?:194|575)$/, '0.$&').replace(/^2\d\d\./, '1$&')))
    expect((await book('KWD', ...thousandths)).verdict).toBe('proof')
    const whole = taken.map((row) => row.map((cell, n) => (n > 1 ? cell.replace('.', '') : cell)))
    expect((await book('CLP', ...whole)).verdict).toBe('proof')
  })
})

describe('a balance by its name, in a file of three lines', () => {
  const file = (name: string, last: string) => [
    `Date,Text,Debit,Credit,${name}`,
    '20260602,a,,124.39,2619.88',
    '20260604,b,,6.47,2626.35',
    `20260606,c,${last},,2625.40`,
  ]

  it.each(['現在（貸付）高', 'Rest', 'Remainder', 'Avoir après opération', 'Razpoložljivo', 'Zwischensumme', 'Disponibile', 'คงเหลือ (บาท)'])(
    'proves the lines, or refuses one that was changed: %s',
    (name) => {
      expect([read(file(name, '0.95')).verdict, read(file(name, '0.96')).verdict]).toEqual(['proof', 'refusal'])
    },
  )
})
