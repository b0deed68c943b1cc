#!/usr/bin/env node
import { helpText, parse, runVerb } from './cli/run.ts'
import { FaultyError, type Machine, UsageError } from './cli/verb.ts'
import { machineClock } from './clock.ts'
import { type Config, configOf, KeyFileError, masterKey } from './config.ts'
import { Book } from './store/book.ts'
import { SchemaError } from './store/database.ts'
import { WrongKeyError } from './store/keys.ts'

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

function machineOf(config: Config): Machine {
  return {
    config,
    clock: machineClock,
    openBook: (keyless = false) => openBook(config, keyless),
    tell: (text) => void process.stderr.write(`${text}\n`),
    print: (line) => void process.stdout.write(`${line}\n`),
    write: (piece) => void process.stdout.write(piece),
    stopped: stopAsked,
  }
}

async function main(): Promise<number> {
  try {
    const parsed = parse(process.argv.slice(2))
    if (parsed === 'help') {
      process.stdout.write(`${helpText()}\n`)
      return 0
    }
    return await runVerb(machineOf(configOf(process.env, parsed.db)), parsed)
  } catch (thrown) {
    if (thrown instanceof UsageError) {
      process.stderr.write(`${thrown.message}\n`)
      return 2
    }
    process.stderr.write(`tideover: ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}\n`)
    return 1
  }
}

process.exitCode = await main()
