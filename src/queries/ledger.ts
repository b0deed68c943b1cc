import { z } from 'zod'
import { idOf } from '../core/id.ts'
import { moneyToText } from '../core/money/money.ts'
import { done } from '../core/result.ts'
import { TO_THE_END } from '../core/time/dates.ts'
import { date } from '../input/shapes.ts'
import { accountsAfter, head, postingsAfter, trialBalance } from '../store/ledger.ts'
import type { Read } from '../store/read.ts'
import { listed, pageOf, paging, query } from './query.ts'

const LEDGER_ROLES = ['auditor', 'finance']

/** The trial balance as of a date (today if absent), as known at an event (the last if absent), with the seal of the books. */
export function trialBalanceView(read: Read, asOf: string | undefined, knownAt: number | undefined) {
  const top = head(read)
  const seq = Math.min(knownAt ?? top.seq, top.seq)
  return {
    asOf: asOf ?? read.today,
    knownAt: seq,
    head: top,
    rows: trialBalance(read, asOf ?? TO_THE_END, seq).map(({ balance, ...row }) => ({ ...row, balance: moneyToText(balance, row.currency) })),
  }
}

export const trialBalanceQuery = query({
  summary: 'Trial balance as of a date, as known at an event',
  refuses: ['date_invalid'],
  roles: LEDGER_ROLES,
  filters: z.strictObject({ asOf: date.optional(), knownAt: z.coerce.number().int().min(0).optional() }),
  ask: (read, { filters }) => done(trialBalanceView(read, filters.asOf, filters.knownAt)),
})

export const ledgerAccounts = query({
  summary: 'Accounts of the ledger',
  roles: LEDGER_ROLES,
  filters: z.strictObject(paging),
  ask: (read, { filters }) => {
    const page = pageOf(filters)
    return done(listed(accountsAfter(read, page.after, page.most), page, ({ id, code, ...row }) => ({ id: String(id), account: code, ...row })))
  },
})

export const ledgerEntries = query({
  summary: 'Postings of an account or of all, oldest first',
  roles: LEDGER_ROLES,
  filters: z.strictObject({ ...paging, account: z.string().max(80).optional(), subject: z.string().max(15).optional() }),
  ask: (read, { filters }) => {
    const page = pageOf(filters)
    return done(
      listed(postingsAfter(read, { account: filters.account, subject: idOf(filters.subject) }, page.after, page.most), page, (p) => ({
        id: String(p.id),
        event: { seq: p.seq, kind: p.kind, at: p.at },
        entry: String(p.entry),
        kind: p.entryKind,
        fund: p.fund,
        account: p.account,
        subject: p.subject === 0 ? null : String(p.subject),
        money: moneyToText(p.amount, p.currency),
        effectiveDate: p.effectiveDate,
        bankDate: p.bankDate,
        line: p.bankLine === null ? null : String(p.bankLine),
        reverses: p.reverses === null ? null : String(p.reverses),
      })),
    )
  },
})
