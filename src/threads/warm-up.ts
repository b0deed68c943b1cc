import { randomBytes } from 'node:crypto'
import { evidenceIn } from '../core/reconciliation/clean-evidence.ts'
import { fingerprintText } from '../core/statements/identity.ts'
import { addDays } from '../core/time/dates.ts'
import { readStatement } from '../statements/read-statement.ts'
import { encrypt } from '../store/keys.ts'

const HEADER = 'Date;Value date;Description;Debit;Credit'
const TEXTS = ['Card purchase', 'Transfer from', 'Fee', 'Payment to', 'Deposit'] as const
const FIRST_DAY = '2020-03-02'
const TODAY = '2020-12-31'
const CURRENCY = 'EUR'
const KEY_BYTES = 32

/** A statement such as nobody's: its words are in most lists, and nothing in it is anybody's. */
function made(count: number, hasBalances: boolean): Uint8Array {
  let cents = 100_000
  const rows = Array.from({ length: count }, (_, n) => {
    const day = addDays(FIRST_DAY, Math.floor((n * 200) / count))
      .split('-')
      .reverse()
      .join('.')
    const isIn = n % 5 === 1
    const moved = 1_050 + ((n * 37) % 9_000)
    cents += isIn ? moved : -moved
    const cells = [day, day, `${TEXTS[n % TEXTS.length]} ${n}`, isIn ? '' : amount(moved), isIn ? amount(moved) : '', ...(hasBalances ? [amount(cents)] : [])]
    return cells.join(';')
  })
  return new TextEncoder().encode(`${[hasBalances ? `${HEADER};Balance` : HEADER, ...rows].join('\n')}\n`)
}

const amount = (cents: number): string => `${cents < 0 ? '-' : ''}${Math.floor(Math.abs(cents) / 100)},${String(Math.abs(cents) % 100).padStart(2, '0')}`

/** The more, the faster: what is called often is compiled anew while it runs. */
const COUNTS = [3, 300, 500, 500] as const

/**
 * Reads made-up lines with and without what proves them, and does with each what an import does, short of storing it: the lists of words become patterns, and what
 * reads a file is compiled, before somebody waits for a file of theirs. It costs the thread that stands by a third of a second, in steps: between two of them a task may come.
 */
export function* warmingUp(): Generator<void> {
  const key = randomBytes(KEY_BYTES)
  for (const count of COUNTS)
    for (const hasBalances of [true, false]) {
      const { readings } = readStatement(made(count, hasBalances), { account: { currency: CURRENCY }, today: TODAY })
      for (const line of readings[0]?.statement.lines ?? []) {
        fingerprintText(line, CURRENCY)
        evidenceIn({ id: 0, bookedOn: line.bookedOn, minor: line.amountMinor, narrative: line.narrative })
        encrypt(key, JSON.stringify(line))
      }
      yield
    }
}
