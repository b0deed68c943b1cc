import { describe, expect, it } from 'vitest'
import { readStatement } from '../../src/statements/read-statement.ts'

/** Rows at the ends of a table that were lost, refused without need, or read though nothing held them: each file as short as it can be. */

const readText = (text: string, currency = 'EUR', number = '8310012345') =>
  readStatement(new TextEncoder().encode(text), { account: { number, currency }, today: '2026-11-29' })
const read = (rows: readonly string[]) => readText(`${rows.join('\n')}\n`)
type Read = ReturnType<typeof readText>
const told = ({ verdict, readings, problems }: Read) =>
  verdict === 'refusal'
    ? [verdict, ...problems.map(({ line, said }) => `${line} ${said.as}`)]
    : [verdict, ...readings.map(({ statement }) => statement.lines.map(({ bookedOn, amountMinor }) => `${bookedOn.slice(5)} ${amountMinor}`))]

describe('a first row that is a line', () => {
  it.each([
    ['a month of its own', '26 Mar 2025', '15 Feb 2025', '03 Feb 2025', 'proof'],
    ['a day of one digit', '1/3/2025', '15/2/2025', '13/2/2025', 'proof'],
    ['another form of its date', '2025-03-26', '15.02.2025', '13.02.2025', 'refusal'],
  ])('is never a head with both balances: %s', (_, newest, middle, oldest, expected) => {
    const rows = [`${newest},a,-254.00,5034.00`, `${middle},b,-2.50,5288.00`, `${oldest},c,290.50,5290.50`, `${oldest},d,5000.00,5000.00`]
    const { verdict, readings } = read(rows)
    expect([verdict, ...readings.map(({ statement }) => statement.lines.length)]).toEqual(expected === 'proof' ? ['proof', 4] : ['refusal'])
  })
})

describe('a row with the words of a balance, an amount and a balance that follows from it', () => {
  const rows = ['01.02.2025;a;-99.50;10582.27', '02.02.2025;b;5000.00;15582.27', '03.02.2025;c;-1000.00;14582.27']
  it('is a line under `Turnover`', () => {
    const all = [...rows, '04.02.2025;Turnover;-582.27;14000.00']
    expect(told(read(all))).toEqual(['proof', ['02-01 -9950', '02-02 500000', '02-03 -100000', '02-04 -58227']])
  })

  it('is not left out where it empties the account', () => {
    expect(told(read([...rows, '04.02.2025;Balance;-14582.27;0.00']))).toEqual(['refusal', '4 contestedRow'])
    expect(told(read([...rows, '04.02.2025;Balance;;14582.27']))[0]).toBe('proof')
  })
})

describe('a file without a line end at its end', () => {
  const HEAD = 'Date,Details,Amount'
  const ROWS = ['2026-03-13,a,-250.00', '2026-03-15,b,5000.00', '2026-03-17,c,-999.10']
  const BALANCES = ['Date,Details,Amount,Balance', '2026-03-13,a,-250.00,9750.00', '2026-03-15,b,5000.00,14750.00', '2026-03-17,c,-999.10,13750.90']
  const quoted = (rows: readonly string[]) => rows.map((row) => row.replace(/[^,]+/g, '"$&"'))
  const WHOLE = [
    ['all amounts have their decimals', [HEAD, ...ROWS]],
    ['balances', BALANCES],
    ['quotes', quoted(BALANCES)],
    ['quoted texts at the end', quoted(['Date,Amount,Details', '2026-03-13,-250.00,a b', '2026-03-15,5000.00,b', '2026-03-17,-999.10,c d'])],
    ['both ends above', ['Opening balance,10000.00', 'Closing balance,13750.90', '', HEAD, ...ROWS]],
    ['a delimiter behind every row', [HEAD, ...ROWS].map((row) => `${row},`)],
    ['a currency', [`${HEAD},Currency`, ...ROWS.map((row) => `${row},EUR`)]],
    ['a day', ['Amount,Details,Date', ...ROWS.map((row) => row.split(',').reverse().join(','))]],
    ['another figure above', ['Opening balance,12', 'Closing balance,14.7', '', HEAD, '2026-03-13,a,4', '2026-03-15,b,-2.5', '2026-03-17,c,1.2']],
    ['a balance below that the lines make', [...BALANCES, '', 'Closing balance,13750.90']],
    ['a sum below', ['Opening balance,10000.00', 'Closing balance,13750.90', '', HEAD, ...ROWS, 'Total,,3750.90']],
  ] as const
  it.each(WHOLE)('is read where its last row is whole: %s', (_, rows) => {
    const without = readText(rows.join('\n'))
    expect(without.verdict).not.toBe('refusal')
    expect(told(without)).toEqual(told(read(rows)))
    expect(told(readText(rows.join('\r\n')))).toEqual(told(without))
    expect(told(readText(rows.join('\r')))).toEqual(told(without))
  })

  it.each(WHOLE)('is refused where it was cut anywhere in its last row: %s', (_, rows) => {
    const text = rows.join('\n')
    for (let end = text.lastIndexOf('\n') + 2; end < text.length; end += 1) {
      const { verdict } = readText(text.slice(0, end))
      expect([text.slice(end), verdict]).toEqual([text.slice(end), 'refusal'])
    }
  })

  it.each([
    ['a text', ['Date,Amount,Details', '2026-03-13,-250.00,rent', '2026-03-15,5000.00,grant', '2026-03-17,-999.10,pay']],
    ['a text in some quotes', ['Date,Amount,Details', '2026-03-13,-250.00,"rent, fees"', '2026-03-15,5000.00,grant', '2026-03-17,-999.10,pay']],
    [
      'a balance that is narrower than all others',
      ['Date,Details,Amount,Balance', '2026-03-13,a,-250.0,9750.0', '2026-03-15,b,5000.0,14750.0', '2026-03-17,c,-999.0,13751'],
    ],
    ['amounts with and without decimals', [HEAD, '2026-03-13,a,-250', '2026-03-15,b,5000.5', '2026-03-17,c,-999']],
    ['a mark of groups where others have decimals', ['Date;Details;Amount', '13.03.2026;a;-250,00', '15.03.2026;b;5000,50', '17.03.2026;c;1.23']],
    ['a currency behind the others', [HEAD, '2026-03-13,a,-250.00 EUR', '2026-03-15,b,5000.00 EUR', '2026-03-17,c,-999.10']],
    ['a sign that may follow', [HEAD, '2026-03-13,a,250.00-', '2026-03-15,b,5000.00', '2026-03-17,c,999.10']],
    ['a day of one digit', ['Amount,Details,Date', '-250.00,a,2026-3-1', '5000.00,b,2026-3-2', '-999.10,c,2026-3-3']],
    [
      'a word that begins another',
      ['Date,Amount,Status', '2026-03-13,-2.00,Booked', '2026-03-14,5.00,Booked', '2026-03-15,9.00,Booked late', '2026-03-17,-9.10,Booked'],
    ],
    ['a legal text below', [...BALANCES, '', 'All figures without']],
    ['a balance below that the lines do not make', [...BALANCES, '', 'Closing balance,13750.00']],
    ['a balance below without its decimals', [...BALANCES.slice(0, 3), '', 'Closing balance,14750']],
  ])('is refused where something may be missing: %s', (_, rows) => {
    expect(told(readText(rows.join('\n')))[0]).toBe('refusal')
  })
})

describe('balances before and after each line', () => {
  const rows = (changed: string, head = ['Date,Details,Amount,Balance before,Balance after']) =>
    read([
      ...head,
      '01.03.2026,a,-10.00,100.00,90.00',
      `02.03.2026,b,20.00,90.00,${changed}`,
      '03.03.2026,c,-5.00,110.00,105.00',
      '04.03.2026,d,-7.00,105.00,98.00',
      '05.03.2026,e,-8.00,98.00,90.00',
    ])
  it('all hold', () => expect(told(rows('110.00'))[0]).toBe('proof'))
  it('refuse where one of them does not', () => expect(told(rows('170.00'))).toEqual(['refusal', '3 balanceAgainst', '4 balanceAgainst']))
  it('hold the newest amount, which no balance before a line does', () => {
    const newestFirst = (after: string) =>
      read([
        'Date,Amount,Balance before,Balance after',
        '02.06.2026,120.00,1000.00,880.00',
        '01.06.2026,8.00,992.00,1000.00',
        `31.05.2026,20.00,972.00,${after}`,
        '29.05.2026,5.00,967.00,972.00',
        '28.05.2026,7.00,960.00,967.00',
      ])
    expect(told(newestFirst('992.00'))).toEqual(['proof', ['06-02 -12000', '06-01 800', '05-31 2000', '05-29 500', '05-28 700']])
    expect(told(newestFirst('992.03'))[0]).toBe('refusal')
  })

  it('hold without a header too', () => expect([rows('110.00', []).verdict, rows('170.00', []).verdict]).toEqual(['proof', 'refusal']))

  it('are no balances where another figure is on that side', () => {
    const { verdict } = read([
      'Date,Details,Amount,Balance before,Limit balance',
      '01.03.2026,a,-10.00,100.00,500.00',
      '02.03.2026,b,20.00,90.00,500.00',
      '03.03.2026,c,-5.00,110.00,400.00',
      '04.03.2026,d,-7.00,105.00,400.00',
      '05.03.2026,e,-8.00,98.00,400.00',
    ])
    expect(verdict).toBe('proof')
  })
})

describe('newest rows without a balance', () => {
  const booked = ['d;04.03.2026;04.03.2026;-7.00;78.00', 'c;03.03.2026;03.03.2026;-5.00;85.00', 'b;02.03.2026;02.03.2026;-20.00;90.00']
  const all = [...booked, 'a;01.03.2026;01.03.2026;-10.00;110.00', 'a;28.02.2026;28.02.2026;-10.00;120.00']
  it.each([1, 2])('are not booked where they lack a day that all others have: %i', (count) => {
    const open = ['f;06.03.2026;-;-3.00;', 'e;05.03.2026;-;-4.00;'].slice(0, count)
    const of = read([...open, ...all])
    expect([of.verdict, of.pending, of.readings[0]?.statement.lines.length]).toEqual(['proof', count, 5])
  })

  it.each([1, 2])('are not booked where they alone have another word: %i', (count) => {
    const rows = (word: string) => [
      ...['A;06.03.2026;f;-3.00;', `${word};05.03.2026;e;-4.00;`].slice(0, count),
      ...['T;04.03.2026;d;-7.00;78.00', 'T;03.03.2026;c;5.00;85.00', 'T;02.03.2026;b;-20.00;80.00', 'T;01.03.2026;a;-10.00;100.00'],
    ]
    const of = read(rows('A'))
    expect([of.verdict, of.pending, of.readings[0]?.statement.lines.length]).toEqual(['proof', count, 4])
    if (count === 2) expect(read(rows('T')).verdict).toBe('refusal')
  })

  it('are lines of which something is missing where nothing marks them', () => {
    expect(told(read(['f;06.03.2026;06.03.2026;-3.00;', 'e;05.03.2026;05.03.2026;-4.00;', ...all]))[0]).toBe('refusal')
  })

  it('are not left out at the oldest end', () => {
    expect(told(read([...all, 'f;27.02.2026;-;-3.00;', 'e;26.02.2026;-;-4.00;']))[0]).toBe('refusal')
  })
})

describe('a last amount that is the sum of all others', () => {
  const rows = (last: string) =>
    read([
      'Date,Text,Reference,Amount',
      '01.03.2026,a,P-1001,-4.00',
      '02.03.2026,b,P-1002,4.00',
      '03.03.2026,c,P-1003,-4.00',
      '04.03.2026,d,P-1004,-4.00',
      last,
    ])
  it('is a payment where it has a number of its own, as each of them', () => {
    const of = rows('05.03.2026,e,P-1005,-8.00')
    expect(of.readings[0]?.statement.lines.map(({ amountMinor }) => amountMinor)).toEqual([-400, 400, -400, -400, -800])
  })

  it.each([
    ['none', '05.03.2026,e,,-8.00'],
    ['that of another', '05.03.2026,e,P-1004,-8.00'],
    ['one of another form', '05.03.2026,e,4 rows,-8.00'],
    ['the word of a balance', '05.03.2026,Kontostand,P-1005,-8.00'],
  ])('keeps the file from being read where it has %s', (_, last) => expect(rows(last).verdict).toBe('refusal'))

  it('keeps it from being read where nothing tells', () => {
    const few = read(['Date,Text,Amount', '01.03.2026,a,-4.00', '02.03.2026,b,4.00', '03.03.2026,c,-4.00', '04.03.2026,d,-4.00', '05.03.2026,e,-8.00'])
    expect(told(few)).toEqual(['refusal', '6 sumOfOthers'])
    const figures = read([
      'Date,Text,Points,Amount',
      '01.03.2026,a,4000,-4.00',
      '02.03.2026,b,4100,4.00',
      '03.03.2026,c,4200,-4.00',
      '04.03.2026,d,4300,-4.00',
      '05.03.2026,e,9300,-8.00',
    ])
    expect(figures.verdict).toBe('refusal')
  })
})
