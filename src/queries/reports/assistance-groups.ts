import { moneyToText } from '../../core/money/money.ts'
import type { Counted, Happened } from '../../store/reports/assistance.ts'

/** What is counted for one value (a month, a country …) in one currency. */
export interface Group {
  readonly value: string
  readonly currency: string
  students: number
  /** The last student counted: what is granted comes student by student. */
  lastStudent: number
  readonly counts: Record<Counted, number>
  readonly minor: Record<Counted, number>
  /** Days from the list to the payment → how many. */
  readonly days: Map<number, number>
}

const none = (): Record<Counted, number> => ({ granted: 0, paid: 0, returned: 0, received: 0, not_received: 0, complaint: 0 })

const newGroup = (value: string, currency: string): Group => ({
  value,
  currency,
  students: 0,
  lastStudent: 0,
  counts: none(),
  minor: none(),
  days: new Map(),
})

/** Groups of what happened, by one of its properties. */
export class Groups {
  readonly #of: (one: Happened) => string
  readonly #groups = new Map<string, Group>()

  constructor(of: (one: Happened) => string) {
    this.#of = of
  }

  add(one: Happened): void {
    const value = this.#of(one)
    const key = `${one.currency} ${value}`
    const group = this.#groups.get(key) ?? newGroup(value, one.currency)
    this.#groups.set(key, group)
    group.counts[one.what] += 1
    group.minor[one.what] += one.minor
    if (one.days !== null) group.days.set(one.days, (group.days.get(one.days) ?? 0) + 1)
    if (one.what !== 'granted' || group.lastStudent === one.student) return
    group.students += 1
    group.lastStudent = one.student
  }

  /** In the order of their values and currencies; those of which `isKept` says no are one group, `other`. */
  sorted(other: string, isKept: (group: Group) => boolean): Group[] {
    const all = [...this.#groups.values()]
    const kept = all.filter(isKept)
    for (const group of all) {
      if (isKept(group)) continue
      let rest = kept.find(({ value, currency }) => value === other && currency === group.currency)
      if (!rest) {
        rest = newGroup(other, group.currency)
        kept.push(rest)
      }
      merge(rest, group)
    }
    return kept.sort((a, b) => (a.value === b.value ? (a.currency < b.currency ? -1 : 1) : a.value < b.value ? -1 : 1))
  }
}

function merge(into: Group, from: Group): void {
  into.students += from.students
  for (const what of Object.keys(into.counts) as Counted[]) {
    into.counts[what] += from.counts[what]
    into.minor[what] += from.minor[what]
  }
  for (const [days, count] of from.days) into.days.set(days, (into.days.get(days) ?? 0) + count)
}

/** The middle of so many days, between two of them their mean; null where there are none. */
export function medianOf(days: ReadonlyMap<number, number>): number | null {
  const count = [...days.values()].reduce((sum, n) => sum + n, 0)
  if (count === 0) return null
  const sorted = [...days].sort(([a], [b]) => a - b)
  const nth = (place: number): number => {
    let seen = 0
    for (const [day, n] of sorted) {
      seen += n
      if (seen > place) return day
    }
    return 0
  }
  return (nth(Math.floor((count - 1) / 2)) + nth(Math.floor(count / 2))) / 2
}

/** A group as the report shows it. */
export const groupView = ({ value, currency, students, counts, minor, days }: Group) => ({
  value,
  students,
  grants: counts.granted,
  granted: moneyToText(minor.granted, currency),
  payouts: counts.paid,
  paid: moneyToText(minor.paid, currency),
  medianDays: medianOf(days),
  returned: counts.returned,
  returnedMoney: moneyToText(minor.returned, currency),
  confirmedReceived: counts.received,
  notReceived: counts.not_received,
  complaints: counts.complaint,
})
