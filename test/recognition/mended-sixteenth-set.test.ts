import { describe, expect, it } from 'vitest'
import { read, told } from './told.ts'

const lines = (rows: readonly string[], currency = 'EUR'): string[] => told(read(rows, currency)).map((days) => days.join(', '))

describe('the debit of an owner’s books in a few lines', () => {
  const rows = (texts: readonly string[], days: readonly string[], head = 'Date,Text,Debit,Credit,Balance') => [
    head,
    `${days[0]},${texts[0]},,10.00,90.00`,
    `${days[1]},${texts[1]},50.00,,140.00`,
    `${days[2]},${texts[2]},,5.00,135.00`,
    `${days[3]},${texts[3]},,2.00,133.00`,
  ]
  const oneDay = ['2026-03-13', '2026-03-13', '2026-03-13', '2026-03-13']
  const oneStep = ['2026-03-13', '2026-03-13', '2026-03-13', '2026-03-14']
  const amounts = (of: readonly string[]) => told(read(of)).map((one) => one.map((line) => line.split(' ')[1]).join(' '))

  it('stands beside that of a bank where the only step of the days is for it', () => {
    expect(amounts(rows(['a', 'b', 'c', 'd'], oneStep))).toEqual(['-1000 5000 -500 -200', '1000 -5000 500 200'])
  })

  it('stands beside it where the texts speak against the names, or the header is one of a bookkeeping', () => {
    const texts = ['Payment to John', 'Deposit by Jane', 'Card purchase', 'Withdrawal']
    expect(amounts(rows(texts, oneDay))).toEqual(['-1000 5000 -500 -200', '1000 -5000 500 200'])
    expect(amounts(rows(['a', 'b', 'c', 'd'], oneDay, 'Date,Journal entry,Debit,Credit,Balance'))).toEqual(['-1000 5000 -500 -200', '1000 -5000 500 200'])
  })

  it('stands beside it where no day tells the order, and the header’s way wants each balance before its line', () => {
    expect(amounts(rows(['a', 'b', 'c', 'd'], oneDay))).toEqual(['-1000 5000 -500 -200', '1000 -5000 500 200'])
  })

  it('does not, where texts or a step of the days are for the bank’s', () => {
    const texts = ['Deposit by John', 'Card purchase', 'c', 'd']
    expect(amounts(rows(texts, oneStep))).toEqual(['1000 -5000 500 200'])
    expect(amounts(rows(['a', 'b', 'c', 'd'], [...oneStep].reverse()))).toEqual(['1000 -5000 500 200'])
    expect(amounts(rows(texts, oneDay))).toEqual(['1000 -5000 500 200'])
  })

  it('stands beside it where one amount comes and goes in turn, and the header’s way wants each balance before its line', () => {
    const inTurn = [
      'Date,Text,Debit,Credit,Balance',
      '2026-03-13,a,,5.00,90.00',
      '2026-03-14,b,5.00,,95.00',
      '2026-03-15,c,,5.00,90.00',
      '2026-03-16,d,5.00,,95.00',
    ]
    expect(amounts(inTurn)).toEqual(['-500 500 -500 500', '500 -500 500 -500'])
    const ofBank = inTurn.map((row) =>
      row
        .replace(/90.00$/, '9x.00')
        .replace(/95.00$/, '90.00')
        .replace('9x', '95'),
    )
    expect(amounts(ofBank)).toEqual(['500 -500 500 -500'])
    expect(amounts(ofBank.map((row) => row.replace('Text', 'N/C')))).toEqual(['500 -500 500 -500', '-500 500 -500 500'])
  })

  it('stands beside it where all went out, and one of the columns is empty', () => {
    const out = [
      'Date,Text,Debit,Credit,Balance',
      '2026-03-13,Payment to A,,5.00,90.00',
      '2026-03-13,Card purchase,,7.00,83.00',
      '2026-03-14,Withdrawal,,1.00,82.00',
    ]
    expect(amounts(out)).toEqual(['-500 -700 -100', '500 700 100'])
  })

  it('stands beside it where nobody named the column of balances', () => {
    const days = ['2026-03-13', '2026-03-14', '2026-03-15', '2026-03-16']
    expect(amounts(rows(['a', 'b', 'c', 'd'], days, 'Date,Text,Debit,Credit,Xyqua'))).toEqual(['-1000 5000 -500 -200', '1000 -5000 500 200'])
  })
})

describe('letters for debit and credit in an owner’s books', () => {
  const rows = (head: string, texts: readonly string[]) => [
    head,
    `13.03.2026;H;10,00;${texts[0]}`,
    `14.03.2026;S;50,00;${texts[1]}`,
    `15.03.2026;H;5,00;${texts[2]}`,
    `16.03.2026;H;2,00;${texts[3]}`,
  ]
  const owner = '2026-03-13 -1000, 2026-03-14 5000, 2026-03-15 -500, 2026-03-16 -200'
  const bank = '2026-03-13 1000, 2026-03-14 -5000, 2026-03-15 500, 2026-03-16 200'
  const silent = ['a', 'b', 'c', 'd']

  it('say either where the header is one of a bookkeeping, and what a bank says elsewhere', () => {
    expect(lines(rows('Buchungsdatum;S/H;Betrag in Hauswährung;Text', silent))).toEqual([bank, owner])
    expect(lines(rows('Buchungsdatum;S/H;Betrag;Text', silent))).toEqual([bank])
  })

  it('say either where no header says whose they are, but not where they are a bank’s letters alone', () => {
    const [, ...bare] = rows('', silent)
    expect(lines(bare)).toEqual([bank, owner])
    expect(lines(bare.map((row) => row.replace(';H;', ';C;').replace(';S;', ';D;')))).toEqual([bank])
  })

  it('say either where the texts speak against them', () => {
    expect(lines(rows('Buchungsdatum;S/H;Betrag;Text', ['Zahlung an Jan', 'Gutschrift von Jo', 'Überweisung an Uwe', 'Kartenzahlung']))).toEqual([owner, bank])
  })

  it('are not the same form of a file when one of the two was confirmed', () => {
    const { readings } = read(rows('Buchungsdatum;S/H;Betrag in Hauswährung;Text', silent))
    expect(readings.map(({ form }) => form?.paysIn ?? false)).toEqual([false, true])
  })
})

describe('a balance that is called outstanding', () => {
  const rows = (balances: readonly string[]) => [
    'Date,Particular,Withdraw,Deposit,Outstanding',
    `13/03/2026,a,10.00,,${balances[0]}`,
    `14/03/2026,b,,50.00,${balances[1]}`,
    `15/03/2026,c,5.00,,${balances[2]}`,
    `17/03/2026,d,2.00,,${balances[3]}`,
  ]

  it('proves what two named columns say, and refuses a file that it contradicts', () => {
    expect(read(rows(['90.00', '140.00', '135.00', '133.00'])).verdict).toBe('proof')
    expect(read(rows(['90.00', '140.00', '135.00', '133.10'])).verdict).toBe('refusal')
  })

  it('tells nothing where it is what is owed', () => {
    expect(read(rows(['90.00', '40.00', '45.00', '47.00'])).verdict).toBe('proposal')
  })
})

describe('names of columns', () => {
  it('take litres for no money, and a total with its tax for an amount', () => {
    const rows = ['Date,Site,Litres,Total (inc VAT)', '13/03/2026,a,40.00,55.20', '14/03/2026,b,31.50,44.10', '16/03/2026,c,12.00,-16.80']
    expect(lines(rows).every((one) => /5520/.test(one))).toBe(true)
    expect(lines(rows)).toHaveLength(2)
  })

  it('tell what is withheld from a payment and what is left of it in Russian', () => {
    const rows = [
      'Дата платежа;Плательщик;Сумма платежа;Удержано;К перечислению',
      '13.03.2026;а;100,00;1,00;99,00',
      '14.03.2026;б;250,00;2,50;247,50',
      '16.03.2026;в;-30,00;0,00;-30,00',
    ]
    expect(lines(rows)[0]).toBe('2026-03-13 9900, 2026-03-14 24750, 2026-03-16 -3000')
  })

  it('know the day on which a payment has effect from the one on which it is posted', () => {
    const rows = ['Posting,Effective,Detail,Amount', '14/03/2026,13/03/2026,a,-10.00', '16/03/2026,16/03/2026,b,50.00', '20/03/2026,18/03/2026,c,-5.00']
    expect(lines(rows)[0]).toBe('2026-03-14 -1000, 2026-03-16 5000, 2026-03-20 -500')
    expect(lines(rows).every((one) => one.includes('2026-03-20'))).toBe(true)
  })
})
