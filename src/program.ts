import { helpOfVerb, helpText, parse, runVerb } from './cli/run.ts'
import { FaultyError, type Machine, UsageError } from './cli/verb.ts'
import { machineClock } from './clock.ts'
import { type Config, configOf, KeyFileError, masterKey } from './config.ts'
import { Book } from './store/book.ts'
import { SchemaError } from './store/database.ts'
import { WrongKeyError } from './store/keys.ts'

/** Where a program's words go. */
export interface Streams {
  readonly out: (piece: string | Uint8Array) => void
  readonly err: (text: string) => void
  /** Is standard error a terminal, on which a bar can be drawn? */
  readonly isTerminal?: boolean
}

/** Opens the book that the configuration names; what is wrong with file or key is told in words. */
function openBook({ db, keyFile }: Config, keyless: boolean): Book {
  try {
    const key = masterKey(keyFile)
    if (!key && !keyless)
      throw new FaultyError(`There is no master key at ${keyFile}. Point TIDEOVER_KEY_FILE at the book's key, or write it anew from the recovery sheet.`)
    return Book.open(db, machineClock, key)
  } catch (thrown) {
    if (thrown instanceof SchemaError || thrown instanceof WrongKeyError || thrown instanceof KeyFileError) throw new FaultyError(thrown.message)
    if (isFileFault(thrown)) throw new FaultyError(`${db} can't be opened as a book: ${thrown.message}`)
    throw thrown
  }
}

/** What the file system or SQLite says about a file. */
const isFileFault = (thrown: unknown): thrown is Error => thrown instanceof Error && 'code' in thrown && /^(SQLITE_|E[A-Z]+$)/.test(String(thrown.code))

/** From now on a signal to stop is told, as often as it comes (a terminal and npx both send it), instead of ending the process. */
const stopAsked = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => resolve())
  })

function machineOf(config: Config, { out, err, isTerminal }: Streams): Machine {
  return {
    config,
    clock: machineClock,
    openBook: (keyless = false) => openBook(config, keyless),
    openBookAt: (db, keyless = false) => openBook({ ...config, db }, keyless),
    tell: (text) => err(`${text}\n`),
    ...(isTerminal ? { draw: err } : {}),
    print: (line) => out(`${line}\n`),
    write: out,
    stopped: stopAsked,
  }
}

/** The whole program: a command line and an environment in, words and an exit status out (0 done, 1 refused or faulty, 2 wrong usage). */
export async function program(args: readonly string[], env: NodeJS.ProcessEnv, streams: Streams): Promise<number> {
  try {
    const parsed = await parse(args)
    if (parsed !== 'help' && 'verb' in parsed) return await runVerb(machineOf(configOf(env, parsed.db), streams), parsed)
    streams.out(`${parsed === 'help' ? await helpText() : helpOfVerb(parsed.helpOf)}\n`)
    return 0
  } catch (thrown) {
    if (thrown instanceof UsageError) {
      streams.err(`${thrown.message}\n`)
      return 2
    }
    streams.err(`tideover: ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}\n`)
    return 1
  }
}
