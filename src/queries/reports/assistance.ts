import { z } from 'zod'
import { LEAST_STUDENTS } from '../../core/publication/small-groups.ts'
import { done } from '../../core/result.ts'
import { addDays, FROM_THE_START, monthOf } from '../../core/time/dates.ts'
import { code } from '../../input/shapes.ts'
import type { Read } from '../../store/read.ts'
import { type AssistancePart, type Happened, happened, institutionsKnown } from '../../store/reports/assistance.ts'
import { lastEventOn } from '../../store/reports/axes.ts'
import { programmeFiltered } from '../programmes.ts'
import { type Group, Groups, groupView } from './assistance-groups.ts'
import { fundAsked } from './fund-asked.ts'
import { inAxes, periodAsked, periodOptions, type ReportTable, reportKind } from './report.ts'

const OTHER = 'other'

/** What the report counts by: the property's name, its title, its value. */
const BY = [
  ['total', 'In all', () => 'all'],
  ['byMonth', 'By month', (of: Happened) => monthOf(of.on)],
  ['byCountry', 'By country', (of: Happened) => of.country],
  ['byInstitution', 'By institution', (of: Happened) => (of.institution === undefined ? 'not readable' : (of.institution ?? 'not told'))],
  ['bySex', 'By sex', (of: Happened) => of.sex ?? 'not told'],
  ['byWay', 'By way to pay', (of: Happened) => of.way ?? 'none'],
] as const

type Row = ReturnType<typeof groupView>

function counted(read: Read, part: AssistancePart): [name: string, title: string, rows: Row[]][] {
  const groups = BY.map(([name, title, of]) => ({ name, title, groups: new Groups(of) }))
  for (const one of happened(read, part)) for (const { groups: by } of groups) by.add(one)
  const known = institutionsKnown(read)
  const isKept = ({ value, students }: Group) => students >= LEAST_STUDENTS || known.has(value) || value === 'not readable' || value === 'not told'
  return groups.map(({ name, title, groups: by }) => [name, title, by.sorted(OTHER, name === 'byInstitution' ? isKept : () => true).map(groupView)])
}

const tableOf = (title: string, rows: readonly Row[]): ReportTable => ({
  title,
  columns: [
    ...['group', 'students', 'grants', 'granted', 'payouts', 'paid', 'currency', 'median days from list to payment'],
    ...['returned', 'returned money', 'confirmed received', 'not received', 'complaints'],
  ],
  rows: rows.map((of) => [
    ...[of.value, String(of.students), String(of.grants), of.granted.amount, String(of.payouts), of.paid.amount, of.paid.currency],
    ...[of.medianDays === null ? '' : String(of.medianDays), String(of.returned), of.returnedMoney.amount, String(of.confirmedReceived)],
    ...[String(of.notReceived), String(of.complaints)],
  ]),
})

/** How many were helped, where and how, and whether it arrived: counts and sums alone, nothing of one person. */
export const assistanceReport = reportKind({
  name: 'assistance',
  summary: 'Assistance by month, country, institution, sex and way to pay',
  options: z.strictObject({ ...periodOptions, fund: code.optional(), programme: code.optional() }),
  ask: (read, options) => {
    const fund = fundAsked(read, options.fund)
    if (!fund.ok) return fund
    const programme = programmeFiltered(read, options.programme)
    if (!programme.ok) return programme
    const { axes, from = FROM_THE_START } = periodAsked(read, options)
    const first = options.from === undefined ? 1 : lastEventOn(read, addDays(from, -1)) + 1
    const by = counted(read, { axes, from, first, fund: fund.value?.id, programme: programme.value })
    return done({
      title: `Assistance ${options.from === undefined ? 'from the beginning' : `from ${options.from}`}, ${inAxes(axes)}`,
      notes: [
        'Each figure counts by its own day: a grant by its approval, a payout by its line, a return by its line, what a student says by the day on which it was said.',
        'Days from list to payment: from the day on which the application came to the line of the first instalment, without what came back.',
        `An institution that is on no list is shown by name from ${LEAST_STUDENTS} students on. Granted is what was approved, cancellations not deducted; paid is what the lines prove, returns not deducted.`,
      ],
      json: { from: options.from ?? null, asOf: axes.on, knownAt: axes.knownAt, ...Object.fromEntries(by.map(([name, , rows]) => [name, rows])) },
      tables: by.map(([, title, rows]) => tableOf(title, rows)),
    })
  },
})
