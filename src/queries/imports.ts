import { notFound } from '../core/problem.ts'
import { done } from '../core/result.ts'
import { say } from '../core/said/say.ts'
import { bankAccountByCode } from '../store/bank-accounts.ts'
import { stagingImport } from '../store/statement-staging.ts'
import { ongoingOn } from '../threads/ongoing.ts'
import type { Progress } from '../threads/watch.ts'
import { none, query } from './query.ts'

/** Previews and imports that run for an account now: those of this process, else the one that another process is storing. */
export const runningImports = query({
  summary: "Imports of a bank account's statements that are running, and how far they are",
  filters: none,
  ask: (read, { params }) => {
    const account = bankAccountByCode(read, params['code'] ?? '')
    if (!account) return notFound(say.noAccount, params['code'])
    const staging = stagingImport(read, account)
    const running: readonly Progress[] = staging ? [{ phase: 'storing', done: staging.stored, total: staging.lines }] : []
    return done({ running })
  },
  aside: async (book, { params }) => {
    const account = book.read((read) => bankAccountByCode(read, params['code'] ?? ''))
    const running: readonly Progress[] = account ? ongoingOn(book, account.id).map(({ progress }) => progress) : []
    return running.length > 0 ? done({ running }) : undefined
  },
})
