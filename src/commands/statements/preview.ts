import { moneyToText } from '../../core/money/money.ts'
import { type Coverage, coverageOf } from '../../core/statements/identity.ts'
import type { StatementLine } from '../../core/statements/statement.ts'
import { moneyOrNull, readView } from '../../queries/reading-view.ts'
import type { FileRead, NumberedLines } from '../../statements/open-statement.ts'
import type { BankAccount } from '../../store/bank-accounts.ts'
import type { Book } from '../../store/book.ts'
import { arrivalOf } from '../../store/statement-arrival.ts'
import type { Watch } from '../../threads/watch.ts'

/** The days that a reading covers. */
export function coverageOfReading(reading: NumberedLines, today: string): Coverage {
  const ends = reading.days ? [{ bookedOn: reading.days.since }, { bookedOn: reading.days.until }] : []
  return coverageOf({ ...reading.statement, lines: ends }, today) ?? { since: today, until: today }
}

interface Previewing {
  readonly account: BankAccount
  readonly today: string
  /** Readings that were confirmed for the account before. */
  readonly confirmed: readonly NumberedLines[]
  /** How many lines of each end are shown. */
  readonly show: number
}

/** A preview with, for each reading, lines of both its ends and what an import would add: what a person looks at before confirming it. */
export function shownView(book: Book, read: FileRead, { account, today, confirmed, show }: Previewing, watch: Watch) {
  const view = readView(read, account.currency)
  const readings = read.readings.map((reading, n) => {
    const coverage = coverageOfReading(reading, today)
    const { added, known, changed } = arrivalOf(book, account, reading, { coverage, overlap: undefined }, watch)
    const { opening = null, closing = null } = reading.statement
    return {
      ...view.readings[n],
      confirmed: confirmed.includes(reading),
      since: coverage.since,
      until: coverage.until,
      opening: moneyOrNull(opening, account.currency),
      closing: moneyOrNull(closing, account.currency),
      lines: reading.count,
      pending: reading.pending,
      withoutMoney: reading.withoutMoney,
      added,
      known,
      changed: changed.length,
      ...endsOf(reading, account.currency, show),
    }
  })
  return { ...view, readings, today }
}

/** The first and the last lines in the file's order; all of them as the first where there are few. */
function endsOf(reading: NumberedLines, currency: string, show: number) {
  const first: StatementLine[] = []
  let last: StatementLine[] = []
  for (const batch of reading.batches()) {
    const taken = Math.min(show - first.length, batch.length)
    first.push(...batch.slice(0, taken))
    last = [...last, ...batch.slice(taken)].slice(-show)
  }
  const view = ({ line, bookedOn, amountMinor, counterparty, narrative }: StatementLine) => ({
    line,
    bookedOn,
    money: moneyToText(amountMinor, currency),
    ...(counterparty === undefined ? {} : { counterparty }),
    narrative: narrative.slice(0, 200),
  })
  return { first: first.map(view), last: last.map(view) }
}
