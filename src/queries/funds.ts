import { z } from 'zod'
import { moneyToText } from '../core/money/money.ts'
import { problem } from '../core/problem.ts'
import { done } from '../core/result.ts'
import { type Contribution, contributionsAfter, type Fund, fundBalance, fundByCode, fundsAfter, setAsideBy } from '../store/funds.ts'
import type { Read } from '../store/read.ts'
import { listed, none, pageOf, paging, query } from './query.ts'

const FIGURES = { appropriated: -1, available: 1, committed: 1, spent: 1, overspent: -1, 'set-aside': 1 } as const

/** A fund with its budget in money, each figure positive as a person reads it; `fresh`: as it was when it was opened. */
export function fundView(read: Read, fund: Fund, fresh = false) {
  const figure = (name: keyof typeof FIGURES) => moneyToText(fresh ? 0 : FIGURES[name] * fundBalance(read, fund, `budget:${name}`), fund.currency)
  return {
    code: fund.code,
    name: fund.name,
    currency: fund.currency,
    ...(fund.projectCode === null ? {} : { projectCode: fund.projectCode }),
    state: fresh ? 'open' : fund.state,
    appropriated: figure('appropriated'),
    available: figure('available'),
    committed: figure('committed'),
    spent: figure('spent'),
    overspent: figure('overspent'),
    setAside: figure('set-aside'),
  }
}

export function contributionView(of: Contribution, currency: string, outstanding = of.outstanding) {
  return {
    id: String(of.id),
    donor: of.donor,
    money: moneyToText(of.amount, currency),
    outstanding: moneyToText(outstanding, currency),
    date: of.date,
    bankAccount: of.bankAccount,
    ...(of.reference === null ? {} : { reference: of.reference }),
    receivedBeforeOpening: of.beforeOpening === 1,
  }
}

/** What an event set aside or freed. */
export function setAsideView(read: Read, seq: number) {
  const { code, currency, minor } = setAsideBy(read, seq)
  return { fund: code, money: moneyToText(minor, currency) }
}

export const fundNotFound = (code: string | undefined) => problem('not_found', `There is no fund "${code ?? ''}".`)

export const fundByPath = query({
  summary: 'A fund and its budget',
  filters: none,
  ask: (read, { params }) => {
    const fund = fundByCode(read, params['code'] ?? '')
    return fund ? done(fundView(read, fund)) : fundNotFound(params['code'])
  },
})

export const funds = query({
  summary: 'Funds',
  filters: z.strictObject(paging),
  ask: (read, { filters }) => {
    const page = pageOf(filters)
    return done(listed(fundsAfter(read, page), page, (fund) => fundView(read, fund)))
  },
})

export const contributions = query({
  summary: 'Contributions to a fund',
  filters: z.strictObject(paging),
  ask: (read, { params, filters }) => {
    const fund = fundByCode(read, params['code'] ?? '')
    if (!fund) return fundNotFound(params['code'])
    const page = pageOf(filters)
    return done(listed(contributionsAfter(read, fund.id, page), page, (c) => contributionView(c, fund.currency)))
  },
})
