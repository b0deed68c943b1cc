import { invariant } from '../../core/invariant.ts'
import { problem } from '../../core/problem.ts'
import { goesElsewhere, payoutsShown, shownElsewhere } from '../../core/reconciliation/shown-elsewhere.ts'
import { say } from '../../core/said/say.ts'
import { bankAccountById } from '../../store/bank-accounts.ts'
import { type BreakRow, breaksOfLine } from '../../store/breaks.ts'
import { linesOfMatch } from '../../store/matches.ts'
import { batchById, type PayoutRow, payoutById, releaseOf } from '../../store/payouts.ts'
import type { Read } from '../../store/read.ts'
import { linesRead, payoutsSeen } from '../../store/reconciliation-world.ts'
import { type LineRow, lineById } from '../../store/statements.ts'

/**
 * Whoever released a payout says nothing of its money at the bank, and whoever prepared one nothing of money that went to another account: neither
 * by naming the payout nor by leaving it out. What a line shows by a reference counts, whether the engine has held it by a break yet or not.
 */

const isReleasedBy = (read: Read, batches: Iterable<number>, actor: number): boolean => [...batches].some((batch) => releaseOf(read, batch)?.by === actor)

/** Refuses same_person where the actor released one of the payouts. */
export const releasedBy = (read: Read, payouts: readonly PayoutRow[], actor: number) =>
  isReleasedBy(read, new Set(payouts.map((p) => p.batch)), actor) ? problem('same_person', say.ownRelease) : undefined

/** What lines tell of payouts: the batches of those that they are about, and of those that they hold or show as paid to another account. */
export interface LinesTold {
  readonly batches: readonly number[]
  readonly elsewhere: readonly number[]
  /** The payouts that they show by a reference. */
  readonly shown: readonly number[]
}

/**
 * By what breaks say of the lines, those that are over too, and by the references that the lines show. `settled`: payouts that a person says they settle; a line
 * without a reference that shows another account than theirs tells of them what one with it would.
 */
export function toldBy(read: Read, lines: readonly LineRow[], settled: readonly PayoutRow[] = []): LinesTold {
  const [batches, elsewhere, shown] = [new Set<number>(), new Set<number>(), new Set<number>()]
  for (const { kind, payout } of lines.flatMap(({ id }) => breaksOfLine(read, id))) {
    const batch = payout === null ? undefined : payoutById(read, payout)?.batch
    if (batch === undefined) continue
    batches.add(batch)
    if (kind === 'payee_differs') elsewhere.add(batch)
  }
  const accounts = new Set(lines.map(({ bankAccount }) => bankAccount))
  for (const id of accounts) {
    const account = bankAccountById(read, id)
    invariant(account, 'a line is of a bank account')
    const named = payoutsSeen(
      read,
      account,
      settled.map((p) => p.id),
    )
    for (const line of linesRead(
      read,
      account,
      lines.filter(({ bankAccount }) => bankAccount === id),
    )) {
      for (const { id, batch } of payoutsShown(line)) {
        shown.add(id)
        batches.add(batch)
      }
      for (const { batch } of shownElsewhere(line)) elsewhere.add(batch)
      if (named.length > 0 && goesElsewhere(line, named)) for (const { batch } of named) elsewhere.add(batch)
    }
  }
  return { batches: [...batches], elsewhere: [...elsewhere], shown: [...shown] }
}

/** Refuses same_person where the actor released a payout that the lines are about, or prepared one that they show as paid to another account. */
export function saidOfOwn(read: Read, { batches, elsewhere }: Pick<LinesTold, 'batches' | 'elsewhere'>, actor: number) {
  if (isReleasedBy(read, batches, actor)) return problem('same_person', say.ownRelease)
  return elsewhere.some((batch) => batchById(read, batch)?.preparedBy === actor) ? problem('same_person', say.ownPayoutElsewhere) : undefined
}

/** Refuses same_person where the actor released the payout that a break is about, or one that its line shows. */
export function ownBreak(read: Read, of: BreakRow, actor: number) {
  const payout = of.payout === null ? undefined : payoutById(read, of.payout)
  const line = of.line === null ? undefined : lineById(read, of.line)
  const batches = new Set([...(payout ? [payout.batch] : []), ...(line ? toldBy(read, [line]).batches : [])])
  return isReleasedBy(read, batches, actor) ? problem('same_person', say.ownBreak) : undefined
}

/** Refuses same_person where the actor released a payout that the match names, or that its lines are about: undone, they could be called something else. */
export function ownUndo(read: Read, match: number, payouts: readonly PayoutRow[], actor: number) {
  const lines = linesOfMatch(read, match).flatMap((id) => lineById(read, id) ?? [])
  const batches = new Set([...payouts.map((p) => p.batch), ...toldBy(read, lines).batches])
  return isReleasedBy(read, batches, actor) ? problem('same_person', say.ownUndo) : undefined
}
