import { describe, expect, it } from 'vitest'
import { readWorkbook } from '../../src/files/workbook.ts'
import { writeWorkbook } from '../../src/files/write-workbook.ts'

describe('writeWorkbook', () => {
  it('tells sheets apart whose names the format would cut to one', async () => {
    const long = 'Open items of the fund EMERGENCY-2020-'
    const names = [`${long}A`, `${long}B`, `${long.toUpperCase()}C`, 'assets:bank', 'assets/bank']
    const sheets = await readWorkbook(await writeWorkbook(names.map((name) => ({ name, rows: [[name]] }))))
    if (!sheets.ok) throw new Error(sheets.problem.detail)
    const shown = sheets.value.map(({ name }) => name)
    expect(shown).toEqual([
      'Open items of the fund EMERGENC',
      'Open items of the fund EMER (2)',
      'OPEN ITEMS OF THE FUND EMER (3)',
      'assets bank',
      'assets bank (2)',
    ])
    expect(sheets.value.map(({ rows }) => rows[0]?.cells[0])).toEqual(names)
  })
})
