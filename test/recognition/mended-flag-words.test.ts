import { describe, expect, it } from 'vitest'
import { readStatement } from '../../src/statements/read-statement.ts'

/** Words and letters of a column that tells sides. */

const read = (name: string, into: string, out: string) => {
  const rows = ['Date;Details;Amount;', `02.11.2026;a;120,00;${into}`, `03.11.2026;b;85,00;${out}`, `04.11.2026;c;25,00;${out}`, `05.11.2026;d;5,00;${into}`]
  const text = `${rows.join('\n')}\n`.replace('Amount;', `Amount;${name}`)
  const { verdict, readings } = readStatement(new TextEncoder().encode(text), { account: { number: '8310012345', currency: 'EUR' }, today: '2026-12-31' })
  return [verdict, ...readings.map(({ statement }) => statement.lines.map(({ amountMinor }) => amountMinor).join(' '))]
}

describe('readStatement', () => {
  it.each([
    ['İşlem Yönü', 'Para Girişi', 'Para Çıkışı'],
    ['Направление', 'Входящая', 'Исходящая'],
    ['Тип', 'Кредитова', 'Дебетова'],
    ['Д/К', 'К', 'Д'],
    ['Д-т/К-т', 'К', 'Д'],
    ['Дугује/Потражује', 'П', 'Д'],
    ['WN/MA', 'MA', 'WN'],
    ['Strona', 'CT', 'DT'],
    ['T/K', 'K', 'T'],
    ['Smer', 'Príchod', 'Odchod'],
    ['Směr platby', 'příchozí platba', 'odchozí platba'],
    ['Tipo', 'NC', 'ND'],
    ['Tipo', 'Recebimento', 'Pagamento'],
    ['Retning', 'Innkommende', 'Utgående'],
    ['Retning', 'Indgående', 'Udgående'],
    ['Type', 'Innskudd', 'Uttak'],
    ['Tyyppi', 'Tulo', 'Meno'],
    ['Kryptis', 'Gaunamas', 'Siunčiamas'],
    ['Tipas', 'Įplaukos', 'Išlaidos'],
    ['Χ/Π', 'Π', 'Χ'],
    ['חובה/זכות', 'ז', 'ח'],
    ['مدين/دائن', 'د', 'م'],
    ['方向', '转入', '转出'],
    ['资金流向', '流入', '流出'],
    ['借貸別', '貸', '借'],
    ['存提', '存', '提'],
    ['구분', '수입', '지출'],
    ['Nợ/Có', 'Có', 'Nợ'],
    ['Növ', 'Daxilolma', 'Ödəniş'],
    ['Direction', 'Inbound', 'Outbound'],
    ['Type', 'Receipt', 'Payment'],
    ['Type', 'Inflow', 'Outflow'],
    ['Deposit/Withdrawal', 'D', 'W'],
  ])('reads the sides under %s from %s and %s', (name, into, out) => expect(read(name, into, out)).toEqual(['proposal', '12000 -8500 -2500 500']))
})
