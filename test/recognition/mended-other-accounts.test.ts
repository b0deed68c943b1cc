import { describe, expect, it } from 'vitest'
import { rolesOf } from '../../src/core/statements/recognise/words/vocabulary.ts'
import { readStatement } from '../../src/statements/read-statement.ts'
import { read, told } from './told.ts'

const problems = (of: readonly string[]) => read(of).problems.map(({ line, column, value }) => `${line} ${column} ${value}`)
const narratives = (bytes: Uint8Array) =>
  readStatement(bytes, { account: { number: ['8310012345'], currency: 'EUR' }, today: '2026-11-29' }).readings[0]?.statement.lines.map(
    ({ narrative }) => narrative,
  )

describe('a column of numbers of payments', () => {
  it('is none of balances, whatever its name says besides', () => {
    expect([...rolesOf('balance_transaction_id')]).not.toContain('balance')
    const file = [
      'balance_transaction_id,created,currency,gross,fee,net,description',
      '521951376,2026-11-01,eur,100.00,-1.00,99.00,a',
      'R2305X2,2026-11-02,eur,-50.00,0.00,-50.00,b',
      '521951377,2026-11-04,eur,70.00,-2.00,68.00,c',
      '521951378,2026-11-15,eur,30.00,0.00,30.00,d',
    ]
    expect(told(read(file))).toContainEqual(['2026-11-01 9900', '2026-11-02 -5000', '2026-11-04 6800', '2026-11-15 3000'])
  })
})

describe('kinds of payments beside signed amounts', () => {
  const file = (rows: readonly (readonly [string, string])[]) => [
    'Buchungsdatum;Wertstellung;Umsatztyp;Verwendungszweck;Betrag (€)',
    ...rows.map(([kind, amount], n) => `${13 + n}.11.2026;${13 + n}.11.2026;${kind};Text ${n};${amount}`),
  ]

  it('may be known of one side alone where the other kinds stand on the other sign', () => {
    const rows = [
      ['Überweisung', '-12,50'],
      ['Gutschrift', '700,00'],
      ['Überweisung', '-8,10'],
      ['Überweisung', '-3,99'],
    ] as const
    expect(told(read(file(rows)))[0]).toEqual(['2026-11-13 -1250', '2026-11-14 70000', '2026-11-15 -810', '2026-11-16 -399'])
  })

  it('may be so where out is positive: which way the signs go is told elsewhere, or chosen', () => {
    const rows = [
      ['Überweisung', '12,50'],
      ['Gutschrift', '-700,00'],
      ['Überweisung', '8,10'],
      ['Überweisung', '3,99'],
    ] as const
    expect(told(read(file(rows)))).toContainEqual(['2026-11-13 -1250', '2026-11-14 70000', '2026-11-15 -810', '2026-11-16 -399'])
  })

  it('may be so beside a column of sides that tells all rows', () => {
    const estonian = (last: string) => [
      'Kuupäev;Tüüp;(D/C);Summa;Selgitus',
      '08.07.2026;Makse;D;245,14;a',
      '11.07.2026;Laekumine;C;500,28;b',
      `18.07.2026;Makse;${last};12,50;c`,
    ]
    expect(told(read(estonian('D')))).toEqual([['2026-07-08 -24514', '2026-07-11 50028', '2026-07-18 -1250']])
    expect(read(estonian('C')).verdict).toBe('refusal')
  })

  it('refuse a file where one of the others stands on both signs', () => {
    const rows = [
      ['Überweisung', '-12,50'],
      ['Gutschrift', '700,00'],
      ['Überweisung', '8,10'],
      ['Überweisung', '-3,99'],
    ] as const
    expect(read(file(rows)).verdict).toBe('refusal')
  })

  it('refuse a file where the known one stands on both signs', () => {
    const rows = [
      ['Überweisung', '-12,50'],
      ['Gutschrift', '700,00'],
      ['Gutschrift', '-8,10'],
      ['Überweisung', '-3,99'],
    ] as const
    expect(read(file(rows)).verdict).toBe('refusal')
  })
})

describe('the only row of another word at an end of the table', () => {
  const rows = (last: string) => [...[1, 2, 3, 4, 5, 6].map((n) => `1${n} Nov 2026,Payment,${n}.50, ,Note ${n},`), `17 Nov 2026,${last}, ,99.00,Note 7,`]

  it('is a line where that word tells which way its money went', () => {
    expect(read(rows('Deposit')).verdict).toBe('proposal')
  })

  it('refuses the file where nobody knows it', () => {
    expect(problems(rows('Kwatna'))).toEqual(['7 column 2 Kwatna'])
  })
})

describe('a turnover among the rows', () => {
  const file = (turnover: string) => [
    'Sąskaitos Nr.,,Data,Gavėjas,Paaiškinimai,Suma,Valiuta,D/K,Įrašo Nr.',
    'DE89370400440532013000,20,2026-11-03,Anna,Sąskaita 1,12.50,EUR,D,201',
    'DE89370400440532013000,20,2026-11-14,Jonas,Sąskaita 2,700.00,EUR,K,202',
    'DE89370400440532013000,20,2026-11-17,Rasa,Sąskaita 3,8.10,EUR,D,203',
    `DE89370400440532013000,82,2026-11-17,,Apyvarta,${turnover},EUR,D,`,
  ]

  it('is no line where it is what the lines of one side add up to', () => {
    expect(told(read(file('20.60')))).toEqual([['2026-11-03 -1250', '2026-11-14 70000', '2026-11-17 -810']])
  })

  it('refuses the file where it is not', () => {
    expect(read(file('20.70')).verdict).toBe('refusal')
  })
})

describe('one day of which day and month may be exchanged', () => {
  it('leaves four readings where the sign is open too, and none of them is kept back', () => {
    const file = ['Date,Name,Amount', '10/05/2026,Anna,-12.50', '10/05/2026,Ola,8.10', '10/05/2026,Rasa,-3.99']
    expect(read(file).verdict).toBe('refusal')
  })
})

describe('amounts that stand in the column of money out alone', () => {
  it('went out: balances that tell otherwise of one refuse the file', () => {
    const file = [
      'Date,Narration,Withdrawal Amt.,Deposit Amt.,Closing Balance',
      '13/11/2026,a,100.00,,900.00',
      '14/11/2026,b,50.00,,850.00',
      '15/11/2026,c,25.00,,825.00',
      '16/11/2026,d,70.00,,895.00',
    ]
    expect(read(file).verdict).toBe('refusal')
  })
})

describe('a column of sides beside another one that tells them', () => {
  const file = (side: string) => [
    '交易日期,交易类型,借贷,交易金额,余额,摘要',
    '2026-11-14,收入,贷,1670.87,1670.87,a',
    '2026-11-14,收入,贷,458.88,2129.75,b',
    `2026-11-17,支出,${side},1383.81,745.94,c`,
    '2026-11-18,收入,贷,1939.14,2685.08,d',
    '2026-11-19,支出,借,404.86,2280.22,e',
  ]

  it('refuses the file where it tells the opposite on a row, though the other one chains', () => {
    expect(read(file('借'), 'CNY').verdict).toBe('proof')
    expect(problems(file('贷'))).toEqual(['4 借贷 贷'])
  })
})

describe('amounts before two columns that are filled in turn, without a header', () => {
  it('stand beside them, where words tell the same sides of both', () => {
    const file = [
      '90.95,17 Nov 2026,Note 1,Deposit,Shopping,0.20,',
      '14.19,15 Nov 2026,Note 2,Deposit,Other,0.60,',
      '11.99,14 Nov 2026,Note 3,Payment,General,,0.68',
      '31.03,13 Nov 2026,Note 4,Payment,Other,,0.85',
    ]
    expect(told(read(file))).toContainEqual(['2026-11-17 20', '2026-11-15 60', '2026-11-14 -68', '2026-11-13 -85'])
    expect(told(read(file))).toHaveLength(2)
  })
})

describe('a first row that names our account and both balances of the period', () => {
  it('is no line of a file without a header, whatever its dates look like', () => {
    const file = [
      '18-11-2026,13-11-2026,\'8310012345,Owner,EUR,"100,00","97,50",3,',
      '18-11-2026,18-11-2026,Note 3,Anna,DE02120300000000202051,"-10,00","97,50",3,',
      '15-11-2026,15-11-2026,Note 2,Ola,DE02500105170137075030,"20,00","107,50",2,',
      '13-11-2026,13-11-2026,Note 1,Rasa,DE02100500000054540402,"-12,50","87,50",1,',
    ]
    expect(read(file).verdict).toBe('proof')
    expect(told(read(file))).toEqual([['2026-11-18 -1000', '2026-11-15 2000', '2026-11-13 -1250']])
  })
})

describe('a line above the table that names an account in few words', () => {
  it.each([
    ['Kontoutskrift for', 'Dato;Forklaring;Ut;Inn'],
    ['Hasap boýunça göçürme:', 'Sene;Düşündiriş;Debet;Kredit'],
    ['เลขที่บัญชีเงินฝาก', 'Date;Text;Withdrawal;Deposit'],
  ])('refuses the file of another one: %s', (label, header) => {
    const file = (number: string) => [`${label} ${number}`, '', header, '13.11.2026;a;10,00;', '15.11.2026;b;;20,00', '17.11.2026;c;3,00;']
    expect(read(file('8310012345')).verdict).toBe('proposal')
    expect(read(file('8310099999')).verdict).toBe('refusal')
  })
})

describe('what the columns of the other party say', () => {
  const lines = (of: readonly string[]) =>
    read(of).readings[0]?.statement.lines.map(({ counterparty, counterpartyAccount, narrative }) => [counterparty, counterpartyAccount, narrative])

  it('is a name beside the number of an account and a title of the payment', () => {
    const file = [
      'Kirjauspäivä;Määrä;Maksaja;Maksunsaaja;Nimi;Otsikko;Viitenumero;Saldo;Valuutta',
      '2026/11/09;-10,00;8310012345;FI2112345600000785;Päivi;Korttiosto TOMNZPBCEQDY77;105844650;90,00;EUR',
      '2026/11/19;-20,00;8310012345;FI5542345670000081;Lidl;Nosto;105844651;70,00;EUR',
    ]
    expect(lines(file)).toEqual([
      ['Päivi', 'FI2112345600000785', 'Korttiosto TOMNZPBCEQDY77'],
      ['Lidl', 'FI5542345670000081', 'Nosto'],
    ])
  })

  it('is not our own account, which stands on every row', () => {
    const file = [
      'Könyvelés dátuma;Számlaszám;Partner neve;Partner számlaszáma;Összeg;Közlemény',
      '2026-11-13;8310012345;Anna;DE02120300000000202051;-10.50;a',
      '2026-11-14;8310012345;Béla;DE02500105170137075030;20.25;b',
    ]
    expect(lines(file)?.map(([, account]) => account)).toEqual(['DE02120300000000202051', 'DE02500105170137075030'])
  })
})

describe('a name with ý in a file of one byte a letter', () => {
  const head = 'Date,Amount,Balance,Description'
  const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

  it('is not Turkish where nothing else is', () => {
    const file = `${head}\n2026-11-13,-12.50,87.50,Aýna Çaryýewa\n2026-11-15,-10.00,77.50,Jürgen Groß\n`
    expect(narratives(latin(file))).toEqual(['Aýna Çaryýewa', 'Jürgen Groß'])
  })

  it('is Turkish under a Turkish header', () => {
    const file = 'Tarih;Tutar;Bakiye;Kim\n13.11.2026;-12,50;87,50;Kadýköy\n15.11.2026;-10,00;77,50;Çaðrý\n'
    expect(narratives(latin(file))).toEqual(['Kadıköy', 'Çağrı'])
  })

  it('leaves other names of the west and of the centre as they are', () => {
    const italian =
      'Data Operazione;Data valuta;Descrizione;Uscite;Entrate\n07/11/2026;07/11/2026;Addebito Nicolò Perù;1,00;\n18/11/2026;18/11/2026;Begenç Döwletow;;2,00\n'
    expect(narratives(latin(italian))).toEqual(['Addebito Nicolò Perù', 'Begenç Döwletow'])
    const hungarian = 'Könyvelés dátuma;Összeg;Közlemény\n2026-11-13;-1.00;Kov\u00e1cs \u00d5rs\n2026-11-14;2.00;A\u00fdna Sz\u00fbcs\n'
    expect(narratives(latin(hungarian))).toEqual(['Kovács Őrs', 'Aýna Szűcs'])
  })
})
