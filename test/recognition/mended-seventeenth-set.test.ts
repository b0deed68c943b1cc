import { describe, expect, it } from 'vitest'
import { read, told } from './told.ts'

const amounts = (of: readonly string[]) => told(read(of)).map((one) => one.map((line) => line.split(' ')[1]).join(' '))
const problems = (of: readonly string[]) => read(of).problems.map(({ line, column, value }) => `${line} ${column} ${value}`)

describe('the oldest line in another currency than all others', () => {
  const rows = (head: string, cells: readonly string[]) => [head, ...cells]
  const byCode = (head: string, own: (n: number) => string) =>
    rows(head, [
      `07.06.2026,a,-13.51,EUR${own(0)},421.51`,
      `06.06.2026,b,-49.90,EUR${own(1)},435.02`,
      `05.06.2026,c,-19.38,EUR${own(2)},484.92`,
      `04.06.2026,d,30.00,EUR${own(3)},504.30`,
      `02.06.2026,e,35.06,USD${own(4)},474.30`,
    ])

  it('is proved by no balance, and refuses the file', () => {
    expect(problems(byCode('Date,Text,Amount,Currency,Balance', () => ''))).toEqual(['6 Currency USD'])
    const beside = rows('Date,Text,Amount,Balance', [
      '07.06.2026,a,-13.51 EUR,421.51 EUR',
      '06.06.2026,b,-49.90 EUR,435.02 EUR',
      '05.06.2026,c,-19.38 EUR,484.92 EUR',
      '02.06.2026,e,35.06 USD,504.30 EUR',
    ])
    expect(problems(beside)).toEqual(['5 Amount 35.06 USD'])
    const far = rows('Currency,Date,Text,Debit,Credit,Balance,Branch', [
      'EUR,07.06.2026,a,13.51,,421.51,12',
      'EUR,06.06.2026,b,49.90,,435.02,14',
      'EUR,05.06.2026,c,19.38,,484.92,17',
      'USD,02.06.2026,e,,35.06,504.30,12',
    ])
    expect(problems(far)).toEqual(['5 Currency USD'])
  })

  it('is read from the column in the account’s currency, and refused where a cell of that column is damaged', () => {
    const own = ['-13.51', '-49.90', '-19.38', '30.00', '31.70']
    for (const name of ['Account amount', 'Movement', 'Xyqua']) {
      const head = `Date,Text,Transaction amount,Transaction currency,${name},Balance`
      expect(amounts(byCode(head, (n) => `,${own[n]}`))).toEqual(['-1351 -4990 -1938 3000 3170'])
      expect(read(byCode(head, (n) => `,${n === 2 ? '-x9.38' : own[n]}`)).verdict).toBe('refusal')
      expect(read(byCode(head, (n) => `,${n === 2 ? '' : own[n]}`)).verdict).toBe('refusal')
    }
  })

  it('is read where the header says that the amounts are in the account’s, or another line in that currency holds', () => {
    expect(read(byCode('Date,Text,Amount EUR,Original currency,Balance', () => '')).verdict).toBe('proof')
    const both = byCode('Date,Text,Amount,Currency,Balance', () => '').with(2, '06.06.2026,b,-49.90,USD,435.02')
    expect(read(both).verdict).toBe('proof')
  })
})

describe('a table without a header', () => {
  it('has the other half of two columns where one is 0.00, and no fee beside the first', () => {
    const rows = (sign: string) => [
      `2026-01-18,a,R1,12005.64,0.00,222608.86,${sign}`,
      `2026-01-18,b,R2,0.00,80.00,222688.86,${sign}`,
      `2026-01-18,c,R3,0.00,451.42,223140.28,${sign}`,
      `2026-01-19,d,R4,489.00,0.00,222651.28,${sign}`,
      `2026-01-19,e,R5,625.89,0.00,222025.39,${sign}`,
    ]
    for (const sign of ['+', 'Cr', 'C']) expect(amounts(rows(sign))).toEqual(['-1200564 8000 45142 -48900 -62589'])
  })
})

describe('a line of which the day is damaged', () => {
  it('is no header of the lines below it', () => {
    const rows = [
      'Txn Date,Text,Amount (EUR),Balance (EUR)',
      '02/10/2025,a,671.83 Dr,928.09 Cr',
      '9x/10/2025,Incoming payment,599.00 Cr,1527.09 Cr',
      '16/10/2025,b,848.88 Dr,678.21 Cr',
      '18/10/2025,c,757.35 Cr,1435.56 Cr',
      '19/10/2025,d,512.93 Dr,922.63 Cr',
    ]
    expect(problems(rows)).toEqual(['3 Txn Date 9x/10/2025'])
  })
})

describe('a running total beside words for both sides', () => {
  const rows = (of: readonly string[]) => [
    'Txn Date,Text,Amount,Cr/Dr Ind,Running Total',
    `24-01-2026,a,17.22,DR,${of[0]}`,
    `23-01-2026,b,21.19,DR,${of[1]}`,
    `22-01-2026,c,13.26,CR,${of[2]}`,
    `21-01-2026,d,47.29,CR,${of[3]}`,
    `20-01-2026,e,96.73,DR,${of[4]}`,
  ]

  it('is the balance that proves them, and refuses a file that it contradicts', () => {
    expect(read(rows(['106.78', '124.00', '145.19', '131.93', '84.64'])).verdict).toBe('proof')
    expect(problems(rows(['106.78', '124.00', '145.91', '131.93', '84.64']))).toEqual(['3 Running Total 124.00', '4 Running Total 145.91'])
  })

  it('tells nothing where it grows with what goes out', () => {
    expect(read(rows(['106.78', '89.56', '68.37', '81.63', '128.92'])).verdict).toBe('proposal')
  })
})

describe('names of columns and labels', () => {
  it('take an account for no count, and what was sold for no balance', () => {
    const rows = ['Date,Text,Account amount,Code', '13/03/2026,Payment to a,-10.00,4', '14/03/2026,Deposit by b,50.00,7', '15/03/2026,Transfer to c,-5.00,9']
    expect(amounts(rows)).toEqual(['-1000 5000 -500'])
    const sold = [
      'Date,Text,Amount sold,Status',
      '13/03/2026,Payment to a,-10.00,Completed',
      '14/03/2026,Deposit by b,50.00,Completed',
      '15/03/2026,Transfer to c,-5.00,Completed',
    ]
    expect(amounts(sold)).toEqual(['-1000 5000 -500'])
  })

  it('know both ends of a period in Azerbaijani', () => {
    const rows = (closing: string) => [
      'Dövrün əvvəlinə balans;100.00',
      `Dövrün sonuna balans;${closing}`,
      'Əməliyyatın tarixi;Debet;Kredit;Təyinat',
      '13.03.2026;10.00;;a',
      '14.03.2026;;50.00;b',
      '16.03.2026;5.00;;c',
    ]
    expect(read(rows('135.00')).verdict).toBe('proof')
    expect(read(rows('136.00')).verdict).toBe('refusal')
  })
})

describe('days that stand on the first line of each day alone, beside other days', () => {
  const rows = (head: string, balances: readonly string[]) => [
    head,
    `02-11-2025,01-11-2025,a,-10.00${balances[0]}`,
    `,01-11-2025,b,-20.00${balances[1]}`,
    `03-11-2025,02-11-2025,c,50.00${balances[2]}`,
    `05-11-2025,05-11-2025,d,-7.00${balances[3]}`,
    `,04-11-2025,e,-8.00${balances[4]}`,
    `06-11-2025,06-11-2025,f,-9.00${balances[5]}`,
  ]
  const chain = [',90.00', ',70.00', ',120.00', ',113.00', ',105.00', ',96.00']
  const none = ['', '', '', '', '', '']

  it('are those of the lines below them, where a balance proves these', () => {
    const days = ['2025-11-02 -1000', '2025-11-02 -2000', '2025-11-03 5000', '2025-11-05 -700', '2025-11-05 -800', '2025-11-06 -900']
    for (const name of ['Booking date', 'Date']) {
      const of = read(rows(`${name},Value date,Text,Amount,Balance`, chain))
      expect([of.verdict, ...told(of)]).toEqual(['proof', days])
    }
  })

  it('refuse the file where none does: a line between others without its booking day was left out', () => {
    for (const name of ['Booking date', 'Date']) expect(problems(rows(`${name},Value date,Text,Amount`, none))).toEqual([`3 ${name} `, `6 ${name} `])
  })
})

describe('lines at an end without a booking day', () => {
  const head = 'Booking date,Value date,Text,Amount,Balance'
  const booked = ['02-11-2025,01-11-2025,a,-10.00,90.00', '03-11-2025,02-11-2025,c,50.00,140.00', '05-11-2025,05-11-2025,d,-7.00,133.00']

  it('are not booked at the newest end, where they have no balance', () => {
    const of = read([head, ...booked, ',06-11-2025,e,-8.00,'])
    expect([of.verdict, of.pending, told(of)[0]?.length]).toEqual(['proof', 1, 3])
  })

  it('are lines where a balance stands in them, or days end there that go back', () => {
    expect(problems([head, ...booked, ',05-11-2025,e,-8.00,125.00'])).toEqual(['5 Booking date '])
    const back = [...booked].reverse().map((row) => row.replace(/,[^,]*$/, ''))
    expect(problems(['Booking date,Value date,Text,Amount', ...back, ',01-11-2025,e,-8.00'])).toEqual(['5 Booking date '])
  })
})

describe('an amount, its fee and both together', () => {
  const rows = (head: string, turned: readonly number[]) => [
    head,
    ...['08.02.2026;a;-885,84;0,00;-885,84', '09.02.2026;b;25,00;0,00;25,00', '13.02.2026;c;-12001,00;1,00;-12000,00', '16.02.2026;d;869,43;1,00;870,43'].map(
      (row) => turned.map((place) => row.split(';')[place]).join(';'),
    ),
  ]

  it('are told apart by what the fee takes away, whatever their order is', () => {
    const signed = '-88584 2500 -1200100 86943'
    expect(amounts(rows('Date;Text;Amount;Fee;Total', [0, 1, 4, 3, 2]))[0]).toBe(signed)
    // Out may be positive: then the other one is what moved.
    expect(amounts(rows('Date;Text;Total;Fee;Amount', [0, 1, 2, 3, 4]))).toEqual([signed, '88584 -2500 1200000 -87043'])
  })
})

describe('lines that stand in one cell', () => {
  const table = ['Date;Text;Amount;Balance', '21.03.2026;a;-10,00;90,00', '23.03.2026;b;50,00;140,00', '24.03.2026;c;-7,00;133,00']

  it('are none of the notes around a table: parted by something else than the lines of it they refuse the file', () => {
    for (const line of ['25.03.2026\td\t-3,00\t130,00', '25.03.2026,d,"-3,00","130,00"', '25.03.2026   d   -3,00   130,00']) {
      expect(read([...table, line]).verdict).toBe('refusal')
      expect(read([...table, '', line]).verdict).toBe('refusal')
      expect(read([table[0] ?? '', line, ...table.slice(1)]).verdict).toBe('refusal')
    }
    expect(read([...table, '', '24.03.2026   Closing balance   133,00']).verdict).toBe('proof')
    const tabs = ['25.03.2026\td\t-3,00\t130,00', '26.03.2026\te\t5,00\t135,00', '27.03.2026\te\t5,00\t140,00', '28.03.2026\tf\t-1,00\t139,00']
    expect(read([...table, ...tabs, '29.03.2026\tf\t-2,00\t137,00']).verdict).toBe('refusal')
  })

  it('are lines where a spreadsheet wrote them so', () => {
    const commas = ['Date,Text,Amount,Balance', '21/03/2026,a,"-1,010.00",90.00', '23/03/2026,b,50.00,140.00', '24/03/2026,"c, d",-7.00,133.00']
    const wrap = (line: string) => `"${line.replaceAll('"', '""')}"`
    const days = [['2026-03-21 -101000', '2026-03-23 5000', '2026-03-24 -700']]
    expect(told(read(commas))).toEqual(days)
    expect(told(read(commas.map(wrap)))).toEqual(days)
    // Those alone that have quotes, with the empty cells of the spreadsheet behind all of them.
    expect(told(read(commas.map((line) => (line.includes('"') ? wrap(line) : line))))).toEqual(days)
    expect(told(read(commas.map((line) => `${line.includes('"') ? wrap(line) : line};;`)))).toEqual(days)
  })

  it('may end some empty cells behind their header', () => {
    const rows = table.map((row, n) => (n === 0 ? row : `${row};;`))
    expect(read(rows).readings.map(({ statement }) => statement.lines[0]?.narrative)).toEqual(['a'])
  })
})

describe('a state of which the letters are lost', () => {
  const rows = (states: readonly string[], balances = ['', '', '']) => [
    `????;Text;??????;???????${balances[0] && ';Balance'}`,
    `21.03.2026;a;-10,00;${states[0]}${balances[0]}`,
    `23.03.2026;b;50,00;${states[1]}${balances[1]}`,
    `24.03.2026;c;-7,00;${states[2]}${balances[2]}`,
  ]
  it('refuses a file that no balance proves, where rows differ in it', () => {
    const differ = ['?????????', '?????????', '? ?????????']
    expect(read(rows(differ)).verdict).toBe('refusal')
    expect(read(rows(differ, [';90,00', ';140,00', ';133,00'])).verdict).toBe('proof')
    expect(read(rows(['????', '????', '????'])).verdict).toBe('proposal')
  })
})
