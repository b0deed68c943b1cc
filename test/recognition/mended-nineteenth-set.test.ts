import { describe, expect, it } from 'vitest'
import { rowLabel } from '../../src/core/statements/recognise/table/labels.ts'
import { statusOf } from '../../src/core/statements/recognise/words/status-words.ts'
import { rolesOf } from '../../src/core/statements/recognise/words/vocabulary.ts'
import { read, told } from './told.ts'

const amounts = (of: readonly string[], currency?: string) => told(read(of, currency)).map((one) => one.map((line) => line.split(' ')[1]).join(' '))
const problems = (of: readonly string[]) => read(of).problems.map(({ line, column, value }) => `${line} ${column} ${value}`)

describe('the balances at both ends', () => {
  it.each([
    ['Incoming balance', 'Outgoing balance'],
    ['Залишок на початок', 'Залишок на кінець'],
    ["Solde d'ouverture", 'Solde de fermeture'],
    ['Saldo entrante', 'Saldo saliente'],
    ['Saldo na początek', 'Bilans zamknięcia'],
    ['Stanje na početku', 'Stanje na kraju'],
    ['Стање на почетку', 'Стање на крају'],
    ['Balanca hapëse', 'Salda e mbylljes'],
    ['Giriş qalığı', 'Çıxış qalığı'],
    ['Кіріс сальдо', 'Шығыс сальдо'],
    ['Girýän galyndy', 'Çykýan galyndy'],
    ['Остаток на утро', 'Остаток на вечер'],
    ['Υπόλοιπο αρχής', 'Υπόλοιπο τέλους'],
    ['Beginstand', 'Eindstand'],
    ['Tồn đầu kỳ', 'Tồn cuối kỳ'],
    ['موجودی ابتدا', 'موجودی پایان دوره'],
    ['Brought fwd', 'Carried fwd'],
  ])('are known by their words: %s, %s', (opening, closing) => {
    expect([rowLabel([opening], false), rowLabel([closing], false)]).toEqual(['opening', 'closing'])
  })

  it('the closing one of the period before is the opening one', () => {
    expect(rowLabel(['Previous closing balance'], false)).toBe('opening')
  })

  const between = (last: string) => [
    'Incoming balance: 1,000.00',
    'Outgoing balance: 930.00',
    'Date,Text,Dt,Ct',
    '02.06.2026,a,100.00,',
    `03.06.2026,b,,${last}`,
  ]

  it('prove the lines, and refuse one that was changed', () => {
    expect(read(between('30.00')).verdict).toBe('proof')
    expect(read(between('31.00')).verdict).toBe('refusal')
  })

  it('stand behind a colon of Chinese width too, where a comma parts the figure', () => {
    const file = [
      '期初余额：217,146.58',
      '交易日期,借方发生额,贷方发生额,账户余额,摘要',
      '2026/08/23,,"1,330.88","218,477.46",a',
      '2026/08/24,530.92,,"217,946.54",b',
    ]
    expect(read(file).verdict).toBe('proof')
  })

  it('a sum whose figure a comma parted is that of both parts', () => {
    const head = ['消費日期,消費說明,臺幣金額,消費地', '2026/08/23,a,"-2,330.88",TW', '2026/08/24,b,530.92,TW', '2026/08/25,c,40.00,TW']
    expect(read([...head, '本期應繳總額,,-1,759.96']).verdict).toBe('proposal')
    expect(read([...head, '本期應繳總額,,-1,759.97']).verdict).toBe('refusal')
  })
})

describe('a balance that few lines bear', () => {
  const lines = (second: string, ...more: readonly string[]) => [
    'Date;Text;Debit;Credit;Balance',
    '13.08.2026;a;79,65;;1000,00',
    '15.08.2026;b;;167,24;',
    '15.08.2026;c;587,50;;',
    '15.08.2026;c;20,00;;',
    '15.08.2026;d;;130,47;',
    '15.08.2026;e;214,00;;',
    '15.08.2026;f;;791,94;',
    '15.08.2026;g;;773,00;',
    `15.08.2026;h;;331,11;${second}`,
    ...more,
  ]

  it('refuses the file where it does not hold', () => {
    expect(problems(lines('2372,27'))).toEqual(['10 Balance 2372,27'])
    expect(read(lines('2372,26')).verdict).toBe('proposal')
  })

  it('refuses a line of that day behind the balance of its end, and none of another day', () => {
    expect(problems(lines('2372,26', '15.08.2026;h;;331,11;'))).toEqual(['11 Balance '])
    expect(read(lines('2372,26', '16.08.2026;i;;331,11;')).verdict).toBe('proposal')
  })
})

describe('the only balance of a file', () => {
  const file = (...ends: readonly string[]) => ['Date,Details,Debit,Credit,Daily Balance', '01-Aug-2025,a,,323.40,', '01-Aug-2025,b,70.92,,', ...ends]

  it('holds no line behind it, where it stands at neither end', () => {
    expect(problems(file('01-Aug-2025,c,,909.89,1996.64', '01-Aug-2025,c,,909.89,'))).toEqual(['5 Daily Balance '])
    expect(read(file('01-Aug-2025,c,,909.89,1996.64')).verdict).toBe('proposal')
  })
})

describe('a balance of days by its name', () => {
  const file = (name: string) => [
    `Data;Text;Debit;Credit;${name}`,
    '28.11.2025;a;;25,00;994,35',
    '30.11.2025;b;;29,62;1023,97',
    '02.12.2025;c;25,00;;998,97',
    '04.12.2025;d;139,00;;',
  ]

  it('that the newest line lacks is no sign of a line in progress: others of its day were cut off', () => {
    expect(read(file('Sold final zi')).verdict).toBe('refusal')
    expect(read(file('Solde fin de journée')).verdict).toBe('refusal')
    expect(read(file('Sold')).pending).toBe(1)
  })
})

describe('a balance that is after its line by its name', () => {
  const file = (name: string) => [
    `Date;Text;Montant;${name}`,
    '25/06/2026;a;-601,00;1601,00',
    '26/06/2026;b;200,50;1000,00',
    '27/06/2026;c;-35,41;1200,50',
    '29/06/2026;d;-85,95;1165,09',
  ]

  it('is none before it', () => {
    expect(read(file('Solde')).verdict).toBe('proof')
    expect(read(file('Solde après opération')).verdict).toBe('refusal')
    expect(read(file('Saldo nach Buchung')).verdict).toBe('refusal')
  })
})

describe('days that a spreadsheet took for months', () => {
  const file = (booked: string, name: string) => [
    `Booking date;${name};Text;Amount;Balance`,
    `${booked};31.07.2025;a;244,56;648,46`,
    '29.07.2025;28.07.2025;b;-37,00;403,90',
    '28.07.2025;28.07.2025;c;-12,00;440,90',
    '25.07.2025;25.07.2025;d;70,58;452,90',
  ]

  it('leave no other day of the row to be read, whatever balances prove', () => {
    expect(read(file('01.08.2025', 'Value date')).verdict).toBe('proof')
    expect(problems(file('2025-01-08', 'Value date'))).toEqual(['2 Booking date 2025-01-08'])
    expect(problems(file('2025-01-08', 'Posting date'))).toEqual(['2 Booking date 2025-01-08'])
  })

  it('nor where no header names them', () => {
    const bare = (booked: string) => file(booked, '').slice(1)
    expect(read(bare('01.08.2025')).verdict).toBe('proposal')
    expect(read(bare('2025-01-08')).verdict).toBe('refusal')
  })
})

describe('a reading that balances prove of another currency', () => {
  it('leaves none that they do not prove', () => {
    const rows = [
      '22.06.2026;a;€12.00;€257.17',
      '20.06.2026;b;€12.50;€245.17',
      '20.06.2026;c;€8.00;€232.67',
      '17.06.2026;d;-17.84;€224.67',
      '15.06.2026;e;€80.73;€242.51',
    ]
    const file = ['Date;Text;Card amount;Balance', ...rows]
    expect(amounts(file)).toEqual(['-1200 -1250 -800 1784 -8073', '1200 1250 800 -1784 8073'])
    expect(read(file, 'UAH').problems.map(({ said }) => said.as)).toEqual(['otherCurrency'])
  })
})

describe('the words of a state', () => {
  it.each([
    '交易中',
    '支付中',
    '進行中',
    'Обробляється',
    'Исполняется',
    'Орындалуда',
    'Bajarilmoqda',
    'Emal edilir',
    'მუშავდება',
    'Մշակվում է',
    'Zárolva',
    'Pågående',
    'Şowsuz',
  ])('that is in progress, or failed: %s', (word) => {
    expect(statusOf(word)).toBe('pending')
  })

  it.each(['交易中心', '支付中心付款'])('a name that begins with them is none: %s', (word) => {
    expect(statusOf(word)).not.toBe('pending')
  })

  it.each(['Списано', 'İcra edildi', 'Təsdiqləndi', 'Registrato', 'I kryer', 'Đã hoàn tất'])('that is booked: %s', (word) => {
    expect(statusOf(word)).toBe('settled')
  })
})

describe('the words of a side', () => {
  it.each([
    ['קבלה', 'שליחה'],
    ['Положено', 'Снято'],
    ['Recibido', 'Enviado'],
    ['Ricevuto', 'Inviato'],
    ['Inward', 'Outward'],
    ['П', 'Д'],
  ])('are known: %s, %s', (into, out) => {
    const rows = [into, out, out, into].map((word, n) => `2026-03-2${n};${n + 1},50;${word};x${n}`)
    expect(amounts(['Datum;Betrag;Art;Text', ...rows])).toEqual(['150 -250 -350 450'])
  })
})

describe('the words of headers', () => {
  it.each([
    ['Compta', 'booked'],
    ["Date d'enregistrement", 'booked'],
    ['Հաշվառման ամսաթիվ', 'booked'],
    ['Pabaigos data', 'booked'],
    ['Effect Date', 'value'],
    ['authorized_date', 'value'],
    ['Décaissement', 'debit'],
    ['Encaissement', 'credit'],
    ['الصادر', 'debit'],
    ['Поступило', 'credit'],
    ['بیلانس', 'balance'],
    ['Шот қалдығы', 'balance'],
    ['Konečný stav', 'balance'],
  ] as const)('%s is %s', (header, role) => {
    expect(rolesOf(header).has(role)).toBe(true)
  })
})
