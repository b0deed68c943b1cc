import { describe, expect, it } from 'vitest'
import { readStatement } from '../../src/statements/read-statement.ts'

const OWN = '40703810000000000111'
const read = (rows: readonly string[], currency = 'EUR') =>
  readStatement(new TextEncoder().encode(`${rows.join('\n')}\n`), { account: { number: OWN, currency }, today: '2026-11-20' })
/** The verdict, and the lines of each reading: the day and minor units. */
const lines = (rows: readonly string[], currency = 'EUR') => {
  const { verdict, readings } = read(rows, currency)
  return [verdict, ...readings.map(({ statement }) => statement.lines.map(({ bookedOn, amountMinor }) => `${bookedOn} ${amountMinor}`).join(', '))]
}
const refused = (rows: readonly string[]) => {
  const { verdict, problems } = read(rows)
  return [verdict, problems.map(({ line, column }) => `${line} ${column}`)]
}

describe('balances and sums that stand as lines do', () => {
  it.each(['Balance B/F', 'Report à nouveau', 'Nakli yekün', 'Эхний үлдэгдэл', 'ยอดยกมา', '承前页'])(
    'takes %s for no line where its balance is its amount',
    (label) => {
      const rows = ['Date,Description,Debit,Credit,Balance', `01/11/2025,${label},,100.00,100.00`, '13/11/2025,a,10.00,,90.00', '20/11/2025,b,5.00,,85.00']
      expect(lines(rows)).toEqual(['proof', '2025-11-13 -1000, 2025-11-20 -500'])
      expect(lines(rows.slice(0, 3)).slice(1)).toEqual(['2025-11-13 -1000'])
    },
  )

  it('keeps a payment into an empty account', () => {
    const rows = ['Date,Description,Debit,Credit,Balance', '01/11/2025,First deposit,,100.00,100.00', '13/11/2025,a,10.00,,90.00']
    expect(lines(rows)).toEqual(['proof', '2025-11-01 10000, 2025-11-13 -1000'])
  })

  it.each([
    ['承前页', '过次页'],
    ['Report à nouveau', 'Nouveau solde'],
    ['ยอดยกมา', 'ยอดยกไป'],
    ['Balance b/fwd', 'Balance c/fwd'],
  ])('takes %s and %s for no lines without a column of balances', (first, last) => {
    const rows = ['Date;Text;Debit;Credit', `2025-11-01;${first};;100,00`, '2025-11-13;x;10,00;', `2025-11-30;${last};;90,00`]
    expect(lines(rows)).toEqual(['proof', '2025-11-13 -1000'])
  })

  it('keeps a payment whose only word is one for what is last', () => {
    expect(lines(['Date;Text;Amount', '03.11.2025;a;-150,00', '14.11.2025;b;20,00', '21.11.2025;Pangwakas;-40,00'])[1]).toBe(
      '2025-11-03 -15000, 2025-11-14 2000, 2025-11-21 -4000',
    )
  })

  it('takes a dated total of what stands above it for no line', () => {
    const rows = (total: string) => ['Date;Text;Debit;Credit', '03.11.2025;a;150,00;', '14.11.2025;b;3,50;', `30.11.2025;Total;${total};`]
    expect(lines(rows('153,50')).slice(1)).toEqual(['2025-11-03 -15000, 2025-11-14 -350'])
    expect(lines(rows('153,51')).slice(1)).toEqual(['2025-11-03 -15000, 2025-11-14 -350, 2025-11-30 -15351'])
  })

  it('refuses an amount that is the sum of all others, whatever its words are', () => {
    const rows = (last: string) => ['Date;Text;Amount', '03.11.2025;a;-150,00', '04.11.2025;b;20,00', '05.11.2025;c;-7,00', `30.11.2025;xyz;${last}`]
    expect(refused(rows('-137,00'))).toEqual(['refusal', ['5 Amount']])
    expect(read(rows('137,00')).verdict).toBe('proposal')
  })
})

describe('kinds, sides and signs that nothing tells', () => {
  it('refuses a hold that a column of kinds names', () => {
    const rows = (kind: string) => ['Date;Type;Text;Amount', '03.11.2025;Transfer;a;-150,00', '14.11.2025;Deposit;b;20,00', `22.11.2025;${kind};s;-40,00`]
    for (const kind of ['Pre-authorization', 'Hold', 'Холд', 'Vormerkung']) expect(refused(rows(kind))).toEqual(['refusal', ['4 Type']])
    expect(read(rows('Fee')).verdict).toBe('proposal')
  })

  it('refuses a text that begins with a hold, and takes a company for none', () => {
    const rows = (text: string) => ['Дата;Описание;Сумма', '03.11.2025;Перевод;-150,00', '14.11.2025;Зачисление;20,00', `22.11.2025;${text};-40,00`]
    for (const text of ['Холд - магазин', 'PROVİZYON - MARKET', 'Preautorizzazione negozio']) expect(refused(rows(text))).toEqual(['refusal', ['4 Описание']])
    for (const text of ['Холдинг Север', 'Vormerkungsgebühr']) expect(read(rows(text)).verdict, text).toBe('proposal')
  })

  it('tells the side by our own account among those of both parties', () => {
    const rows = [
      'Дата;Счёт плательщика;Счёт получателя;Сумма',
      `03.11.2025;${OWN};40817810000000000222;150,00`,
      `14.11.2025;40807810000000000333;${OWN};2000,00`,
    ]
    expect(lines(rows)).toEqual(['proposal', '2025-11-03 -15000, 2025-11-14 200000'])
    expect(read(rows).readings[0]?.statement.lines.map(({ counterpartyAccount }) => counterpartyAccount)).toEqual([
      '40817810000000000222',
      '40807810000000000333',
    ])
  })

  it('offers both ways of two letters that nobody knows', () => {
    const rows = ['Date;Text;Amount;P/R', '2025-11-03;a;150.00;R', '2025-11-14;b;20.00;P']
    expect(lines(rows)).toEqual(['proposal', '2025-11-03 -15000, 2025-11-14 2000', '2025-11-03 15000, 2025-11-14 -2000'])
  })

  it('refuses amounts of which some have a plus and none a minus', () => {
    expect(refused(['Date;Text;Amount', '03.11.2025;a;150,00', '14.11.2025;b;+20,00', '21.11.2025;c;3,50'])).toEqual(['refusal', ['2 Amount', '4 Amount']])
  })

  it('does not prove the sign of the oldest amount where its letter or its text is of another way', () => {
    const both = ['2025-11-03 15000, 2025-11-14 2000, 2025-11-21 3000', '2025-11-03 -15000, 2025-11-14 2000, 2025-11-21 3000']
    const flagged = ['Date;Text;Amount;P/R;Balance', '2025-11-03;a;150.00;R;850.00', '2025-11-14;b;20.00;P;870.00', '2025-11-21;c;30.00;P;900.00']
    expect(lines(flagged)).toEqual(['proposal', ...both])
    const told = ['Date;Text;Amount;Balance', '2025-11-03;Withdrawal;150.00;850.00', '2025-11-14;b;20.00;870.00', '2025-11-21;c;30.00;900.00']
    expect(lines(told)).toEqual(['proposal', ...both])
  })

  it('proves no sign by a balance that is owed', () => {
    const rows = ['Date,Description,Amount,Balance owed', '03/11/2025,Purchase,10.00,110.00', '14/11/2025,Payment - thank you,-50.00,60.00']
    expect(lines(rows)).toEqual(['proposal', '2025-11-03 1000, 2025-11-14 -5000', '2025-11-03 -1000, 2025-11-14 5000'])
  })

  it('shows grouped amounts as whole units first', () => {
    const [verdict, first] = lines(['Data;Descrição;Valor;Saldo', '03/11/2025;a;-1.500;8.500', '14/11/2025;b;20.000;28.500'])
    expect([verdict, first]).toEqual(['proposal', '2025-11-03 -150000, 2025-11-14 2000000'])
  })
})

describe('years that a file leaves out', () => {
  const rows = (above: string) => [above, 'Date,Description,Amount,Balance', '03/11,a,-10.00,90.00', '04/11,b,20.00,110.00', '17/11,c,20.00,130.00']
  const yearsOf = (of: readonly string[]) => read(of).readings.map(({ statement }) => statement.lines.map(({ bookedOn }) => bookedOn.slice(0, 4)).join(' '))

  it('takes them from a period, and not from any month that a text names', () => {
    expect([read(rows('Statement November 2023')).verdict, yearsOf(rows('Statement November 2023'))]).toEqual(['proof', ['2023 2023 2023']])
    for (const text of ['Terms of 1 November 2023 apply', 'Customer since November 2023']) {
      expect(read(rows(text)).verdict).toBe('proposal')
      expect(yearsOf(rows(text))).toContain('2026 2026 2026')
    }
    expect(yearsOf(rows('Customer since March 2015'))).toEqual(['2026 2026 2026', '2025 2025 2025'])
  })

  it('keeps the rows in one order', () => {
    const november = ['Date,Description,Amount,Balance', '03/11,a,-10.00,90.00', '17/11,b,20.00,110.00', '28/11,c,-5.00,105.00']
    expect(yearsOf(november)).toEqual(['2025 2025 2025', '2024 2024 2024'])
    const ahead = ['Date,Description,Amount,Balance', '19/11,b,20.00,110.00', '20/11,c,20.00,130.00', '21/11,d,-5.00,125.00']
    expect(yearsOf(ahead)).toEqual(['2026 2026 2026', '2025 2025 2025'])
  })
})

describe('one amount that comes and goes in turn', () => {
  const rows = (days: readonly string[]) =>
    days.map((day, n) => `40703810000000000111,Someone ${n},${n % 2 === 0 ? '1954.33' : '1454.33'},EUR,${n % 2 === 0 ? '-500.00' : '500.00'},${day},R${n}`)
  const signed = (days: readonly string[]) => days.map((day, n) => `${day} ${n % 2 === 0 ? -50_000 : 50_000}`).join(', ')
  const turned = (days: readonly string[]) => days.map((day, n) => `${day} ${n % 2 === 0 ? 50_000 : -50_000}`).join(', ')

  it.each([[['2025-09-25', '2025-09-25', '2025-09-25', '2025-09-27']], [['2025-09-25', '2025-09-26', '2025-09-27', '2025-09-28', '2025-09-29']]])(
    'is read both ways under a balance that stands before the line, for signs turned round chain through it after the line: %s',
    (days) => {
      expect(lines(rows(days))).toEqual(['proposal', signed(days), turned(days)])
    },
  )

  it('is read both ways where the days tell no order, for the chain holds backwards with signs turned round', () => {
    const row = (balance: string, amount: string) => `40703810000000000111,Someone,${balance},EUR,${amount},2026-07-05,R`
    const of = [row('3219.81', '-500.00'), row('2719.81', '500.00'), row('3219.81', '-500.00'), row('2719.81', '-500.00')]
    const [verdict, ...readings] = lines(of)
    expect([verdict, readings.length]).toEqual(['proposal', 2])
    expect(readings[0]).toBe('2026-07-05 -50000, 2026-07-05 50000, 2026-07-05 -50000, 2026-07-05 -50000')
  })
})

describe('the day on which a card is paid', () => {
  it('is the booking day of no line, also where it lies near them and they stand in no order', () => {
    const days = ['2026-04-21', '2026-04-20', '2026-04-20', '2026-04-21', '2026-04-21']
    const words = ['Incoming payment A', 'Card purchase B', 'Withdrawal C', 'Deposit by D', 'Withdrawal E']
    const rows = days.map((day, n) => `${day},10:15:30,${words[n]},${n % 3 === 0 ? -254 : 673},0,2026-04-14`)
    const [verdict, ...readings] = lines(['이용일,이용시간,이용하신곳,국내이용금액(원),해외이용금액($),결제예정일', ...rows], 'KRW')
    expect([verdict, ...readings.map((one) => one?.slice(0, 10))]).toEqual(['proposal', '2026-04-21'])
  })
})
