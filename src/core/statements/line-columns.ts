import type { Movements } from './proof.ts'

/** What a proof needs of each line, in columns of numbers that grow: 24 bytes a line, however many there are. */
export class LineColumns implements Movements {
  #amounts = new Float64Array(1024)
  #balances = new Float64Array(1024)
  #days = new Int32Array(1024)
  readonly #dayNumbers = new Map<string, number>()
  readonly #dayTexts: string[] = []
  count = 0

  push(day: string, amount: number, balance: number | undefined): void {
    if (this.count === this.#amounts.length) this.#grow()
    this.#amounts[this.count] = amount
    // No amount is NaN: it tells that there is none.
    this.#balances[this.count] = balance ?? Number.NaN
    this.#days[this.count] = this.#numberOf(day)
    this.count += 1
  }

  get amounts(): Float64Array {
    return this.#amounts.subarray(0, this.count)
  }

  readonly day = (place: number): string => this.#dayTexts[this.#days[place] ?? 0] ?? ''
  readonly amount = (place: number): number => this.#amounts[place] ?? 0
  readonly balance = (place: number): number | undefined => {
    const balance = this.#balances[place] ?? Number.NaN
    return Number.isNaN(balance) ? undefined : balance
  }

  #numberOf(day: string): number {
    const known = this.#dayNumbers.get(day)
    if (known !== undefined) return known
    this.#dayNumbers.set(day, this.#dayTexts.length)
    return this.#dayTexts.push(day) - 1
  }

  #grow(): void {
    const size = this.count * 2
    const wider = <A extends Float64Array | Int32Array>(into: A, from: A): A => {
      into.set(from)
      return into
    }
    this.#amounts = wider(new Float64Array(size), this.#amounts)
    this.#balances = wider(new Float64Array(size), this.#balances)
    this.#days = wider(new Int32Array(size), this.#days)
  }
}
