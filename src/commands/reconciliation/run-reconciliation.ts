import { randomUUID } from 'node:crypto'
import { notFound, problem } from '../../core/problem.ts'
import { reconcile as decideAll } from '../../core/reconciliation/engine.ts'
import type { BreakPlan, MatchPlan, ReconciliationPlan } from '../../core/reconciliation/plan.ts'
import { done, type Result } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { type BankAccount, bankAccountById } from '../../store/bank-accounts.ts'
import type { Acted, Book, Request } from '../../store/book.ts'
import { standingBreaksOfLine } from '../../store/breaks.ts'
import { head } from '../../store/ledger.ts'
import { replaceProposals } from '../../store/proposals.ts'
import type { Read } from '../../store/read.ts'
import { reconciliationWorld } from '../../store/reconciliation-world.ts'
import { isAsRead } from '../../store/reconciliations.ts'
import { breaks, reconciliation } from '../../store/schema/banks.ts'
import { countLines } from '../../store/statements.ts'
import { stateOf } from '../../store/states.ts'
import type { Write } from '../../store/write.ts'
import type { Watch } from '../../threads/watch.ts'
import { matchClean } from './match-clean.ts'
import { writePlanned } from './write-planned.ts'

/** Matches written in one event. */
const PER_EVENT = 1000
/** How often a run begins anew when somebody else changed meanwhile what it had read. */
const TRIES = 5

/** Plain data: it goes to another thread. */
export interface Reconciling {
  readonly account: number
  readonly request: Request
}

/**
 * Settles an account's clean lines, then runs the engine over the others: events of at most 1,000 matches each, then one with the breaks and
 * the figures, under the request's key. A run that was cut leaves whole matches, and the next goes on. Refuses in_progress where others keep changing
 * what it reads; throws CancelledError where it was called off.
 */
export async function runReconciliation(book: Book, { account: id, request }: Reconciling, watch: Watch): Promise<Result<Acted>> {
  const account = book.read((read) => bankAccountById(read, id))
  if (!account) return notFound(say.noAccount, undefined)
  const clean = await matchClean(book, account, request.actor, watch)
  if (!clean.ok) return clean
  let auto = clean.value.written
  const left: MatchPlan[] = []
  for (let tried = 0; tried < TRIES; tried += 1) {
    watch.at('comparing', 0, 0)
    const { seq, plan } = book.read((read) => ({ seq: head(read).seq, plan: decideAll(reconciliationWorld(read, account, clean.value)) }))
    watch.at('storing', 0, plan.matches.length)
    const matched = writeMatches(book, account, request.actor, seq, plan.matches, watch)
    if (!matched.ok) return matched
    auto += matched.value.written
    left.push(...matched.value.left)
    if (matched.value.outdated) continue
    const acted = book.act(request, (read) => {
      if (!isAsRead(read, matched.value.seq)) return problem('changed_meanwhile', say.bookChanged)
      return done((tx) => conclude(tx, account, plan, auto, left))
    })
    if (acted.ok || acted.problem.code !== 'changed_meanwhile') return acted
  }
  return problem('in_progress', say.othersChange)
}

interface Written {
  readonly seq: number
  readonly written: number
  /** Matches that were not written: a fee without a rate of the day, or what another match of the run made impossible. */
  readonly left: readonly MatchPlan[]
  readonly outdated: boolean
}

/** Writes the matches in chunks; stops as outdated when the book is not what they were decided on. */
function writeMatches(book: Book, account: BankAccount, actor: number, decidedAt: number, matches: readonly MatchPlan[], watch: Watch): Result<Written> {
  let seq = decidedAt
  let written = 0
  const left: MatchPlan[] = []
  for (let from = 0; from < matches.length; from += PER_EVENT) {
    watch.at('storing', from, matches.length)
    const chunk = matches.slice(from, from + PER_EVENT)
    const unwritten: MatchPlan[] = []
    const acted = book.act({ kind: 'matches_made', actor, key: randomUUID(), request: 'matches', status: 200 }, (read) => {
      if (!isAsRead(read, seq)) return problem('changed_meanwhile', say.bookChanged)
      return done((tx) => {
        for (const plan of chunk) if (!writePlanned(tx, account, plan)) unwritten.push(plan)
      })
    })
    if (!acted.ok) return acted.problem.code === 'changed_meanwhile' ? done({ seq, written, left, outdated: true }) : acted
    seq = acted.value.seq
    written += chunk.length - unwritten.length
    left.push(...unwritten)
  }
  return done({ seq, written, left, outdated: false })
}

/** A line that was to be matched, and was not, needs a person. */
function breaksOfLeft(read: Read, { kind, lines, payouts }: MatchPlan): BreakPlan[] {
  const ownerless = lines.filter((line) => stateOf(read, 'line', line) === 'open' && standingBreaksOfLine(read, line).length === 0)
  const [payout] = payouts
  const of = payout === undefined ? {} : { payout }
  if (kind === 'settlement') return ownerless.map((line) => ({ kind: 'duplicate_payment', line, ...of, features: [{ feature: 'paid_again' }] }))
  if (kind === 'return') return ownerless.map((line) => ({ kind: 'unknown_receipt', line, ...of, features: [{ feature: 'duplicate_open' }] }))
  return ownerless.map((line) => ({ kind: 'unknown_debit', line, features: [{ feature: 'fee_words' }] }))
}

function conclude(tx: Write, account: BankAccount, plan: ReconciliationPlan, auto: number, left: readonly MatchPlan[]): void {
  replaceProposals(tx, account.id, plan.proposals)
  const opened = [...plan.breaks, ...left.flatMap((of) => breaksOfLeft(tx, of))]
  for (const b of opened) {
    tx.fact(breaks, {
      kind: b.kind,
      bankAccount: account.id,
      line: b.line ?? null,
      payout: b.payout ?? null,
      contribution: b.contribution ?? null,
      otherLine: b.otherLine ?? null,
      features: JSON.stringify(b.features),
    })
  }
  tx.fact(reconciliation, {
    bankAccount: account.id,
    auto,
    proposed: plan.proposals.filter((p) => p.rank === 1).length,
    breaks: opened.length,
    openLines: countLines(tx, account.id, 'open'),
    boundsReached: plan.boundsReached,
  })
}
