import { expect } from 'vitest'
import type { StatementLine } from '../../src/core/statements/statement.ts'
import type { FileRead } from '../../src/statements/open-statement.ts'

/** All that a file was read as, its lines too: they are the same as often as they are asked for. */
export function said({ readings, ...read }: FileRead) {
  return {
    ...read,
    readings: readings.map(({ batches, amounts, ...reading }) => {
      const lines: readonly StatementLine[] = [...batches()].flat()
      expect([...batches()].flat()).toEqual(lines)
      expect([...amounts]).toEqual(lines.map((line) => line.amountMinor))
      return { ...reading, lines }
    }),
  }
}
