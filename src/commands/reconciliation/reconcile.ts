import { randomUUID } from 'node:crypto'
import { problem } from '../../core/problem.ts'
import { reconcile as decideAll } from '../../core/reconciliation/engine.ts'
import type { BreakPlan, MatchPlan, ReconciliationPlan } from '../../core/reconciliation/plan.ts'
import { done, type Result } from '../../core/result.ts'
import { accountNotFound } from '../../queries/bank-accounts.ts'
import { type BankAccount, bankAccountByCode } from '../../store/bank-accounts.ts'
import type { Book, Request } from '../../store/book.ts'
import { standingBreaksOfLine } from '../../store/breaks.ts'
import { head } from '../../store/ledger.ts'
import { type PayoutRow, paidAgain } from '../../store/payouts.ts'
import { replaceProposals } from '../../store/proposals.ts'
import type { Read } from '../../store/read.ts'
import { reconciliationWorld } from '../../store/reconciliation-world.ts'
import { reconciliationBy } from '../../store/reconciliations.ts'
import { breaks, reconciliation } from '../../store/schema/banks.ts'
import { countLines } from '../../store/statements.ts'
import { stateOf } from '../../store/states.ts'
import type { Write } from '../../store/write.ts'
import type { Answered } from '../command.ts'
import { found } from '../found.ts'
import { entriesOf, payoutRow } from './plan-match.ts'
import { writeMatch } from './write-match.ts'

/** Matches written in one event. */
const PER_EVENT = 1000
/** How often a run begins anew when somebody else changed the book meanwhile. */
const TRIES = 5

export interface Reconciling {
  readonly params: Readonly<Record<string, string>>
  readonly actor: number
  readonly key: string
  readonly request: string
}

/**
 * Runs the engine over an account's open lines: events of at most 1,000 matches each, then one with the breaks and the figures, under
 * the request's key. A run that was cut leaves whole matches, and the next goes on. Refuses in_progress where others keep changing the book.
 */
export function reconcile(book: Book, of: Reconciling): Result<Answered> {
  const request: Request = { kind: 'reconciled', actor: of.actor, key: of.key, request: of.request, status: 200 }
  const earlier = book.read((read) => book.repeated(read, request))
  if (!earlier.ok) return earlier
  if (earlier.value) return done(answered(book, earlier.value.seq, true))
  const account = book.read((read) => bankAccountByCode(read, of.params['code'] ?? ''))
  if (!account) return accountNotFound(of.params['code'])
  let auto = 0
  const left: MatchPlan[] = []
  for (let tried = 0; tried < TRIES; tried += 1) {
    const { seq, plan } = book.read((read) => ({ seq: head(read).seq, plan: decideAll(reconciliationWorld(read, account)) }))
    const matched = writeMatches(book, account, of.actor, seq, plan.matches)
    if (!matched.ok) return matched
    auto += matched.value.written
    left.push(...matched.value.left)
    if (matched.value.outdated) continue
    const acted = book.act(request, (read) => {
      if (head(read).seq !== matched.value.seq) return problem('changed_meanwhile', 'The book was changed meanwhile.')
      return done((tx) => conclude(tx, account, plan, auto, left))
    })
    if (acted.ok) return done(answered(book, acted.value.seq, acted.value.repeated))
    if (acted.problem.code !== 'changed_meanwhile') return acted
  }
  return problem('in_progress', 'Others keep changing the book. Run the reconciliation again; what was matched stays matched.')
}

interface Written {
  readonly seq: number
  readonly written: number
  /** Matches that were not written: a fee without a rate of the day, or what another match of the run made impossible. */
  readonly left: readonly MatchPlan[]
  readonly outdated: boolean
}

/** Writes the matches in chunks; stops as outdated when the book is not what they were decided on. */
function writeMatches(book: Book, account: BankAccount, actor: number, decidedAt: number, matches: readonly MatchPlan[]): Result<Written> {
  let seq = decidedAt
  let written = 0
  const left: MatchPlan[] = []
  for (let from = 0; from < matches.length; from += PER_EVENT) {
    const chunk = matches.slice(from, from + PER_EVENT)
    const unwritten: MatchPlan[] = []
    const acted = book.act({ kind: 'matches_made', actor, key: randomUUID(), request: 'matches', status: 200 }, (read) => {
      if (head(read).seq !== seq) return problem('changed_meanwhile', 'The book was changed meanwhile.')
      return done((tx) => {
        for (const plan of chunk) if (!write(tx, account, plan)) unwritten.push(plan)
      })
    })
    if (!acted.ok) return acted.problem.code === 'changed_meanwhile' ? done({ seq, written, left, outdated: true }) : acted
    seq = acted.value.seq
    written += chunk.length - unwritten.length
    left.push(...unwritten)
  }
  return done({ seq, written, left, outdated: false })
}

/**
 * A match of the engine: exact, so that its entries need no other rate than the payout's own. False where it is left: a fee has no rate,
 * or another match of the run settled the same instalment (two of its payouts were rejected, and the lines of both came).
 */
function write(tx: Write, account: BankAccount, plan: MatchPlan): boolean {
  if (!plan.payouts.every((id) => stillFits(tx, plan.kind, payoutRow(tx, id)))) return false
  const entries = entriesOf(tx, account, {
    kind: plan.kind,
    lines: plan.lines,
    payouts: plan.payouts,
    contributions: plan.contributions,
    chargeMinor: plan.kind === 'charge' ? undefined : plan.chargeMinor,
  })
  if (!entries.ok) return false
  writeMatch(tx, {
    bankAccount: account.id,
    kind: plan.kind,
    by: 'engine',
    features: plan.features,
    lines: plan.lines,
    payouts: plan.payouts,
    contributions: plan.contributions,
    entries: entries.value,
  })
  return true
}

function stillFits(read: Read, kind: MatchPlan['kind'], payout: PayoutRow): boolean {
  if (kind === 'settlement') return payout.state === 'instructed' || (payout.state === 'rejected' && !paidAgain(read, payout))
  return kind !== 'return' || payout.state === 'settled'
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

const answered = (book: Book, seq: number, repeated: boolean): Answered => ({ status: 200, seq, repeated, answer: book.read((read) => figures(read, seq)) })

function figures(read: Read, seq: number) {
  const { auto, proposed, breaks: made, openLines, boundsReached } = found(reconciliationBy(read, seq))
  return { auto, proposed, breaks: made, openLines, boundsReached }
}
