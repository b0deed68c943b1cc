import type { ParseArgsConfig } from 'node:util'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Fault } from '../core/problem.ts'
import type { Result } from '../core/result.ts'
import type { Book } from '../queries/query.ts'

/** What the command line gave: options by name (a flag is true), and the words after the verb. */
export interface Given {
  readonly options: Readonly<Record<string, string | boolean | undefined>>
  readonly words: readonly string[]
  /** Is it asked by a program? Then the one object of the outcome is all that goes to standard output. */
  readonly json: boolean
}

/** The machine that a verb runs on. main.ts makes the real one. */
export interface Machine {
  readonly config: Config
  readonly clock: Clock
  /** Opens the book of `config`; with `keyless`, also where the master key is not at hand. Throws FaultyError with words. */
  readonly openBook: (keyless?: boolean) => Book
  /** Opens a book at another place, by the same key. */
  readonly openBookAt: (db: string, keyless?: boolean) => Book
  /** Text for people who watch, on standard error. */
  readonly tell: (text: string) => void
  /** Draws on the terminal of standard error, as it is; absent where that is none. */
  readonly draw?: (text: string) => void
  /** One line on standard output at once, before the verb ends. */
  readonly print: (line: string) => void
  /** Writes what a verb gives out, piece by piece, as it is. */
  readonly write: (piece: string | Uint8Array) => void
  /** Resolves when the process is asked to stop. */
  readonly stopped: () => Promise<void>
}

/** What a verb came to: `json` for machines, `text` for people; `fault` where what was looked at is not in order (exit 1). */
export interface Told {
  readonly json: unknown
  /** Absent where the verb has written everything by itself. */
  readonly text?: string
  readonly fault?: string
}

/** Why something was not done: a problem of a command or of the API. */
export interface Refusal {
  readonly code: string
  readonly detail: string
  readonly errors?: readonly Fault[]
  readonly members?: Readonly<Record<string, unknown>>
}

export type Outcome = Result<Told, Refusal>

/** One command of the command line: its words, how to use it, its options, what it does. */
export interface Verb {
  readonly name: string
  readonly usage: string
  readonly summary: string
  readonly options?: NonNullable<ParseArgsConfig['options']>
  /** How many words may follow the name. */
  readonly words?: number
  readonly run: (machine: Machine, given: Given) => Promise<Outcome> | Outcome
}

/** The command line does not say what the verb needs: exit 2. */
export class UsageError extends Error {
  override name = 'UsageError'
}

/** The book, its key or its schema is not as it must be: exit 1, the message says what to do. */
export class FaultyError extends Error {
  override name = 'FaultyError'
}

/** An option that the verb can't do without. */
export function needed({ options }: Given, name: string): string {
  const value = options[name]
  if (typeof value !== 'string' || value === '') throw new UsageError(`--${name} is needed.`)
  return value
}

/** An option that may be absent. */
export function optional({ options }: Given, name: string): string | undefined {
  const value = options[name]
  return typeof value === 'string' ? value : undefined
}

/** `a,b` as a list, each once. */
export const commaList = (text: string | undefined): string[] => [
  ...new Set((text ?? '').split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]))),
]

/** Opens the book, runs, closes the book whatever comes. */
export async function withBook<T>(machine: Machine, work: (book: Book) => Promise<T> | T, keyless = false): Promise<T> {
  const book = machine.openBook(keyless)
  try {
    return await work(book)
  } finally {
    book.close()
  }
}
