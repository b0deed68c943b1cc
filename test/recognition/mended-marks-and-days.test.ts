import { describe, expect, it } from 'vitest'
import { readStatement } from '../../src/statements/read-statement.ts'

const told = (text: string | Uint8Array, currency = 'EUR') => {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  const { verdict, readings, problems } = readStatement(bytes, { account: { number: '8310012345', currency }, today: '2026-11-29' })
  return verdict === 'refusal'
    ? problems.map(({ said }) => said.as)
    : [verdict, ...readings.map(({ statement }) => statement.lines.map(({ bookedOn, amountMinor }) => `${bookedOn} ${amountMinor}`).join(', '))]
}

const rows = (...all: readonly string[]) => `${all.join('\r\n')}\r\n`
const RLM = '\u200f'
const NOTHING = '\u200b'

describe('marks that nobody sees', () => {
  it('do not hide the booking date behind another one', () => {
    const file = rows(
      'Booking date;Value date;Text;Amount;Balance',
      `${RLM}03.02.2026;01.02.2026;Bread;-12,50;987,50`,
      `${RLM}05.02.2026;03.02.2026;Bus;-3,10;984,40`,
      `${RLM}09.02.2026;05.02.2026;Grant;500,00${NOTHING};1484,40`,
    )
    expect(told(file)).toEqual(['proof', '2026-02-03 -1250, 2026-02-05 -310, 2026-02-09 50000'])
  })
})

describe('a cell that is written as a text for a spreadsheet', () => {
  it('is that text, also in a header and where it is a dash', () => {
    const file = rows(
      '="No";="日付";="お引出金額";="お預入金額";="お取引内容"',
      '="1";="2026.01.01";="3800";="-";="口座振替 A"',
      '="2";="2026.01.04";="-";="233400";="給与 B"',
      '="3";="2026.01.08";="17300";="-";="カード利用 C"',
    )
    expect(told(file, 'JPY')).toEqual(['proposal', '2026-01-01 -3800, 2026-01-04 233400, 2026-01-08 -17300'])
  })
})

describe('a damaged byte', () => {
  it('is no blank where no letter tells the encoding', () => {
    const file = rows('Date;Text;Amount', '03.02.2026;Bread;-12,50', '05.02.2026;Bus;-#3,10', '09.02.2026;Grant;500,00')
    const bytes = new TextEncoder().encode(file).map((byte) => (byte === 0x23 ? 0xff : byte))
    expect(told(bytes)[0]).not.toMatch(/^pro/)
  })
})

describe('names of months', () => {
  const file = (names: string, month: string) =>
    rows(names, `23-${month}-2025;Kava;-149,00;6082,75`, `21-${month}-2025;Kruh;-4,00;6231,75`, `20-${month}-2025;Vlak;71,00;6235,75`)

  it.each([
    ['Datum;Opis;Iznos;Stanje', 'srp', '07'],
    ['Datum;Opis;Iznos;Stanje', 'lip', '06'],
    ['Data operacji;Opis operacji;Kwota;Saldo', 'lip', '07'],
    ['Datum;Popis;Částka;Zůstatek', 'srp', '08'],
    ['Datum;Opis;Iznos;Stanje', 'velj', '02'],
  ])('are those of the language: %s %s', (names, month, is) => {
    expect(told(file(names, month))).toEqual(['proof', `2025-${is}-23 -14900, 2025-${is}-21 -400, 2025-${is}-20 7100`])
  })

  it('stand side by side where no language is told', () => {
    expect(told(file('Date;Text;Amount;Balance', 'lip'))).toHaveLength(3)
  })
})

describe('days that are written otherwise', () => {
  const file = (...days: readonly string[]) =>
    rows('Date;Text;Amount;Balance', `${days[0]};Bread;-12,50;987,50`, `${days[1]};Bus;-3,10;984,40`, `${days[2]};Grant;500,00;1484,40`)

  it.each([
    ['Mon 02/02/2026', 'Tue 03/02/2026', 'Thu 19/02/2026'],
    ['2nd Feb 2026', '3rd Feb 2026', '19th Feb 2026'],
    ['R8.2.2', 'R8.2.3', 'R8.2.19'],
    ['115.02.02', '115.02.03', '115.02.19'],
    ['०२/०२/२०२६', '०३/०२/२०२६', '१९/०२/२०२६'],
    ['๐๒/๐๒/๒๕๖๙', '๐๓/๐๒/๒๕๖๙', '๑๙/๐๒/๒๕๖๙'],
  ])('are read: %s', (...days) => {
    expect(told(file(...days))).toEqual(['proof', '2026-02-02 -1250, 2026-02-03 -310, 2026-02-19 50000'])
  })
})

describe('a day that is none of the lines', () => {
  it('is the part of a payment, one of one, on every row', () => {
    const file = rows(
      'Ekstre;01.01.2024 - 28.02.2024',
      '',
      'Gün;Açıklama;Taksit;Tutar',
      ...[45343, 45342, 45340, 45339].map((day) => `${day};Market;1/1;149,00`),
    )
    expect(told(file, 'TRY')[0]).not.toMatch(/^pro/)
  })

  it('is the day on which a card is paid', () => {
    const file = rows('이용일,이용하신곳,이용금액,결제예정일', ...[26, 24, 18].map((day) => `${day}-2월-2024,가게,${day}500,2024-04-14`))
    expect(told(file, 'KRW')[0]).not.toMatch(/^pro/)
  })
})

describe('amounts that are written otherwise', () => {
  it('are overdrawn balances and lempiras', () => {
    const overdrawn = rows(
      'Date;Text;Debit;Credit;Balance',
      '02/02/2026;Bread;12.50;;2.50 OD',
      '03/02/2026;Bus;3.10;;5.60 OD',
      '19/02/2026;Grant;;500.00;494.40',
    )
    expect(told(overdrawn, 'GBP')).toEqual(['proof', '2026-02-02 -1250, 2026-02-03 -310, 2026-02-19 50000'])
    const lempiras = rows(
      'Fecha;Texto;Importe;Saldo',
      '02/02/2026;Pan;-L. 12.50;L. 1,987.50',
      '03/02/2026;Bus;-L. 3.10;L. 1,984.40',
      '19/02/2026;Beca;L. 500.00;L. 2,484.40',
    )
    expect(told(lempiras, 'HNL')).toEqual(['proof', '2026-02-02 -1250, 2026-02-03 -310, 2026-02-19 50000'])
  })
})

describe('a year of two digits in Japan', () => {
  const file = (year: string) =>
    rows(
      '年月日,摘要,お支払,お預り,残高',
      `${year}-05-12,振込,"1,200",,"8,800"`,
      `${year}-05-13,給与,,"50,000","58,800"`,
      `${year}-05-28,カード,"3,000",,"55,800"`,
    )
  const of = (year: number) => `${year}-05-12 -1200, ${year}-05-13 50000, ${year}-05-28 -3000`

  it('is of the reign or of the century: a person tells, where both have come', () => {
    expect(told(file('06'), 'JPY')).toEqual(['proposal', of(2024), of(2006)])
  })

  it('is of the century where the reign has not come so far', () => {
    expect(told(file('24'), 'JPY')).toEqual(['proof', of(2024)])
  })

  it('is of the century in another language', () => {
    expect(told(file('06').replace('年月日,摘要,お支払,お預り,残高', 'Date,Text,Out,In,Balance'), 'JPY')[0]).toBe('proof')
  })
})
