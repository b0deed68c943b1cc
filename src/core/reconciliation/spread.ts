/** A part of a line, by the line's place, in minor units. */
export interface PartOfLine {
  readonly line: number
  readonly minor: number
}

/**
 * How lines pay amounts that are one to the bank: each amount takes what the lines have left, one after the other. All are of one sign, and
 * both come to the same sum. Which line paid which amount is nobody's knowledge; the order makes it the same at every time.
 */
export function spread(lines: readonly number[], amounts: readonly number[]): ReadonlyArray<readonly PartOfLine[]> {
  let [place, taken] = [0, 0]
  return amounts.map((amount) => {
    const parts: PartOfLine[] = []
    let left = Math.abs(amount)
    while (left > 0 && place < lines.length) {
      const line = lines[place] ?? 0
      const minor = Math.min(left, Math.abs(line) - taken)
      parts.push({ line: place, minor: Math.sign(line) * minor })
      left -= minor
      taken += minor
      if (taken === Math.abs(line)) [place, taken] = [place + 1, 0]
    }
    return parts
  })
}
