import { describe, expect, it } from 'vitest'
import { readStatement } from '../../src/statements/read-statement.ts'
import { edit, encodeAs, FORMATS, sampleLines, turkish, written } from '../support/banks.ts'
import { facts, linesOf, read, TODAY, writtenFacts } from './reading.ts'

const lines = sampleLines()
const named = (name: string) => FORMATS.find((format) => format.name === name) ?? expect.fail(`no format ${name}`)
const [TURKISH, RUSSIAN, ONE_C, UBS, WISE] = [named('turkish'), named('russian'), named('1c'), named('ubs'), named('wise')]
/** A file is cut around each of its line ends, and at each so-many-th byte between. */
const EVERY = process.env['TIDEOVER_LONG'] === '1' ? 1 : 4

describe.each(FORMATS)('readStatement: $name', (format) => {
  const bytes = format.write(format.account, 1_000, lines)

  it('reads every line with proof', () => {
    const result = read(bytes, format)
    expect(result.problems).toEqual([])
    expect(result).toMatchObject({ verdict: 'proof', opening: 1_000, closing: 1_000 + lines.reduce((sum, line) => sum + line.minor, 0) })
    expect(result.readings[0]).toMatchObject({ n: 1, format: format.id, proof: format.shows.balance ? 'running_balance' : 'opening_closing' })
    expect(facts(linesOf(result))).toEqual(writtenFacts(lines))
    expect(linesOf(result).every((line) => line.narrative.includes(lines.find((one) => line.bankReference?.endsWith(one.ref))?.text ?? '?'))).toBe(true)
  })

  it('reads the rows in either order', () => {
    const turned = read(format.write(format.account, 1_000, lines, { reverse: true }), format)
    expect(turned.verdict).toBe('proof')
    expect([turned.opening, turned.closing]).toEqual([read(bytes, format).opening, read(bytes, format).closing])
    expect(facts(linesOf(turned))).toEqual(writtenFacts(lines))
    expect(turned.readings[0]?.order).not.toBe(read(bytes, format).readings[0]?.order)
  })

  it('gives line numbers and raw rows of the file', () => {
    const text = new TextDecoder(format.encoding).decode(bytes).split(/\r?\n/)
    for (const line of linesOf(read(bytes, format))) {
      const raw = line.raw.split('\n')
      expect(text.slice(line.line - 1, line.line - 1 + raw.length)).toEqual(raw)
    }
  })

  it('refuses the statement of another account or currency', () => {
    const result = read(bytes, format, format.another)
    expect(result).toMatchObject({ verdict: 'refusal', readings: [] })
    expect(result.problems[0]?.reason).toMatch(/another (account|currency)/)
    expect(read(bytes, format, { ...format.account, currency: 'KZT' }).verdict).toBe(format.name === '1c' ? 'proof' : 'refusal')
  })

  it('refuses a line dated after tomorrow and takes one of tomorrow', () => {
    expect(read(bytes, format, format.account, '2020-11-22').verdict).toBe('proof')
    const result = read(bytes, format, format.account, '2020-11-21')
    expect(result.verdict).toBe('refusal')
    expect(result.problems).toHaveLength(1)
    expect(result.problems[0]).toMatchObject({ value: format.name === 'ubs' ? '2020-11-23' : format.name === 'wise' ? '23-11-2020' : '23.11.2020' })
  })

  it('refuses balances that do not follow from the lines, naming line and column', () => {
    const told = lines.map((line, index) => (index === 6 ? { ...line, minor: line.minor + 1 } : line))
    const { verdict, problems } = read(format.write(format.account, 1_000, lines, { told }), format)
    expect(verdict).toBe('refusal')
    expect(problems[0]?.line).toBeGreaterThan(1)
    expect(problems.map((problem) => problem.column)).toContain(
      { turkish: 'Bakiye', russian: 'Исходящий остаток', '1c': 'КонечныйОстаток', ubs: 'Saldo', wise: 'Running Balance' }[format.name],
    )
  })

  it('refuses a dropped line and a swapped sign', () => {
    const end = format.encoding === 'utf-8' ? '\n' : '\r\n'
    const row = `${linesOf(read(bytes, format))[5]?.raw.replaceAll('\n', end)}${end}`
    expect(
      read(
        edit(bytes, format, (text) => text.replace(row, '')),
        format,
      ).verdict,
    ).toBe('refusal')
    const swapped = lines.map((line, index) => (index === 5 ? { ...line, minor: -line.minor } : line))
    expect(read(format.write(format.account, 1_000, swapped, { told: lines }), format).verdict).toBe('refusal')
  })

  it('refuses all signs swapped, also where every amount is the same', () => {
    const equal = lines.map((line) => ({ ...line, minor: -50_000 }))
    const swapped = equal.map((line) => ({ ...line, minor: 50_000 }))
    expect(read(format.write(format.account, 5_000_000, equal), format).verdict).toBe('proof')
    expect(read(format.write(format.account, 5_000_000, swapped, { told: equal }), format).verdict).toBe('refusal')
  })

  it('refuses the file cut at any byte, or reads it whole', () => {
    const whole = facts(linesOf(read(bytes, format)))
    const lineEnds = new Set([...bytes.keys()].filter((index) => bytes[index] === 10))
    const isAtLineEnd = (end: number): boolean => [-1, 0, 1].some((step) => lineEnds.has(end - 1 + step))
    for (let end = 0; end < bytes.length; end++) {
      if (end % EVERY > 0 && !isAtLineEnd(end)) continue
      const result = read(bytes.subarray(0, end), format)
      if (result.verdict === 'refusal') continue
      // Only Wise says nothing of how many lines there are: cut at the end of a row, it is shorter and says nothing wrong.
      if (format.name === 'wise' && lineEnds.has(end - 1)) expect(whole).toEqual(expect.arrayContaining([...facts(linesOf(result))]))
      else expect(facts(linesOf(result)), `cut at ${end}`).toEqual(whole)
    }
  })

  it('refuses NUL and other damaged letters anywhere', () => {
    for (let at = 40; at < bytes.length; at += 37) {
      const nul = Uint8Array.from(bytes, (byte, index) => (index === at ? 0 : byte))
      const result = read(nul, format)
      expect(result.verdict).toBe('refusal')
      expect(result.problems[0]).toMatchObject({ value: '\\x00', line: bytes.subarray(0, at).filter((byte) => byte === 10).length + 1 })
    }
  })

  it('reads an amount of 2^53 − 1 minor units and refuses one more', () => {
    const one = { ...(lines[0] ?? expect.fail()), minor: Number.MAX_SAFE_INTEGER - 7 }
    const low = { ...one, minor: 7 }
    expect(facts(linesOf(read(format.write(format.account, 0, [low, one]), format)))).toEqual(writtenFacts([low, one]))
    const much = edit(format.write(format.account, 0, [low, one]), format, (text) => text.replaceAll(/90([. ]?)071/g, '91$1071'))
    expect(read(much, format).verdict).toBe('refusal')
  })
})

describe('readStatement', () => {
  it('keeps text that spreadsheets would take for a formula', () => {
    for (const format of FORMATS) {
      const formula = lines.map((line) => ({ ...line, text: '=HYPERLINK(1)' }))
      const result = read(format.write(format.account, 0, formula), format)
      expect(result.verdict).toBe('proof')
      expect(linesOf(result).every((line) => line.narrative.includes('=HYPERLINK(1)'))).toBe(true)
    }
  })

  it('takes an empty table with equal balances for a statement of no lines', () => {
    for (const format of [TURKISH, RUSSIAN, ONE_C, UBS]) {
      const result = read(format.write(format.account, 700, [], { pending: 0 }), format)
      expect(result).toMatchObject({ verdict: 'proof', opening: 700, closing: 700, problems: [] })
      expect(linesOf(result)).toEqual([])
    }
    const unequal = edit(turkish(TURKISH.account, 700, []), TURKISH, (text) => text.replace('Kapanış Bakiyesi;7,00', 'Kapanış Bakiyesi;7,01'))
    expect(read(unequal, TURKISH).problems).toMatchObject([{ line: 5, column: 'Kapanış Bakiyesi', value: '7,01' }])
  })

  it('proposes what nothing proves', () => {
    const single = read(WISE.write(WISE.account, 0, lines.slice(0, 1)), WISE)
    expect(single).toMatchObject({ verdict: 'proposal', problems: [] })
    expect(single.readings[0]?.proof).toBe('none')
    const noEnds = edit(RUSSIAN.write(RUSSIAN.account, 0, lines), RUSSIAN, (text) => text.replace(/Входящий остаток.*\r\n/, ''))
    expect(read(noEnds, RUSSIAN).verdict).toBe('proposal')
  })

  it('tells that no declared format fits, and which are known, where no table of dates and amounts is found', () => {
    for (const bytes of [new TextEncoder().encode('Name,Count\nA,5\n'), encodeAs('Datum;Empfänger\r\n01.11.2020;Müller\r\n', 'iso-8859-9')]) {
      const { verdict, problems } = readStatement(bytes, { today: TODAY })
      expect(verdict).toBe('refusal')
      expect(problems[0]).toMatchObject({ line: 1 })
      for (const format of FORMATS) expect(problems[0]?.reason).toContain(format.id)
    }
    expect(readStatement(new Uint8Array(), { today: TODAY }).problems).toMatchObject([{ line: 1, reason: 'The file is empty.' }])
  })

  it('reads a changed header of a declared format by its arithmetic', () => {
    const bytes = turkish(TURKISH.account, 0, lines)
    for (const [from, to] of [
      ['Borç;', 'Çıkan;'],
      ['Dekont No', 'Fiş'],
      ['Bakiye;', ''],
    ] as const) {
      const result = read(
        edit(bytes, TURKISH, (text) => text.replace(from, to)),
        TURKISH,
      )
      expect(result).toMatchObject({ verdict: 'proof', readings: [{ format: 'recognised', proof: 'running_balance' }] })
      expect(result.readings[0]?.statement.lines.map((line) => line.amountMinor)).toEqual(lines.map((line) => line.minor))
    }
  })

  it('tells which header was expected where the file with another one cannot be read', () => {
    const { verdict, problems } = read(
      edit(turkish(TURKISH.account, 0, lines), TURKISH, (text) => text.replace('Borç;', 'Çıkan;').replace(/\d\d;D-?\w+/, 'xx;D')),
      TURKISH,
    )
    expect(verdict).toBe('refusal')
    expect(problems.some(({ reason }) => reason.includes('Tarih;Açıklama;Borç;Alacak;Bakiye;Dekont No'))).toBe(true)
  })

  it('tells what keeps such a file from being read, and not only how its header differs', () => {
    const changed = edit(turkish(TURKISH.account, 0, lines), TURKISH, (text) => text.replace(';Dekont No', '').replace(/;[^;\r\n]*\r\n/g, '\r\n'))
    const cut = read(
      edit(changed, TURKISH, (text) => text.slice(0, -9)),
      TURKISH,
    )
    expect(cut.problems.map(({ reason }) => reason.slice(0, 22))).toEqual(['The last row does not ', 'The header has changed', 'The header has changed'])
  })

  it('reports all problems of a file at once', () => {
    const bytes = edit(turkish({ ...TURKISH.account, currency: 'XXA' }, 0, lines), TURKISH, (text) =>
      text
        .replace('13.11.2020;Payment 1;1.235,50', '31.02.2020;Payment 1;1.235,50')
        .replace('1.237,50;;', '1.237,50;1,00;')
        .replace('1.240,50', '1.240,5')
        .replace('IBAN;', 'IBN;'),
    )
    const { problems } = read(bytes, TURKISH)
    expect(problems.map(({ line, column, value }) => [line, column, value])).toEqual([
      [1, 'IBAN', ''],
      [2, 'Döviz Cinsi', 'XXA'],
      [9, 'Tarih', '31.02.2020'],
      [11, 'Borç', '1.237,50 and 1,00'],
      [14, 'Borç', '1.240,5'],
    ])
  })
})

describe('readStatement: habits of the formats', () => {
  it('leaves out Russian rows in progress and refuses any other status', () => {
    const bytes = RUSSIAN.write(RUSSIAN.account, 0, lines, { pending: 3 })
    expect(read(bytes, RUSSIAN)).toMatchObject({ verdict: 'proof', pending: 3 })
    const status = (to: string) =>
      read(
        edit(bytes, RUSSIAN, (text) => text.replace('Проведено', to)),
        RUSSIAN,
      )
    for (const word of ['Отклонено', 'Возвращено', 'В обработке', '']) {
      expect(status(word)).toMatchObject({ verdict: 'refusal', problems: [{ line: 11, value: word === 'В обработке' ? '23.11.2020' : word }] })
    }
  })

  it('reads Russian groups with no-break blanks', () => {
    const bytes = edit(RUSSIAN.write(RUSSIAN.account, 0, lines), RUSSIAN, (text) => text.replace(/(\d) (\d{3},)/g, '$1\u00a0$2'))
    expect(facts(linesOf(read(bytes, RUSSIAN)))).toEqual(writtenFacts(lines))
  })

  it('does not count the details of a UBS collective order, and wants their order', () => {
    const detail = ';;2020-11-20;2020-11-20;CHF;;;-600.00;;9008;"One payee";"Zahlung";"";;\n'
    const bytes = UBS.write(UBS.account, 0, lines)
    const result = read(
      edit(bytes, UBS, (text) => text.replace('2020-11-19;;', `${detail}2020-11-19;;`)),
      UBS,
    )
    expect(facts(linesOf(result))).toEqual(writtenFacts(lines))
    const foreign = edit(bytes, UBS, (text) => text.replace('2020-11-19;;', `${detail.replace('9008', '7777')}2020-11-19;;`))
    expect(read(foreign, UBS).problems).toMatchObject([{ line: 15, column: 'Transaktions-Nr.', value: '7777' }])
  })

  it('reads UBS rows without a balance by both ends, and refuses a positive debit or a wrong count', () => {
    const bytes = UBS.write(UBS.account, 0, lines)
    const some = read(
      edit(bytes, UBS, (text) => text.replace(';40089.00;', ';;')),
      UBS,
    )
    expect(some.readings[0]?.proof).toBe('opening_closing')
    expect(
      read(
        edit(bytes, UBS, (text) => text.replace(';-1240.50;', ';1240.50;')),
        UBS,
      ).problems,
    ).toMatchObject([{ column: 'Belastung', value: '1240.50' }])
    expect(
      read(
        edit(bytes, UBS, (text) => text.replace('Zeitraum:;12;', 'Zeitraum:;13;')),
        UBS,
      ).problems,
    ).toMatchObject([{ line: 8, value: '13' }])
    const middle = edit(bytes, UBS, (text) => text.replace(/Anfangssaldo.*\n/, '').replace(/;36355\.50;(?=9)/, ';;'))
    expect(read(middle, UBS).verdict).toBe('proposal')
  })

  it('reads Wise ids that repeat, amounts with fewer decimals and line breaks in cells', () => {
    const fee = lines.map((line, index) => (index === 3 ? { ...line, ref: '9002', text: 'a "b", c\nd' } : line))
    const bytes = edit(WISE.write(WISE.account, 0, fee), WISE, (text) => text.replaceAll(/(\.\d)0(?=,)/g, '$1').replace(',0.0\n', ',0\n'))
    const result = read(bytes, WISE)
    expect(result.verdict).toBe('proof')
    expect(facts(linesOf(result))).toEqual(writtenFacts(fee))
    expect(linesOf(result).map((line) => line.line)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 14])
    expect(linesOf(result)[8]?.endToEndId).toBe('a "b", c\nd')
  })

  it('refuses 1C files of several accounts, and documents that are not of the account or not booked', () => {
    const bytes = ONE_C.write(ONE_C.account, 0, lines)
    const problems = (change: (text: string) => string) => read(edit(bytes, ONE_C, change), ONE_C).problems
    const section = (text: string): string => text.slice(text.indexOf('СекцияРасчСчет'), text.indexOf('СекцияДокумент'))
    expect(problems((text) => text.replace('СекцияДокумент', `${section(text)}СекцияДокумент`))).toContainEqual(
      expect.objectContaining({ column: 'НачальныйОстаток', reason: expect.stringContaining('stands twice') }),
    )
    expect(problems((text) => text.replace('ПлательщикСчет=40703810600000001234', 'ПлательщикСчет=40703810600000009999'))[0]).toMatchObject({
      line: 35,
      column: 'ПлательщикСчет',
    })
    expect(problems((text) => text.replace('ПлательщикСчет=40817810000000000001', 'ПлательщикСчет=40703810600000001234'))[0]).toMatchObject({ line: 24 })
    expect(problems((text) => text.replace(/ДатаСписано=.*\r\n/, ''))).toMatchObject([{ line: 31, column: 'ДатаСписано', value: '' }])
    expect(problems((text) => text.replace('КонецФайла', 'КонецФайл'))).toMatchObject([{ value: 'КонецФайл' }, { reason: expect.stringContaining('cut') }])
    expect(problems((text) => text.replace('ВсегоСписано=13644.50', 'ВсегоСписано=13644.51'))).toMatchObject([{ line: 17, column: 'ВсегоСписано' }])
  })

  it('reads 1C files written in DOS letters, narratives over two lines included', () => {
    const text = new TextDecoder('windows-1251')
      .decode(ONE_C.write(ONE_C.account, 0, lines))
      .replace('Кодировка=Windows', 'Кодировка=DOS')
      .replace('=Payment 1\r\n', '=Payment 1\r\nsecond line\r\n')
    const result = read(encodeAs(text, 'ibm866'), ONE_C)
    expect(result.readings[0]).toMatchObject({ encoding: 'ibm866', proof: 'opening_closing' })
    expect(linesOf(result)[1]).toMatchObject({ narrative: 'Payment 1 second line' })
  })

  it('takes quotes as letters where the bank writes none, and as quotes where a program added them', () => {
    const quoted = lines.map((line) => ({ ...line, text: '"Ромашка"' }))
    expect(linesOf(read(RUSSIAN.write(RUSSIAN.account, 0, quoted), RUSSIAN)).every((line) => line.narrative === '"Ромашка"')).toBe(true)
    const saved = edit(turkish(TURKISH.account, 0, lines), TURKISH, (text) => text.replace(';Payment 1;', ';"Payment; 1";'))
    expect(linesOf(read(saved, TURKISH))[1]?.narrative).toBe('Payment; 1')
    const loose = lines.map((line) => ({ ...line, text: 'ООО "Ромашка"' }))
    expect(linesOf(read(UBS.write(UBS.account, 0, loose), UBS))[0]?.narrative).toBe('Zahlung Zahlungsgrund: ООО "Ромашка"')
  })

  it('reads the formats in Unicode too', () => {
    for (const format of [TURKISH, RUSSIAN, ONE_C]) {
      const text = new TextDecoder(format.encoding).decode(format.write(format.account, 0, lines))
      expect(read(new TextEncoder().encode(text), format).readings[0]).toMatchObject({ encoding: 'utf-8' })
      const wide = Uint8Array.from([0xff, 0xfe, ...new Uint8Array(Uint16Array.from([...text].map((letter) => letter.charCodeAt(0))).buffer)])
      expect(read(wide, format).readings[0]).toMatchObject({ encoding: 'utf-16le-bom' })
    }
    expect(written(-123_456_789, ',', '.')).toBe('-1.234.567,89')
  })

  it('reads 100,000 Turkish lines', () => {
    const many = Array.from({ length: 100_000 }, (_, index) => ({
      ...(lines[0] ?? expect.fail()),
      minor: index % 2 === 0 ? 50_000 + index : -40_000,
      ref: String(index),
    }))
    const bytes = turkish(TURKISH.account, 0, many)
    expect(linesOf(read(bytes, TURKISH))).toHaveLength(100_000)
  })
})
