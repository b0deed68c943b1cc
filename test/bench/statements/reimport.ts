import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { Random } from '../../../fixtures/demo/random.ts'
import { BenchBook } from '../../../src/bench/bench-book.ts'
import { machineClock } from '../../../src/clock.ts'
import { openBankAccount } from '../../../src/commands/bank-accounts/open-bank-account.ts'
import { importStatement } from '../../../src/commands/statements/import-statement.ts'
import { digitsOf } from '../../../src/core/money/currency.ts'
import { readStatement } from '../../../src/statements/read-statement.ts'
import { bankAccountByCode } from '../../../src/store/bank-accounts.ts'
import { linesAfter } from '../../../src/store/statements.ts'
import { changed, withRows } from '../../recognition/change.ts'
import { currencyOf, type Format } from '../../recognition/format.ts'
import { type Sheet, sheetOf, toldDay, toldMinor } from '../../recognition/render.ts'
import { drawTruth, type Truth } from '../../recognition/truth.ts'

/** What became of the lines of many accounts whose files came again in one way: against one import of the whole file. */
export interface Reimported {
  readonly way: string
  readonly accounts: number
  readonly lines: number
  readonly lost: number
  readonly doubled: number
  /** Imports at which a person was asked, and files that were refused. */
  readonly asked: number
  readonly refused: number
}

const SINCE = '2020-10-05'
const TODAY = '2020-12-31'
const LINES = 25
const IBANS = ['8310012345', 'DE89370400440532013000'] as const

/** Gives the file of some lines of the truth, by their places. */
type Make = (holds: (place: number) => boolean, turned?: boolean) => Uint8Array | undefined
type Way = (file: Make, random: Random) => readonly (Uint8Array | undefined)[]

const whole = () => true
const between = (from: number, to: number) => (place: number) => place >= from && place < to

const WAYS: Readonly<Record<string, Way>> = {
  'ten times, under any name': (file) => Array.from({ length: 10 }, () => file(whole)),
  'rows in the other order, and back': (file) => [file(whole), file(whole, true), file(whole)],
  'overlapping parts, then whole': (file) => [file(between(0, 15)), file(between(10, LINES)), file(between(5, 20)), file(whole)],
  'pieces in any order, then whole': (file, random) => {
    const cuts = [0, 6, 12, 19, LINES]
    const pieces = cuts.slice(1).map((to, n) => ({ piece: file(between(cuts[n] ?? 0, to)), at: random.below(1_000_000) }))
    return [...pieces.sort((a, b) => a.at - b.at).map(({ piece }) => piece), file(whole)]
  },
  'late rows: without the middle first': (file) => [file((place) => place < 8 || place > 14), file(whole)],
}

/** A statement of some lines: its opening balance is that before the first of them. Lines left out in the middle were not known then. */
function partOf(format: Format, { opening, lines }: Truth, holds: (place: number) => boolean): Truth {
  const first = lines.findIndex((_, place) => holds(place))
  return { opening: lines.slice(0, first).reduce((sum, line) => sum + toldMinor(format, line), opening), lines: lines.filter((_, place) => holds(place)) }
}

/** Imports files of every format in every way, and counts what is lost or doubled. Gives nothing for formats whose file can't be made. */
export async function reimported(formats: readonly Format[], seed: number): Promise<readonly Reimported[]> {
  const bench = new BenchBook(tmpdir(), machineClock)
  try {
    const counts = Object.keys(WAYS).map((way) => ({ way, accounts: 0, lines: 0, lost: 0, doubled: 0, asked: 0, refused: 0 }))
    for (const [at, format] of formats.entries()) {
      const random = new Random(seed * 7_919 + at)
      const truth = drawTruth(random, LINES, true, digitsOf(currencyOf(format)) ?? 2, 'usual', SINCE)
      const file: Make = (holds, turned = false) => {
        const sheet = sheetOf(format, partOf(format, truth, holds))
        return changed(turned ? turnedRound(sheet) : sheet, [])?.bytes
      }
      const once = new Account(bench, format, truth, `O${at}`)
      await once.take(file(whole))
      const expected = once.lines()
      if (expected.length !== LINES) continue
      for (const count of counts) {
        const account = new Account(bench, format, truth, `A${at}-${counts.indexOf(count)}`)
        for (const bytes of WAYS[count.way]?.(file, random) ?? []) await account.take(bytes)
        const found = account.lines()
        count.accounts += 1
        count.lines += LINES
        count.lost += minus(expected, found)
        count.doubled += minus(found, expected)
        count.asked += account.asked
        count.refused += account.refused
      }
    }
    return counts
  } finally {
    bench.remove()
  }
}

/** Rows in the other order where none of them has a place of its own. */
const turnedRound = (sheet: Sheet): Sheet =>
  sheet.format.openingRow || sheet.format.closingRow || sheet.format.totalsRow ? sheet : withRows(sheet, [...sheet.rows].reverse())

/** How many of `these` are not in `those`, equal ones counted. */
function minus(these: readonly string[], those: readonly string[]): number {
  const left = new Map<string, number>()
  for (const one of those) left.set(one, (left.get(one) ?? 0) + 1)
  let over = 0
  for (const one of these) {
    const count = left.get(one) ?? 0
    if (count === 0) over += 1
    else left.set(one, count - 1)
  }
  return over
}

/** A bank account whose files a person takes in: who knows the true reading, and says of equal rows what they are. */
class Account {
  asked = 0
  refused = 0
  readonly #bench: BenchBook
  readonly #format: Format
  readonly #truth: Truth
  readonly #code: string

  constructor(bench: BenchBook, format: Format, truth: Truth, code: string) {
    this.#bench = bench
    this.#format = format
    this.#truth = truth
    this.#code = code
    bench.ask(
      openBankAccount,
      {},
      { code, name: code, currency: currencyOf(format), iban: IBANS[1], accountNumber: IBANS[0], fund: undefined, openingDate: '2020-10-01' },
    )
  }

  async take(bytes: Uint8Array | undefined): Promise<void> {
    if (!bytes) return
    let query = {}
    let answer = await this.#send(bytes, query)
    if (answer === 'reading_not_confirmed') {
      this.asked += 1
      const n = this.#trueReading(bytes)
      if (n !== undefined) query = { reading: String(n) }
      if (n !== undefined) answer = await this.#send(bytes, query)
    }
    if (answer === 'overlap_unclear') {
      this.asked += 1
      answer = await this.#send(bytes, { ...query, overlap: 'same' })
    }
    if (answer !== 'done') this.refused += 1
  }

  async #send(bytes: Uint8Array, query: Readonly<Record<string, string>>): Promise<string> {
    const answer = await importStatement.perform(this.#bench.book, {
      bytes: Uint8Array.from(bytes),
      contentType: 'text/csv',
      contentTypeHeader: 'text/csv',
      params: { code: this.#code },
      query: { mode: 'import', ...query },
      actor: this.#bench.actor,
      key: randomUUID(),
      request: randomUUID(),
    })
    return answer.ok ? 'done' : answer.problem.code
  }

  #trueReading(bytes: Uint8Array): number | undefined {
    const read = readStatement(bytes, { account: { number: IBANS, currency: currencyOf(this.#format) }, today: TODAY })
    const told = new Set(this.#truth.lines.map((line) => `${toldDay(this.#format, line)} ${toldMinor(this.#format, line)}`))
    return read.readings.find(({ statement }) => statement.lines.every(({ bookedOn, amountMinor }) => told.has(`${bookedOn} ${amountMinor}`)))?.n
  }

  /** What is stored: the money of each day. How a text is told differs from one export to the next. */
  lines(): readonly string[] {
    return this.#bench.book.read((read) => {
      const account = bankAccountByCode(read, this.#code)
      return linesAfter(read, account?.id ?? 0, undefined, { after: 0, most: 1_000 }).map(({ bookedOn, amount }) => `${bookedOn} ${amount}`)
    })
  }
}
