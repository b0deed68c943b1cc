import { spawn } from 'node:child_process'
import { hostname } from 'node:os'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startBook } from '../../src/commands/start-book.ts'
import { edit, FORMATS, turkish } from '../support/banks.ts'
import { BankWorld } from './bank-world.ts'
import { DAY, iban, type Json, money } from './cases-world.ts'

const OURS = { number: iban('TR', '0006400000112345678901'), currency: 'TRY' }
const RUSSIAN = FORMATS.find(({ name }) => name === 'russian') as (typeof FORMATS)[number]
const line = (minor: number, text: string, ref: string, day = DAY) => ({ day, minor, text, name: '', account: '', ref })
const file = (raw: Uint8Array | string) => ({ raw, kind: 'text/csv' })
const PATH = '/bank-accounts/B/statements'
const IMPORT = `${PATH}?mode=import`

describe('importStatement', () => {
  let w: BankWorld
  beforeEach(async () => {
    w = new BankWorld()
    await w.found()
  })
  afterEach(() => w.close())

  const kinds = async (state = 'open') => (await w.breaks(state)).map((b) => b.kind)

  it('previews without storing anything, and imports only what its arithmetic proves', async () => {
    const bytes = turkish(OURS, 0, [line(1_000, 'A', 'D1'), line(-300, 'B', 'D2')])
    const before = w.head()
    const seen = await w.call('finance', 'POST', `${PATH}?mode=preview`, undefined, file(bytes))
    expect(seen).toMatchObject({ status: 200, body: { verdict: 'proof', opening: money('0.00'), closing: money('7.00'), lines: 2, problems: [] } })
    expect(w.head()).toBe(before)
    expect(await w.open()).toEqual([])
    const taken = await w.post('finance', IMPORT, undefined, file(bytes))
    expect(taken).toMatchObject({ verdict: 'proof', added: 2, known: 0, conflicts: 0 })
    expect((await w.open()).map((l) => l.money.amount)).toEqual(['10.00', '-3.00'])
  })

  it.each([
    ['another account', turkish({ ...OURS, number: iban('TR', '0006400000999999999999') }, 0, [line(1, 'A', 'D1')])],
    ['another currency', turkish({ ...OURS, currency: 'USD' }, 0, [line(1, 'A', 'D1')])],
    ['a broken balance', turkish(OURS, 0, [line(1_000, 'A', 'D1'), line(-300, 'B', 'D2')], { told: [line(1_000, 'A', 'D1'), line(-200, 'B', 'D2')] })],
    ['a file that is cut', turkish(OURS, 0, [line(1_000, 'A', 'D1'), line(-300, 'B', 'D2')]).slice(0, -9)],
    ['NUL', turkish(OURS, 0, [line(1_000, 'A', 'D1')]).map((byte, n) => (n === 200 ? 0 : byte))],
    ['a line dated after tomorrow', turkish(OURS, 0, [line(1_000, 'A', 'D1', '2020-11-05')])],
    ['nothing', new Uint8Array()],
    ['no statement', new TextEncoder().encode('a;b;c\r\n1;2;3\r\n')],
  ])('refuses %s whole: told in a preview, refused by an import', async (_, bytes) => {
    const seen = await w.call('finance', 'POST', `${PATH}?mode=preview`, undefined, file(bytes))
    expect(seen).toMatchObject({ status: 200, body: { verdict: 'refusal', readings: [] } })
    expect(seen.body.problems.length).toBeGreaterThan(0)
    const refused = await w.refused([422, 'statement_refused'], 'finance', IMPORT, undefined, file(bytes))
    expect(refused.problems).toEqual(seen.body.problems)
    expect(await w.open()).toEqual([])
  })

  it('refuses an unknown mode, reading and account', async () => {
    const bytes = turkish(OURS, 0, [line(1_000, 'A', 'D1')])
    await w.refused([422, 'invalid_input'], 'finance', `${PATH}?mode=dry`, undefined, file(bytes))
    await w.refused([422, 'reading_unknown'], 'finance', `${IMPORT}&reading=7`, undefined, file(bytes))
    await w.refused([422, 'reading_unknown'], 'finance', `${IMPORT}&reading=x`, undefined, file(bytes))
    await w.refused([422, 'unknown_member'], 'finance', `${IMPORT}&force=1`, undefined, file(bytes))
    await w.refused([404, 'not_found'], 'finance', '/bank-accounts/X/statements?mode=import', undefined, file(bytes))
    await w.refused([403, 'role_not_allowed'], 'releaser', IMPORT, undefined, file(bytes))
  })

  it('takes in the whole day after a part of it, though the day comes back to the balance with which it began', async () => {
    await w.post('finance', IMPORT, undefined, file(turkish(OURS, 0, [line(-30_000, 'EFT', 'D1')])))
    const whole = await w.post('finance', IMPORT, undefined, file(turkish(OURS, 0, [line(-30_000, 'EFT', 'D1'), line(30_000, 'HAVALE', 'D2')])))
    expect(whole).toMatchObject({ added: 1, known: 1 })
    expect(await w.open()).toHaveLength(2)
    expect(await w.difference()).toBe('0.00')
    // Sent again with a line more, and then once more: the days' balances alone would take it for what came after
    const more = turkish(OURS, 0, [line(-30_000, 'EFT', 'D1'), line(30_000, 'HAVALE', 'D2'), line(-1, 'M', 'D3'), line(1, 'M', 'D4')])
    expect(await w.post('finance', IMPORT, undefined, file(more))).toMatchObject({ added: 2, known: 2 })
    expect(await w.post('finance', IMPORT, undefined, file(more))).toMatchObject({ added: 0, known: 4 })
  })

  it('opens a break for days that no statement covers, for balances that do not meet, and none twice for the same file', async () => {
    const early = turkish(OURS, 0, [line(1_000, 'A', 'D1', '2020-10-20')])
    const late = turkish(OURS, 900, [line(500, 'B', 'D2', '2020-10-30')])
    await w.post('finance', IMPORT, undefined, file(early))
    expect(await kinds()).toEqual([])
    await w.post('finance', IMPORT, undefined, file(late))
    expect(await kinds()).toEqual(['statement_gap'])
    await w.post('finance', IMPORT, undefined, file(turkish(OURS, 1_300, [line(100, 'C', 'D3', '2020-10-31')])))
    expect(await kinds()).toEqual(['statement_gap', 'closing_balance_differs'])
    await w.post('finance', IMPORT, undefined, file(late))
    expect(await kinds()).toEqual(['statement_gap', 'closing_balance_differs'])
    const [gap, differs] = await w.breaks()
    const path = `/breaks/${gap.id}/resolution`
    await w.refused([422, 'invalid_input'], 'finance', path, { action: 'explained', note: 'no' })
    await w.refused([404, 'not_found'], 'finance', path, { action: 'explained', note: 'no', statement: '99' })
    await w.refused([422, 'action_not_allowed'], 'finance', path, { action: 'match', note: 'no' })
    await w.post('finance', path, { action: 'explained', note: 'the bank lost a day', evidenceSha256: 'ab'.repeat(32) })
    await w.post('finance', `/breaks/${differs.id}/resolution`, { action: 'explained', note: 'by the other statement', statement: '1' })
    await w.refused([409, 'already_decided'], 'finance', path, { action: 'explained', note: 'again', statement: '1' })
    expect(await kinds()).toEqual([])
  })

  it('opens a break where a day that is told again with a line more no longer meets the statement after it', async () => {
    const day = (opening: number, minors: readonly number[], on: string) =>
      file(
        turkish(
          OURS,
          opening,
          minors.map((minor, n) => line(minor, `T${n}`, `${on}-${n}`, on)),
        ),
      )
    await w.post('finance', IMPORT, undefined, day(0, [1_000], '2020-10-29'))
    await w.post('finance', IMPORT, undefined, day(1_000, [500], '2020-10-30'))
    await w.post('finance', IMPORT, undefined, day(1_500, [200], '2020-10-31'))
    expect(await kinds()).toEqual([])
    expect(await w.post('finance', IMPORT, undefined, day(1_000, [500, 70], '2020-10-30'))).toMatchObject({ added: 1, known: 1 })
    expect(await kinds()).toEqual(['closing_balance_differs'])
    expect(await w.difference()).toBe('0.70')
    // The bank tells the next day anew: it meets, and nothing new is open
    await w.post('finance', IMPORT, undefined, day(1_570, [200], '2020-10-31'))
    expect(await w.difference()).toBe('0.00')
    await w.post('finance', IMPORT, undefined, day(1_000, [500, 70], '2020-10-30'))
    expect(await kinds()).toEqual(['closing_balance_differs'])
  })

  it('opens one break where statements come newest first, and none for each that began with the same difference', async () => {
    const month = (opening: number, minor: number, on: string) => file(turkish(OURS, opening, [line(minor, 'A', `N${on}`, on)]))
    await w.post('finance', IMPORT, undefined, month(1_500, 200, '2020-10-31'))
    expect(await kinds()).toEqual(['closing_balance_differs'])
    await w.post('finance', IMPORT, undefined, month(1_000, 500, '2020-10-30'))
    expect(await kinds()).toEqual(['closing_balance_differs'])
    // Nobody explained it, and what is missing came: what stands is explained by that
    await w.post('finance', IMPORT, undefined, month(0, 1_000, '2020-10-29'))
    expect(await w.difference()).toBe('0.00')
    const [differs] = await w.breaks()
    await w.post('finance', `/breaks/${differs.id}/resolution`, { action: 'explained', note: 'by the first statement', statement: '3' })
    expect(await kinds()).toEqual([])
    // What nobody was told is told, whatever came before
    await w.post('finance', IMPORT, undefined, month(5, 10, '2020-10-01'))
    expect(await kinds()).toEqual(['statement_gap'])
  })

  it('asks for a reading that nothing proves, once for an account and form', async () => {
    const unproven = (text: string) =>
      edit(RUSSIAN.write(RUSSIAN.account, 0, [line(1_000, text, '7'), line(-300, text, '8')]), RUSSIAN, (told) => told.replace(/Входящий остаток.*\r\n/, ''))
    await w.post('finance', '/bank-accounts', { code: 'R', name: 'Moscow', currency: 'RUB', accountNumber: RUSSIAN.account.number })
    const path = '/bank-accounts/R/statements'
    const first = file(unproven('one'))
    expect((await w.call('finance', 'POST', path, undefined, first)).body).toMatchObject({ verdict: 'proposal', readings: [{ n: 1, proof: 'none' }] })
    const asked = await w.refused([409, 'reading_not_confirmed'], 'finance', `${path}?mode=import`, undefined, first)
    expect(asked.readings).toHaveLength(1)
    await w.refused([422, 'reading_unknown'], 'finance', `${path}?mode=import&reading=2`, undefined, first)
    expect(await w.post('finance', `${path}?mode=import&reading=1&profile=moscow`, undefined, first)).toMatchObject({ verdict: 'proposal', added: 2 })
    expect((await w.get('/profiles', 'finance')).items).toMatchObject([{ bankAccount: 'R', name: 'moscow' }])
    expect(await w.post('finance', `${path}?mode=import`, undefined, file(unproven('two')))).toMatchObject({ added: 2 })
  })

  it('keeps a line that the bank tells otherwise later, and opens a break about it once', async () => {
    const told = (text: string, more: readonly ReturnType<typeof line>[] = []) => file(turkish(OURS, 0, [line(-500, text, 'D1'), ...more]))
    await w.post('finance', IMPORT, undefined, told('EFT'))
    expect(await w.post('finance', IMPORT, undefined, told('EFT DUZELTME'))).toMatchObject({ added: 0, known: 0, conflicts: 1 })
    expect(await w.post('finance', IMPORT, undefined, told('EFT DUZELTME', [line(-1, 'B', 'D2')]))).toMatchObject({ added: 1, conflicts: 1 })
    expect(await kinds()).toEqual(['line_changed'])
    expect((await w.open()).map((l) => l.narrative)).toEqual(['EFT', 'B'])
    const [changed] = await w.breaks()
    await w.post('finance', `/breaks/${changed.id}/resolution`, { action: 'explained', note: 'the bank mended its text', evidenceSha256: 'ab'.repeat(32) })
    await w.post('finance', IMPORT, undefined, told('EFT DUZELTME'))
    expect(await kinds()).toEqual([])
  })

  it('answers a repeat of the key as it was, whatever came after', async () => {
    await w.post('finance', IMPORT, undefined, file(turkish(OURS, 0, [line(-500, 'A', 'D1')])))
    await w.post('finance', IMPORT, undefined, file(turkish(OURS, 0, [line(-500, 'A', 'D1'), line(-1, 'B', 'D2')])))
    await w.post('finance', '/bank-accounts/B/reconciliation')
    await w.repeatAll()
  })

  it('lets one import of an account run at a time', async () => {
    w.book.stage((tx) => {
      tx.run("INSERT INTO statement_import(id, bank_account, started_at, wrapped, state) VALUES(1, 1, ?, x'00', 'staging')", tx.at)
    })
    await w.refused([409, 'in_progress'], 'finance', IMPORT, undefined, file(turkish(OURS, 0, [line(1, 'A', 'D1')])))
    // Before the file is read: one that would be refused is not looked at
    await w.refused([409, 'in_progress'], 'finance', IMPORT, undefined, file(Buffer.from('no statement')))
    expect((await w.call('finance', 'POST', IMPORT.replace('import', 'preview'), undefined, file(Buffer.from('no statement')))).body.verdict).toBe('refusal')
  })

  it('leaves an import that another process runs alone, and takes away one whose process is gone', async () => {
    const other = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'])
    const begin = (id: number, account: number, who: string | null) =>
      w.book.stage((tx) => {
        tx.run(
          "INSERT INTO statement_import(id, bank_account, started_at, process, wrapped, state) VALUES(?, ?, ?, ?, x'00', 'staging')",
          id,
          account,
          tx.at,
          who,
        )
      })
    const states = () => w.book.read((read) => read.all<Json>('SELECT id, state FROM statement_import ORDER BY id').map(({ state }) => state))
    const named = `${hostname()} ${other.pid}`
    begin(1, 1, named)
    begin(2, 2, null)
    begin(3, 3, `${hostname()} ${process.pid}`)
    begin(4, 4, `another-machine ${other.pid}`)
    startBook(w.book)
    expect(states()).toEqual(['staging', 'left', 'left', 'staging'])
    await w.refused([409, 'in_progress'], 'finance', IMPORT, undefined, file(turkish(OURS, 0, [line(1, 'A', 'D1')])))
    const ended = new Promise((resolve) => other.once('exit', resolve))
    other.kill('SIGKILL')
    await ended
    // Its process is gone: the next import of the account goes on at once, without a new start.
    expect(await w.post('finance', IMPORT, undefined, file(turkish(OURS, 0, [line(1, 'A', 'D1')])))).toMatchObject({ added: 1 })
    expect(states().slice(0, 4)).toEqual(['left', 'left', 'left', 'staging'])
    w.hoursPass(2)
    startBook(w.book)
    expect(states().slice(0, 4)).toEqual(['left', 'left', 'left', 'left'])
  })
})
