import { z } from 'zod'
import { closureOf, type OpenItem } from '../core/funds/closure.ts'
import { idOf } from '../core/id.ts'
import { moneyToText } from '../core/money/money.ts'
import { notFound, problem } from '../core/problem.ts'
import { done } from '../core/result.ts'
import { say } from '../core/said/say.ts'
import { fundHeld, rateDifferenceBy, refundOf, refundsMadeBy, refundsOwed } from '../store/fund-closure.ts'
import { type Contribution, contributionById, contributionsAfter, type Fund, fundByCode, fundsAfter, fundTotal, setAsideBy } from '../store/funds.ts'
import type { Read } from '../store/read.ts'
import { listed, none, pageOf, paging, query } from './query.ts'

const FIGURES = { appropriated: -1, available: 1, committed: 1, spent: 1, overspent: -1, 'set-aside': 1 } as const

/** A fund with its budget and what a closure of it would find; `fresh`: as it was when it was opened. */
export const fundView = (read: Read, fund: Fund, fresh = false) => ({
  ...budgetView(read, fund, fresh),
  ...(fresh ? { donorRefunds: moneyToText(0, fund.currency), refundsOwed: moneyToText(0, fund.currency), openItems: [] } : closureSeen(read, fund)),
})

/** A fund with its budget in money, each figure positive as a person reads it. What stands in the way of its closure adds up all that is on its way, and no list asks for it. */
function budgetView(read: Read, fund: Fund, fresh = false) {
  const figure = (name: keyof typeof FIGURES) => moneyToText(fresh ? 0 : FIGURES[name] * fundTotal(read, fund, `budget:${name}`), fund.currency)
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

/** What a closure now would make owed to the donors, the rate difference counted (a gain above zero); what is owed already and not paid; and what is in its way. */
function closureSeen(read: Read, fund: Fund) {
  const { refund, rateDifference, openItems } = closureOf(fundHeld(read, fund))
  return {
    donorRefunds: moneyToText(refund, fund.currency),
    ...(rateDifference === 0 ? {} : { rateDifference: moneyToText(-rateDifference, fund.currency) }),
    refundsOwed: moneyToText(refundsOwed(read, fund), fund.currency),
    openItems: openItems.map(openItemView),
  }
}

export const openItemView = ({ kind, currency, minor, words }: OpenItem) => ({ kind, money: moneyToText(minor, currency), words })

/** What a closure came to: what it made owed, and to whom. */
export function closureView(read: Read, { code, currency }: Fund, seq: number) {
  const refunds = refundsMadeBy(read, seq)
  const difference = rateDifferenceBy(read, seq)
  return {
    code,
    state: 'closed',
    donorRefunds: moneyToText(
      refunds.reduce((sum, { minor }) => sum + minor, 0),
      currency,
    ),
    ...(difference === 0 ? {} : { rateDifference: moneyToText(-difference, currency) }),
    refunds: refunds.map(({ contribution, donor, minor }) => ({ contribution: String(contribution), donor, money: moneyToText(minor, currency) })),
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

export const fundByPath = query({
  summary: 'A fund and its budget',
  filters: none,
  ask: (read, { params }) => {
    const fund = fundByCode(read, params['code'] ?? '')
    return fund ? done(fundView(read, fund)) : notFound(say.noFund, params['code'])
  },
})

export const funds = query({
  summary: 'Funds',
  filters: z.strictObject(paging),
  ask: (read, { filters }) => {
    const page = pageOf(filters)
    return done(listed(fundsAfter(read, page), page, (fund) => budgetView(read, fund)))
  },
})

export const contributions = query({
  summary: 'Contributions to a fund',
  filters: z.strictObject(paging),
  ask: (read, { params, filters }) => {
    const fund = fundByCode(read, params['code'] ?? '')
    if (!fund) return notFound(say.noFund, params['code'])
    const page = pageOf(filters)
    return done(listed(contributionsAfter(read, fund.id, page), page, (c) => contributionNow(read, c, fund.currency)))
  },
})

/** A contribution with what is owed of it and was paid back. */
function contributionNow(read: Read, of: Contribution, currency: string) {
  const { owed, paid } = refundOf(read, of.id)
  return { ...contributionView(of, currency), refundOwed: moneyToText(owed, currency), refundPaid: moneyToText(paid, currency) }
}

export const contributionByPath = query({
  summary: 'A contribution to a fund',
  filters: none,
  ask: (read, { params }) => {
    const fund = fundByCode(read, params['code'] ?? '')
    if (!fund) return notFound(say.noFund, params['code'])
    const of = contributionById(read, idOf(params['id']) ?? -1)
    return of && of.fund === fund.id
      ? done(contributionNow(read, of, fund.currency))
      : problem('not_found', say.fundLacksContribution(fund.code, params['id'] ?? ''))
  },
})
