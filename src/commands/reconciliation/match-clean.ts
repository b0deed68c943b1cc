import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { problem } from '../../core/problem.ts'
import { CLEAN_FEATURES } from '../../core/reconciliation/clean-matches.ts'
import type { MatchPlan } from '../../core/reconciliation/plan.ts'
import { done, type Result } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import type { BankAccount } from '../../store/bank-accounts.ts'
import type { Book } from '../../store/book.ts'
import { CleanLines, type CleanLook, type CleanMatch } from '../../store/clean-lines.ts'
import { openPayouts } from '../../store/clean-payouts.ts'
import { head } from '../../store/ledger.ts'
import type { SettledBefore } from '../../store/payout-counts.ts'
import type { Read } from '../../store/read.ts'

import { isManyLines } from '../../store/run-size.ts'
import type { Watch } from '../../threads/watch.ts'
import { writePlanned } from './write-planned.ts'

/** Lines that are looked at together: their rows and those of their payees stand side by side in the file. */
const LOOKED_AT = 2000
/** Matches written in one event: others who write wait for no more than these. */
const PER_EVENT = 250
/** Others who wait to write look again after a while: between two events they find the book free (milliseconds). */
const PAUSE_MS = 2

/** What the clean lines came to. */
export interface CleanPass extends SettledBefore {
  readonly written: number
}

/**
 * Settles the lines that are clean, in the order of their ids, before the engine reads the others: events of few matches each, each decided and
 * written on one state of the book, so that memory does not grow with the lines and a run that was cut leaves whole matches. Throws CancelledError.
 */
export async function matchClean(book: Book, account: BankAccount, actor: number, watch: Watch): Promise<Result<CleanPass>> {
  const days = new Map<number, number>()
  let [written, since] = [0, undefined as number | undefined]
  // An agent gives numbers of its own, by which a line can show another payout
  if (account.kind === 'agent' || !book.read(isManyLines)) return done({ written, since, days })
  const { lines, waiting } = book.read((read) => {
    const open = openPayouts(read, account)
    return { lines: new CleanLines(read, account, open.clean), waiting: open.waiting }
  })
  let known = waiting.seq
  for (let after = 0; ; ) {
    watch.at('storing', written, 0)
    const look = book.read((read) => lookAfter(read, lines, after, known))
    if (look.last === undefined) return done({ written, since, days, waiting: { ...waiting, seq: known } })
    let { seq } = look
    for (let from = 0; from < look.matches.length; from += PER_EVENT) {
      watch.at('storing', written, 0)
      const settled = settle(book, account, actor, { lines, seq, matches: look.matches.slice(from, from + PER_EVENT) })
      if (!settled.ok && settled.problem.code !== 'changed_meanwhile') return settled
      if (!settled.ok) continue
      since ??= settled.value.seq
      // What others wrote in between, the payouts as they were read do not know
      known = seq === known && settled.value.seq === known + 1 ? settled.value.seq : NOTHING
      seq = known
      written += settled.value.matches.length
      for (const match of settled.value.matches) days.set(match.days, (days.get(match.days) ?? 0) + 1)
      if (look.matches.length >= PER_EVENT) await pause(PAUSE_MS)
    }
    after = look.last
  }
}

/** No state of the book. */
const NOTHING = -1

interface Looked extends CleanLook {
  /** The last event of the book that was looked at. */
  readonly seq: number
}

function lookAfter(read: Read, lines: CleanLines, after: number, known: number): Looked {
  const { seq } = head(read)
  return { seq, ...lines.after(read, after, { most: LOOKED_AT, isOlder: seq !== known }) }
}

/** Some matches in the order of their lines, and the last event of the book as they were found, or of this run since. */
interface Settling {
  readonly lines: CleanLines
  readonly seq: number
  readonly matches: readonly CleanMatch[]
}

interface Settled {
  readonly seq: number
  readonly matches: readonly CleanMatch[]
}

/** Writes what a look found, or, where others wrote since, what it finds now of those lines. Refuses changed_meanwhile where that is nothing. */
function settle(book: Book, account: BankAccount, actor: number, { lines, seq, matches }: Settling): Result<Settled> {
  let written: readonly CleanMatch[] = []
  const [first, last] = [matches[0]?.line ?? 0, matches.at(-1)?.line ?? 0]
  const acted = book.act({ kind: 'matches_made', actor, key: randomUUID(), request: 'matches', status: 200 }, (read) => {
    const meant = head(read).seq === seq ? matches : lines.after(read, first - 1, { most: LOOKED_AT, through: last, isOlder: true }).matches
    if (meant.length === 0) return problem('changed_meanwhile', say.bookChanged)
    return done((tx) => {
      written = meant.filter((match) => writePlanned(tx, account, planOf(match)))
    })
  })
  return acted.ok ? done({ seq: acted.value.seq, matches: written }) : acted
}

const planOf = ({ line, payout }: CleanMatch): MatchPlan => ({ ...PLAN, lines: [line], payouts: [payout] })
const PLAN: Pick<MatchPlan, 'kind' | 'contributions' | 'features'> = { kind: 'settlement', contributions: [], features: CLEAN_FEATURES }
