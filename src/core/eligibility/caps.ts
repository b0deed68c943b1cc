import { moneyToText } from '../money/money.ts'
import { type Said, say } from '../said/say.ts'
import { monthOf } from '../time/dates.ts'
import type { Policy } from './policy.ts'

/** What a student has of a programme already, in minor units of the fund's currency: granted and not cancelled; by month (`YYYY-MM`) of the due dates. */
export interface CapSums {
  readonly studentMinor: number
  readonly byMonthMinor: Readonly<Record<string, number>>
}

export interface PlannedInstalment {
  readonly dueOn: string
  readonly amountMinor: number
}

/** A cap that would be broken, and the sum that would break it. */
export interface CapBreach {
  readonly cap: 'student' | 'month'
  readonly month?: string
  readonly capMinor: number
  readonly sumMinor: number
}

export type CapsPolicy = Pick<Policy, 'capPerStudentMinor' | 'capPerMonthMinor'>

/** Do the caps per student and per due month allow these instalments beside what the student has? */
export const capsAllow = (policy: CapsPolicy, sums: CapSums, instalments: readonly PlannedInstalment[]): boolean =>
  capBreaches(policy, sums, instalments).length === 0

/** Every cap that the instalments would break, months in order. */
export function capBreaches(policy: CapsPolicy, sums: CapSums, instalments: readonly PlannedInstalment[]): readonly CapBreach[] {
  const studentMinor = instalments.reduce((sum, instalment) => sum + instalment.amountMinor, sums.studentMinor)
  const studentCap = policy.capPerStudentMinor ?? Number.POSITIVE_INFINITY
  const monthCap = policy.capPerMonthMinor ?? Number.POSITIVE_INFINITY
  const months = [...new Set(instalments.map((instalment) => monthOf(instalment.dueOn)))].sort()
  const byMonth = months.map((month) => ({ cap: 'month' as const, month, capMinor: monthCap, sumMinor: monthSum(sums, instalments, month) }))
  return [{ cap: 'student' as const, capMinor: studentCap, sumMinor: studentMinor }, ...byMonth].filter((sum) => sum.sumMinor > sum.capMinor)
}

const monthSum = (sums: CapSums, instalments: readonly PlannedInstalment[], month: string): number =>
  instalments
    .filter((instalment) => monthOf(instalment.dueOn) === month)
    .reduce((sum, instalment) => sum + instalment.amountMinor, sums.byMonthMinor[month] ?? 0)

/** What the cap per student leaves, in minor units; undefined without such a cap. */
export const roomLeftMinor = (policy: CapsPolicy, sums: CapSums): number | undefined =>
  policy.capPerStudentMinor === undefined ? undefined : Math.max(0, policy.capPerStudentMinor - sums.studentMinor)

/** A breach in words. */
export function breachSaid({ month, capMinor, sumMinor }: CapBreach, currency: string): Said {
  const [cap, sum] = [moneyToText(capMinor, currency), moneyToText(sumMinor, currency)]
  return month === undefined ? say.capPerStudent(cap, sum) : say.capPerMonth(month, cap, sum)
}
