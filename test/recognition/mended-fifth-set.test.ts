import { describe, expect, it } from 'vitest'
import { rolesOf } from '../../src/core/statements/recognise/words/vocabulary.ts'
import { folded } from '../../src/core/statements/recognise/words/words.ts'
import { readStatement } from '../../src/statements/read-statement.ts'

const OURS = '8310012345'
const bytesOf = (rows: readonly string[]) => new TextEncoder().encode(`${rows.join('\n')}\n`)
const readBytes = (bytes: Uint8Array, currency = 'EUR') => readStatement(bytes, { account: { number: OURS, currency }, today: '2026-11-29' })
const read = (rows: readonly string[], currency = 'EUR') => readBytes(bytesOf(rows), currency)
const lines = (rows: readonly string[], currency = 'EUR') => {
  const { verdict, readings } = read(rows, currency)
  return [verdict, ...readings.map(({ statement }) => statement.lines.map(({ bookedOn, amountMinor }) => `${bookedOn.slice(5)} ${amountMinor}`))]
}

describe('what a sixth, a seventh, an eighth and a ninth set of exports read wrong, or not at all', () => {
  it('holds a balance that is called an amount', () => {
    const rows = (amount: string) => [
      'Date,Dr Amount,Cr Amount,Total Amount,Particulars',
      '02-03-2026,153.90,,2662.67,A',
      `02-03-2026,,${amount},4275.58,B`,
      '04-03-2026,,91.61,4367.19,C',
      '06-03-2026,618.53,,3748.66,D',
      '08-03-2026,132.39,,3616.27,E',
      '09-03-2026,443.45,,3172.82,F',
    ]
    expect(lines(rows('1612.91'), 'INR')[0]).toBe('proof')
    expect(read(rows('1612.99'), 'INR')).toMatchObject({ verdict: 'refusal', problems: [{ line: 3, column: 'Total Amount' }] })
  })

  it('takes the word of one half of a column of two words for no direction', () => {
    const rows = [
      'PAGASTE,Juan P.,10.49,30/03/2026',
      'TE PAGÓ,Juan P.,27.24,28/03/2026',
      'TE PAGÓ,Juan P.,93.00,28/03/2026',
      'PAGASTE,Juan P.,22.42,23/03/2026',
      'PAGASTE,Juan P.,68.00,21/03/2026',
    ]
    expect(read(rows, 'PEN').readings.length).toBeGreaterThan(1)
  })

  it('holds against each other two balances of which one is known by its words', () => {
    const rows = (amount: string) => [
      'Saldo registrado;1.000,00',
      'Nuevo saldo final;1.150,93',
      '',
      'Fecha;Concepto;Cargo;Abono',
      `13/03/2026;A;${amount};`,
      '14/03/2026;B;;250,93',
    ]
    expect(lines(rows('100,00'))).toEqual(['proof', ['03-13 -10000', '03-14 25093']])
    expect(read(rows('101,00')).verdict).toBe('refusal')
  })

  it('reads sides in brackets, and figures behind a mark that keeps them as text', () => {
    const rows = [
      'Date,Remarks,Amount,Balance',
      '04/03/2026,A,1780.22 (Dr),11106.78 (Cr)',
      '02/03/2026,B,2100.19 (Cr),12887.00 (Cr)',
      '20/02/2026,C,10.00 (Dr),10786.81 (Cr)',
    ]
    expect(lines(rows, 'INR')).toEqual(['proof', ['03-04 -178022', '03-02 210019', '02-20 -1000']])
    const marked = [
      '记账时间,收支类型,收支金额(元),账户结余(元)',
      '`2026-03-02 09:15:30,`收入,`12082.69,`249122.24',
      '`2026-03-03 11:15:30,`支出,`80.22,`249042.02',
    ]
    expect(lines(marked, 'CNY')).toEqual(['proof', ['03-02 1208269', '03-03 -8022']])
  })

  it('offers both days of a card: of its use, and of the value', () => {
    const rows = [
      'Belegdatum;Wertstellung;Beschreibung;Betrag (€)',
      '06.03.26;07.03.26;Kartenzahlung;-12,48',
      '04.03.26;04.03.26;Kartenzahlung;-50,88',
      '03.03.26;04.03.26;Gutschrift;83,40',
    ]
    expect(lines(rows)).toEqual(['proposal', ['03-06 -1248', '03-04 -5088', '03-03 8340'], ['03-07 -1248', '03-04 -5088', '03-04 8340']])
  })

  it('takes a row that names a balance and lacks a date which every line has for no line', () => {
    const rows = [
      'DATA;VALUTA;DARE;AVERE;DIVISA;DESCRIZIONE;CAUSALE',
      '02/03/2026;02/03/2026;126,00;;EUR;Spesa;48',
      '04/03/2026;03/03/2026;;500,41;EUR;Bonifico;48',
      '05/03/2026;05/03/2026;518,75;;EUR;Spesa;48',
      '05/03/2026;;;225,42;EUR;Saldo contabile;',
      '05/03/2026;;;225,42;EUR;Disponibilita;',
    ]
    expect(lines(rows)).toEqual(['proposal', ['03-02 -12600', '03-04 50041', '03-05 -51875']])
  })

  it('refuses a file in which the newest row alone has another word than all others', () => {
    const rows = (word: string) => [
      `09/03/2026;Kauf;-123,45;${word}`,
      ...['08', '07', '06', '05', '04', '03'].map((day, n) => `${day}/03/2026;Kauf;${n % 2 === 0 ? '-' : ''}${n + 10},00;Wykolo`),
    ]
    expect(read(rows('Brantig')).verdict).toBe('refusal')
    expect(read(rows('Wykolo')).verdict).not.toBe('refusal')
  })

  it('tells an encoding by the names of the balances', () => {
    const text =
      '"";"Ingående saldo 2026-03-02";"215 649,49"\n"2026-03-02";"Payment Merdan Ataýew";"-806,68"\n"2026-03-09";"Deposit";"406"\n"";"Utgående saldo 2026-03-09";"215 248,81"\n'
    const read = (changed: string) =>
      readBytes(
        Uint8Array.from(changed, (letter) => letter.charCodeAt(0)),
        'SEK',
      )
    expect(read(text).verdict).toBe('proof')
    expect(read(text.replace('806,68', '807,68')).verdict).toBe('refusal')
  })

  it('reads a figure that the delimiter parted within quotes', () => {
    const rows = [
      'Account Number: 8310012345',
      'Beginning Balance: "226,093.43"',
      'Ending Balance: "213,732.74"',
      '',
      'Date,Transaction Code,Description,Reference No.,Debit Amount,Credit Amount',
      '02-Mar-26,FTM,A,R173155131,25.43,',
      '03-Mar-26,FTM,B,R180605713,,75.53',
      '04-Mar-26,FTM,C,R993655822,"12,410.79",',
    ]
    expect(lines(rows, 'PHP')).toEqual(['proof', ['03-02 -2543', '03-03 7553', '03-04 -1241079']])
  })

  it('finds the sum of a column under another one, and 0 under its own', () => {
    const rows = ['이용일,이용가맹점,이용금액,결제원금', '2026-03-03,Shop A,613,613', '2026-03-02,Shop B,332,332', '-,총 합계 2 건,0,945']
    expect(lines(rows, 'KRW').slice(1).toString()).toContain('03-03 -613,03-02 -332')
  })

  it('takes a cell that is damaged beside amounts in another currency for damage', () => {
    const rows = (first: string) => [
      'date transaction;montant;solde compte;montant devise;code devise',
      `02/03/2026;${first};1509,40;-181,52;USD`,
      '04/03/2026;162,33;1671,73;162,33;EUR',
      '05/03/2026;-104,02;1567,71;-104,02;EUR',
    ]
    expect(lines(rows('-490,60'))[1]).toEqual(['03-02 -49060', '03-04 16233', '03-05 -10402'])
    expect(read(rows('-4x0,60')).verdict).toBe('refusal')
  })

  it('reads amounts without any decimal mark as whole or minor units, though a limit has decimals', () => {
    const rows = [
      'limit,booking_date,amount,purpose',
      '5000.00,2026-03-02,-2557,Transfer to A',
      '5000.00,2026-03-13,135713,Deposit',
      '5000.00,2026-03-14,-13740,Purchase',
    ]
    const told = lines(rows).slice(1).map(String)
    expect(told).toContain('03-02 -2557,03-13 135713,03-14 -13740')
    expect(told).toContain('03-02 -255700,03-13 13571300,03-14 -1374000')
  })

  it('takes a column that nobody named beside two that are filled in turn for one of several readings', () => {
    const rows = [
      '13 Mar 26,Transfer to A,-248.85,,181.30',
      '12 Mar 26,Transfer from B,177.15,129.00,',
      '11 Mar 26,Purchase,-72.67,,52.77',
      '09 Mar 26,Transfer to C,-27.47,,20.26',
    ]
    expect(lines(rows, 'GBP').slice(1).map(String)).toContain('03-13 -18130,03-12 12900,03-11 -5277,03-09 -2026')
  })

  it('finds a balance beside its name, whatever the column is for the lines, and holds sums of turnover', () => {
    const rows = (amount: string, sum = '14 163,12') => [
      'Входящий остаток;235 373,42;;;',
      '',
      'Дата;Номер документа;Списание;Поступление;Назначение',
      '02.03.2026;R010607913;12 863,12;;A',
      `03.03.2026;R554739861;;${amount};B`,
      '14.03.2026;R877494389;1 300,00;;C',
      `Итого обороты;;${sum};135,67;`,
      'Исходящий остаток;221 345,97;;;',
    ]
    expect(lines(rows('135,67'), 'KZT')).toEqual(['proof', ['03-02 -1286312', '03-03 13567', '03-14 -130000']])
    expect(read(rows('135,68'), 'KZT').verdict).toBe('refusal')
    expect(read(rows('135,67', '14 163,13'), 'KZT').verdict).toBe('refusal')
  })

  it('takes a row with a balance and nothing but its name, dated in words, for the opening', () => {
    const rows = [
      'Posting Date,Particulars,Payments,Receipts,Balance',
      'BALANCE AS OF 02 Mar 2026,,,,1071.74',
      '02 Mar 2026,A,,384.00,1455.74',
      '13 Mar 2026,B,55.74,,1400.00',
    ]
    expect(lines(rows, 'LKR')).toEqual(['proof', ['03-02 38400', '03-13 -5574']])
  })

  it('reads a balance that the delimiter parted behind its name or its currency', () => {
    const rows = (opening: string) => [
      opening,
      'Closing Balance 244,434.76',
      '',
      'Date,Reference,Description,Debit,Credit',
      '02-Mar-2026,R1,A,737.18,',
      '13-Mar-2026,R2,B,,78.19',
    ]
    expect(lines(rows('Opening Balance 245,093.75'), 'MUR')).toEqual(['proof', ['03-02 -73718', '03-13 7819']])
    expect(read(rows('Opening Balance 245,093.76'), 'MUR').verdict).toBe('refusal')
    expect(
      lines(
        rows('Opening Balance,$245,093.75').map((row) => row.replace('Balance 244', 'Balance,$244')),
        'MXN',
      )[0],
    ).toBe('proof')
  })

  it('reads days with commas, and figures below the table that are none of a line', () => {
    const rows = [
      'Transaction Date,Remarks,Debit Amount,Credit Amount,Balance',
      '"03,06,2026",A,565.09,,"1,018.64"',
      '"03,16,2026",B,,572.47,"1,591.11"',
      '"03,17,2026",C,91.11,,"1,500.00"',
    ]
    expect(lines(rows, 'MUR')).toEqual(['proof', ['03-06 -56509', '03-16 57247', '03-17 -9111']])
    const limit = ['Date,DESCRIPTION,Foreign,SGD Amount', '16/03/2026,A,,SGD 375.80 DR', '15/03/2026,B,,SGD 500.07 CR', 'Available Credit Limit,,,SGD 3000.00']
    expect(lines(limit, 'SGD')).toEqual(['proposal', ['03-16 -37580', '03-15 50007']])
  })

  it('leaves no row out that may be money: interest without a date, a state in which a word only begins like a denial', () => {
    const rows = (name: string) => ['Datum;Text;Betrag', '16.03.2026;A;-375,80', '15.03.2026;B;500,07', `${name};;3,20`]
    expect(read(rows('Zinsen')).verdict).toBe('refusal')
    expect(read(rows('Bonus')).verdict).toBe('refusal')
    const states = [
      'Date;Amount;Text;Status',
      '09.03.2026;-23,45;A;Universal transfer completed',
      '08.03.2026;10,00;B;Completed',
      '07.03.2026;-11,00;C;Completed',
    ]
    for (const told of lines(states).slice(1)) expect(told).toHaveLength(3)
    expect(lines(states)[0]).toBe('proposal')
    expect([...rolesOf('Tililtäpanot EUR')]).toContain('debit')
    expect([...rolesOf('Tililtäpanot xqz')]).not.toContain('debit')
  })

  it('takes the number of the bank before that of the account for no other account', () => {
    const rows = (account: string) => [
      `03/16/2026,036001808,${account},A,,12.74,271.88`,
      `03/15/2026,036001808,${account},B,,52.00,259.14`,
      `03/14/2026,036001808,${account},C,10.00,,207.14`,
    ]
    expect(read(rows(OURS), 'USD').verdict).toBe('proof')
    expect(read(rows('9310012399'), 'USD').verdict).toBe('refusal')
  })

  it('takes what was settled for the amount, after its fee', () => {
    const rows = [
      'REFERENCE,AMOUNT,SETTLED_AMOUNT,FEE,PAID_ON',
      'R1,-250.29,-250.29,0.00,2026-03-06',
      'R2,500.00,498.50,1.50,2026-03-05',
      'R3,-50.74,-51.74,1.00,2026-03-04',
    ]
    for (const told of lines(rows, 'NGN').slice(1).map(String)) expect(told).toMatch(/^03-06 -?25029,03-05 -?49850,03-04 -?5174$/)
    expect(read(rows, 'NGN').verdict).toBe('proposal')
  })

  it('takes the name on a statement for no state', () => {
    const rows = [
      'Fecha,Descripción,Importe,Aparece en su Estado de Cuenta como',
      '16 Mar 2026,Compra,300.14,Tienda',
      '15 Mar 2026,Compra,91.94,Café',
      '14 Mar 2026,Compra,50.00,Tienda',
      '13 Mar 2026,Abono,-63.00,Banco',
    ]
    expect(read(rows, 'MXN').verdict).toBe('proposal')
  })

  it('takes no day for the number of an account', () => {
    const rows = ['Data contabile;Importo;Descrizione', '02/03/2026;-12,00;A', '03/03/2026;15,50;B', '03/03/2026;-3,20;C']
    expect(read(rows).verdict).toBe('proposal')
  })

  it.each([
    ['Разход', 'debit'],
    ['Одобрување', 'credit'],
    ['Дебит (BGN)', 'debit'],
    ['Tililtäpanot', 'debit'],
    ['ยอดถอน', 'debit'],
    ['Betrag in Transaktionswährung', 'original'],
    ['Má dať', 'debit'],
  ])('knows the header %s', (header, role) => {
    const roles = rolesOf(header)
    expect(roles.has(role as 'debit')).toBe(true)
    expect(role === 'debit' ? roles.has('credit') : roles.has('debit')).toBe(false)
  })

  it.each([
    ['Неосчетоводена', 'Осчетоводена'],
    ['Neproknjiženo', 'Proknjiženo'],
    ['Nierozliczone', 'Rozliczone'],
    ['Nem könyvelt', 'Könyvelt'],
    ['Gerçekleşmedi', 'Gerçekleşti'],
    ['Không thành công', 'Thành công'],
  ])('leaves a row out that is %s', (pending, settled) => {
    const rows = ['Date;Amount;Text;Status', `09.03.2026;-23,45;A;${pending}`, `08.03.2026;10,00;B;${settled}`, `07.03.2026;-11,00;C;${settled}`]
    for (const told of lines(rows).slice(1)) expect(told).toHaveLength(2)
    expect(read(rows).pending).toBe(1)
    expect(folded(pending)).not.toBe(folded(settled))
  })
})
