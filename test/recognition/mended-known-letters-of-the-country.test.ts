import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { encodingScore, LEGACY_ENCODINGS } from '../../src/core/statements/readings.ts'
import { decodeText } from '../../src/files/decode.ts'
import { readStatement } from '../../src/statements/read-statement.ts'

const textIn = (bytes: Uint8Array) => {
  const decoded = decodeText(bytes, { encodings: LEGACY_ENCODINGS, score: encodingScore })
  return decoded.ok ? decoded.text : decoded.fault.said.as
}
const swift = (account: string, currency: string, names: readonly string[]) =>
  [
    ':20:ST1',
    `:25:${account}`,
    ':28C:1/1',
    `:60F:C260301${currency}1000,00`,
    ...names.flatMap((name, n) => [`:61:26030${2 + n}03${String(2 + n).padStart(2, '0')}D10,00NTRFNONREF`, `:86:${name}`]),
    `:62F:C260309${currency}${1000 - 10 * names.length},00`,
    '-',
    '',
  ].join('\r\n')

describe('letters that have one place in two encodings', () => {
  it.each([
    ['iso-8859-2', 'HUF', 'HU42117730161111101800000000', ['Kővári Ernő', 'Szőke Imre', 'Molnár Zsófia']],
    ['windows-1250', 'HUF', '11773016-11111018', ['Erdős Pál']],
    ['iso-8859-2', 'PLN', 'PL61109010140000071219812874', ['Józef Kępa', 'Zięba Ewa']],
    ['iso-8859-2', 'CZK', 'CZ6508000000192000145399', ['Květa Růžička', 'Černý Petr']],
    ['iso-8859-2', 'EUR', 'SK3112000000198742637541', ['Ľubomír Vŕba']],
    ['windows-1250', 'RON', 'RO49AAAA1B31007593840000', ['Ştefan Băsescu', 'chirie lună']],
    ['windows-1250', 'EUR', 'HR1210010051863000160', ['Jurić Ana', 'plaća siječanj']],
    ['windows-1257', 'EUR', 'EE382200221020145685', ['Kõiv Jüri', 'Põld Mägi']],
  ])('are those of the account’s country: %s, %s', (encoding, currency, account, names) => {
    const text = swift(account, currency, names)
    expect(textIn(iconv.encode(text, encoding))).toBe(text)
  })

  it('stand in the lines of a Hungarian statement', () => {
    const file = iconv.encode(swift('117730161111101800000000', 'HUF', ['Kővári Ernő']), 'iso-8859-2')
    const { readings } = readStatement(file, { account: { number: '117730161111101800000000', currency: 'HUF' }, today: '2026-11-29' })
    expect(readings[0]?.statement.lines[0]?.narrative).toContain('Kővári Ernő')
  })

  it.each([
    ['windows-1252', ['João Simões', 'Camões', 'transferências']],
    ['windows-1252', ['goût', 'Noël', 'août']],
    ['windows-1257', ['Õunapuu', 'Põld', 'Mägi']],
  ])('are those of words with no sign and no capital within: %s, %s', (encoding, names) => {
    const text = ['Date;Name;Amount', ...names.map((name, n) => `0${2 + n}.03.2026;${name};-10,00`), ''].join('\r\n')
    expect(textIn(iconv.encode(text, encoding))).toBe(text)
  })
})

describe('one letter beyond ASCII in a file', () => {
  const table = (name: Uint8Array | string) => {
    const part = (text: string) => iconv.encode(text, 'latin1')
    return Buffer.concat([part('Date;Name;Amount\r\n02.03.2026;'), typeof name === 'string' ? part(name) : name, part(';-10,00\r\n03.03.2026;Smith;-5,00\r\n')])
  }

  it.each(['Müller', 'Åsa', 'José', 'Ölund', 'O’Brien née Strauß'.replace('’', "'")])('is one of a legacy encoding: %s', (name) => {
    expect(textIn(table(name))).toContain(name)
  })

  it('is damage where it can be none: the half of a letter of UTF-8, or beside a digit', () => {
    for (const name of ['M\u00c3ller', 'Da\u00c5kova', '\u00e45\u00e4'].map((text) => iconv.encode(text, 'latin1')))
      expect(textIn(table(name))).toBe('noEncoding')
  })
})
