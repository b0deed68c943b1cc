import { readStatement } from '../../src/statements/read-statement.ts'

/** A file's lines, read for an account of either number. */
export function read(lines: readonly string[], currency = 'EUR') {
  const text = `${lines.join('\n')}\n`
  return readStatement(new TextEncoder().encode(text), { account: { number: ['8310012345', 'DE89370400440532013000'], currency }, today: '2026-11-29' })
}

/** Day and amount of each line, by each reading. */
export const told = (of: ReturnType<typeof read>): string[][] =>
  of.readings.map(({ statement }) => statement.lines.map(({ bookedOn, amountMinor }) => `${bookedOn} ${amountMinor}`))
