import { describe, expect, it } from 'vitest'
import { dateCell } from '../../src/core/statements/recognise/cells/date-cell.ts'
import { numberCell } from '../../src/core/statements/recognise/cells/number-cell.ts'
import { readStatement } from '../../src/statements/read-statement.ts'

/** Files of a blind test that were refused without need, or with another reason than what is wrong with them: each as short as it can be. */

const read = (rows: readonly string[], currency = 'EUR', number = '8310012345') =>
  readStatement(new TextEncoder().encode(`${rows.join('\n')}\n`), { account: { number, currency }, today: '2026-11-29' })
const lines = (rows: readonly string[], currency = 'EUR') => {
  const { verdict, readings } = read(rows, currency)
  return [verdict, ...readings.map(({ statement }) => statement.lines.map(({ bookedOn, amountMinor }) => `${bookedOn.slice(5)} ${amountMinor}`))]
}
const reasons = (rows: readonly string[], currency = 'EUR') => {
  const { verdict, problems } = read(rows, currency)
  return [verdict, ...problems.map(({ line, said }) => `${line} ${said.as}`)]
}
const TWO = ['11-03 -1000', '11-14 2000']

describe('words for money beside amounts', () => {
  it.each([
    ['AED', 'د.إ'],
    ['SAR', 'ر.س'],
    ['EGP', 'ج.م.'],
    ['TMT', 'man.'],
    ['UZS', "so'm"],
    ['UZS', 'сум'],
  ])('are read: %s %s', (currency, word) => {
    const rows = ['Date;Text;Amount;Balance', `03.11.2025;a;-10,00 ${word};90,00 ${word}`, `14.11.2025;b;20,00 ${word};110,00 ${word}`]
    expect(lines(rows, currency)).toEqual(['proof', TWO])
    expect(reasons(rows, 'EUR')).toEqual(['refusal', expect.stringContaining('otherCurrency')])
  })

  it('may have marks of direction', () => expect(numberCell('\u200f-10.00 ر.س.\u200f')).toEqual(numberCell('-10.00')))

  it('name the cell where nobody knows them', () => {
    const rows = ['Date;Text;Amount;Balance', '03.11.2025;a;-10,00 qux;90,00 qux', '14.11.2025;b;20,00 qux;110,00 qux']
    expect(reasons(rows)).toEqual(['refusal', '2 moneyUnknown', '1 noTable'])
    expect(read(rows).problems[0]).toMatchObject({ column: 'column 3', value: '-10,00 qux' })
  })
})

describe('dates', () => {
  it.each([
    ['令和7年11月3日', '2025-11-03'],
    ['令和元年12月3日', '2019-12-03'],
    ['平成31年4月30日', '2019-04-30'],
    ['平成32年4月30日', undefined],
    ['3 พ.ย. 68', '2025-11-03'],
    ['3 พ.ย. 25', '2025-11-03'],
    ['3 มี.ค. 2568', '2025-03-03'],
    ['3 ม.ค. 2568', '2025-01-03'],
    ['3 พฤศจิกายน 2568', '2025-11-03'],
    ['3 ноября 2025 г.', '2025-11-03'],
    ['03.11.2025 г.', '2025-11-03'],
    ['3 листопада 2025 р.', '2025-11-03'],
    ['03 noiembrie 2025', '2025-11-03'],
    ['1 000 р.', undefined],
  ])('%s is %s', (text, day) => expect(dateCell(text)?.days.DMY).toBe(day))

  it('may have an apostrophe and no year, above a footer as long as the table', () => {
    const above = ['Periode,01/11/2025 - 30/11/2025', 'Tanggal,Keterangan,Cabang,Jumlah,Saldo']
    expect(lines([...above, "'03/11,a,0000,-10.00,90.00", "'14/11,b,0000,20.00,110.00"], 'IDR')).toEqual(['proof', TWO])
    const below = ['Saldo Awal,:,100.00', 'Mutasi Debet,:,10.00,1', 'Mutasi Kredit,:,20.00,1', 'Saldo Akhir,:,110.00']
    expect(lines([...above, '03/11,a,0000,-10.00,90.00', '14/11,b,0000,20.00,110.00', ...below], 'IDR')).toEqual(['proof', TWO])
  })

  it('are whole where a delimiter other than the comma leaves them whole', () => {
    const of = read(
      [
        'Date\tText\tAmount\tBalance',
        'November 03, 2025\ta\t-1,500.00\t3,500.00',
        'November 07, 2025\tb\t25,000.00\t28,500.00',
        'November 30, 2025\tc\t-15.00\t28,485.00',
      ],
      'PHP',
    )
    expect([of.verdict, of.readings.map(({ dateFormat }) => dateFormat)]).toEqual(['proof', ['MMM DD, YYYY']])
  })

  it('that are no day of the calendar are at fault alone', () => {
    expect(reasons(['Date;Text;Debit;Credit;Balance', '03.11.2025;A;10,00;;90,00', '31.11.2025;B;;50,00;140,00'])).toEqual(['refusal', '3 othersAreDates'])
  })

  it('that only the first line of a day has are those of the lines below it, where a balance proves them', () => {
    const rows = ['Date;Text;Debit;Credit;Balance', '03.11.2025;a;10,00;;90,00', ';b;5,00;;85,00', '14.11.2025;c;;20,00;105,00']
    expect(lines(rows)).toEqual(['proof', ['11-03 -1000', '11-03 -500', '11-14 2000']])
    const broken = rows.with(2, ';b;5,00;;84,00')
    expect(reasons(broken)).toEqual(['refusal', '3 dayAboveUnproven', expect.anything()])
    // Above all lines, or below all of them, it is rather not booked yet.
    expect(lines([rows[0] ?? '', ';b;5,00;;85,00', ...rows.slice(1, 2)])[0]).not.toBe('proof')
    expect(lines([...rows.slice(0, 2), ';b;5,00;;85,00'])).not.toContainEqual(['11-03 -1000', '11-03 -500'])
  })
})

describe('rows that are no lines', () => {
  const sber = (count: string) => ['Дата;Дебет;Кредит;Назначение', '03.11.2025;10,00;;a', '14.11.2025;;20,00;b', `Количество операций;${count};1;`]

  it('tell how many lines there are', () => {
    const ends = ['Входящий остаток;100,00;;', 'Исходящий остаток;110,00;;']
    expect(lines([...sber('1'), ...ends], 'RUB')).toEqual(['proof', TWO])
    expect(reasons([...sber('3'), ...ends], 'RUB')).toEqual(['refusal', '4 fileHasLines'])
    expect(lines(['Date;Text;Debit;Credit', '03.11.2025;a;10,00;', '14.11.2025;b;;20,00', 'Number of transactions;;1;1'])).toEqual(['proposal', TWO])
  })

  it('repeat the names under a header', () => {
    const rows = ['Дата проводки;Счет;;Сумма по дебету;Сумма по кредиту;Назначение', ';Дебет;Кредит;;;']
    const of = [
      ...rows,
      '03.11.2025;8310012345;77;10,00;;a',
      '14.11.2025;77;8310012345;;20,00;b',
      ';Дебет;Кредит;;;',
      'Количество операций;1;1;;;',
      'Входящий остаток;;100,00;;;',
      'Исходящий остаток;;110,00;;;',
    ]
    expect(lines(of, 'RUB')).toEqual(['proof', TWO])
  })

  it('are details of a line, however many', () => {
    const rows = [
      'Data,Detalii,Debit,Credit',
      '03 noiembrie 2025,Transfer,"10,00",',
      ',Beneficiar: Ana,,',
      ',Contul: 1,,',
      ',Detalii: ajutor,,',
      '14 noiembrie 2025,Incasare,,"20,00"',
      ',Ordonator: X,,',
      ',Contul: 2,,',
      ',Referinta: 1,,',
    ]
    expect(lines(rows, 'RON')).toEqual(['proposal', TWO])
    expect(read(rows, 'RON').readings[0]?.statement.lines[0]?.raw).toContain('Detalii: ajutor')
  })

  it('are balances in Uzbek', () => {
    expect(
      lines(
        ['Davr boshiga qoldiq:;100.00;;', 'Sana;Tafsilot;Debet;Kredit', '03.11.2025;a;10.00;', '14.11.2025;b;;20.00', 'Davr oxiriga qoldiq:;110.00;;'],
        'UZS',
      ),
    ).toEqual(['proof', TWO])
  })
})

describe('words of a side', () => {
  it('are MD and D in Czech', () => {
    expect(lines(['Datum;Popis;Částka;MD/D', '03.11.2025;a;10,00;MD', '14.11.2025;b;20,00;D'], 'CZK')).toEqual(['proposal', TWO])
  })

  it('are A and B in brackets in Turkish', () => {
    expect(lines(['Tarih;Açıklama;Borç;Alacak;Bakiye', '03.11.2025;a;10,00;;5,00 (B)', '14.11.2025;b;;20,00;15,00 (A)'], 'TRY')).toEqual(['proof', TWO])
  })

  it('are none where a payment service names what it paid, with the sign that this has', () => {
    const rows = (payout: string) => ['Type,Amount,Fee,Net,Created', 'charge,103.20,3.20,100.00,2025-11-03', `payout,${payout},0.00,${payout},2025-11-14`]
    expect(lines(rows('-50.00'))).toContainEqual(['11-03 10000', '11-14 -5000'])
    expect(lines(rows('50.00'))[0]).toBe('refusal')
  })
})

describe('a comma between cells and within amounts', () => {
  const rows = ['Datum,Text,Betrag,Saldo', '03.11.2025,a,-10,00,90,00', '14.11.2025,b,20,00,110,00']

  it('is read where a balance proves which is which', () => expect(lines(rows)).toEqual(['proof', TWO]))

  it('is refused where none does', () => {
    expect(reasons(rows.map((row, n) => (n === 0 ? 'Datum,Text,Betrag' : row.split(',').slice(0, 4).join(','))))).toEqual(['refusal', '1 commaOfBoth'])
    expect(reasons(rows.with(2, '14.11.2025,b,20,00,111,00'))).toEqual(['refusal', '1 commaOfBoth'])
  })
})

describe('two balances of which the words name only a day', () => {
  const file = (last: string) => ['Остаток на 02.03.2026: 1 000.00', 'Дата;Сумма;Назначение', '02.03.2026;-10.00;a', '06.03.2026;20.00;b', last]

  it('are the ones before and after the lines', () => {
    expect(lines(file('Остаток на 06.03.2026: 1 010.00'))).toEqual(['proof', ['03-02 -1000', '03-06 2000']])
  })

  it('refuse lines that do not lead from one to the other', () => {
    expect(reasons(file('Остаток на 06.03.2026: 1 030.00'))).toEqual(['refusal', '5 sumsAgainst'])
  })
})
