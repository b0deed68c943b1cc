import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ACCOUNT, CURRENCY, FUND, IBAN, OPENED } from '../../src/bench/bench-book.ts'
import { statementFile } from '../../src/bench/statement-file.ts'
import { barText } from '../../src/cli/progress-bar.ts'
import { api } from '../../src/http/app.ts'
import { program } from '../../src/program.ts'
import { Book } from '../../src/store/book.ts'
import { send } from '../support/api-book.ts'
import { CliFolder } from './support.ts'

const LINES = 14_000

describe('barText', () => {
  it.each([
    [0, 0, 'reading'],
    [0, 8, 'reading [..............................] 0%'],
    [4, 8, 'reading [###############...............] 50%'],
    [9, 8, 'reading [##############################] 100%'],
  ])('%i of %i', (done, total, text) => expect(barText({ phase: 'reading', done, total })).toBe(text))
})

describe('statement import', () => {
  const at = new CliFolder()
  let token = ''
  beforeAll(async () => {
    await at.json(['init', '--clock', '2020-12-31T09:00:00.000Z'])
    await at.json(['user', 'add', '--email', 'f@example.org', '--name', 'F', '--roles', 'finance'])
    token = String((await at.json(['token', 'create', '--user', 'f@example.org']))['token'])
    // A smaller file is taken in at once.
    writeFileSync(at.file('bank.csv'), statementFile(LINES))
  })
  afterAll(() => at.remove())

  it('draws how far it is on a terminal, and leaves the line clear', async () => {
    const book = Book.open(at.db, () => Date.UTC(2020, 11, 31, 9), Buffer.from(readFileSync(at.keyFile, 'utf8').trim(), 'hex'))
    const app = api(book, Date.now)
    await send(app, 'POST', '/funds', { code: FUND, name: 'Fund', currency: CURRENCY }, { token, key: 'a' })
    await send(
      app,
      'POST',
      '/bank-accounts',
      { code: ACCOUNT, name: 'Bank', currency: CURRENCY, iban: IBAN, fund: FUND, openingDate: OPENED },
      { token, key: 'b' },
    )
    book.close()
    let drawn = ''
    const out: string[] = []
    const env = { TIDEOVER_DB: at.db, TIDEOVER_KEY_FILE: at.keyFile, TIDEOVER_TOKEN: token }
    const streams = { out: (piece: string | Uint8Array) => void out.push(String(piece)), isTerminal: true }
    const status = await program(['statement', 'import', at.file('bank.csv'), '--account', ACCOUNT], env, {
      ...streams,
      err: (text) => {
        drawn += text
      },
    })
    expect([status, out.join('')]).toEqual([0, `Statement 1: ${LINES} lines added, 0 known already, 0 in conflict\n`])
    expect(drawn).toMatch(/(waiting|reading|comparing|storing)/)
    expect(drawn.endsWith('\r\u001b[K')).toBe(true)
    // Without a terminal nothing is drawn.
    expect((await at.run(['statement', 'import', at.file('bank.csv'), '--account', ACCOUNT], { TIDEOVER_TOKEN: token })).err).toBe('')
  })
})
