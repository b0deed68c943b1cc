import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { statusOf } from '../../src/core/statements/recognise/words/status-words.ts'
import { readStatement } from '../../src/statements/read-statement.ts'
import { told } from './told.ts'

const read = (rows: readonly string[], currency = 'EUR') =>
  readStatement(new TextEncoder().encode(`${rows.join('\n')}\n`), { account: { number: '8310012345', currency }, today: '2026-11-29' })
const lines = (rows: readonly string[], currency = 'EUR') => {
  const { verdict, readings } = read(rows, currency)
  return [verdict, ...readings.map(({ statement }) => statement.lines.map(({ bookedOn, amountMinor }) => `${bookedOn.slice(5)} ${amountMinor}`))]
}

describe('what little a file of few lines tells', () => {
  const unsigned = (days: readonly string[]) => ['Day,Text,Sum', ...days.map((day, n) => `${day}/2026,A${n},${n + 1}0.00`)]

  const few = ['02/03', '04/03', '04/03', '05/03']

  it('shows two readings where only the sign is open and the days of one month would be one day of many', () => {
    const { verdict, readings } = read(unsigned(few))
    expect(verdict).toBe('proposal')
    expect(readings.map(({ dateFormat, amountStyle }) => `${dateFormat} ${amountStyle}`)).toEqual(['DD/MM/YYYY inverse', 'DD/MM/YYYY signed'])
  })

  it('shows in both the days that could be read otherwise', () => {
    const days = read(unsigned(few)).readings.map(({ differs = [] }) =>
      differs.filter(({ column }) => column === 'Day').map(({ value, as }) => `${value} ${as}`),
    )
    const shown = ['02/03/2026 2026-03-02', '04/03/2026 2026-03-04', '04/03/2026 2026-03-04', '05/03/2026 2026-03-05']
    expect(days).toEqual([shown, shown])
  })

  it('leaves both day orders where both are as near, and no reading of four is kept back', () => {
    expect(read(unsigned(['02/03', '02/03', '02/03'])).verdict).toBe('refusal')
    const signed = ['02/03', '02/03', '02/03'].map(
      (day, n) => `${day}/2026,${n % 2 === 0 ? 'Received from' : 'Payment to'} A,${n % 2 === 0 ? '' : '-'}${n + 1}0.00`,
    )
    const both = read(['Booking date,Text,Account amount', ...signed])
    expect(new Set(both.readings.map(({ dateFormat }) => dateFormat))).toEqual(new Set(['DD/MM/YYYY', 'MM/DD/YYYY']))
    const far = read(unsigned(['02/01', '02/03', '03/05', '04/06', '05/09']))
    expect(far.readings.length).not.toBe(2)
    const monthly = ['Day,Text,Sum', ...few.map((day, n) => `${day}/2026,A${n},500.00`)]
    expect(new Set(read(monthly).readings.map(({ dateFormat }) => dateFormat))).toEqual(new Set(['DD/MM/YYYY', 'MM/DD/YYYY']))
  })
})

describe('two columns of days, where the sign is open too', () => {
  const card = (...names: readonly [string, string]) => [
    `${names.join()},Text,Sum`,
    '2026-03-05,2026-03-05,A,10.00',
    '2026-03-04,2026-03-03,B,20.00',
    '2026-03-03,2026-03-02,C,30.00',
  ]

  it('shows the day that the words of the header tell, with both signs, and the cells of the other one', () => {
    const { verdict, readings } = read(card('Settlement date', 'Transaction date'))
    expect(verdict).toBe('proposal')
    expect(readings.map(({ bookedColumn, amountStyle }) => `${bookedColumn} ${amountStyle}`)).toEqual(['Settlement date inverse', 'Settlement date signed'])
    for (const { differs = [] } of readings)
      expect(differs.filter(({ column }) => column === 'Settlement date').map(({ as }) => as)).toEqual(['2026-03-04', '2026-03-03'])
  })

  it('shows both columns where nobody named one', () => {
    const [, ...bare] = card('', '')
    expect(new Set(read(bare).readings.map(({ bookedColumn }) => bookedColumn)).size).toBe(2)
  })

  it('shows a column that nobody knows beside one that is named', () => {
    expect(new Set(read(card('Settlement date', 'Xyqua')).readings.map(({ bookedColumn }) => bookedColumn))).toEqual(new Set(['Settlement date', 'Xyqua']))
  })

  it('leaves a choice of the column where the sign is told', () => {
    const signed = card('Settlement date', 'Transaction date').map((row, n) => (n === 0 ? `${row},Type` : `${row},${n === 2 ? 'credit' : 'debit'}`))
    expect(read(signed).readings.map(({ bookedColumn }) => bookedColumn)).toEqual(['Settlement date', 'Transaction date'])
  })
})

describe('a word for the day of booking', () => {
  it.each([
    ['Bókingardagur', 'Rentudagur'],
    ['Дата пров.', 'Дата док.'],
    ['Plasingsdatum', 'Transaksiedatum'],
    ['Bokningsdag', 'Valutadag'],
    ['Data', 'Balio-data'],
    ['التاريخ', 'التاريخ الفعلي'],
  ])('%s is the one beside %s, with a proof', (booked, other) => {
    const rows = [`${booked};${other};Text;Amount;Balance`, '05.03.2026;04.03.2026;A;-10,00;90,00', '16.03.2026;16.03.2026;B;-20,00;70,00']
    expect(lines(rows)).toEqual(['proof', ['03-05 -1000', '03-16 -2000']])
  })
})

describe('the first day of the month or the week of a line', () => {
  const rows = (days: readonly string[]) => [
    'Date,Text,Amount,Account,Month,Week',
    ...days.map((day, n) => `${day}/2026,${n === 1 ? 'Transfer from' : 'Payment to'} A${n},${n === 1 ? '' : '-'}${n + 1}0.00,Checking,3/1/2026,2/28/2026`),
  ]

  it('is no day of the line, however near the lines lie to it', () => {
    expect(lines(rows(['3/16', '3/12', '3/4', '3/2']))).toEqual(['proposal', ['03-16 -1000', '03-12 2000', '03-04 -3000', '03-02 -4000']])
  })

  it('tells which of two numbers is the month all the same', () => {
    expect(lines(rows(['3/9', '3/8', '3/4', '3/2']))).toEqual(['proposal', ['03-09 -1000', '03-08 2000', '03-04 -3000', '03-02 -4000']])
  })
})

describe('figures that stand for others', () => {
  it('does not count the sum of the only credit in the place of that credit', () => {
    const rows = (closing: string, credit: readonly string[]) => [
      'Post Date,Description,Amount,Reference',
      '03/02/2026,OPENING LEDGER,209485.46,',
      '03/02/2026,Item 2011,-80.03,R1',
      '03/13/2026,Item 1884,-878.00,R2',
      ...credit,
      `03/19/2026,CLOSING LEDGER,${closing},`,
      '03/19/2026,TOTAL CREDITS,12637.00,',
    ]
    const whole = rows('221164.43', ['03/15/2026,Item 7,12637.00,R3'])
    expect(lines(whole, 'USD')).toEqual(['proof', ['03-02 -8003', '03-13 -87800', '03-15 1263700']])
    expect(read(rows('221164.43', []), 'USD').verdict).toBe('refusal')
  })

  it('takes a payment whose text is a sum for a payment, where balances say so', () => {
    const rows = ['Date,Text,Amount,Balance', '03/02/2026,A,-10.00,90.00', '03/13/2026,B,-20.00,70.00', '03/14/2026,Total credits,30.00,100.00']
    expect(lines(rows, 'USD')).toEqual(['proof', ['03-02 -1000', '03-13 -2000', '03-14 3000']])
  })

  it('takes gross amounts, which are net and fee, for no balance', () => {
    const rows = [
      'Date;Order;Gross;Fee;Net',
      '05.03.2026;R1;-500,00;0,00;-500,00',
      '05.03.2026;R2;-500,00;0,00;-500,00',
      '04.03.2026;R3;500,00;0,00;500,00',
      '04.03.2026;R4;500,00;1,00;499,00',
      '02.03.2026;R5;-500,00;0,00;-500,00',
    ]
    const { verdict, readings } = read(rows, 'TRY')
    expect(verdict).toBe('proposal')
    const net = readings.map(({ statement }) => statement.lines.map(({ amountMinor }) => amountMinor))
    expect(net).toContainEqual([-50000, -50000, 50000, 49900, -50000])
    expect(readings.map(({ proof }) => proof)).toEqual(readings.map(() => 'none'))
  })

  it('makes no chain of a quantity of 1 and a fee of 1.00', () => {
    const rows = [
      'date,type,description,quantity,sales,fee,total',
      '2 Mar 2026,A,Card purchase,1,-12.50,0.00,-12.50',
      '6 Mar 2026,A,Card purchase,1,-919.89,-1.00,-920.89',
      '8 Mar 2026,A,Withdrawal,1,-925.00,0.00,-925.00',
      '9 Mar 2026,A,Card purchase,1,-892.11,-1.00,-893.11',
    ]
    const { readings } = read(rows, 'GBP')
    expect(readings.map(({ proof }) => proof)).toEqual(readings.map(() => 'none'))
    expect(readings[0]?.statement.lines.map(({ amountMinor }) => amountMinor)).toEqual([-1250, -92089, -92500, -89311])
  })

  it('takes the number of a payment for no amount, whatever words are in its name', () => {
    const rows = (second: string) => [
      '取引日,入出金明細ＩＤ,受入金額（円）,払出金額（円）,詳細',
      '20260302,202603010000001,,12231,A',
      `20260304,202603010000001,,${second},B`,
      '20260314,202603010000001,,752,C',
      '20260316,202603010000001,,482,D',
    ]
    expect(lines(rows('700'), 'JPY')).toEqual(['proposal', ['03-02 -12231', '03-04 -700', '03-14 -752', '03-16 -482']])
    expect(read(rows(''), 'JPY').verdict).toBe('refusal')
  })

  it('reads a triangle as a minus, also where the encoding has to be told', () => {
    const rows = ['取扱日,受払区分,金額,詳細1,残高', '2026/03/02,払出,▲318,A,244781', '2026/03/04,預入,188,B,244969', '2026/03/15,払出,▲1825,C,243144']
    expect(lines(rows, 'JPY')).toEqual(['proof', ['03-02 -318', '03-04 188', '03-15 -1825']])
    const account = { number: '8310012345', currency: 'JPY' }
    const sjis = readStatement(iconv.encode(`${rows.join('\n')}\n`, 'shift_jis'), { account, today: '2026-11-29' })
    expect(sjis).toMatchObject({ verdict: 'proof', readings: [{ encoding: 'shift_jis' }] })
  })

  it('takes the only figures of a table for its amounts, whatever they are called', () => {
    const rows = (name: string) => [`Trans Date,Merchant,${name},Card ending`, '03/02/2026,A,10.50,1234', '03/13/2026,B,20.25,1234', '03/14/2026,C,-7.00,1234']
    const choice = ['proposal', ['03-02 -1050', '03-13 -2025', '03-14 700'], ['03-02 1050', '03-13 2025', '03-14 -700']]
    expect(lines(rows('Charge (CAD)'), 'CAD')).toEqual(choice)
    expect(lines(rows('Expense'), 'CAD')).toEqual(choice)
    expect(read(rows('Balance'), 'CAD').verdict).toBe('refusal')
  })

  it.each(['Por procesar', 'À traiter', 'Zu buchen', 'To be posted', 'Da elaborare'])('leaves out what is still to be done: %s', (word) => {
    expect(statusOf(word)).toBe('pending')
  })

  it.each(['Đã hoàn thành', 'Đã xử lý thành công', 'A réussi', 'A fost procesat'])('leaves out nothing for a short word before what is done: %s', (word) => {
    expect(statusOf(word)).not.toBe('pending')
  })

  it.each(['Procesado', 'Traité', 'A été traité', 'Verbucht', 'Posted', 'Elaborato'])('keeps what is done: %s', (word) => {
    expect(statusOf(word)).toBe('settled')
  })
})

describe('days whose year stands first, with two digits', () => {
  const rows = (...days: readonly string[]) => ['Date,Text,Amount,Balance', ...days.map((day, n) => `${day},A,-10.00,${900 - 10 * n}.00`)]

  it('refuses what is days of one year, or one day of the month over years', () => {
    const { verdict, problems } = read(rows('26/03/02', '26/03/05', '26/03/17'))
    expect([verdict, ...problems.map(({ line, column, said }) => `${line} ${column} ${said.as}`)]).toEqual(['refusal', '2 Date yearFirst'])
  })

  it('reads days of a month, and one day of many months', () => {
    expect(lines(rows('02/03/26', '05/03/26', '17/03/26'))[0]).toBe('proof')
    expect(lines(rows('26/08/26', '26/09/26', '26/10/26'))[0]).toBe('proof')
  })
})

describe('an oldest amount that may be in another currency', () => {
  it('is refused too where no day tells which end is the oldest', () => {
    const rows = [
      '29.09.2025,A,-1932.16,AZN,-1932.16,213643.34',
      '29.09.2025,B,745.32,AZN,745.32,215575.50',
      '28.09.2025,C,-214.59,AZN,-214.59,214830.18',
      '28.09.2025,D,500.11,AZN,500.11,215044.77',
      '28.09.2025,E,-251.58,USD,-679.94,214544.66',
    ]
    const { verdict, problems } = read(rows, 'AZN')
    expect([verdict, ...problems.map(({ line, said }) => `${line} ${said.as}`)]).toEqual(['refusal', '5 otherCurrencyRow'])
  })
})

describe('a chain of two columns that is turned round against the days', () => {
  const header = 'Date,Journal Entry,Label,Debit,Credit,Cumulated Balance'
  it('is a choice without a header, where the days go the other way than the chain', () => {
    const of = read([
      '2026-02-23,R1,Item 1,1045.65,0.00,211154.55',
      '2026-02-23,R2,Item 2,0.00,311.93,210842.62',
      '2026-02-21,R3,Item 3,960.27,0.00,211802.89',
      '2026-02-21,R4,Item 4,0.00,1982.00,209820.89',
      '2026-02-21,R5,Item 5,1374.46,0.00,211195.35',
    ])
    expect([of.verdict, told(of)[0]?.[0]]).toEqual(['proposal', '2026-02-23 -104565'])
  })

  it('is proved where the bank prints it so, with one step of the days', () => {
    const bank = [
      '2025-12-13,R1,Item 3624,0.0,660.00,236197.97',
      '2025-12-14,R2,Item 0936,930.00,0.0,235267.97',
      '2025-12-14,R3,Item 8710,12129.10,0.0,223138.87',
    ]
    const of = read([header.replace('Journal Entry', 'Reference'), ...bank])
    expect([of.verdict, told(of)]).toEqual(['proof', [['2025-12-13 66000', '2025-12-14 -93000', '2025-12-14 -1212910']]])
  })
})

describe('a column of currencies beside an amount whose header names its own', () => {
  it('is of the other amounts: the oldest one was in another currency', () => {
    const rows = [
      'Transaktionsdatum;Bokföringsdatum;Beskrivning;Belopp i SEK;Valuta;Zusatz 7;Belopp;Saldo efter',
      '2026-05-05;2026-05-06;A;-25,00;SEK;Q0;-25,00;213527,98',
      '2026-05-03;2026-05-04;B;-1178,00;SEK;Q1;-1178,00;213552,98',
      '2026-05-02;2026-05-02;C;-12136,08;SEK;Q2;-12136,08;214730,98',
      '2026-04-29;2026-04-30;D;751,24;SEK;Q3;751,24;226867,06',
      '2026-04-28;2026-04-29;E;-1358,00;USD;Q4;-502,46;226115,82',
    ]
    expect(told(read(rows, 'SEK')).map((lines) => lines.at(-1))).toEqual(['2026-04-29 -135800'])
  })
})

describe('days a little out of order', () => {
  it('stand beside those of the other order of day and month, which lie over most of a year', () => {
    const of = read([
      'Datum,Beskrivning,Belopp,Referens',
      '08/02/2025,Deposit by A,"-688,01",R1',
      '08/02/2025,Deposit by B,"-816,50",R2',
      '08/02/2025,Refund of C,"-12052,25",R3',
      '07/11/2025,Incoming payment D,"-922,50",R4',
      '07/12/2025,Deposit by E,"-415,40",R5',
    ])
    const days = told(of).map((lines) => lines.map((line) => line.slice(0, 10)).join())
    expect(days).toEqual(expect.arrayContaining(['2025-08-02,2025-08-02,2025-08-02,2025-07-11,2025-07-12']))
  })
})

describe('dashes on every row of a column without a name', () => {
  const rows = ['12 Mar 2025,Refund of A,-,513.29,220646.41', '12 Mar 2025,Deposit by B,-,1933.02,222579.43', '14 Mar 2025,Transfer from A,-,419.89,222999.32']
  const inAll = ['03-12 51329', '03-12 193302', '03-14 41989']

  it('are the empty side of a pair, and no minus of each amount', () => {
    expect(lines(rows)).toEqual(['proof', inAll])
    expect(lines(rows.map((row) => row.replace(/(Refund of|Deposit by|Transfer from) \w/, 'Text')))).toContainEqual(inAll)
  })

  it('are a minus where the header says that the column has signs', () => {
    const out = rows.map((row, n) => row.replace(/[^,]*$/, ['220646.41', '218713.39', '218293.50'][n] ?? ''))
    expect(lines(['Date,Text,Sign,Amount,Balance', ...out])).toEqual(['proof', ['03-12 -51329', '03-12 -193302', '03-14 -41989']])
  })
})

describe('balances beside amounts of which one is damaged, without a header', () => {
  const rows = [
    '20260603,Incoming payment A,562,,227265',
    '20260603,Transfer from B,300,,227565',
    '20260605,Transfer from B,607,,228172',
    '20260607,Refund of A,773,,228945',
  ]

  it.each(['', 'x00'])('are no amounts: the cell that would be one is named (%s)', (cell) => {
    expect(lines(rows, 'JPY')[0]).toBe('proof')
    const { verdict, problems } = read(
      rows.map((row) => row.replace(',300,', `,${cell},`)),
      'JPY',
    )
    expect([verdict, problems.map(({ line, value }) => [line, value])]).toEqual(['refusal', [[2, cell]]])
  })
})
