import { z } from 'zod'
import { idOf } from '../core/id.ts'
import { moneyToText } from '../core/money/money.ts'
import { notFound } from '../core/problem.ts'
import { done } from '../core/result.ts'
import { say } from '../core/said/say.ts'
import { type Closing, closingById, closingsAfter, type Period, periodById, periodsAfter } from '../store/closings.ts'
import { nameOf } from '../store/people.ts'
import type { Read } from '../store/read.ts'
import { listed, none, pageOf, paging, query } from './query.ts'

export const closingView = (read: Read, of: Closing, state = of.state) => ({
  id: String(of.id),
  bankAccount: of.bankAccountCode,
  asOf: of.asOf,
  ledgerBalance: moneyToText(of.ledgerBalance, of.currency),
  statementBalance: moneyToText(of.statementBalance, of.currency),
  state,
  drawnUpBy: nameOf(read, of.drawnUpBy),
  at: of.at,
})

export const periodView = (read: Read, of: Period, state = of.state) => ({
  id: String(of.id),
  closedThrough: of.closedThrough,
  state,
  drawnUpBy: nameOf(read, of.drawnUpBy),
  at: of.at,
})

export const closingByPath = query({
  summary: 'A closing of a bank account',
  filters: none,
  ask: (read, { params }) => {
    const row = closingById(read, idOf(params['id']) ?? -1)
    return row ? done(closingView(read, row)) : notFound(say.noClosing, params['id'])
  },
})

export const closings = query({
  summary: 'Closings of bank accounts',
  filters: z.strictObject(paging),
  ask: (read, { filters }) => {
    const page = pageOf(filters)
    return done(listed(closingsAfter(read, page), page, (row) => closingView(read, row)))
  },
})

export const periodByPath = query({
  summary: 'A period close',
  filters: none,
  ask: (read, { params }) => {
    const row = periodById(read, idOf(params['id']) ?? -1)
    return row ? done(periodView(read, row)) : notFound(say.noPeriod, params['id'])
  },
})

export const periods = query({
  summary: 'Period closes',
  filters: z.strictObject(paging),
  ask: (read, { filters }) => {
    const page = pageOf(filters)
    return done(listed(periodsAfter(read, page), page, (row) => periodView(read, row)))
  },
})
