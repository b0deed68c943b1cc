import { describe, expect, it } from 'vitest'
import { read, told } from './told.ts'

const days = (of: readonly string[]) => told(read(of)).map((one) => one.map((line) => line.split(' ')[0]).join(' '))
const saidOf = (of: readonly string[]) => read(of).problems.map(({ line, column, said }) => `${line} ${column} ${said.as}`)

/** What programs and people do to a file between the bank and here: what it says afterwards must not be read as what the bank said. */
const twoDays = (...booked: readonly string[]) => [
  'Booking date;Value date;Text;Debit;Credit;Balance',
  ...['12,05;;230,25', ';12,23;242,48', '4,43;;238,05', '5,13;;232,92', ';5,00;237,92', '7,43;;230,49'].map(
    (figures, n) => `${booked[n] ?? `1${n + 3}/02/2026`};1${n + 2}/02/2026;x${n};${figures}`,
  ),
]
const oneDay = (...booked: readonly string[]) => twoDays(...booked).map((line) => line.split(';').toSpliced(1, 1).join(';'))

describe('a day that is gone', () => {
  it('is none of value, where a column of days of another name has it on all other lines', () => {
    const named = (file: readonly string[]) => file.map((line) => line.replace('Booking date', 'Datum verrichting'))
    expect(read(named(twoDays('13/02/2026', '13/02/2026'))).verdict).toBe('proof')
    expect(read(named(twoDays('13/02/2026', '', '15/02/2026', '15/02/2026'))).verdict).toBe('refusal')
  })

  it('is that of the line above where no day is printed twice, and lost where one is', () => {
    expect(days(oneDay('13/02/2026', ''))).toEqual(['2026-02-13 2026-02-13 2026-02-15 2026-02-16 2026-02-17 2026-02-18'])
    expect(read(oneDay('13/02/2026', '', '15/02/2026', '15/02/2026')).verdict).toBe('refusal')
    expect(read(oneDay('13/02/2026 10:15', '', '15/02/2026 11:20')).verdict).toBe('refusal')
  })

  it('refuses a balance that stands in a row without one no more than before', () => {
    const file = [
      'Trans Date,Value Date,Narration,Debit,Credit',
      ',16/11/2025,Opening Balance,,"2,852.64"',
      '17/11/2025,17/11/2025,a,852.00,',
      '18/11/2025,17/11/2025,b,,100.00',
      ',20/11/2025,Closing Balance,,"2,100.64"',
    ]
    expect(read(file).verdict).toBe('proof')
  })
})

describe('a day of another year', () => {
  it('refuses a file whose second line has it', () => {
    expect(saidOf(oneDay('13/02/2026', '14/02/2025'))).toEqual(['3 Booking date dayFarOff'])
  })

  it('refuses it where another day of the row would be read', () => {
    expect(saidOf(twoDays('13/02/2026', '14/02/2026', '15/02/2025'))).toEqual(['4 Booking date dayFarOff'])
  })
})

describe('days that are bare numbers in a text', () => {
  it('refuse the file, beside dates and alone', () => {
    expect(read(twoDays('46066', '46067', '46068')).verdict).toBe('refusal')
    expect(saidOf(twoDays('46066', '46067', '46068', '46069', '46070', '46071'))).toEqual(['2 Booking date serialDays'])
  })
})

describe('signs for a column that had no room', () => {
  it('refuse the file where they stand in for days', () => {
    expect(saidOf(twoDays(...Array.from({ length: 6 }, () => '########')))).toContain('2 Booking date noRoom')
  })

  it('and for the amount of the first line', () => {
    const file = ['Date,Text,Payment,Deposit,Balance', '2025-12-11,a,#####,,"4,542.01"', '2025-12-12,b,,136.26,"4,678.27"', '2025-12-13,c,80.89,,"4,597.38"']
    expect(saidOf(file)).toEqual(['2 Payment noRoom'])
  })

  it('but are a text among texts', () => {
    const file = ['Date,Text,Payment,Deposit,Balance', '2025-12-11,###,10.00,,"4,542.01"', '2025-12-12,b,,136.26,"4,678.27"', '2025-12-13,c,80.89,,"4,597.38"']
    expect(read(file).verdict).toBe('proof')
  })
})
