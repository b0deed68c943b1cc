import { randomBytes } from 'node:crypto'
import { evidenceIn } from '../core/reconciliation/clean-evidence.ts'
import { fingerprintText } from '../core/statements/identity.ts'
import { addDays } from '../core/time/dates.ts'
import { readStatement } from '../statements/read-statement.ts'
import { encrypt } from '../store/keys.ts'

/** Two forms that most exports have: two columns in the European way, with what proves them, and one signed column in the American, which nothing proves. */
const FORMS = [
  {
    cells: ['Date', 'Value date', 'Description', 'Debit', 'Credit', 'Balance'],
    delimiter: ';',
    rowOf: ({ day, text, minor, balance }: Row) => {
      const dotted = day.split('-').reverse().join('.')
      return [dotted, dotted, text, minor < 0 ? amount(-minor, ',') : '', minor < 0 ? '' : amount(minor, ','), amount(balance, ',')]
    },
  },
  { cells: ['Date', 'Payee', 'Amount'], delimiter: ',', rowOf: ({ day, text, minor }: Row) => [day, text, amount(minor, '.')] },
] as const
const TEXTS = ['Card purchase', 'Transfer from', 'Fee', 'Payment to', 'Deposit'] as const
const FIRST_DAY = '2020-03-02'
const TODAY = '2020-12-31'
const CURRENCY = 'EUR'
const KEY_BYTES = 32

interface Row {
  readonly day: string
  readonly text: string
  readonly minor: number
  readonly balance: number
}

/** A statement such as nobody's: its words are in most lists, and nothing in it is anybody's. */
function made(count: number, { cells, delimiter, rowOf }: (typeof FORMS)[number]): Uint8Array {
  let balance = 100_000
  const rows = Array.from({ length: count }, (_, n) => {
    const moved = 1_050 + ((n * 37) % 9_000)
    const minor = n % 5 === 1 ? moved : -moved
    balance += minor
    return rowOf({ day: addDays(FIRST_DAY, Math.floor((n * 200) / count)), text: `${TEXTS[n % TEXTS.length]} ${n}`, minor, balance })
  })
  return new TextEncoder().encode(`${[cells, ...rows].map((row) => row.join(delimiter)).join('\n')}\n`)
}

const amount = (cents: number, mark: string): string =>
  `${cents < 0 ? '-' : ''}${Math.floor(Math.abs(cents) / 100)}${mark}${String(Math.abs(cents) % 100).padStart(2, '0')}`

/** The more, the faster: what is called often is compiled anew while it runs. */
const COUNTS = [3, 300, 500, 500] as const

/**
 * Reads made-up lines with and without what proves them, and does with each what an import does, short of storing it: the lists of words become patterns, and what
 * reads a file is compiled, before somebody waits for a file of theirs. It costs the thread that stands by a third of a second, in steps: between two of them a task may come.
 */
export function* warmingUp(): Generator<void> {
  const key = randomBytes(KEY_BYTES)
  for (const count of COUNTS)
    for (const form of FORMS) {
      const { readings } = readStatement(made(count, form), { account: { currency: CURRENCY }, today: TODAY })
      for (const line of readings[0]?.statement.lines ?? []) {
        fingerprintText(line, CURRENCY)
        evidenceIn({ id: 0, bookedOn: line.bookedOn, minor: line.amountMinor, narrative: line.narrative })
        encrypt(key, JSON.stringify(line))
      }
      yield
    }
}
