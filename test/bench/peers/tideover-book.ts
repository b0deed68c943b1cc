import { randomUUID } from 'node:crypto'
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { machineClock } from '../../../src/clock.ts'
import { makeBook } from '../../../src/commands/make-book.ts'
import { addUser, createToken } from '../../../src/commands/people.ts'
import { ROLES } from '../../../src/core/access/roles.ts'
import { minorFromText } from '../../../src/core/money/money.ts'
import { api } from '../../../src/http/app.ts'
import { Book } from '../../../src/store/book.ts'
import { made } from '../../support/api-book.ts'
import { CURRENCY, OPENED, type Row } from './yardsticks.ts'

/** The program as it was built. */
export const MAIN = resolve(import.meta.dirname, '../../../dist/main.js')
export const ACCOUNT = 'BANK'
/** The day on which the book lives: after every row. */
const TODAY_MS = Date.parse('2021-01-04T09:00:00.000Z')
const PAGE = 200

const listed = z.object({
  items: z.array(
    z.object({ bookedOn: z.string(), money: z.object({ amount: z.string() }), counterparty: z.string().optional(), narrative: z.string().nullable() }),
  ),
  nextCursor: z.string().nullable(),
})

/** A book with its key, one person who may do everything, a fund and a bank account. */
export interface Beginning {
  readonly file: string
  readonly master: Buffer
  readonly token: string
}

async function asked(book: Book, token: string, path: string, body?: unknown): Promise<unknown> {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() }
  const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
  const answer = await api(book, machineClock).request(`/api/v1${path}`, { headers, ...sent })
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
  return answer.json()
}

/** The book with which all others begin. It goes with this process. */
export async function beginning(): Promise<Beginning> {
  const folder = mkdtempSync(join(tmpdir(), 'tideover-peers-book-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'empty.db')
  const { master } = makeBook(file, machineClock, { adminEmail: 'first@bench.example', testClockMs: TODAY_MS })
  const book = Book.open(file, machineClock, master)
  made(addUser(book, { email: 'all@bench.example', name: 'Bench', roles: ROLES }))
  const { token } = made(createToken(book, { email: 'all@bench.example', scope: [] }))
  await asked(book, token, '/funds', { code: 'BENCH', name: 'Bench', currency: CURRENCY })
  const account = { code: ACCOUNT, name: 'Bench', currency: CURRENCY, iban: 'TR330006100519786457841326', fund: 'BENCH', openingDate: OPENED }
  await asked(book, token, '/bank-accounts', account)
  book.close()
  return { file, master, token }
}

/** A copy of the beginning in a folder of its own. */
export class TideoverBook {
  readonly folder: string
  readonly token: string
  readonly env: Readonly<Record<string, string>>
  readonly #file: string
  readonly #master: Buffer

  constructor(folder: string, { file, master, token }: Beginning) {
    this.folder = folder
    this.token = token
    this.#file = join(folder, 'book.db')
    this.#master = master
    copyFileSync(file, this.#file)
    const keyFile = join(folder, 'book.key')
    writeFileSync(keyFile, master.toString('hex'), { mode: 0o600 })
    this.env = { TIDEOVER_DB: this.#file, TIDEOVER_KEY_FILE: keyFile, TIDEOVER_TOKEN: token }
  }

  /** The lines of the account, as the API tells them. */
  async rows(): Promise<readonly Row[]> {
    const book = Book.open(this.#file, machineClock, this.#master)
    try {
      const rows: Row[] = []
      for (let cursor: string | null = '0'; cursor !== null; ) {
        const page: z.infer<typeof listed> = listed.parse(await asked(book, this.token, `/bank-accounts/${ACCOUNT}/lines?limit=${PAGE}&cursor=${cursor}`))
        for (const { bookedOn, money, counterparty, narrative } of page.items)
          rows.push({ day: bookedOn, payee: counterparty ?? narrative ?? '', minor: minorFromText(money.amount, 2) ?? Number.NaN })
        cursor = page.nextCursor
      }
      return rows
    } finally {
      book.close()
    }
  }
}
