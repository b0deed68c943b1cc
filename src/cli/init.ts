import { chmodSync, existsSync, rmSync, writeFileSync } from 'node:fs'
import { makeBook } from '../commands/make-book.ts'
import { problem } from '../core/problem.ts'
import { done } from '../core/result.ts'
import { say } from '../core/said/say.ts'
import { instantMs } from './instant.ts'
import { recoverySheet } from './recovery-sheet.ts'
import { optional, UsageError, type Verb } from './verb.ts'

/** Makes a book and its key file (for its owner's eyes alone), and tells the key once on a sheet. Refuses where either file exists. */
export const init: Verb = {
  name: 'init',
  usage: 'init [--clock INSTANT] [--email ADDRESS]',
  summary: 'make a new book; --clock: a test book whose clock starts there; --email: of the first admin',
  options: { clock: { type: 'string' }, email: { type: 'string' } },
  run: ({ config, clock, tell }, given) => {
    const start = optional(given, 'clock')
    const testClockMs = start === undefined ? undefined : instantMs(start)
    const adminEmail = optional(given, 'email') ?? 'admin@localhost.invalid'
    if (!/^[^\s@]+@[^\s@]+$/.test(adminEmail)) throw new UsageError(`"${adminEmail}" is no e-mail address.`)
    const { db, keyFile } = config
    for (const file of [db, keyFile]) if (existsSync(file)) return problem('already_exists', say.fileExists(file))
    // The key file first, empty and for us alone: a book whose key could not be kept must not come to be.
    writeFileSync(keyFile, '', { flag: 'wx', mode: 0o600 })
    try {
      const { master, admin } = makeBook(db, clock, { adminEmail, ...(testClockMs === undefined ? {} : { testClockMs }) })
      chmodSync(db, 0o600)
      writeFileSync(keyFile, `${master.toString('hex')}\n`, { mode: 0o600, flush: true })
      const sheet = recoverySheet(master, db, keyFile)
      tell(sheet)
      const test = testClockMs === undefined ? '' : `\nThis is a test book: test clock from ${start}.`
      return done({
        json: { db, keyFile, admin, recoverySheet: sheet, ...(start === undefined ? {} : { testClock: start }) },
        text: `Made ${db}; its key is in ${keyFile}.\nFirst admin: ${admin.email}, one-time sign-in: ${admin.oneTimeSignIn}${test}`,
      })
    } catch (thrown) {
      for (const file of [keyFile, db, `${db}-wal`, `${db}-shm`]) rmSync(file, { force: true })
      throw thrown
    }
  },
}
