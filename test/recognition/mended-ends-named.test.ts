import { describe, expect, it } from 'vitest'
import { readStatement } from '../../src/statements/read-statement.ts'

/** Opening and closing balances under words of more languages, among the rows and above them. */

const read = (rows: readonly string[]) => {
  const { verdict, readings, problems } = readStatement(new TextEncoder().encode(`${rows.join('\n')}\n`), {
    account: { number: '8310012345', currency: 'EUR' },
    today: '2026-12-31',
  })
  return [verdict, ...readings.map(({ statement }) => statement.lines.map(({ amountMinor }) => amountMinor).join(' ')), ...problems.map(({ line }) => line)]
}

const LINES = ['03.11.2026;Item 1;30,00;', '04.11.2026;Item 2;;200,10', '05.11.2026;Item 3;45,10;', '06.11.2026;Item 4;5,00;', '07.11.2026;Item 5;;9,00']
const AMOUNTS = '-3000 20010 -4510 -500 900'
const among = (opening: string, closing: string, figure = '1.129,00') => [
  'Datum;Text;Soll;Haben',
  `02.11.2026;${opening};;1.000,00`,
  ...LINES,
  `07.11.2026;${closing};;${figure}`,
]
const above = (opening: string, closing: string) => [`${opening};1.000,00`, `${closing};1.129,00`, '', 'Datum;Text;Soll;Haben', ...LINES]

describe('readStatement', () => {
  it.each([
    ['Önceki Bakiye', 'Güncel Bakiye'],
    ['Предходно салдо', 'Текущо салдо'],
    ['Sold precedent', 'Sold curent'],
    ['Стари салдо', 'Нови салдо'],
    ['Stari saldo', 'Novi saldo'],
    ['Əvvəlki qalıq', 'Cari qalıq'],
    ['יתרה קודמת', 'יתרה נוכחית'],
    ['الرصيد السابق', 'الرصيد الحالي'],
    ['पिछला शेष', 'वर्तमान शेष'],
    ['ยอดคงเหลือต้นงวด', 'ยอดคงเหลือปลายงวด'],
    ['承前餘額', '本期餘額'],
    ['Эхлэх үлдэгдэл', 'Төгсгөлийн үлдэгдэл'],
    ['前回残高', '今回残高'],
    ['Ingående balans', 'Utgående balans'],
    ['Počáteční stav', 'Konečný stav'],
    ['Sold deschidere', 'Sold închidere'],
    ['Salio la awali', 'Salio la sasa'],
    ['Baki Bawa Hadapan', 'Baki Semasa'],
  ])('takes the rows %s and %s for both ends', (opening, closing) => expect(read(among(opening, closing))).toEqual(['proof', AMOUNTS]))

  it('makes no line of what may be a balance opposite of one that is known', () => {
    expect(read(among('Önceki Bakiye', 'Güncel Bakiye', '1.128,00'))[0]).toBe('refusal')
    // No word of it is known, and it is what the lines make of the opening balance.
    expect(read(among('Opening balance', 'Mwisho wa kipindi'))).toEqual(['refusal', 8])
    expect(read(among('Opening balance', 'Mwisho wa kipindi', '12,00'))[0]).not.toBe('refusal')
  })

  it.each([
    ['Kontostand am 02.11.2026', 'Kontostand am 07.11.2026'],
    ['Solde au 02.11.2026', 'Solde au 07.11.2026'],
    ['Saldo em 02.11.2026', 'Saldo em 07.11.2026'],
    ['Saldo per 02.11.2026', 'Saldo per 07.11.2026'],
    ['IB', 'UB'],
    ['Saldo alussa', 'Saldo lopussa'],
    ['Başlanğıc balans', 'Yekun balans'],
    ['Астатак на пачатак', 'Астатак на канец'],
    ['Kiruvchi qoldiq', 'Chiquvchi qoldiq'],
    ['შემავალი ნაშთი', 'გამავალი ნაშთი'],
    ['Մնացորդ սկզբում', 'Մնացորդ վերջում'],
    ['יתרה לתחילת תקופה', 'יתרה לסוף תקופה'],
    ['رصيد بداية المدة', 'رصيد نهاية المدة'],
    ['上期结余', '本期结余'],
    ['起始余额', '截止余额'],
    ['Saldo perioodi alguses', 'Saldo perioodi lõpus'],
    ['Salio la kufungua', 'Salio la kufunga'],
  ])('takes %s and %s above the table for both ends', (opening, closing) => expect(read(above(opening, closing))).toEqual(['proof', AMOUNTS]))

  it('takes one label at two days for both ends, its figure behind a colon', () => {
    const rows = ['Solde au 02.11.2026: 1 000,00', 'Solde au 07.11.2026: 1 129,00', '', 'Datum;Text;Soll;Haben', ...LINES]
    expect(read(rows)).toEqual(['proof', AMOUNTS])
  })
})
