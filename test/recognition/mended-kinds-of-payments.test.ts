import { describe, expect, it } from 'vitest'
import { isSameForm } from '../../src/core/statements/recognise/form.ts'
import { read, told } from './told.ts'

/** Unsigned amounts beside one kind each. */
const file = (kinds: readonly string[], header = 'Date,Text,Type,Amount', sign: (n: number) => string = () => '') => [
  header,
  ...kinds.map((kind, n) => `2026-03-${13 + n},Text ${n},${kind},${sign(n)}${10 + n}.00`),
]
const signs = (lines: readonly string[]): string[] =>
  told(read(lines)).map((days) => days.map((line) => (line.split(' ')[1]?.startsWith('-') ? '-' : '+')).join(''))

describe('a payment beside what was bought', () => {
  it.each([['Purchase'], ['Charge'], ['Compra']])('may be one towards a card: both stand (%s)', (bought) => {
    const pay = bought === 'Compra' ? 'Pago' : 'Payment'
    expect(signs(file([bought, bought, pay, bought]))).toEqual(['--+-', '----'])
  })

  it('is told by the signs where they agree with one of both', () => {
    const kinds = ['Purchase', 'Purchase', 'Payment', 'Purchase']
    expect(signs(file(kinds, undefined, (n) => (n === 2 ? '' : '-')))).toEqual(['--+-'])
    expect(signs(file(kinds, undefined, (n) => (n === 2 ? '-' : '')))).toEqual(['--+-'])
  })

  it('goes out where other money was put in', () => {
    expect(signs(file(['Deposit', 'Payment', 'Purchase', 'Payment']))).toEqual(['+---'])
    expect(signs(file(['Пополнение', 'Оплата', 'Оплата'], 'Дата,Описание,Тип,Сумма'))).toEqual(['+--'])
    expect(signs(file(['Isi Saldo', 'Pembayaran', 'Pembayaran'], 'Waktu,Deskripsi,Tipe,Jumlah'))).toEqual(['+--'])
  })

  it('is remembered as the one that was confirmed', () => {
    const [first, second] = read(file(['Purchase', 'Payment', 'Purchase'])).readings
    const again = read(file(['Payment', 'Purchase', 'Purchase'])).readings
    expect(first && again.map((one) => isSameForm(first, one))).toEqual([true, false])
    expect(second && again.map((one) => isSameForm(second, one))).toEqual([false, true])
  })
})

describe('a payment beside what came back or is paid out', () => {
  it('is of a customer or of a seller: both stand', () => {
    expect(signs(file(['Payment', 'Payment', 'Refund']))).toEqual(['--+', '++-'])
    expect(signs(file(['Payment', 'Payment', 'Payout']))).toEqual(['++-', '---'])
    expect(signs(file(['Payment', 'Refund', 'Payout']))).toEqual(['+--', '-+-'])
  })

  it('came in where sales stand beside it', () => {
    expect(signs(file(['Sale', 'Payment', 'Fee', 'Payout']))).toEqual(['++--'])
  })
})

describe('marks of debits and credits that are taken back', () => {
  it('are of the other side', () => {
    expect(signs(file(['D', 'C', 'RD', 'RC'], 'Date,Text,D/C,Amount'))).toEqual(['-++-'])
  })

  it('leave the oldest amount open where another mark is unknown', () => {
    const rows = ['Date,Text,Amount,D/C,Balance', '2026-03-13,Shop,10.00,D,90.00', '2026-03-14,Pay,50.00,C,140.00', '2026-03-15,Interest,10.00,XX,150.00']
    expect(signs(rows)).toEqual(['+++', '-++'])
  })
})
