import { nameTokens } from '../names/tokens.ts'
import { addDays } from '../time/dates.ts'
import type { LineRead } from './line-read.ts'
import type { Run } from './run.ts'
import { ACCOUNT_WINDOW_DAYS, type PayoutSeen } from './seen.ts'

/** A debit without an identity, and the payouts to the account that it shows whole. */
interface Found {
  readonly read: LineRead
  readonly payouts: readonly PayoutSeen[]
}

/** Of the lines with a text, one in so many beside a payment is a habit, if it came more than once. */
const RARELY = 10
const TWICE = 2

/**
 * Tells the texts of another programme that pays the same people the same sums: of the lines with such a text a tenth or more stand beside
 * a line that paid the payout by its own reference. A line of that text is then nobody's by its account, also where no other line is seen.
 */
export function textsOfOthers(run: Run, found: readonly Found[]): (read: LineRead) => boolean {
  const texts = new Map<string, { all: number; beside: number }>()
  for (const { read, payouts } of found) {
    const meant = payouts.filter((payout) => isMeant(read, payout))
    if (meant.length === 0) continue
    const text = textOf(read)
    const known = texts.get(text) ?? { all: 0, beside: 0 }
    known.all++
    if (meant.every((payout) => leftByReference(run, read, payout))) known.beside++
    texts.set(text, known)
  }
  return (read) => {
    const { all, beside } = texts.get(textOf(read)) ?? { all: 0, beside: 0 }
    return beside >= TWICE && beside * RARELY >= all
  }
}

/** Its words, whatever their order and the numbers between them. */
const textOf = ({ line }: LineRead): string => [...new Set(nameTokens(line.narrative))].sort().join(' ')

const isMeant = ({ line }: LineRead, { minor, releasedOn }: PayoutSeen): boolean =>
  minor === -line.minor && releasedOn <= line.bookedOn && line.bookedOn <= addDays(releasedOn, ACCOUNT_WINDOW_DAYS)

function leftByReference(run: Run, { line }: LineRead, payout: PayoutSeen): boolean {
  const now = run.settledBy.get(payout.id)
  if (now) return now.id !== line.id
  const before = payout.settledByLine
  return before?.byReference === true && before.line !== line.id
}
