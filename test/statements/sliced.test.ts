import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { heldBytes } from '../../src/files/file-bytes.ts'
import { openStatement } from '../../src/statements/open-statement.ts'
import { CancelledError, Watch } from '../../src/threads/watch.ts'
import { type BankFormat, type BankLine, FORMATS } from '../support/banks.ts'
import { said } from './said.ts'

const WHOLE = { fromBytes: Number.POSITIVE_INFINITY, sliceBytes: 1 }
const expectedOf = ({ account }: BankFormat) => ({ account: { number: account.number, currency: account.currency }, today: '2020-11-02' })

/** The file read in slices of about `sliceBytes`, and as a whole. */
async function both(bytes: Uint8Array, format: BankFormat, sliceBytes: number) {
  const read = async (slicing: typeof WHOLE) => said(await openStatement(heldBytes(bytes), expectedOf(format), new Watch(), slicing))
  return [await read({ fromBytes: 0, sliceBytes }), await read(WHOLE)] as const
}

const TEXT = fc.array(fc.constantFrom(...'abc ğışö абв 019 .,:-="'), { maxLength: 20 }).map((letters) => letters.join('').replace(/\s+/g, ' ').trim())
const LINES = fc
  .array(
    fc.record({
      day: fc.integer({ min: 1, max: 25 }).map((day) => `2020-10-${String(day).padStart(2, '0')}`),
      minor: fc.integer({ min: -100_000, max: 100_000 }).filter((minor) => minor !== 0),
      text: TEXT,
      name: TEXT,
      account: fc.constant(''),
      ref: fc.constantFrom('1', '2', 'A-5'),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((lines): readonly BankLine[] => lines.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)))

/** What may be wrong with a file. */
const WRONG = fc.oneof(
  fc.constant((bytes: Uint8Array) => bytes),
  fc.nat().map((at) => (bytes: Uint8Array) => bytes.slice(0, bytes.length - (at % 40))),
  fc.tuple(fc.nat(), fc.nat({ max: 255 })).map(
    ([at, byte]) =>
      (bytes: Uint8Array) =>
        bytes.map((old, n) => (n === at % bytes.length ? byte : old)),
  ),
)

const inWriting = (text: string, format: BankFormat): string => (format.name === 'turkish' ? text.replace(/[абв"]/g, 'x') : text.replace(/[ğışö"]/g, 'x'))

describe.each(FORMATS)('openStatement, in slices: $name', (format) => {
  it('says what reading it as a whole says, of sound and of damaged files', async () => {
    await fc.assert(
      fc.asyncProperty(
        LINES,
        fc.boolean(),
        WRONG,
        fc.integer({ min: 60, max: 900 }),
        fc.integer({ min: -2, max: 4 }),
        async (drawn, reverse, wrong, slice, at) => {
          const lines = drawn.map((line) => ({ ...line, text: inWriting(line.text, format), name: inWriting(line.name, format) }))
          const told = lines.map((line, n) => (n === at ? { ...line, minor: line.minor + 7 } : line))
          const [inSlices, whole] = await both(wrong(format.write(format.account, 0, lines, { reverse, told })), format, slice)
          expect(inSlices).toEqual(whole)
        },
      ),
      { numRuns: 150 },
    )
  })

  it('refuses another account, and a date that can not be, with the places', async () => {
    const line = (day: string): BankLine => ({ day, minor: -500, text: 'x', name: '', account: '', ref: day })
    const lines = ['2020-10-05', '2020-10-06', '2020-11-20'].map(line)
    const other = { ...format.account, number: '99999999999999999999' }
    for (const bytes of [format.write(format.account, 0, lines), format.write(other, 0, lines), format.write(other, 0, lines.slice(0, 2))]) {
      const [inSlices, whole] = await both(bytes, format, 120)
      expect(inSlices).toEqual(whole)
    }
  })
})

describe('openStatement', () => {
  it('stops between two slices when it is called off', async () => {
    const format = FORMATS[0] as BankFormat
    const bytes = format.write(format.account, 0, [{ day: '2020-10-05', minor: -500, text: 'x', name: '', account: '', ref: '1' }])
    const watch = new Watch()
    watch.cancel()
    await expect(openStatement(heldBytes(bytes), expectedOf(format), watch, { fromBytes: 0, sliceBytes: 100 })).rejects.toThrow(CancelledError)
  })
})
