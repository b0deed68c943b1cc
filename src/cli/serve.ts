import { setTestClock } from '../commands/set-test-clock.ts'
import { Door } from '../commands/sign-in/accounts.ts'
import { startBook } from '../commands/start-book.ts'
import { done } from '../core/result.ts'
import { type Running, startServer } from '../http/server.ts'
import { type Site, siteOf } from '../http/site.ts'
import { testClockOf } from '../queries/people.ts'
import { standBy } from '../threads/in-thread.ts'
import { endOngoing } from '../threads/ongoing.ts'
import { instantMs } from './instant.ts'
import { mailSettingsOf } from './mail-settings.ts'
import { FaultyError, optional, UsageError, type Verb, withBook } from './verb.ts'

/** Serves API and pages until the process is asked to stop; what is running then is finished first. */
export const serve: Verb = {
  name: 'serve',
  usage: 'serve [--port 8787] [--host 127.0.0.1] [--clock INSTANT]',
  summary: 'API and pages; --clock: set the clock of a test book anew, for all',
  options: { port: { type: 'string' }, host: { type: 'string' }, clock: { type: 'string' } },
  run: (machine, given) => {
    const port = optional(given, 'port') ?? '8787'
    if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) throw new UsageError(`"${port}" is no port.`)
    const clockText = optional(given, 'clock') ?? machine.config.clock
    const clockMs = clockText === undefined ? undefined : instantMs(clockText)
    const mails = mailSettingsOf(machine)
    return withBook(machine, async (book) => {
      if (clockMs !== undefined) {
        const set = setTestClock(book, machine.clock, clockMs)
        if (!set.ok) return set
      }
      startBook(book)
      const stopped = machine.stopped()
      const door = new Door(book, machine.clock)
      const server = await listening(siteOf(book, machine.clock, machine.config.publicUrl, door), Number(port), optional(given, 'host') ?? '127.0.0.1')
      const test = testClockOf(book)
      if (test !== undefined) machine.tell(`test clock: this book's time is ${test}`)
      machine.print(`listening on ${server.url}`)
      standBy()
      const mailing = mails && (await import('../mail/mailing.ts')).startMailing(book, mails, machine.tell)
      await stopped
      await Promise.all([server.stop(), mailing?.stop()])
      door.close()
      // Who waited for what still runs is gone: it takes away what it began.
      await endOngoing(book)
      return done({ json: { stopped: true }, text: 'stopped' })
    })
  },
}

async function listening(site: Site, port: number, host: string): Promise<Running> {
  try {
    return await startServer(site, { port, host })
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown) throw new FaultyError(`${host}:${port} can't be listened on: ${thrown.message}`)
    throw thrown
  }
}
