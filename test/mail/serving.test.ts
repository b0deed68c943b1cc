import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { machineClock } from '../../src/clock.ts'
import { setTestClock } from '../../src/commands/set-test-clock.ts'
import { masterKey } from '../../src/config.ts'
import { api } from '../../src/http/app.ts'
import { Book } from '../../src/store/book.ts'
import { CliFolder } from '../cli/support.ts'
import { DAY, type Json, money, policy, student } from '../commands/cases-world.ts'
import { PostOffice } from './post-office.ts'

const PEOPLE = { admin: 'admin', officer: 'case_officer', finance: 'finance' } as const
type Who = keyof typeof PEOPLE

const at = new CliFolder()
const office = new PostOffice()
const tokens = new Map<Who, string>()
let cases = 0
let hours = 0

const mailEnv = () => ({ TIDEOVER_SMTP_URL: office.url, TIDEOVER_MAIL_FROM: 'help@iom.example', TIDEOVER_PUBLIC_URL: 'https://aid.example.org' })
/** The book's clock some hours on: whoever serves or sends next sees what has moved by now as due. */
const onward = () => {
  hours += 1
  return `${DAY}T${String(6 + hours).padStart(2, '0')}:00:00.000Z`
}

/** Asks the API of the book, in this process. */
async function post(who: Who, path: string, body: unknown): Promise<Json> {
  const book = Book.open(at.db, machineClock, masterKey(at.keyFile))
  const headers = { Authorization: `Bearer ${tokens.get(who)}`, 'Idempotency-Key': randomUUID(), 'Content-Type': 'application/json' }
  const answer = await api(book, machineClock).request(`/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  book.close()
  if (answer.status >= 300) throw new Error(await answer.text())
  return answer.json()
}

function hourPasses(): void {
  const book = Book.open(at.db, machineClock, masterKey(at.keyFile))
  const set = setTestClock(book, machineClock, Date.parse(onward()))
  book.close()
  if (!set.ok) throw new Error(set.problem.detail)
}

/** A case that was just withdrawn. */
async function withdrawn(): Promise<Json> {
  cases += 1
  const of = await post('officer', '/programmes/P/applications', student(cases))
  await post('officer', `/applications/${of.id}/withdrawal`, { note: 'flies home' })
  return of
}

beforeAll(async () => {
  await office.open()
  await at.json(['init', '--clock', `${DAY}T06:00:00.000Z`])
  for (const [who, role] of Object.entries(PEOPLE)) {
    await at.json(['user', 'add', '--email', `${who}@example.org`, '--name', who, '--roles', role])
    tokens.set(who as Who, String((await at.json(['token', 'create', '--user', `${who}@example.org`]))['token']))
  }
  await post('finance', '/funds', { code: 'F', name: 'Students abroad', currency: 'TRY' })
  await post('admin', '/programmes', { code: 'P', name: 'P', fund: 'F', policy: policy({ grant: { amount: money('3000.00') } }) })
})
afterAll(async () => {
  await office.close()
  at.remove()
})
beforeEach(() => {
  office.beforeAnswer = () => {}
})

/** Starts a server on a port that the machine gives; resolves when it answers. */
async function serving(env: Readonly<Record<string, string>>) {
  const child = at.start(['serve', '--port', '0'], { ...env, TIDEOVER_CLOCK: onward() })
  const said = { out: '', err: '' }
  const ended = new Promise<number | null>((resolve) => child.once('exit', (status) => resolve(status)))
  child.stderr.on('data', (piece: Buffer) => {
    said.err += piece.toString()
  })
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (piece: Buffer) => {
      said.out += piece.toString()
      if (said.out.includes('listening on')) resolve()
    })
    child.once('exit', () => reject(new Error(`it does not serve: ${said.err}`)))
  })
  const stop = async () => {
    child.kill('SIGTERM')
    return ended
  }
  return { child, said, ended, stop }
}

describe('without a mail server in the environment', () => {
  it('nothing is made or sent, the outbox has no row, and the commands say that mail is off', async () => {
    await withdrawn()
    const { stop, said } = await serving({})
    expect(await stop(), said.err).toBe(0)
    expect(await at.json(['mail', 'status'])).toEqual({ on: false, begun: false, waiting: 0, sent: 0, failed: 0, skipped: 0, nextAt: null })
    expect((await at.run(['mail', 'status'])).out).toContain('E-mail is off')
    expect(await at.json(['mail', 'log'])).toEqual({ items: [] })
    expect(await at.run(['mail', 'send'])).toMatchObject({
      status: 1,
      err: expect.stringContaining('E-mail is off: TIDEOVER_SMTP_URL and TIDEOVER_MAIL_FROM are not set.'),
    })
    expect(office.connections).toBe(0)
  })

  it('half of the settings, or wrong ones, are told before anything begins', async () => {
    const half = { TIDEOVER_SMTP_URL: 'smtp://u:hunter2@mail.example.org' }
    for (const words of [
      ['serve', '--port', '0'],
      ['mail', 'send'],
      ['mail', 'status'],
    ]) {
      const ran = await at.run(words, half)
      expect([ran.status, ran.err]).toEqual([1, expect.stringContaining('TIDEOVER_MAIL_FROM: is not set')])
      expect(ran.err).not.toContain('hunter2')
    }
    expect((await at.run(['verify'], half)).status).toBe(0)
  })
})

describe('tideover mail', () => {
  it('send: begins at the head, then sends what is due once; status and log tell of it without an address', async () => {
    expect(await at.json(['mail', 'send'], mailEnv())).toMatchObject({ sent: 0, waiting: 0 })
    const of = await withdrawn()
    expect(await at.json(['mail', 'send'], mailEnv())).toMatchObject({ sent: 0, waiting: 1 })
    hourPasses()
    expect(await at.json(['mail', 'send'], mailEnv())).toMatchObject({ sent: 1, failed: 0, waiting: 0 })
    expect(await at.json(['mail', 'send'], mailEnv())).toMatchObject({ sent: 0 })
    expect(office.taken.map(({ to }) => to)).toEqual([[student(cases).student.email]])
    expect(await at.json(['mail', 'status'], mailEnv())).toMatchObject({ on: true, begun: true, waiting: 0, sent: 1 })
    const log = await at.run(['mail', 'log', '--most', '1'])
    expect(log.out).toMatch(new RegExp(`${of.caseNumber} +withdrawn +sent +1`))
    expect(log.out).not.toContain('@')
    expect((await at.run(['mail', 'log', '--most', '0'])).status).toBe(2)
  })

  it('send: says, and exits with 1, where the server takes nothing', async () => {
    await withdrawn()
    await at.json(['mail', 'send'], mailEnv())
    hourPasses()
    office.moods = { mailFrom: 550 }
    expect(await at.run(['mail', 'send'], mailEnv())).toMatchObject({
      status: 1,
      err: expect.stringContaining('The mail server takes no mail (550). Nothing is lost'),
    })
    office.moods = {}
  })
})

describe('a server', () => {
  it('sends by itself what is due, and stops when it is asked to', async () => {
    const before = office.taken.length
    const waiting = Number((await at.json(['mail', 'status']))['waiting'])
    await withdrawn()
    const { stop, said } = await serving(mailEnv())
    await office.has(before + waiting + 1)
    expect(await stop(), said.err).toBe(0)
    expect(said.out).toContain('stopped')
    expect(await at.json(['mail', 'status'])).toMatchObject({ waiting: 0 })
    expect(office.taken.length).toBe(before + waiting + 1)
  })

  it('that is killed while the mail server takes a mail, leaves it marked: the next sends it again, as the same mail', async () => {
    await withdrawn()
    const before = office.seen.length
    const killed = await serving(mailEnv())
    office.beforeAnswer = () => void killed.child.kill('SIGKILL')
    await killed.ended
    office.beforeAnswer = () => {}
    expect(await at.json(['mail', 'status'])).toMatchObject({ waiting: 1 })
    const next = await serving(mailEnv())
    while (office.seen.length < before + 2) await office.has(office.taken.length + 1)
    expect(await next.stop()).toBe(0)
    expect(new Set(office.seen.slice(before).map(({ headers }) => headers.get('message-id'))).size).toBe(1)
    expect(await at.json(['mail', 'status'])).toMatchObject({ waiting: 0, failed: 0 })
    expect(await at.json(['verify'])).toMatchObject({ ok: true })
  })
})
