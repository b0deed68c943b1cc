import { describe, expect, it } from 'vitest'
import { encodedOnce } from '../../src/files/twice-encoded.ts'
import { readStatement } from '../../src/statements/read-statement.ts'

const MARKS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
/** A text of UTF-8, as a program sees it that takes its bytes for windows-1252. */
const seen = (text: string): string =>
  [...new TextEncoder().encode(text)].map((byte) => (byte >= 0x80 && byte < 0xa0 ? (MARKS[byte - 0x80] ?? '') : String.fromCharCode(byte))).join('')

describe('encodedOnce', () => {
  it.each(['Bäckerei Nord', 'Überweisung – 5 €', 'Crédit; Débit', 'Saldo 1 234,50 zł', 'Ürün'])('gives the text back: %s', (text) => {
    expect(encodedOnce(seen(text))).toBe(text)
  })

  it.each(['Bäckerei', 'AÇÃO', 'Â', 'Ã;1', 'Дата', 'Ã¤ und ä', 'plain'])('leaves a text that is right: %s', (text) => {
    expect(encodedOnce(text)).toBe(text)
  })
})

describe('a file that was encoded twice', () => {
  it('is read with its words and names', () => {
    const rows = ['Buchungstag;Empfänger;Verwendungszweck;Betrag;Währung', '02.03.2026;Bäckerei;Für März;-12,50;EUR', '03.03.2026;Müller;Bücher;-3,10;EUR']
    const bytes = new TextEncoder().encode(seen(`${rows.join('\r\n')}\r\n`))
    const { readings } = readStatement(bytes, { account: { number: '8310012345', currency: 'EUR' }, today: '2026-12-31' })
    const lines = readings[0]?.statement.lines
    expect(lines?.map(({ counterparty, narrative, raw }) => [counterparty, narrative, raw])).toEqual([
      ['Bäckerei', 'Für März', rows[1]],
      ['Müller', 'Bücher', rows[2]],
    ])
  })
})
