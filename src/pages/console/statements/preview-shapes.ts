import type { MoneyText } from '../../../core/money/money.ts'
import type { Said } from '../../../core/said/say.ts'

export interface LineSeen {
  readonly line: number
  readonly bookedOn: string
  readonly money: MoneyText
  readonly counterparty?: string
  readonly narrative: string
}

export interface CellRead {
  readonly line: number
  readonly column: string
  readonly value: string
  readonly as: string
}

export interface ReadingSeen {
  readonly n: number
  readonly format: string
  readonly proof: string
  readonly confirmed: boolean
  readonly since: string
  readonly until: string
  readonly opening: MoneyText | null
  readonly closing: MoneyText | null
  readonly lines: number
  readonly pending: number
  readonly withoutMoney: number
  readonly added: number
  readonly known: number
  readonly changed: number
  readonly first: readonly LineSeen[]
  readonly last: readonly LineSeen[]
  readonly differs?: readonly CellRead[]
  /** Days of it have not come: it is not imported before they are there. */
  readonly ahead?: readonly ProblemSeen[]
}

export interface ProblemSeen {
  readonly line: number
  readonly column: string | null
  readonly value: string | null
  readonly reason: string
  readonly said?: Said
}

/** What a file is read as: the answer of a preview that shows lines. */
export interface Preview {
  readonly verdict: 'proof' | 'proposal' | 'refusal'
  readonly readings: readonly ReadingSeen[]
  readonly problems: readonly ProblemSeen[]
  /** The day on which it was read. */
  readonly today?: string
}

/** The one reading to import, without a choice: it stands alone, or it is the one that was confirmed for the account before. */
export function onlyOf({ readings }: Preview): ReadingSeen | undefined {
  const confirmed = readings.filter((reading) => reading.confirmed)
  return readings.length === 1 ? readings[0] : confirmed.length === 1 ? confirmed[0] : undefined
}
