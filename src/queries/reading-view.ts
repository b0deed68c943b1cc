import { moneyToText } from '../core/money/money.ts'
import type { FileRead } from '../statements/open-statement.ts'

/** Minor units as a text; null where they are not known. */
export const moneyOrNull = (minor: number | null, currency: string) => (minor === null ? null : moneyToText(minor, currency))

/** What a file was read as: the answer of a preview, and the members of a refusal. */
export function readView(read: FileRead, currency: string) {
  return {
    verdict: read.verdict,
    readings: read.readings.map(({ n, format, encoding, delimiter, dateFormat, amountStyle, proof, differs, ahead }) => ({
      n,
      format,
      encoding,
      delimiter,
      dateFormat,
      amountStyle,
      proof,
      ...(differs ? { differs } : {}),
      ...(ahead ? { ahead } : {}),
    })),
    opening: moneyOrNull(read.opening, currency),
    closing: moneyOrNull(read.closing, currency),
    lines: read.readings[0]?.count ?? 0,
    problems: read.problems,
  }
}
