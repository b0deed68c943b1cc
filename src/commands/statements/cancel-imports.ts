import { notFound } from '../../core/problem.ts'
import { done } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { bankAccountByCode } from '../../store/bank-accounts.ts'
import { callOffImport } from '../../store/statement-staging.ts'
import { ongoingOn } from '../../threads/ongoing.ts'
import type { FileCommand } from '../file-command.ts'

/**
 * Calls off what is being imported for an account, whichever process does it: the import is answered with import_cancelled, and what it
 * stored goes away. Nothing of it counted, so this is no event. Refuses not_found where nothing runs.
 */
export const cancelImports: FileCommand = {
  kind: 'statement_imported',
  summary: "Call off the imports of a bank account's statements that are running",
  refuses: [],
  mostBytes: 1024,
  query: [],
  perform: async (book, { params }) => {
    const account = book.read((read) => bankAccountByCode(read, params['code'] ?? ''))
    if (!account) return notFound(say.noAccount, params['code'])
    const here = ongoingOn(book, account.id)
    for (const watch of here) watch.cancel()
    const elsewhere = callOffImport(book, account)
    if (here.length === 0 && !elsewhere) return notFound(say.noImport, account.code)
    return done({ status: 200, answer: { cancelled: Math.max(here.length, 1) }, seq: 0, repeated: false })
  },
}
