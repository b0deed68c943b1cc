import type { Book } from '../store/book.ts'

const WINDOW_MS = 15 * 60_000
const MOST_WRONG = 5
const MINUTE_MS = 60_000
/**
 * Wrong tries a minute, whoever makes them. A code has 49 random bits: a year of guessing at this pace opens one of 100,000 codes with a chance of
 * 1 in 5, and then the year of birth is still to be guessed. Much less would let two requests a second keep everybody out.
 */
const MOST_A_MINUTE = 3000
/** More than the budget lets in within the window; what was tried longest ago is forgotten first. */
const MOST_KEPT = 50_000

/** Counts wrong tries in memory: per code, whether it exists or not, and altogether. */
export class Tries {
  /** Instants of the last wrong tries of a code's hash; the hash tried last stands last. */
  readonly #wrong = new Map<string, readonly number[]>()
  #minute = 0
  #inMinute = 0

  /** 0, or the seconds until this code may be tried. */
  waitSeconds(hash: string, nowMs: number): number {
    const recent = this.#recent(hash, nowMs)
    const untilCode = recent.length < MOST_WRONG ? 0 : (recent[0] ?? 0) + WINDOW_MS - nowMs
    const untilMinute = this.#minute === Math.floor(nowMs / MINUTE_MS) && this.#inMinute >= MOST_A_MINUTE ? MINUTE_MS - (nowMs % MINUTE_MS) : 0
    return Math.ceil(Math.max(untilCode, untilMinute) / 1000)
  }

  countWrong(hash: string, nowMs: number): void {
    const times = [...this.#recent(hash, nowMs), nowMs].slice(-MOST_WRONG)
    this.#wrong.delete(hash)
    this.#wrong.set(hash, times)
    this.#forget(nowMs)
    const minute = Math.floor(nowMs / MINUTE_MS)
    this.#inMinute = minute === this.#minute ? this.#inMinute + 1 : 1
    this.#minute = minute
  }

  get size(): number {
    return this.#wrong.size
  }

  #recent(hash: string, nowMs: number): readonly number[] {
    return (this.#wrong.get(hash) ?? []).filter((at) => at > nowMs - WINDOW_MS)
  }

  #forget(nowMs: number): void {
    for (const [hash, times] of this.#wrong) {
      if (this.#wrong.size <= MOST_KEPT && (times.at(-1) ?? 0) > nowMs - WINDOW_MS) return
      this.#wrong.delete(hash)
    }
  }
}

const byBook = new WeakMap<Book, Tries>()

/** The tries of a book in this process. */
export function triesOf(book: Book): Tries {
  const known = byBook.get(book) ?? new Tries()
  byBook.set(book, known)
  return known
}
