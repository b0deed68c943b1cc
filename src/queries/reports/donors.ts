import { moneyToText } from '../../core/money/money.ts'
import type { ContributionTold } from '../../store/reports/contributions.ts'
import type { ReportTable } from './report.ts'

/** What contributions come to: agreed, received, outstanding, given back; `…InPeriod`: of it what is dated within the period. */
export function sumsOf(told: readonly ContributionTold[], currency: string) {
  const sum = (of: (one: ContributionTold) => number) =>
    moneyToText(
      told.reduce((total, one) => total + of(one), 0),
      currency,
    )
  return {
    agreed: sum((one) => one.agreed),
    agreedInPeriod: sum((one) => one.agreed - one.agreedBefore),
    received: sum((one) => one.received),
    receivedInPeriod: sum((one) => one.received - one.receivedBefore),
    outstanding: sum((one) => one.outstanding),
    refunded: sum((one) => one.refunded),
  }
}

/** Donors, each with its own contributions. */
export function donorsOf(told: readonly ContributionTold[], currency: string) {
  return [...new Set(told.map(({ donor }) => donor))].map((donor) => {
    const own = told.filter((one) => one.donor === donor)
    const contributions = own.map((one) => ({ id: String(one.id), reference: one.reference, date: one.date, ...sumsOf([one], currency) }))
    return { donor, ...sumsOf(own, currency), contributions }
  })
}

export const donorsTable = (title: string, donors: ReturnType<typeof donorsOf>): ReportTable => ({
  title,
  columns: ['donor', 'reference', 'date', 'agreed', 'received in the period', 'received', 'outstanding', 'given back', 'currency'],
  rows: donors.flatMap(({ donor, contributions }) =>
    contributions.map((of) => [
      ...[donor, of.reference ?? '', of.date, of.agreed.amount, of.receivedInPeriod.amount, of.received.amount, of.outstanding.amount],
      ...[of.refunded.amount, of.agreed.currency],
    ]),
  ),
})
