import { z } from 'zod'
import { seesComplaints } from '../../core/access/sight.ts'
import { moneyToText } from '../../core/money/money.ts'
import { done } from '../../core/result.ts'
import { addDays, dateOf } from '../../core/time/dates.ts'
import { nameOf } from '../../store/people.ts'
import type { Read } from '../../store/read.ts'
import { type Axes, lastEventOn } from '../../store/reports/axes.ts'
import {
  EXCEPTION_KINDS,
  type ExceptionKind,
  type ExceptionRow,
  exceptionsOf,
  type NearLimit,
  nearLimits,
  type OpenBreak,
  openBreaks,
} from '../../store/reports/exceptions.ts'
import { longList } from './long-list.ts'
import { ageOf } from './open-list.ts'
import { inAxes, periodAsked, periodOptions, type ReportTable, reportKind } from './report.ts'

const TITLES: Readonly<Record<ExceptionKind, string>> = {
  decided_anew: 'Automatic checks decided anew',
  cooling_off_ended: 'Cooling-offs ended early',
  matched_by_hand: 'Matches by hand',
  match_reversed: 'Matches reversed',
  written_off: 'Money written off',
  settled_with_difference: 'Settled with a named difference',
  hold_lifted: 'Holds lifted',
  rejected_then_paid: 'Rejected, then paid',
  backdated: 'Entries dated before the day on which they were made',
  booked_after_closing: 'Entries moved out of a closed period',
  reading_confirmed: 'Readings of statements confirmed by a person',
  people_changed: 'Persons, roles and tokens changed',
  rules_and_data: 'Rules changed; personal data disclosed or erased',
  operator: "The operator's events",
}

const moneyOf = (minor: number | null, currency: string | null) => (minor === null || currency === null ? null : moneyToText(minor, currency))

const rowView = (read: Read, of: ExceptionRow) => ({
  seq: of.seq,
  at: of.at,
  by: nameOf(read, of.actor),
  of: of.of,
  detail: of.detail,
  money: moneyOf(of.minor, of.currency),
})

function section(read: Read, kind: ExceptionKind, from: number, to: number) {
  const { shown, count, next } = longList(exceptionsOf(read, kind, from, to), ({ seq }) => seq, 0)
  return { kind, title: TITLES[kind], count, items: shown.map((row) => rowView(read, row)), cut: next === null ? null : { shown: shown.length, of: count } }
}

const breakView = (of: OpenBreak, axes: Axes) => ({
  id: String(of.id),
  kind: of.kind,
  state: of.state,
  owners: of.owners.split(',').sort(),
  since: dateOf(of.at),
  ageDays: ageOf(axes, dateOf(of.at)),
  bankAccount: of.bankAccount,
  payout: of.payout,
  line: of.line === null ? null : String(of.line),
  money: moneyOf(of.minor, of.currency),
  waitsUntil: of.until,
})

const nearView = (read: Read, of: NearLimit) => ({
  programme: of.programme,
  recommendedBy: nameOf(read, of.recommendedBy),
  approvedBy: nameOf(read, of.approvedBy),
  secondApprovalAbove: moneyToText(of.limitMinor, of.currency),
  count: of.count,
  money: moneyToText(of.minor, of.currency),
})

const breaksTable = (items: readonly ReturnType<typeof breakView>[]): ReportTable => ({
  title: 'Open breaks',
  columns: ['break', 'kind', 'state', 'owners', 'since', 'days', 'bank account', 'payout', 'line', 'amount', 'currency', 'waits until'],
  rows: items.map((of) => [
    ...[of.id, of.kind, of.state, of.owners.join(' '), of.since, String(of.ageDays), of.bankAccount ?? '', of.payout ?? ''],
    ...[of.line ?? '', of.money?.amount ?? '', of.money?.currency ?? '', of.waitsUntil ?? ''],
  ]),
})

const nearTable = (items: readonly ReturnType<typeof nearView>[]): ReportTable => ({
  title: 'Just under a second approval',
  columns: ['programme', 'recommended by', 'approved by', 'second approval above', 'grants', 'amount', 'currency'],
  rows: items.map((of) => [
    ...[of.programme, of.recommendedBy, of.approvedBy, of.secondApprovalAbove.amount],
    ...[String(of.count), of.money.amount, of.money.currency],
  ]),
})

const sectionTable = ({ title, items }: ReturnType<typeof section>): ReportTable => ({
  title,
  columns: ['event', 'at', 'by', 'of', 'detail', 'amount', 'currency'],
  rows: items.map((of) => [String(of.seq), of.at, of.by, of.of ?? '', of.detail ?? '', of.money?.amount ?? '', of.money?.currency ?? '']),
})

/** What an auditor looks at first: what is open, what a person decided against or beside the program, what came late, what the operator did. */
export const exceptionsReport = reportKind({
  name: 'exceptions',
  summary: 'What is out of the ordinary',
  options: z.strictObject(periodOptions),
  ask: (read, options, asker) => {
    const { axes, from } = periodAsked(read, options)
    const first = from === undefined ? 1 : lastEventOn(read, addDays(from, -1)) + 1
    const breaks = longList(openBreaks(read, axes.upTo, seesComplaints(asker.roles)), ({ id }) => id, 0)
    const open = breaks.shown.map((of) => breakView(of, axes))
    const sections = EXCEPTION_KINDS.map((kind) => section(read, kind, first, axes.upTo))
    const near = nearLimits(read, first, axes.upTo).map((of) => nearView(read, of))
    const cuts = sections.flatMap(({ title, cut }) =>
      cut === null ? [] : [`${title}: ${cut.shown} of ${cut.of} are shown; the rest by a later --from, or a shorter period.`],
    )
    const counted = [
      ...sections.map(({ title, count }) => [title, count] as const),
      ['Just under a second approval', near.reduce((sum, of) => sum + of.count, 0)] as const,
    ]
    return done({
      title: `Exceptions ${from === undefined ? 'from the beginning' : `from ${from}`}, ${inAxes(axes)}`,
      notes: [
        'Open breaks are those of every age. Just under a second approval: a grant by one approval, of nine tenths or more of the amount above which it takes two.',
        ...cuts,
      ],
      json: {
        from: from ?? null,
        asOf: axes.on,
        knownAt: axes.knownAt,
        openBreaks: { count: breaks.count, items: open },
        nearLimits: near,
        sections,
      },
      tables: [
        {
          title: 'Counts',
          columns: ['what', 'count'],
          rows: [['Open breaks', String(breaks.count)], ...counted.map(([title, count]) => [title, String(count)])],
        },
        breaksTable(open),
        nearTable(near),
        ...sections.filter(({ count }) => count > 0).map(sectionTable),
      ],
    })
  },
})
