import { skeletons } from '../names/skeleton.ts'
import { nameTokens } from '../names/tokens.ts'
import { addDays } from '../time/dates.ts'
import { accountAgreement, maskedEnds } from './accounts-shown.ts'
import type { LineRead } from './line-read.ts'
import { nameAgreement } from './names-shown.ts'
import { damagedOf, type Run } from './run.ts'
import type { PayoutSeen } from './seen.ts'

/** Finds debits without an identity that may be a payout's as well as `read`. */
export interface RivalLines {
  /** Another line shows its reference damaged. */
  readonly byReference: (read: LineRead, payout: PayoutSeen) => boolean
  /** Another line of its amount, in the usual days, shows its name or the end of its account. */
  readonly byLikeness: (read: LineRead, payout: PayoutSeen) => boolean
}

/** Indexes the open debits without an identity, those that earlier breaks own included. */
export function rivalLines(run: Run): RivalLines {
  const references = new Map<string, LineRead[]>()
  const marks = new Map<string, LineRead[]>()
  for (const read of run.reads) {
    if (read.line.minor > 0 || read.payouts.length > 0 || read.batches.length > 0) continue
    for (const { reference } of damagedOf(run, read)) put(references, reference, read)
    for (const mark of [...marksOf(read), ...read.spelled.map((payee) => `=${payee}`)]) put(marks, `${read.line.minor}:${mark}`, read)
  }
  const isOther = (read: LineRead) => (other: LineRead) => other.line.id !== read.line.id
  return {
    byReference: (read, payout) => (references.get(payout.reference) ?? []).some(isOther(read)),
    byLikeness: (read, payout) => {
      const last = addDays(payout.releasedOn, run.world.usualDays)
      const shown = [...nameMarks(payout.payeeName), `=${payout.payee}`, ...(payout.payeeAccount === undefined ? [] : [`*${payout.payeeAccount.slice(-4)}`])]
      const others = shown.flatMap((mark) => marks.get(`${-payout.minor}:${mark}`) ?? []).filter(isOther(read))
      return others.some((other) => other.line.bookedOn >= payout.releasedOn && other.line.bookedOn <= last && resembles(other, payout))
    },
  }
}

/** Nothing contradicts, and a name or an account agrees. */
function resembles({ line, accounts, spelled }: LineRead, payout: PayoutSeen): boolean {
  const account = accountAgreement(accounts, payout.payeeAccount)
  if (account === 'masked' || account === 'same') return true
  return account !== 'differs' && (spelled.includes(payout.payee) || nameAgreement(line, payout.payeeName) !== 'none')
}

const marksOf = ({ line, accounts }: LineRead): readonly string[] => [
  ...nameMarks(`${line.counterparty ?? ''} ${line.narrative}`),
  ...maskedEnds(accounts).map((end) => `*${end}`),
]

const nameMarks = (text: string): readonly string[] => [...new Set(nameTokens(text).flatMap(skeletons))]

function put(index: Map<string, LineRead[]>, key: string, read: LineRead): void {
  const known = index.get(key)
  if (known) known.push(read)
  else index.set(key, [read])
}
