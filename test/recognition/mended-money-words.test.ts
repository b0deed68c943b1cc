import { describe, expect, it } from 'vitest'
import { numberCell } from '../../src/core/statements/recognise/cells/number-cell.ts'
import { readStatement } from '../../src/statements/read-statement.ts'

/** Words for money beside an amount: without them an ordinary file is refused. */

const read = (rows: readonly string[], currency: string) => {
  const { verdict, readings, problems } = readStatement(new TextEncoder().encode(`${rows.join('\n')}\n`), {
    account: { number: '8310012345', currency },
    today: '2026-12-31',
  })
  return [verdict, ...readings.map(({ statement }) => statement.lines.map(({ amountMinor }) => amountMinor).join(' ')), ...problems.map(({ value }) => value)]
}

const WORDS =
  'Rp|Rp.|DH|Dh|Dhs|Dhs.|FCFA|F CFA|CFA|CFP|Kz|MTn|MT|KM|Lek|Lekë|ден|ден.|Tk|Tk.|Br|Birr|Php|Kshs|TSh|Ush|Eur|euro|Euros|U$S|Gs.|Bs.F|Fr.|SFr.|FRw|FBu|Fdj|Ar|Kr|DT|DA|KD|BD|RO|JD|LE|L.L.|SR|QR|MK|ZK|UM|Nu.|NRs|NRs.|Rf|Ks|Afl.|ƒ|ש"ח|đ|VNĐ'.split(
    '|',
  )

describe('numberCell', () => {
  it.each(WORDS)('reads amounts beside %s', (word) => {
    for (const text of [`${word}1,234.56`, `${word} 1,234.56`, `1,234.56 ${word}`, `1,234.56${word}`])
      expect(numberCell(text), text).toMatchObject({ minus: false, dot: { whole: '1234', cents: '56' } })
    for (const text of [`-${word}1,234.56`, `-${word} 1,234.56`, `${word} -1,234.56`, `-1,234.56 ${word}`, `(${word}1,234.56)`])
      expect(numberCell(text), text).toMatchObject({ minus: true, dot: { whole: '1234', cents: '56' } })
  })

  it('reads what stands in brackets behind the sign of a currency', () => {
    expect(numberCell('$(1,234.56)')).toMatchObject({ minus: true, dot: { whole: '1234', cents: '56' } })
    expect(numberCell('USD (12.50)')).toMatchObject({ minus: true, dot: { whole: '12', cents: '50' } })
    expect(numberCell('ABC (12)')).toBeUndefined()
  })

  it('takes two capital letters before bare digits for the number of a thing', () => {
    expect(['DA123456', 'MT 204511', 'ID 77', 'KM12', 'DT-4411'].map(numberCell)).toEqual([undefined, undefined, undefined, undefined, undefined])
  })
})

describe('readStatement', () => {
  it.each([
    ['Rp12.000', '-Rp8.500', 'IDR'],
    ['12 000 FCFA', '-8 500 FCFA', 'XOF'],
    ['12.000 đ', '-8.500 đ', 'VND'],
    ['120,00 KM', '-85,00 KM', 'BAM'],
    ['120,000 DT', '-85,000 DT', 'TND'],
    ['120,00 Kz', '-85,00 Kz', 'AOA'],
    ['U$S 120,00', '-U$S 85,00', 'USD'],
  ])('reads %s and %s', (into, out, currency) => {
    const [verdict, lines] = read(['Date;Details;Amount', `02.11.2026;Transfer from Ana;${into}`, `03.11.2026;Payment to Ana;${out}`], currency)
    expect([verdict, String(lines).replaceAll('0', '')]).toEqual(['proposal', '12 -85'])
  })

  it('refuses such an amount for an account in another currency', () => {
    expect(read(['Date;Details;Amount', '02.11.2026;Transfer from Ana;120,00 KM', '03.11.2026;Payment to Ana;-85,00 KM'], 'EUR')[0]).toBe('refusal')
  })
})
