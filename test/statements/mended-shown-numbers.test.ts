import { describe, expect, it } from 'vitest'
import { isSaid } from '../../src/core/said/say.ts'
import { shownBy } from '../../src/files/shown-numbers.ts'
import { writeWorkbook } from '../../src/files/write-workbook.ts'
import { unzip, zipStored } from '../../src/files/zip-archive.ts'
import { readBankFile } from '../../src/statements/read-bank-file.ts'

type Cell = string | { readonly v: string; readonly s: number }

/** A workbook of one sheet; `s` is the place of a format in `formats`. */
async function workbook(rows: ReadonlyArray<readonly Cell[]>, formats: readonly string[]): Promise<Uint8Array> {
  const files = unzip(await writeWorkbook([{ name: 'Lines', rows: [['a']] }]), () => true, 2 ** 24)
  if (isSaid(files)) throw new Error(files.text)
  const escaped = (text: string) =>
    text
      .replace(/&(?!#)/g, '&amp;')
      .replaceAll('"', '&quot;')
      .replaceAll('<', '&lt;')
  const cell = (of: Cell, at: string) =>
    typeof of === 'string' ? `<c r="${at}" t="inlineStr"><is><t>${escaped(of)}</t></is></c>` : `<c r="${at}" s="${of.s}"><v>${of.v}</v></c>`
  const sheet = rows.map((row, n) => `<row r="${n + 1}">${row.map((of, place) => cell(of, `${String.fromCharCode(65 + place)}${n + 1}`)).join('')}</row>`)
  const own = formats.map((code, n) => `<numFmt numFmtId="${200 + n}" formatCode="${escaped(code)}"/>`).join('')
  const styles = formats.map((_, n) => `<xf numFmtId="${200 + n}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`).join('')
  const parts: Readonly<Record<string, (xml: string) => string>> = {
    'xl/worksheets/sheet1.xml': (xml) => xml.replace(/<sheetData>[\s\S]*<\/sheetData>/, `<sheetData>${sheet.join('')}</sheetData>`),
    'xl/styles.xml': (xml) =>
      xml
        .replace(/<numFmts[\s\S]*<\/numFmts>/, '')
        .replace(/<styleSheet[^>]*>/, (tag) => `${tag}<numFmts count="${formats.length}">${own}</numFmts>`)
        .replace(/<cellXfs[\s\S]*<\/cellXfs>/, `<cellXfs count="${formats.length}">${styles}</cellXfs>`),
  }
  return zipStored(new Map([...files].map(([name, content]) => [name, Buffer.from(parts[name]?.(content.toString()) ?? content)])))
}

/** The verdict, with what refuses or the amounts as they stand; the other way round they are a second reading, as in any file without balances. */
async function told(file: Uint8Array, currency = 'EUR'): Promise<readonly unknown[]> {
  const { verdict, problems, readings } = await readBankFile(file, { account: { currency }, today: '2026-11-29' })
  const [first] = readings
  return [verdict, ...problems.map(({ value, said }) => `${value} ${said.as}`), ...(first ? [first.statement.lines.map((line) => line.amountMinor)] : [])]
}

const DAYS = ['2026-03-02', '2026-03-03', '2026-03-05', '2026-03-09']
const TEXTS = ['Rent', 'Donation', 'Bread and milk', 'Refund of the rent']
const MINORS = [-1250, 2000, -75, 1300]
/** Lines of the stored numbers, each in the format at its place. */
const lines = (numbers: readonly string[], styles: readonly number[]): readonly (readonly Cell[])[] => [
  ['Date', 'Text', 'Amount'],
  ...DAYS.map((day, n): readonly Cell[] => [day, TEXTS[n] ?? '', { v: numbers[n] ?? '', s: styles[n] ?? 0 }]),
]
const UNSIGNED = ['12.5', '20', '0.75', '13']

describe('a sign that the format alone shows', () => {
  it.each([
    ['a minus before', '"-"#,##0.00'],
    ['a minus without quotes', '-#,##0.00'],
    ['a minus behind', '#,##0.00"-"'],
    ['brackets, red', '[Red]\\(#,##0.00\\)'],
    ['a word', '#,##0.00 "DR"'],
    ['a minus and a currency', '[$€-407] -#,##0.00'],
  ])('is the amount’s: %s', async (_name, format) => {
    expect(await told(await workbook(lines(UNSIGNED, [1, 0, 1, 0]), ['#,##0.00', format]))).toEqual(['proposal', MINORS])
  })

  it.each(['-#,##0.00;#,##0.00', '[Red]-0.00;[Blue]0.00'])('refuses the file where the format turns all signs: %s', async (format) => {
    const [verdict, first, ...others] = await told(await workbook(lines(['12.5', '-20', '0.75', '-13'], []), [format]))
    expect([verdict, first, others.length]).toEqual(['refusal', '12.5 cellIs', 3])
  })

  it.each(['#,##0.00;[Red]#,##0.00', '_-* #,##0.00_-;-* #,##0.00_-', '#,##0.00_);[Red]\\(#,##0.00\\)', '0.00E+00', '[>=100]"-"0.00;0.00'])(
    'stays that of the number where the format has none of its own: %s',
    async (format) => {
      expect(await told(await workbook(lines(['-12.5', '20', '-0.75', '13'], []), [format]))).toEqual(['proposal', MINORS])
    },
  )
})

describe('a currency that the format alone shows', () => {
  const file = (format: string) => workbook(lines(['-12.5', '20', '-0.75', '13'], []), [format])

  it.each([
    ['#,##0.00 "USD"', 'USD'],
    ['[$USD] #,##0.00', 'USD'],
    ['[$£-809]#,##0.00', 'GBP'],
    ['[$&#x20BD;-419]#,##0.00', 'RUB'],
    ['#,##0.00 [$₺-41F]', 'TRY'],
    ['#,##0.00\\ "TL"', 'TRY'],
    ['[$$-409]#,##0.00', '$'],
    ['"$"#,##0.00;[Red]\\-"$"#,##0.00', '$'],
  ])('refuses the file where it is another one: %s', async (format, shown) => {
    expect(await told(await file(format))).toEqual(['refusal', `${shown} otherCurrency`])
  })

  it.each([
    ['#,##0.00 "TL"', 'TRY'],
    ['[$$-409]#,##0.00', 'CAD'],
    ['[$-409]#,##0.00', 'EUR'],
    ['#,##0.00 [$€-407]', 'EUR'],
  ])('is no hindrance where it is the account’s: %s', async (format, currency) =>
    expect(await told(await file(format), currency)).toEqual(['proposal', MINORS]),
  )

  it('does not count beside the currency that the file names', async () => {
    const rows = [['Currency', 'EUR'], [], ...lines(['-12.5', '20', '-0.75', '13'], [])]
    expect(await told(await workbook(rows, ['"$"#,##0.00']))).toEqual(['proposal', MINORS])
  })

  it('does not count where it is that of another column', async () => {
    const rows = lines(['-12.5', '20', '-0.75', '13'], []).map((row, n) => [...row, n === 0 ? 'Original amount' : { v: String(n), s: 1 }])
    expect((await told(await workbook(rows, ['0.00', '0.00 "USD"'])))[0]).toBe('proposal')
  })
})

describe('shownBy', () => {
  it.each(['dd.mm.yyyy', '[$-41F]d mmmm yyyy;@', '[h]:mm', '@', '"A-"000000', 'General', '#,##0.00'])('tells nothing of %s', (format) => {
    expect(shownBy(format)?.above.isMinus ?? false).toBe(false)
  })
})
