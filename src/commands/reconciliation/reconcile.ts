import { notFound, type Problem, problem, problemOf } from '../../core/problem.ts'
import { done, type Result, refused } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { bankAccountByCode } from '../../store/bank-accounts.ts'
import type { Acted, Book, Request } from '../../store/book.ts'
import type { Read } from '../../store/read.ts'
import { reconciliationBy } from '../../store/reconciliations.ts'
import { isShortRun } from '../../store/run-size.ts'
import { inThread, ThreadMemoryError } from '../../threads/in-thread.ts'
import { followed, ongoingOn } from '../../threads/ongoing.ts'
import { CancelledError, type Watch } from '../../threads/watch.ts'
import type { Answered } from '../command.ts'
import { found } from '../found.ts'
import { type Reconciling, runReconciliation } from './run-reconciliation.ts'

/** As a route asks for it. */
export interface ReconciliationAsked {
  readonly params: Readonly<Record<string, string>>
  readonly actor: number
  readonly key: string
  readonly request: string
}

/**
 * Matches what is proven on an account and proposes the rest: at once where little is to be looked at, else in a thread of its own. Who sent it
 * need not wait: the run goes on, and its key is answered by what it came to. Refuses in_progress while one runs for the account.
 */
export async function reconcile(book: Book, of: ReconciliationAsked): Promise<Result<Answered>> {
  const request: Request = { kind: 'reconciled', actor: of.actor, key: of.key, request: of.request, status: 200 }
  const earlier = book.read((read) => book.repeated(read, request))
  if (!earlier.ok) return earlier
  if (earlier.value) return done(answered(book, earlier.value))
  const account = book.read((read) => bankAccountByCode(read, of.params['code'] ?? ''))
  if (!account) return notFound(say.noAccount, of.params['code'])
  if (ongoingOn(book, account.id, 'reconciliation').length > 0) return problem('in_progress', say.beingMatched(account.code))
  const ran = await followed(book, account.id, undefined, (watch) => run(book, { account: account.id, request }, watch), 'reconciliation')
  return ran.ok ? done(answered(book, ran.value)) : ran
}

async function run(book: Book, asked: Reconciling, watch: Watch): Promise<Result<Acted>> {
  try {
    return await (book.read((read) => isShortRun(read)) ? runReconciliation(book, asked, watch) : inThread('reconcile', book, asked, watch))
  } catch (thrown) {
    const known = endedEarly(thrown)
    if (!known) throw thrown
    return refused(known)
  }
}

function endedEarly(thrown: unknown): Problem | undefined {
  const name = thrown instanceof Error ? thrown.name : ''
  if (name === CancelledError.name) return problemOf('in_progress', say.runCalledOff)
  if (name === ThreadMemoryError.name) return problemOf('statement_too_large', say.runTooLarge)
  return undefined
}

const answered = (book: Book, { seq, repeated }: Acted): Answered => ({ status: 200, seq, repeated, answer: book.read((read) => figures(read, seq)) })

function figures(read: Read, seq: number) {
  const { auto, proposed, breaks: made, openLines, boundsReached } = found(reconciliationBy(read, seq))
  return { auto, proposed, breaks: made, openLines, boundsReached }
}
