import { describe, expect, it } from 'vitest'
import { readStatement } from '../../src/statements/read-statement.ts'
import { read, told } from './told.ts'

/** Shapes of real files: balances below the lines by names of their own, codes of currencies in small letters, amounts without signs of which texts tell both ways. */

const places = (of: ReturnType<typeof read>) => of.problems.map(({ line, column, value }) => `${line} ${column} ${value}`)

describe('readStatement: balances under a date below the lines', () => {
  const file = (...balances: readonly string[]) => [
    'DATA;VALUTA;DARE;AVERE;DIVISA;DESCRIZIONE;CAUSALE',
    '11/05/2026;09/05/2026;100,00;;EUR;FORNITORE UNO;43',
    '12/05/2026;10/05/2026;41,05;;EUR;FORNITORE DUE;43',
    '14/05/2026;12/05/2026;;20,05;EUR;CLIENTE TRE;48',
    ...balances.map((name) => `14/05/2026;;;777,04;EUR;${name};`),
  ]
  const lines = ['2026-05-11 -10000', '2026-05-12 -4105', '2026-05-14 2005']

  it('knows them by names that end before the day', () => {
    expect(told(read(file('Saldo contabile al', 'Disponibilita al')))).toEqual([lines])
  })

  it('reads no row of another name that looks as the balance above it does', () => {
    const answer = read(file('Saldo contabile', 'Cifra libera'))
    expect(told(answer)).toEqual([])
    expect(places(answer)).toEqual(['6 AVERE 777,04'])
  })

  it('reads a payment without the second date where no balance stands above it', () => {
    expect(told(read(file('CLIENTE QUATTRO')))).toEqual([[...lines, '2026-05-14 77704']])
  })
})

describe('readStatement: currencies as people write them', () => {
  const file = (codes: readonly string[]) => [
    'Date,Shop,Amount,Currency',
    ...codes.map((code, n) => `${13 + n}/02/2026,Shop ${n},${n === 1 ? '' : '-'}${n + 1}9.90,${code}`),
  ]

  it.each([
    ['eur', 'usd', 'eur'],
    ['€', '$', '€'],
    ['', 'usd', ''],
  ])('refuses rows of another currency: %s %s %s', (...codes) => {
    const answer = read(file(codes))
    expect(told(answer)).toEqual([])
    expect(places(answer)).toEqual([`3 Currency ${codes[1]}`])
  })

  it.each([
    ['EUR', 'eur', 'Eur'],
    ['€', '€', '€'],
  ])('takes one currency for one, however it is written: %s %s %s', (...codes) => {
    expect(told(read(file(codes)))[0]).toEqual(['2026-02-13 -1990', '2026-02-14 2990', '2026-02-15 -3990'])
  })

  it('takes small letters under another name for words', () => {
    const [header = '', ...rows] = file(['top', 'all', 'top'])
    expect(told(read([header.replace('Currency', 'Kind'), ...rows]))).toHaveLength(2)
  })
})

describe('readStatement: amounts without signs', () => {
  const file = (texts: readonly string[]) => ['Date,Description,Amount', ...texts.map((text, n) => `2026-01-${10 + n},${text},${n + 2}3.18`)]

  it('are in no one direction where the texts tell of both', () => {
    const answer = read(file(['Purchase MARKET', 'Purchase CAFE', 'Refund BOOKS', 'Purchase TAXI', 'Refund SHOES']))
    expect(told(answer)).toEqual([])
    expect(places(answer)).toEqual(['4 Amount 43.18'])
  })

  it('are read both ways where one text alone speaks against the rest', () => {
    expect(told(read(file(['Purchase MARKET', 'Purchase CAFE', 'Refund BOOKS', 'Purchase TAXI'])))).toHaveLength(2)
  })

  it('goes on with texts of the Chinese banks for their cards', () => {
    const answer = read(
      ['交易日期,交易说明,金额', '2026-01-10,退货 商店一,23.18', '2026-01-11,退货 商店二,1.99', '2026-01-12,消费 商店三,2.99', '2026-01-13,消费 商店四,10.00'],
      'CNY',
    )
    expect(told(answer)).toEqual([])
  })
})

describe('readStatement: where a card was used, behind the amount', () => {
  it('reads the amount beside the code of a country', () => {
    const plain = ['09', '10', '11'].map((day) => `2026-01-${day},2026-01-${day},商店一,56.78,56.78`)
    const rows = [...plain, '2026-01-11,2026-01-12,商店二,3.90,3.90(CN)', '2026-01-12,2026-01-13,还款,-30.00,-30.00(HK)']
    expect(told(read(['交易日,记账日,交易摘要,人民币金额,交易地金额', ...rows], 'CNY'))).toContainEqual([
      ...['09', '10', '11'].map((day) => `2026-01-${day} -5678`),
      '2026-01-12 -390',
      '2026-01-13 3000',
    ])
  })
})

describe('readStatement: kinds of payments beside signed amounts', () => {
  it('takes a kind that texts use for one way for one that agrees with the sign', () => {
    const rows = ['10.03.2026;Покупка;-1500,00;RUB;Магазин', '08.03.2026;Зачисление;20000,00;RUB;Зарплата']
    expect(told(read(['Дата операции;Вид операции;Сумма;Валюта;Описание', ...rows], 'RUB'))[0]).toEqual(['2026-03-10 -150000', '2026-03-08 2000000'])
  })

  it('refuses it where it stands against the sign', () => {
    const rows = ['10.03.2026;Покупка;1500,00;RUB;Магазин', '08.03.2026;Зачисление;-20000,00;RUB;Зарплата']
    expect(told(read(['Дата операции;Вид операции;Сумма;Валюта;Описание', ...rows], 'RUB'))).toEqual([])
  })
})

describe('readStatement: notes and numbers around the lines', () => {
  const rows = ['01/09/2026,COMPRA,609.42,', '04/09/2026,DEPOSITO,,"10,656.48"', '15/09/2026,PAGO,"10,000.00",']
  const file = (...below: readonly string[]) => ['Fecha,Detalle,Monto Débito,Monto Crédito', ...rows, ...below]

  it('passes over two sums in one cell beside their names', () => {
    expect(told(read(file('Débitos / Créditos:,"10,609.42 / 10,656.48",,')))).toEqual([['2026-09-01 -60942', '2026-09-04 1065648', '2026-09-15 -1000000']])
  })

  it.each(['Débitos / Créditos,"10,609.42 / 10,656.48",,', 'Cargo:,comisión,12.00,', 'Ref 12:,comisión,,'])(
    'and over no other row without a day: %s',
    (row) => {
      expect(places(read(file(row)))[0]).toMatch(/^5 /)
    },
  )

  const swift = (number: string) => [
    ':20:STARTUMS',
    `:25:76010085/${number}`,
    ':28C:0',
    ':60F:C260901EUR100,00',
    ':61:2609020902DR17,90NDDTKREF+',
    ':86:X',
    ':62F:C260902EUR82,10',
    '-',
  ]
  const own = (number: string, lines: readonly string[]) =>
    readStatement(new TextEncoder().encode(`${lines.join('\r\n')}\r\n`), { account: { number: [number], currency: 'EUR' }, today: '2026-11-29' })

  it('knows a number of seven digits by the zeros before it', () => {
    expect(told(own('4271288', swift('0004271288')))).toEqual([['2026-09-02 -1790']])
  })

  it.each([
    ['4271288', '0004271289'],
    ['4271288', '1004271288'],
    ['1288', '0000001288'],
  ])('and no other: %s in %s', (number, printed) => {
    expect(told(own(number, swift(printed)))).toEqual([])
  })
})

describe('readStatement: amounts in another currency among those of the account', () => {
  const file = (...amounts: readonly string[]) => ['Date;Text;Amount', ...amounts.map((amount, n) => `${13 + n}.02.2026;Shop ${n};${amount}`)]

  it.each([
    [['-1.234,56', '450,00', '-25,00 USD'], '4 Amount -25,00 USD'],
    [['-1.234,56 EUR', '450,00 EUR', '-$25,00'], '4 Amount -$25,00'],
    [['-25,00 USD', '450,00', '-1.234,56'], '2 Amount -25,00 USD'],
  ])('refuses %s', (amounts, place) => {
    const answer = read(file(...amounts))
    expect(told(answer)).toEqual([])
    expect(places(answer)).toEqual([place])
  })

  it('refuses them in two columns', () => {
    const rows = ['Date;Text;Debit;Credit', '13.02.2026;A;1.234,56;', '14.02.2026;B;;450,00', '15.02.2026;C;25,00 USD;']
    expect(told(read(rows))).toEqual([])
  })

  it('reads those of which some name the currency of the account', () => {
    expect(told(read(file('-1.234,56', '450,00', '-25,00 EUR')))[0]).toEqual(['2026-02-13 -123456', '2026-02-14 45000', '2026-02-15 -2500'])
  })

  it('refuses rows whose currencies have names and no codes', () => {
    const rows = ['Дата;Описание;Сумма;Валюта', '13.02.2026;A;-1000,00;рубль', '14.02.2026;B;-50,00;доллар', '15.02.2026;C;20,00;рубль']
    expect(places(read(rows, 'RUB'))).toEqual(['3 Валюта доллар'])
  })
})

describe('readStatement: days without years and sums without quotes around them', () => {
  const file = (rows: readonly string[], opening: string, closing: string) => [
    'Periode : 01/08/2026 - 31/08/2026',
    'Tanggal Transaksi,Keterangan,Cabang,Jumlah,,Saldo',
    ...rows,
    opening,
    closing,
  ]

  it('are no months first where the period has a day that is none', () => {
    const rows = [`'01/08,"BIAYA",'0000,"100.00",DB,"900.00"`, `'02/08,"BIAYA",'0000,"50.00",DB,"850.00"`]
    expect(told(read(file(rows, '"Saldo Awal : 1,000.00"', '"Saldo Akhir : 850.00"'), 'IDR'))).toEqual([['2026-08-01 -10000', '2026-08-02 -5000']])
  })

  it('are read on a single line under a name for dates', () => {
    const rows = [`'07/08,"BIAYA",'0000,"100.00",DB,"900.00"`]
    expect(told(read(file(rows, '"Saldo Awal : 1,000.00"', '"Saldo Akhir : 900.00"'), 'IDR'))[0]).toEqual(['2026-08-07 -10000'])
  })

  it('take the groups that a comma parted from their label', () => {
    const rows = ['01/08,BIAYA,0032,"125,501,327.00 DB","1,285,083,646.34"', '02/08,MASUK,0032,"250,000.00 CR","1,285,333,646.34"']
    const header = ['Saldo Awal : 1,410,584,973.34', 'Tanggal Transaksi,Keterangan,Cabang,Jumlah,Saldo']
    const answer = read(['Periode : 01/08/2026 - 31/08/2026', ...header, ...rows, 'Saldo Akhir : 1,285,333,646.34'], 'IDR')
    expect(told(answer)).toEqual([['2026-08-01 -12550132700', '2026-08-02 25000000']])
  })
})
