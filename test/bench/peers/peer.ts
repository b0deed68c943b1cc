import type { Taken } from './judge.ts'
import type { Spent } from './process.ts'
import type { Given, Row } from './yardsticks.ts'

/** A file given to books, and what the program took for it. */
export interface Took extends Taken {
  readonly spent: Spent
}

/** One set of books of a system, with one bank account. */
export interface Books {
  /** Gives a file by the system's ordinary way in. */
  take(file: string, given: Given): Promise<Took>
  /** What the books tell of the account. */
  rows(): Promise<readonly Row[]>
  /** What the program takes to start and open these books. */
  start(): Spent
  end(): Promise<void>
}

/** A system that is measured. */
export interface Peer {
  readonly name: string
  /** Is it another way into a system that stands in the table already, of interest for its time alone? */
  readonly isTimedAlone?: true
  /** Is an import told without the start of the program? */
  readonly startIsApart?: true
  /** New, empty books in a folder of their own. */
  begin(folder: string): Promise<Books>
}
