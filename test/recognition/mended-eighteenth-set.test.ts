import { describe, expect, it } from 'vitest'
import { dateCell } from '../../src/core/statements/recognise/cells/date-cell.ts'
import { read, told } from './told.ts'

const amounts = (of: readonly string[], currency?: string) => told(read(of, currency)).map((one) => one.map((line) => line.split(' ')[1]).join(' '))
const problems = (of: readonly string[]) => read(of).problems.map(({ line, column, value }) => `${line} ${column} ${value}`)

describe('a balance that stands on the last line of each day', () => {
  const lines = (second: string) => [
    'Date;Text;In;Out;Balance at the end of the day',
    '22.07.2025;a;;517,98;',
    '22.07.2025;b;12194,37;;257305,21',
    '24.07.2025;c;;1250,29;',
    `24.07.2025;d;;486,16;${second}`,
    '26.07.2025;e;;572,00;254996,76',
  ]

  it('is proved where all of them hold', () => {
    expect(amounts(lines('255568,76'))).toEqual(['-51798 1219437 -125029 -48616 -57200'])
    expect(read(lines('255568,76')).verdict).toBe('proof')
  })

  it('refuses the file where one of two steps does not, as a missing line leaves it', () => {
    expect(problems(lines('255568,76').filter((line) => !line.includes(';c;')))).toEqual(['4 Balance at the end of the day 255568,76'])
  })

  it('refuses the file of a bookkeeping whose newest lines have none', () => {
    const ledger = [
      '日付,摘要,借方金額,貸方金額,残高',
      '2026/04/21,a,,1250.50,248288.00',
      '2026/04/22,b,59.00,,248347.00',
      '2026/04/24,c,,12871.00,235476.00',
      '2026/04/25,d,,649.00,',
    ]
    expect(read(ledger).verdict).toBe('refusal')
  })
})

describe('lines of one day in the books of who owns the account', () => {
  it.each([
    ['Fiş Türü,Borç,Alacak', 'Tarih,Açıklama', 'Bakiye'],
    ['相手勘定科目,借方金額,貸方金額', '日付,摘要', '残高'],
    ['Asiento,Debe,Haber', 'Fecha,Concepto', 'Saldo'],
    ['Nombre tercero,Débito,Crédito', 'Fecha,Detalle', 'Saldo'],
  ])('are left to choose: %s', (sides, head, balance) => {
    const rows = [
      `${head},${sides},${balance}`,
      '2026-04-21,a,x,,250.50,1000.00',
      '2026-04-21,b,x,59.10,,1059.10',
      '2026-04-21,c,x,,71.00,988.10',
      '2026-04-21,d,x,,64.30,923.80',
    ]
    expect(amounts(rows)).toHaveLength(2)
  })
})

describe('a table without a header', () => {
  it('whose balance stands left of both amounts, on one day, is left to choose', () => {
    const rows = ['11-Aug-2026,a,243898.89,500.05,', '11-Aug-2026,b,243398.84,,25.00', '11-Aug-2026,c,243423.84,1200.24,', '11-Aug-2026,d,242223.60,87.47,']
    expect(amounts(rows)).toEqual(['50005 -2500 120024 8747', '-50005 2500 -120024 -8747'])
  })
})

describe('words', () => {
  it('of a currency speak of no card: divisa', () => {
    const rows = [
      'Fecha,Empresa,Importe,Divisa,Saldo',
      '2025-01-23,a,80.99,EUR,217349.24',
      '2025-01-23,b,-896.31,EUR,217268.25',
      '2025-01-23,c,1250.92,EUR,218164.56',
      '2025-01-22,d,629.73,EUR,216913.64',
      '2025-01-20,e,1164.80,EUR,216283.91',
    ]
    expect(read(rows).verdict).toBe('proof')
    expect(amounts(rows)).toEqual(['8099 -89631 125092 62973 116480'])
  })

  it('of a turnover and the closing balance name a row together', () => {
    const rows = [
      'Период;Документ;Расход;Приход;Остаток',
      'Сальдо на начало;;;;1000,00',
      '01.03.2026;a;250,50;;749,50',
      '02.03.2026;b;;59,10;808,60',
      '03.03.2026;c;71,00;;737,60',
      'Обороты за период и сальдо на конец;;321,50;59,10;737,60',
    ]
    expect(read(rows).verdict).toBe('proof')
    expect(amounts(rows)).toEqual(['-25050 5910 -7100'])
  })

  it('of a flag, of a fee and of what is paid out are known in more languages', () => {
    const wallet = ['Date,Type,Amount,Wallet Balance', '23/6/2025,Payment,500.49,678.80', '23/6/2025,Reload,660.00,1179.29', '22/6/2025,Payment,464.00,519.29']
    expect(amounts(wallet)).toEqual(['-50049 66000 -46400'])
    const flagged = ['Сана,Маблағ,Намуди пардохт', '22.10.2025,502.00,Воридот', '23.10.2025,500.41,Хароҷот', '24.10.2025,80.46,Хароҷот']
    expect(amounts(flagged)).toEqual(['50200 -50041 -8046'])
    const shop = [
      'Ödeme Tarihi,Sepet Tutarı,Hizmet Bedeli,Hakediş',
      '23.02.2025,120.13,1.00,119.13',
      '24.02.2025,82.16,0.50,81.66',
      '25.02.2025,25.80,1.00,24.80',
    ]
    expect(amounts(shop)).toContain('11913 8166 2480')
  })
})

describe('months', () => {
  it.each([
    ['15 май 2026', '2026-05-15'],
    ['15 юни 2026', '2026-06-15'],
    ['15 юли 2026', '2026-07-15'],
    ['15 феб 2026', '2026-02-15'],
    ['15 септембар 2026', '2026-09-15'],
    ['15 новембар 2026', '2026-11-15'],
    ['15 iyn 2026', '2026-06-15'],
    ['15 sen 2026', '2026-09-15'],
    ['15 қаң. 2026', '2026-01-15'],
    ['15 xullo 2026', '2026-07-15'],
    ['15 مارچ 2026', '2026-03-15'],
    ['15 Maayo 2026', '2026-05-15'],
    ['15 Meitheamh 2026', '2026-06-15'],
  ])('are known by their names: %s', (text, day) => {
    expect(dateCell(text)?.days.DMY).toBe(day)
  })
})

describe('rows that do not go with the others', () => {
  const head = 'Date,Text,Amount,Balance'
  const rows = (day: string) => [
    '01.03.2026,a,-25.00,975.00',
    '02.03.2026,b,-10.00,965.00',
    `${day},c,5.50,970.50`,
    '09.03.2026,d,-1.00,969.50',
    '12.03.2026,e,-4.00,965.50',
  ]

  it.each(['05.03.1999', '05.03.2025'])('refuse the file by a day of another year among days in order, though the balances hold: %s', (day) => {
    expect(problems([head, ...rows(day)])).toEqual([`4 Date ${day}`])
    expect(problems([head, ...rows(day).toReversed()])).toEqual([`4 Date ${day}`])
  })

  it('are none where the days go on for years, or stand in no order', () => {
    const sparse = [
      '01.03.2022,a,-25.00,975.00',
      '02.04.2023,b,-10.00,965.00',
      '05.03.2024,c,5.50,970.50',
      '09.03.2025,d,-1.00,969.50',
      '12.03.2026,e,-4.00,965.50',
    ]
    expect(read([head, ...sparse]).verdict).toBe('proof')
    const mixed = ['01.03.2026,a,-25.00', '02.04.2023,b,-10.00', '05.03.2024,c,5.50', '09.03.2025,d,-1.00', '12.03.2022,e,-4.00']
    expect(read(['Date,Text,Amount', ...mixed]).verdict).not.toBe('refusal')
  })

  it('refuse the file where they have no amount, and stand between the header and the first that has one', () => {
    const paid = [
      '02/28/2026,Withdrawal Maral,,Successful',
      '02/27/2026,Card purchase,,Successful',
      '02/26/2026,Transfer from Jeren,684.85,Successful',
      '02/24/2026,Deposit by Jeren,1161.54,Successful',
    ]
    expect(problems(['Time,Detail,Money In,Status', ...paid])).toEqual(['2 Money In ', '3 Money In '])
  })

  it('refuse the file where the oldest would have to be the one in progress: the balances are one row off', () => {
    const shifted = [
      'Дата;Описание;Сума;Салдо',
      '04.05.2026;a;-25,00;',
      '06.05.2026;b;302,03;205758,23',
      '06.05.2026;c;12062,00;206060,26',
      '06.05.2026;d;-495,23;218122,26',
      '08.05.2026;e;-1693,90;217627,03',
    ]
    expect(read(shifted).verdict).toBe('refusal')
  })

  it('refuse the file where a balance has another decimal mark, so that none could be reckoned with', () => {
    const marks = rows('05.03.2026').map((row, n) => (n === 2 ? row.replace('970.50', '"1.970,50"') : row.replace(/,(9\d\d\.\d\d)$/, ',"1,$1"')))
    expect(problems([head, ...marks])).toEqual(['4 Balance 1.970,50'])
  })
})

describe('two balances above the lines under one label', () => {
  const file = (day: string, amount = '-70,00') => [
    'Compte 8310012345',
    'Solde au 15/03/2026;1 000,00',
    'Solde au 15/03/2026;1 180,50',
    '',
    'Date;Libellé;Débit;Crédit',
    `15/03/2026;Virement a;;250,50`,
    `${day};Achat b;${amount};`,
  ]

  it('are those before and after the lines of their one day, and prove them', () => {
    const { verdict, readings } = read(file('15/03/2026'))
    expect([verdict, readings.map(({ proof, statement }) => [proof, statement.opening, statement.closing])]).toEqual([
      'proof',
      [['opening_closing', 100_000, 118_050]],
    ])
  })

  it('refuse the file where an amount of that day is another one', () => {
    expect(read(file('15/03/2026', '-71,00')).verdict).toBe('refusal')
  })

  it('hold nothing of lines of other days', () => {
    expect(read(file('16/03/2026', '-71,00')).verdict).toBe('proposal')
  })
})

describe('lines that come to nothing between both ends', () => {
  const file = (...names: readonly string[]) => [
    `Date,Particulars,${names.map((name) => `${name},`).join('')}Debit,Credit`,
    `,Opening Balance,${names.map(() => ',').join('')},"2,07,231.78"`,
    ...['500.00,', ',500.00', '500.00,', ',500.00'].map((amount, n) => `1${n}-Nov-25,Entry ${n},${names.map(() => `${n + 1},`).join('')}${amount}`),
    `,Closing Balance,${names.map(() => ',').join('')},"2,07,231.78"`,
  ]

  it('leave both signs in the books of who owns the account, for each of them fits', () => {
    const { verdict, readings } = read(file('Vch No.'), 'INR')
    expect([verdict, readings.length]).toEqual(['proposal', 2])
  })

  it('are proved as the header says in a statement', () => {
    expect(read(file(), 'INR').verdict).toBe('proof')
  })
})
