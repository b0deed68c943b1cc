import { z } from 'zod'
import { seesComplaints } from '../../core/access/sight.ts'
import { moneyToText } from '../../core/money/money.ts'
import { notFound } from '../../core/problem.ts'
import { done } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { caseByNumber } from '../../store/applications.ts'
import { nameOf } from '../../store/people.ts'
import type { Read } from '../../store/read.ts'
import { type CaseEvent, type CasePosting, casePostings, caseStory } from '../../store/reports/case-story.ts'
import { stateAt } from '../../store/states.ts'
import { axesAsked, axesOptions, axesView, inAxes, type ReportTable, reportKind } from './report.ts'

const toldView = (read: Read, of: CaseEvent) => ({
  seq: of.seq,
  at: of.at,
  by: nameOf(read, of.actor),
  what: of.what,
  detail: of.detail,
  money: of.minor === null || of.currency === null ? null : moneyToText(of.minor, of.currency),
})

const postingView = (of: CasePosting) => ({
  seq: of.seq,
  effectiveDate: of.effectiveDate,
  entry: String(of.entry),
  kind: of.kind,
  layer: of.layer,
  account: of.account,
  of: of.of,
  money: moneyToText(of.minor, of.currency),
})

/** What the case's accounts come to, debit positive. */
function balancesOf(postings: readonly CasePosting[]) {
  const sums = new Map<string, { account: string; currency: string; minor: number }>()
  for (const { account, currency, minor } of postings) {
    const sum = sums.get(`${account} ${currency}`) ?? { account, currency, minor: 0 }
    sum.minor += minor
    sums.set(`${account} ${currency}`, sum)
  }
  return [...sums.values()].map(({ account, currency, minor }) => ({ account, balance: moneyToText(minor, currency) }))
}

interface Shown {
  readonly story: readonly ReturnType<typeof toldView>[]
  readonly postings: readonly ReturnType<typeof postingView>[]
  readonly balances: ReturnType<typeof balancesOf>
}

const tablesOf = ({ story, postings, balances }: Shown): ReportTable[] => [
  {
    title: 'What happened',
    columns: ['event', 'at', 'by', 'what', 'detail', 'amount', 'currency'],
    rows: story.map((of) => [String(of.seq), of.at, of.by, of.what, of.detail ?? '', of.money?.amount ?? '', of.money?.currency ?? '']),
  },
  {
    title: 'Postings (debit positive)',
    columns: ['event', 'date', 'entry', 'kind', 'account', 'of', 'amount', 'currency'],
    rows: postings.map((of) => [String(of.seq), of.effectiveDate, of.entry, of.kind, of.account, of.of ?? '', of.money.amount, of.money.currency]),
  },
  {
    title: 'Balances',
    columns: ['account', 'balance', 'currency'],
    rows: balances.map(({ account, balance }) => [account, balance.amount, balance.currency]),
  },
]

/** The whole story of a case, from the list to the bank line, in codes and references: it tells nothing of the person. */
export const caseReport = reportKind({
  name: 'case',
  summary: 'The whole story of a case, without personal data',
  options: z.strictObject({ ...axesOptions, case: z.string().max(20) }),
  ask: (read, options, asker) => {
    const of = caseByNumber(read, options.case)
    if (!of) return notFound(say.noApplication, options.case)
    const axes = axesAsked(read, options)
    const story = caseStory(read, of.id, axes.upTo, seesComplaints(asker.roles)).map((told) => toldView(read, told))
    const rows = casePostings(read, of.id, axes.asOf, axes.knownAt)
    const shown = { story, postings: rows.map(postingView), balances: balancesOf(rows) }
    return done({
      title: `Case ${of.caseNumber} ${inAxes(axes)}`,
      json: {
        ...axesView(axes),
        caseNumber: of.caseNumber,
        programme: of.programmeCode,
        state: story.length === 0 ? null : stateAt(read, 'application', of.id, axes.upTo),
        ...shown,
      },
      tables: tablesOf(shown),
    })
  },
})
