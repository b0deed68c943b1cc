import { describe, expect, it } from 'vitest'
import { rolesOf } from '../../src/core/statements/recognise/words/vocabulary.ts'
import { collected, type Format } from './format.ts'
import { measured } from './measure.ts'
import { read, told } from './told.ts'
import { VARIANTS } from './variants.ts'

const amounts = (lines: readonly string[], currency?: string) => told(read(lines, currency)).map((one) => one.map((line) => line.split(' ')[1]).join(' '))
const verdict = (lines: readonly string[]) => read(lines).verdict

/** Exports of a company's books: what a header calls its debit is what came in. */
const isOfBooks = ({ container, header, columns }: Format) =>
  container === 'csv' &&
  columns.some(({ role }, n) => role === 'credit' && rolesOf(header?.[n] ?? '').has('debit') && !rolesOf(header?.[n] ?? '').has('credit'))

describe('books of a company, in two to four lines', () => {
  it('are read wrong in no collected format, whatever their texts, in either order', () => {
    const books = collected().filter(isOfBooks)
    expect(books.length).toBeGreaterThan(8)
    const wrong: string[] = []
    for (const [at, format] of books.entries())
      for (const count of [2, 3, 4])
        for (let round = 0; round < 6; round += 1)
          for (const variant of VARIANTS.slice(0, 2)) {
            const seed = 7_001 * at + 101 * round + count
            const one = measured({ format, count, telling: round % 2 === 0, variant, seed })
            if (one?.outcome === 'wrong') wrong.push(`${format.id} ${count} ${seed} ${variant.name}`)
          }
    expect(wrong).toEqual([])
  })

  it('stand beside the bank’s way, which nothing but the names of two columns tells', () => {
    const book = ['Date,Text,Debit,Credit,Balance', '2025-06-23,a,,10.00,90.00', '2025-06-25,b,30.00,,120.00']
    expect(amounts(book)).toEqual(['-1000 3000', '1000 -3000'])
    const onOneDay = ['Date,Text,Debit,Credit,Balance', '2025-12-30,a,,10.00,90.00', '2025-12-30,b,30.00,,120.00', '2025-12-30,c,,5.00,115.00']
    expect(amounts(onOneDay)).toEqual(['-1000 3000 -500', '1000 -3000 500'])
    expect(verdict(onOneDay)).toBe('proposal')
  })

  it('prove nothing alone: what is turned by no chain of the bank’s way is refused', () => {
    const rows = ['Date,Text,Debit,Credit,Balance', '2025-12-28,a,,10.00,90.00', '2025-12-29,b,30.00,,120.00', '2025-12-30,c,,5.00,115.00']
    expect(verdict(rows)).toBe('refusal')
  })

  it('do not where a text or the day is for the bank’s way, where balances stand after their lines, or are called those before them', () => {
    const bank = ['Date,Text,Debit,Credit,Balance', '2025-06-23,a,10.00,,90.00', '2025-06-25,b,,30.00,120.00']
    expect([verdict(bank), amounts(bank)]).toEqual(['proof', ['-1000 3000']])
    const newest = [bank[0] ?? '', ...bank.slice(1).reverse()]
    expect([verdict(newest), amounts(newest)]).toEqual(['proof', ['3000 -1000']])
    const before = ['Date,Text,Balance b/f,Debit,Credit', '2025-06-23,a,100.00,10.00,', '2025-06-23,b,90.00,,30.00']
    expect([verdict(before), amounts(before)]).toEqual(['proof', ['-1000 3000']])
    const told = ['Date,Text,Debit,Credit,Balance', '2025-06-25,Deposit by A,,10.00,90.00', '2025-06-23,b,30.00,,120.00']
    expect([verdict(told), amounts(told)]).toEqual(['proof', ['1000 -3000']])
  })

  it('nor where an amount comes and goes on two days', () => {
    const rows = ['Date,Text,Paid Out,Paid In,Balance', '2025-03-13,a,300.00,,900.00', '2025-03-14,b,,300.00,1200.00']
    expect([verdict(rows), amounts(rows)]).toEqual(['proof', ['-30000 30000']])
  })
})

describe('a word for debit on every row', () => {
  it('is proved by no balances that would stand before their lines', () => {
    const rows = [
      'Datum;Text;Betrag;Saldo;Art',
      '15.07.2026;a;7,00;107,00;Lastschrift',
      '15.07.2026;b;16,00;100,00;Lastschrift',
      '15.07.2026;c;4,00;84,00;Lastschrift',
    ]
    expect([verdict(rows), amounts(rows)]).toEqual(['proposal', ['700 1600 400', '-700 -1600 -400']])
  })
})

describe('two texts of two rows', () => {
  it('tell no sides of the oldest amount', () => {
    const rows = ['Fecha;Tipo;Valor ($);Saldo', '16/05/2026;Item 7280;386,69;1.386,69', '16/05/2026;Item 5242;432,91;1.000,00']
    expect(amounts(rows, 'COP').sort()).toEqual(['38669 -43291', '38669 43291'])
  })

  it('are no flag for the words that they begin with', () => {
    const rows = [',,2025/11/09,R410496775,Withdrawal Anna B,,118,,240805.34', ',,2025/11/11,R020804286,Deposit by Carl D,,,1007.11,241812.45']
    expect(read(rows).readings.length).not.toBe(1)
  })

  it('are one where each is a single word for its side', () => {
    const rows = ['Сана;Маблағ;Намуди пардохт', '23.06.2025;80.00;Воридот', '21.06.2025;127.91;Хароҷот']
    expect(amounts(rows, 'TJS')).toEqual(['8000 -12791'])
  })
})
