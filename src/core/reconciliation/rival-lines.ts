import { skeletons } from '../names/skeleton.ts'
import { nameTokens, withoutPatronymics } from '../names/tokens.ts'
import { addDays } from '../time/dates.ts'
import { accountAgreement, maskedEnds } from './accounts-shown.ts'
import type { LineRead } from './line-read.ts'
import { nameAgreement, nameContradicts } from './names-shown.ts'
import { damagedOf, type Run } from './run.ts'
import type { PayoutSeen } from './seen.ts'

/** Finds debits without an identity that may be a payout's as well as `read`. */
export interface RivalLines {
  /** Another line shows its reference damaged. */
  readonly byReference: (read: LineRead, payout: PayoutSeen) => boolean
  /** Another line of its amount, or of that and a fee, in the usual days, shows its name or the end of its account. */
  readonly byLikeness: (read: LineRead, payout: PayoutSeen) => boolean
}

export function rivalLines(run: Run): RivalLines {
  const isOther = (read: LineRead) => (other: LineRead) => other.line.id !== read.line.id
  let known: Index | undefined
  const index = (): Index => {
    known ??= indexOf(run)
    return known
  }
  return {
    byReference: (read, payout) => (index().references.get(payout.reference) ?? []).some(isOther(read)),
    byLikeness: (read, payout) => {
      const { marks } = index()
      // A bank's local day can be the day before the UTC date of the release
      const [first, last] = [addDays(payout.releasedOn, -1), addDays(payout.releasedOn, run.world.usualDays)]
      const amounts = [0, ...run.world.fees.outgoing].map((fee) => -payout.minor - fee)
      const shown = [...payeeMarks(payout.payeeName), `=${payout.payee}`, ...(payout.payeeAccount === undefined ? [] : [`*${payout.payeeAccount.slice(-4)}`])]
      const others = amounts.flatMap((minor) => shown.flatMap((mark) => bookedWithin(marks.get(`${minor}:${mark}`) ?? [], first, last)))
      return others.some((other) => other.line.id !== read.line.id && resembles(run, other, payout))
    },
  }
}

/** Lines by the references that they show damaged, and by amount and mark. */
interface Index {
  readonly references: ReadonlyMap<string, readonly LineRead[]>
  readonly marks: ReadonlyMap<string, readonly LineRead[]>
}

/**
 * Of the open debits without an identity, those that earlier breaks own included; what shows somebody else's reference is no payout's. Taken once
 * something is asked: where no line shows an account, nothing is.
 */
function indexOf(run: Run): Index {
  const references = new Map<string, LineRead[]>()
  const marks = new Map<string, LineRead[]>()
  for (const read of run.reads) {
    if (read.line.minor > 0 || read.payouts.length > 0 || read.batches.length > 0 || read.foreign || read.unpayable) continue
    for (const { reference } of damagedOf(run, read)) put(references, reference, read)
    for (const mark of [...marksOf(read), ...read.spelled.map((payee) => `=${payee}`)]) put(marks, `${read.line.minor}:${mark}`, read)
  }
  return { references, marks }
}

/** Those of some days. Reads stand in the order of their days, so that the first is found by halving: one word of a name can stand in thousands. */
function bookedWithin(reads: readonly LineRead[], since: string, until: string): readonly LineRead[] {
  let [from, to] = [0, reads.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((reads[middle]?.line.bookedOn ?? '') < since) from = middle + 1
    else to = middle
  }
  let end = from
  while (end < reads.length && (reads[end]?.line.bookedOn ?? '') <= until) end++
  return reads.slice(from, end)
}

/** Nothing contradicts, and a name or an account agrees. */
function resembles(run: Run, { line, accounts, spelled }: LineRead, payout: PayoutSeen): boolean {
  const account = accountAgreement(accounts, payout.payeeAccount)
  if (account === 'differs') return false
  if (spelled.includes(payout.payee)) return true
  if (account === 'masked' || account === 'same') return !nameContradicts(line.counterparty, payout.payeeName, run.world.isNameWord)
  return nameAgreement(line, payout.payeeName) !== 'none'
}

const marksOf = ({ line, accounts }: LineRead): readonly string[] => [
  ...nameMarks(nameTokens(`${line.counterparty ?? ''} ${line.narrative}`)),
  ...maskedEnds(accounts).map((end) => `*${end}`),
]

const nameMarks = (words: readonly string[]): readonly string[] => [...new Set(words.flatMap(skeletons))]

/** The words of the name, and any two of them written together. */
function payeeMarks(name: string): readonly string[] {
  const words = withoutPatronymics(nameTokens(name))
  const together = words.flatMap((first) => words.filter((second) => second !== first).map((second) => `${first}${second}`))
  return nameMarks([...words, ...together])
}

function put(index: Map<string, LineRead[]>, key: string, read: LineRead): void {
  const known = index.get(key)
  if (known) known.push(read)
  else index.set(key, [read])
}
