import { describe, expect, it } from 'vitest'
import { statusOf } from '../../src/core/statements/recognise/words/status-words.ts'
import { readStatement } from '../../src/statements/read-statement.ts'

const OURS = '8310012345'
const read = (rows: readonly string[], currency = 'EUR') =>
  readStatement(new TextEncoder().encode(`${rows.join('\n')}\n`), { account: { number: OURS, currency }, today: '2026-11-29' })
const lines = (rows: readonly string[], currency = 'EUR') => {
  const { verdict, readings } = read(rows, currency)
  return [verdict, ...readings.map(({ statement }) => statement.lines.map(({ bookedOn, amountMinor }) => `${bookedOn.slice(5)} ${amountMinor}`))]
}

describe('what a tenth and an eleventh set of exports read wrong, or not at all', () => {
  it('reads a balance in two columns, of what is owed and of what is had', () => {
    const rows = (closing: string) => [
      'Дата;Номер;Дебет;Кредит;Назначение;',
      'Входящее сальдо на 02.03.2026;;0,00;230 489,52;;',
      '02.03.2026;1;752,00;0,00;A;',
      '03.03.2026;2;0,00;1 250,31;B;',
      '05.03.2026;3;1 746,20;0,00;C;',
      'Обороты;;2 498,20;1 250,31;',
      `Исходящее сальдо на 05.03.2026;;0,00;${closing};`,
    ]
    expect(lines(rows('229 241,63'), 'BYN')).toEqual(['proof', ['03-02 -75200', '03-03 125031', '03-05 -174620']])
    expect(read(rows('229 241,64'), 'BYN')).toMatchObject({ verdict: 'refusal', problems: [{ line: 7 }] })
  })

  it('reads a dated balance whose figure stands in its text', () => {
    const rows = (closing: string) => [
      'Date Opé.;Date Valeur;Libellé Opération;Débit;Crédit',
      '02/03/2026;;SOLDE DEPART 200 572,11;;',
      '02/03/2026;02/03/2026;A;1 163,00;',
      '15/03/2026;15/03/2026;B;;730,00',
      `31/03/2026;;SOLDE FINAL ${closing};;`,
    ]
    expect(lines(rows('200 139,11'), 'MAD')).toEqual(['proof', ['03-02 -116300', '03-15 73000']])
    expect(read(rows('200 139,12'), 'MAD').verdict).toBe('refusal')
  })

  it('takes a payment whose text ends with a figure for a payment', () => {
    const rows = ['Date;Libellé;Débit;Crédit', '13/03/2026;Solde facture 20,50;20,50;', '14/03/2026;B;;30,00', '15/03/2026;C;5,10;']
    expect(lines(rows)).toEqual(['proposal', ['03-13 -2050', '03-14 3000', '03-15 -510']])
  })

  it('does not ask of a column without its half what another has in full', () => {
    const rows = [
      'Date;Gross Debit;Gross Credit;Net Debit;Net Credit;Text',
      '02/03/2026;;;10.50;;A',
      '13/03/2026;;;;20.25;B',
      '14/03/2026;;;7.00;;C',
      '15/03/2026;;;9.10;;D',
    ]
    expect(lines(rows)).toEqual(['proposal', ['03-02 -1050', '03-13 2025', '03-14 -700', '03-15 -910']])
  })

  it('lets balances tell what two words mean beside a column of one word that is known', () => {
    const rows = (flag: readonly [string, string]) => [
      'Date;Sum;Left;Way;Type',
      `02/03/2026;10.50;89.50;${flag[0]};Payment`,
      `13/03/2026;20.25;109.75;${flag[1]};Payment`,
      `14/03/2026;7.00;102.75;${flag[0]};Payment`,
      `15/03/2026;9.10;93.65;${flag[0]};Payment`,
    ]
    const told = ['proof', ['03-02 -1050', '03-13 2025', '03-14 -700', '03-15 -910']]
    expect(lines(rows(['Xa', 'Yb']))).toEqual(told)
    expect(lines(rows(['出', '进']))).toEqual(told)
  })

  it('takes no quantity and no name for an amount and its side', () => {
    const rows = [
      'Date,Type,Buyer name,Net amount,Quantity,Fee,Gross amount',
      '03/16/2026,Adjustment,Ann,-57.04,1,-1.00,-56.04',
      '03/15/2026,Adjustment,Ann,30.00,1,0.00,30.00',
      '03/15/2026,Adjustment,Bob,-55.30,1,0.00,-55.30',
      '03/12/2026,Adjustment,Bob,-50.79,1,0.00,-50.79',
    ]
    const { readings } = read(rows, 'USD')
    expect(readings.length).toBeGreaterThan(0)
    for (const { statement } of readings) expect(statement.lines.map(({ amountMinor }) => Math.abs(amountMinor))).toEqual([5_704, 3_000, 5_530, 5_079])
  })

  it('does not take the word payment on every row for money out', () => {
    const rows = (type: string) => ['Date,Amount,Type,Text', `2026-03-07,25.01,${type},A`, `2026-03-04,310.52,${type},B`, `2026-03-03,12647.63,${type},C`]
    expect(read(rows('Payment')).readings).toHaveLength(2)
    expect(read(rows('Withdrawal')).readings).toHaveLength(1)
  })

  it('finds the states of payments in the column in which rows differ', () => {
    const rows = [
      'Date;Wallet;Xyqua;Débit;Crédit;Texte',
      '09/03/2026;Normal;Echec;12345;;A',
      '09/03/2026;Normal;Succès;;300;B',
      '18/03/2026;Normal;Succès;369;;C',
      '26/03/2026;Normal;Succès;822;;D',
    ]
    for (const told of lines(rows, 'XAF').slice(1)) expect(told).toEqual(['03-09 300', '03-18 -369', '03-26 -822'])
    expect(read(rows, 'XAF').pending).toBe(1)
    // One of the two words is not known: it may be any.
    expect(read(rows.map((row) => row.replace('Succès', 'Succčs'))).verdict).toBe('refusal')
  })

  it('offers the day in whose order the rows stand beside the one that is called the booking day', () => {
    const rows = [
      'Data Lanc.;Data Valor;Descrição;Valor',
      '14/03/2026;15/03/2026;A;-12,00',
      '16/03/2026;16/03/2026;B;15,50',
      '15/03/2026;17/03/2026;C;-3,20',
      '18/03/2026;18/03/2026;D;-4,20',
    ]
    const days = lines(rows)
      .slice(1)
      .map((told) => (told as readonly string[]).map((one) => one.slice(3, 5)).join())
    expect(new Set(days)).toEqual(new Set(['14,16,15,18', '15,16,17,18']))
  })

  it('takes no day of the value for the booking day where that one is still to come', () => {
    const rows = (last: string) => [
      'Date,Value date,Amount,Balance',
      '2026-11-25,2026-11-25,-10.00,90.00',
      '2026-11-27,2026-11-26,-5.00,85.00',
      `2026-${last},2026-11-28,1.00,86.00`,
    ]
    expect(read(rows('11-28')).verdict).toBe('proof')
    expect(read(rows('12-20'))).toMatchObject({ verdict: 'refusal', problems: [{ line: 4, column: 'Date' }] })
  })

  it('reads days of eight digits that begin with the day, and days with a sign before the time', () => {
    const compact = ['Date,Text,Debits,Credits,Balance', '13032026,A,25.29,,974.71', '14032026,B,,100.00,1074.71', '16032026,C,4.71,,1070.00']
    expect(lines(compact, 'AUD')).toEqual(['proof', ['03-13 -2529', '03-14 10000', '03-16 -471']])
    const signed = [
      'Date,Text,Amount,Balance',
      '2026-03-13 @ 09:15,A,-25.29,974.71',
      '2026-03-14 @ 10:15,B,100.00,1074.71',
      '2026-03-16 @ 11:15,C,-4.71,1070.00',
    ]
    expect(lines(signed)).toEqual(['proof', ['03-13 -2529', '03-14 10000', '03-16 -471']])
  })

  it.each([
    ['first', 2, '02.03.2026;R1 A;-10,00;990,00'],
    ['first', 2, '02.03.2026?R1;A;-10,00;990,00'],
    ['last', 5, '15.03.2026;R4 D;5,00;995,00'],
    ['last', 5, '15.03.2026?R4;D;5,00;995,00'],
  ])('loses no line at an end of which a delimiter is gone: the %s one', (_, line, row) => {
    const rows = [
      'Date;Ref;Text;Amount;Balance',
      '02.03.2026;R1;A;-10,00;990,00',
      '13.03.2026;R2;B;-10,00;980,00',
      '14.03.2026;R3;C;10,00;990,00',
      '15.03.2026;R4;D;5,00;995,00',
    ]
    expect(read(rows).verdict).toBe('proof')
    expect(read(rows.with(line - 1, row))).toMatchObject({ verdict: 'refusal', problems: [{ line }] })
  })

  it('takes what was paid in many currencies for no amount where another column has it in one', () => {
    const rows = (amount: string) => [
      `Date,Text,Sale currency,Sale amount,D/C,Own currency,${amount},D/C`,
      '2026-03-17,A,EUR,957.28,C,EUR,957.28,C',
      '2026-03-16,B,USD,722.36,C,EUR,1952.32,C',
      '2026-03-14,C,EUR,924.00,C,EUR,924.00,C',
    ]
    for (const amount of ['Xyqua', 'Amount'])
      for (const told of lines(rows(amount)).slice(1))
        expect((told as readonly string[]).map((one) => one.split(' ')[1]?.replace('-', ''))).toEqual(['95728', '195232', '92400'])
    expect(read(rows('Amount')).readings.length).toBeGreaterThan(0)
  })

  it('leaves no row out for a sign that two unknown words have', () => {
    const rows = [
      'Status,Date,Text,Amount,Balance',
      'A,2026-03-17,Purchase,-123.45,',
      'T,2026-03-17,Xa,1390.88,3763.73',
      'T,2026-03-14,Xa,1861.30,2372.85',
      'T,2026-03-12,Yb,251.92,511.55',
    ]
    expect(read(rows).verdict).toBe('refusal')
  })

  it('offers a day that stands twice beside the other one', () => {
    const row = (day: string, value: string, amount: string, balance: string) => `${day},${balance},EUR,${amount},${value},${value},A`
    const rows = [
      row('12-03-2026', '12-03-2026', '-5.00', '90.00'),
      row('10-03-2026', '12-03-2026', '-5.00', '95.00'),
      row('08-03-2026', '10-03-2026', '10.00', '100.00'),
      row('05-03-2026', '06-03-2026', '-1.00', '90.00'),
    ]
    const days = lines(rows)
      .slice(1)
      .map((told) => (told as readonly string[]).map((one) => one.slice(3, 5)).join())
    expect(new Set(days)).toEqual(new Set(['12,10,08,05', '12,12,10,06']))
  })

  it('offers both ways in which two balances of a row chain, where the days do not tell the order', () => {
    const rows = [
      '2026-03-13,12000.23,0.00,12000.23,237810.99,249811.22',
      '2026-03-13,1402.00,1402.00,0.00,239212.99,237810.99',
      '2026-03-13,686.21,0.00,686.21,238526.78,239212.99',
      '2026-03-12,792.37,0.00,792.37,237734.41,238526.78',
      '2026-03-12,2140.02,2140.02,0.00,239874.43,237734.41',
    ]
    expect(
      lines(rows)
        .slice(1)
        .map((told) => (told as readonly string[])[0]),
    ).toEqual(expect.arrayContaining(['03-13 1200023', '03-13 -1200023']))
  })

  it('takes no balance in a column of its own for an amount', () => {
    const rows = [
      '213.094,72;;8310012345;02-03-26;;RON;;;;',
      ';;8310012345;02-03-26;672,77;RON;Transfer;Ann;A;213.767,49',
      ';;8310012345;13-03-26;954,73;RON;Transfer;Bob;B;214.722,22',
      ';;8310012345;15-03-26;300,88;RON;Transfer;Eve;C;215.023,10',
      ';215.023,10;8310012345;15-03-26;;RON;;;;',
    ]
    for (const told of lines(rows, 'RON').slice(1)) expect(told).toEqual(['03-02 67277', '03-13 95473', '03-15 30088'])
  })

  it('reads no part of a file without a header whose amounts hold the delimiter', () => {
    const rows = [
      '14 Mar 2026,,$601.76, ,A,,,',
      '14 Mar 2026,,$300.70, ,B,,,',
      '13 Mar 2026,, ,$2,027.00,C,,,',
      '12 Mar 2026,, ,$1,117.35,D,,,',
      '12 Mar 2026,, ,$1,659.05,E,,,',
    ]
    expect(read(rows, 'SGD').verdict).toBe('refusal')
  })

  it('reads n/a as nothing', () => {
    const rows = ['Date,Text,Debit,Credit,Balance', '13/03/2026,A,25.29,n/a,974.71', '14/03/2026,B,n/a,100.00,1074.71', '16/03/2026,C,4.71,n/a,1070.00']
    expect(lines(rows)).toEqual(['proof', ['03-13 -2529', '03-14 10000', '03-16 -471']])
  })

  it('reads amounts of which one side alone is marked', () => {
    const rows = (mark: string) => [
      'Date,Details,Amount',
      `13/03/2026,A,"1,409.98 ${mark}"`,
      '14/03/2026,B,753.26',
      `15/03/2026,C,20.00 ${mark}`,
      '16/03/2026,D,10.00',
    ]
    expect(lines(rows('CR'))).toEqual(['proposal', ['03-13 140998', '03-14 -75326', '03-15 2000', '03-16 -1000']])
    expect(lines(rows('DR'))).toEqual(['proposal', ['03-13 -140998', '03-14 75326', '03-15 -2000', '03-16 1000']])
  })

  it('reads two columns the other way round where balances prove it, and only then', () => {
    const rows = (balances: readonly string[]) => [
      'Date,Text,Debit,Credit,Balance',
      `13/03/2026,A,25.29,,${balances[0]}`,
      `14/03/2026,B,,100.00,${balances[1]}`,
      `16/03/2026,C,4.71,,${balances[2]}`,
    ]
    expect(lines(rows(['75.29', '-24.71', '-20.00']))).toEqual(['proof', ['03-13 2529', '03-14 -10000', '03-16 471']])
    // An account that is overdrawn, whose balances have no sign, looks the same.
    expect(read(rows(['1025.29', '925.29', '930.00'])).verdict).toBe('refusal')
    expect(lines(rows(['974.71', '1074.71', '1070.00']))).toEqual(['proof', ['03-13 -2529', '03-14 10000', '03-16 -471']])
    expect(read(rows(['974.71', '1074.71', '1070.01'])).verdict).toBe('refusal')
  })

  it('leaves open what a purchase is in a file for a merchant', () => {
    const rows = ['Terminal ID,Transaction Type,Date,Amount', 'T1,PURCHASE,13/03/2026,938.22', 'T1,REFUND,15/03/2026,-189.67', 'T1,PURCHASE,16/03/2026,27.69']
    const told = lines(rows)
      .slice(1)
      .map((one) => (one as readonly string[])[0])
    expect(new Set(told.map((one) => one?.includes(' -')))).toEqual(new Set([true, false]))
    const ofCard = ['Card,Transaction Type,Date,Amount', 'C1,PURCHASE,13/03/2026,938.22', 'C1,REFUND,15/03/2026,-189.67', 'C1,PURCHASE,16/03/2026,27.69']
    expect(lines(ofCard)).toEqual(['proposal', ['03-13 -93822', '03-15 18967', '03-16 -2769']])
  })

  it.each([
    ['Opening Balance : 206,716.50   Closing Balance : 206,790.50'],
    ['"Số dư đầu kỳ/ Opening Balance: 206,716.50 VND"\n"Số dư cuối kỳ/ Closing Balance: 206,790.50 VND"'],
  ])('reads two balances of a line that the comma of their numbers parts: %s', (above) => {
    const rows = [...above.split('\n'), '', 'Date,Text,Debit,Credit', '13/03/2026,A,26.00,', '14/03/2026,B,,100.00']
    expect(lines(rows, 'USD')).toEqual(['proof', ['03-13 -2600', '03-14 10000']])
  })

  it('holds a balance above the table against one behind its last line', () => {
    const rows = (to: string) => [
      'Letzter Kontostand;;;;100,00;EUR',
      'Gebuchte Umsätze',
      'Buchungstag;Wert;Text;Soll;Haben;Währung',
      '13.03.26;13.03.26;A;-26,00;;EUR',
      '14.03.26;14.03.26;B;;100,00;EUR',
      `Kontostand (14.03.26):;;;;${to};EUR`,
    ]
    expect(lines(rows('174,00'))).toEqual(['proof', ['03-13 -2600', '03-14 10000']])
    expect(lines(rows('174,01'))[0]).not.toBe('proof')
  })

  it.each([
    ['Вход. остаток', 'Исход. остаток'],
    ['Opening ledger', 'Closing ledger'],
  ])('reads %s and %s as balances', (opening, closing) => {
    const rows = (to: string) => ['Datum;Text;Soll;Haben;Saldo', `${opening};;;;100,00`, '13.03.26;A;26,00;;', '14.03.26;B;;100,00;', `${closing};;;;${to}`]
    expect(lines(rows('174,00'))).toEqual(['proof', ['03-13 -2600', '03-14 10000']])
    expect(read(rows('174,01')).verdict).toBe('refusal')
  })

  it.each([
    ['Succès', 'settled'],
    ['insuccès', 'pending'],
    ['sans succès', 'pending'],
    ['Exitosa', 'settled'],
    ['sin éxito', 'pending'],
    ['payé', 'settled'],
    ['impayé', 'pending'],
    ['erfolgreich', 'settled'],
    ['erfolglos', 'pending'],
    ['оплачено', 'settled'],
    ['не оплачено', 'pending'],
    ['sikeres', 'settled'],
    ['sikertelen', 'pending'],
    ['ناجحة', 'settled'],
    ['غير ناجحة', 'pending'],
    ['Сплачено', 'settled'],
  ])('knows the state %s', (word, status) => {
    expect(statusOf(word)).toBe(status)
  })
})
