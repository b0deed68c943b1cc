import { describe, expect, it } from 'vitest'
import { isSaid } from '../../src/core/said/say.ts'
import { writeWorkbook } from '../../src/files/write-workbook.ts'
import { unzip, zipStored } from '../../src/files/zip-archive.ts'
import { readBankFile } from '../../src/statements/read-bank-file.ts'

const ROWS = [
  ['Date', 'Text', 'Amount', 'Balance'],
  ['2026-03-02', 'Grant A', '-10.50', '89.50'],
  ['2026-03-03', 'Donation', '20.00', '109.50'],
  ['2026-03-05', 'Grant B', '-0.25', '109.25'],
]
const files = unzip(await writeWorkbook([{ name: 'Lines', rows: ROWS }]), () => true, 2 ** 24)
const stored = isSaid(files) ? expect.fail(files.text) : zipStored(files)
const read = (bytes: Uint8Array) => readBankFile(bytes, { account: { currency: 'EUR' }, today: '2026-11-29' })

describe('a workbook with one byte that was changed', () => {
  it('is read while nothing is changed', async () => expect((await read(stored)).verdict).toBe('proof'))

  it.each([
    ['a day', '2026-03-03', '2026-03-04'],
    ['a text', 'Grant B', 'Grant D'],
  ])('is refused where %s is another one, though it can be one', async (_name, from, to) => {
    const at = stored.indexOf(from)
    expect(at).toBeGreaterThan(0)
    const damaged = Buffer.from(stored)
    damaged.write(to, at)
    expect(await read(damaged)).toMatchObject({ verdict: 'refusal', problems: [{ said: { as: 'notUnpacked' } }] })
  })
})
