import { z } from 'zod'
import { endedLatest, RETENTION_YEARS, retentionEndsOn } from '../../core/applications/retention.ts'
import { done } from '../../core/result.ts'
import { dateOf, daysBetween } from '../../core/time/dates.ts'
import type { Read } from '../../store/read.ts'
import { lastEventOn } from '../../store/reports/axes.ts'
import { type CaseEnd, caseEnds, settingsAt } from '../../store/reports/retention.ts'
import { cutNotes, cutView, longList } from './long-list.ts'
import { after, axesAsked, axesOptions, axesView, inAxes, reportKind } from './report.ts'

function yearsAt(read: Read, upTo: number): number {
  const settings = JSON.parse(settingsAt(read, upTo) ?? '{}') as { readonly retentionYears?: number }
  return settings.retentionYears ?? RETENTION_YEARS
}

/** A student all of whose cases have ended, the last of them on that day. */
interface Ended {
  readonly student: number
  readonly cases: readonly CaseEnd[]
  readonly endedOn: string
}

/** Students whose every case has ended, on or before a day; rows stand student by student. */
function* endedBy(rows: Iterable<CaseEnd>, day: string): Generator<Ended> {
  let cases: CaseEnd[] = []
  const ended = (): Ended[] => {
    const days = cases.map(({ endedAt }) => (endedAt === null ? '9999' : dateOf(endedAt))).sort()
    const [first, endedOn] = [cases[0], days.at(-1)]
    return first && endedOn !== undefined && endedOn <= day ? [{ student: first.student, cases, endedOn }] : []
  }
  for (const row of rows) {
    if (cases[0] && cases[0].student !== row.student) {
      yield* ended()
      cases = []
    }
    cases.push(row)
  }
  yield* ended()
}

/** Students whose retention has ended: whose data are due to be erased. */
export const retentionReport = reportKind({
  name: 'retention',
  summary: 'Students whose retention has ended',
  options: z.strictObject({ ...axesOptions, after }),
  ask: (read, options) => {
    const axes = axesAsked(read, options)
    const years = yearsAt(read, axes.upTo)
    const latest = endedLatest(axes.on, years)
    const isOver = ({ endedOn }: Ended) => retentionEndsOn(endedOn, years) <= axes.on
    const rows = endedBy(caseEnds(read, lastEventOn(read, latest), axes.upTo), latest)
    const over = function* () {
      for (const row of rows) if (isOver(row)) yield row
    }
    const list = longList(over(), ({ student }) => student, options.after)
    const items = list.shown.map(({ student, cases, endedOn }) => ({
      student: String(student),
      cases: cases.map(({ caseNumber, state }) => ({ caseNumber, state })),
      endedOn,
      retentionEndsOn: retentionEndsOn(endedOn, years),
      daysOver: daysBetween(retentionEndsOn(endedOn, years), axes.on),
    }))
    return done({
      title: `Retention that has ended ${inAxes(axes)}`,
      notes: [
        `Data are kept for ${years} years after the end of a student's last case: refused, withdrawn, or its grant paid or cancelled. "erase --case NUMBER" erases them.`,
        ...cutNotes(list, 'students'),
      ],
      json: { ...axesView(axes), retentionYears: years, endedThrough: latest, count: list.count, items, cut: cutView(list) },
      tables: [
        {
          title: 'Due to be erased',
          columns: ['student', 'cases', 'ended on', 'retention ended on', 'days over'],
          rows: items.map((of) => [of.student, of.cases.map(({ caseNumber }) => caseNumber).join(' '), of.endedOn, of.retentionEndsOn, String(of.daysOver)]),
        },
      ],
    })
  },
})
