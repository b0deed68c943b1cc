import { z } from 'zod'
import { idOf } from '../core/id.ts'
import { moneyToText } from '../core/money/money.ts'
import { notFound } from '../core/problem.ts'
import { done } from '../core/result.ts'
import { say } from '../core/said/say.ts'
import type { Read } from '../store/read.ts'
import { otherEndOf, stateOfTransfer, type TransferRow, transferById, transfersAfter } from '../store/transfers.ts'
import { listed, none, pageOf, paging, query } from './query.ts'

const STANDING = { undone: 0, in_transit: 1, arrived: 2 } as const

/** `sent` and `arrived`: the ends that are matched; `money`: what the first of them moved; `kept`: what arrived less than was sent, a charge. */
function transferView(read: Read, of: TransferRow) {
  const other = otherEndOf(read, of.id)
  const first = { bankAccount: of.bankAccountCode, line: String(of.line), on: of.bookedOn, money: moneyToText(Math.abs(of.amount), of.currency) }
  const second = other && {
    bankAccount: other.bankAccountCode,
    line: String(other.line),
    on: other.bookedOn,
    money: moneyToText(Math.abs(other.amount), of.currency),
  }
  const [sent, arrived] = of.amount < 0 ? [first, second] : [second, first]
  const kept = other ? -(of.amount + other.amount) : 0
  return {
    id: String(of.id),
    state: stateOfTransfer(of),
    fund: of.fundCode,
    money: first.money,
    ...(sent ? { sent } : {}),
    ...(arrived ? { arrived } : {}),
    ...(kept > 0 ? { kept: moneyToText(kept, of.currency) } : {}),
  }
}

export const transfers = query({
  summary: 'Transfers between own accounts, by state',
  filters: z.strictObject({ ...paging, state: z.enum(['in_transit', 'arrived', 'undone']).optional() }),
  ask: (read, { filters }) => {
    const page = pageOf(filters)
    const standing = filters.state === undefined ? undefined : STANDING[filters.state]
    return done(listed(transfersAfter(read, standing, page), page, (row) => transferView(read, row)))
  },
})

export const transferByPath = query({
  summary: 'A transfer between own accounts, and its ends',
  filters: none,
  ask: (read, { params }) => {
    const row = transferById(read, idOf(params['id']) ?? -1)
    return row ? done(transferView(read, row)) : notFound(say.noTransfer, params['id'])
  },
})
