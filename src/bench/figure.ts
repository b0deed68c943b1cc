/** What one measurement came to: its ratio to the floor, held against its aim. */
export interface Figure {
  readonly name: string
  /** The unit of `value` and `aim`: '×' is times the floor of the same run. */
  readonly unit: '×' | 'ms' | 'MB'
  /** The median of the runs. */
  readonly value: number
  /** What it may be at most. */
  readonly aim: number
  readonly runs: number
  /** What was measured against what, in words with its own medians. */
  readonly detail: string
  /** What costs most: told where the aim is missed. */
  readonly cost: string
}

export const isHit = ({ value, aim }: Figure): boolean => value <= aim

/** The middle one; the mean of the two middle ones of an even number. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2
}

/** Durations of a subject and its floor, run by run (milliseconds). */
export interface Pairs {
  readonly subject: number[]
  readonly floor: number[]
}

export const pairs = (): Pairs => ({ subject: [], floor: [] })

/** The median of the ratios, each of one run: what slows the machine for a while slows both. */
export const ratioOf = ({ subject, floor }: Pairs): number => median(subject.map((ms, run) => ms / (floor[run] ?? Number.NaN)))

/** The figure of a subject against its floor; `what` and `floor` name them. */
export const against = (
  name: string,
  aim: number,
  of: Pairs,
  { what, floor, cost }: { readonly what: string; readonly floor: string; readonly cost: string },
): Figure => ({
  name,
  unit: '×',
  value: ratioOf(of),
  aim,
  runs: of.subject.length,
  detail: `${what} ${inMs(median(of.subject))}, ${floor} ${inMs(median(of.floor))}`,
  cost,
})

/** Milliseconds with the digits that mean something. */
export const inMs = (ms: number): string => `${rounded(ms)} ms`

export const rounded = (value: number): string => (value >= 100 ? String(Math.round(value)) : String(Math.round(value * 1000) / 1000))
