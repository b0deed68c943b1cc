import type { Candidate } from './candidates.ts'

/** Day, amount and balance of each line by its place. */
export interface Figures {
  readonly dayAt: (n: number) => string
  /** Minor units. */
  readonly amountAt: (n: number) => number
  readonly balanceAt: (n: number) => number | undefined
}

export function figuresOf({ dated: { days }, model: { amounts }, balances }: Candidate): Figures {
  return { dayAt: (n) => days[n] ?? '', amountAt: (n) => amounts[n] ?? 0, balanceAt: (n) => balances?.[n] }
}

/** Figures that hold nothing of the candidate: 18 bytes a line, where its arrays take 40. */
export interface PackedFigures extends Figures {
  readonly amounts: Float64Array
}

export function packedFigures({ dated, model, balances }: Candidate): PackedFigures {
  const amounts = Float64Array.from(model.amounts)
  const [days, codes] = coded(dated.days)
  // No balance is none
  const after = balances && Float64Array.from(balances, (minor) => minor ?? Number.NaN)
  const balanceAt = (n: number): number | undefined => {
    const minor = after?.[n]
    return minor === undefined || Number.isNaN(minor) ? undefined : minor
  }
  return { amounts, dayAt: (n) => days[codes[n] ?? -1] ?? '', amountAt: (n) => amounts[n] ?? 0, balanceAt }
}

/** The different days, and which of them each is: from 1990 to 2080 there are fewer than two bytes can tell. */
function coded(all: readonly string[]): readonly [readonly string[], Uint16Array] {
  const numbers = new Map<string, number>()
  const codes = new Uint16Array(all.length)
  for (let n = 0; n < all.length; n += 1) {
    const day = all[n] ?? ''
    const number = numbers.get(day) ?? numbers.size
    if (number === numbers.size) numbers.set(day, number)
    codes[n] = number
  }
  return [[...numbers.keys()], codes]
}
