import { z } from 'zod'
import { minorToText } from '../../../src/core/money/money.ts'
import type { Row } from './yardsticks.ts'

const differing = z.object({ line: z.int(), column: z.string(), as: z.string() })
const refusal = z.looseObject({
  code: z.string(),
  detail: z.string(),
  readings: z.array(z.object({ n: z.int(), differs: z.array(differing).optional() })).optional(),
})

/** Lines above the first row of a file. */
const HEADER_LINES = 1

/** Is a cell, where readings differ, read as what really moved? */
function isTrue({ line, column, as }: z.infer<typeof differing>, rows: readonly Row[]): boolean {
  const row = rows[line - HEADER_LINES - 1]
  return row !== undefined && as === { Date: row.day, Payee: row.payee, Amount: minorToText(row.minor, 2) }[column]
}

/**
 * What a person does after a refused import: where nothing proves the file, the only reading is confirmed, or that one of several is chosen
 * whose differing cells are what the person knows to have moved. Where none is, or more than one, the file stays refused.
 */
export function afterRefusal(answer: string, rows: readonly Row[]): { readonly confirm: number; readonly shown: number } | { readonly refused: string } {
  const { code, detail, readings = [] } = refusal.parse(JSON.parse(answer))
  const right = readings.filter(({ differs }) => (differs === undefined ? readings.length === 1 : differs.every((cell) => isTrue(cell, rows))))
  const [only, ...others] = right
  return code === 'reading_not_confirmed' && only && others.length === 0 ? { confirm: only.n, shown: readings.length } : { refused: detail }
}
