import { daysBetween } from '../../../time/dates.ts'
import { FAR_TIMES } from '../days/near-order.ts'
import type { Candidate } from './candidates.ts'

/**
 * Day and month exchanged: `02/03`, `04/03`, `05/03` and `09/03` are four days of one month, or the third of four months. An account with every line on the same day of the
 * month has standing payments: they come in step, or are alike. Where they are neither, the month stands alone. Few lines may be anything: for them both stand.
 */
export function withoutExchanged(candidates: readonly Candidate[]): readonly Candidate[] {
  const orders = new Set(candidates.map(({ dated }) => dated.dateOrder))
  if (!orders.has('DMY') || !orders.has('MDY')) return candidates
  const within = candidates.find((one) => isOneMonth(one) && !isInStep(one))
  if (!within) return candidates
  return candidates.filter((one) => one.dated.dateOrder === within.dated.dateOrder || !isOneDay(one) || isAlike(one))
}

const FEWEST_LINES = 5
const FEWEST_DAYS = 4
/** As few will do where some of the days have more lines than others. */
const FEWEST_UNEVEN_DAYS = 3

const distinct = (texts: readonly string[]): readonly string[] => [...new Set(texts)].sort()

const daysIn = ({ dated }: Candidate): readonly string[] => distinct(dated.days)

function isOneMonth(of: Candidate): boolean {
  const days = daysIn(of)
  const fewest = isUneven(of.dated.days) ? FEWEST_UNEVEN_DAYS : FEWEST_DAYS
  return of.dated.days.length >= FEWEST_LINES && days.length >= fewest && distinct(days.map((day) => day.slice(0, 7))).length === 1
}

function isUneven(days: readonly string[]): boolean {
  const counts = new Map<string, number>()
  for (const day of days) counts.set(day, (counts.get(day) ?? 0) + 1)
  return new Set(counts.values()).size > 1
}

const isOneDay = (of: Candidate): boolean => distinct(of.dated.days.map((day) => day.slice(8))).length === 1

/** Are the days equally far from one another? */
function isInStep(of: Candidate): boolean {
  const numbers = daysIn(of).map((day) => Number(day.slice(8)))
  return new Set(numbers.slice(1).map((number, n) => number - (numbers[n] ?? 0))).size === 1
}

const isAlike = ({ model }: Candidate): boolean => new Set(model.amounts.map(Math.abs)).size * 2 <= model.amounts.length

const NEAR_DAYS = 62

/**
 * The likeliest readings (they stand first) without those of the other day order, where that one makes one or two days of many months of one or two months' days. A
 * few lines do not rule it out, so it is asked only where more than the days is open, a sign say: four readings are too many to tell apart.
 */
export function ofNearDays(readings: readonly Candidate[]): readonly Candidate[] {
  const span = ({ dated }: Candidate) => daysBetween(dated.first, dated.last)
  const [likeliest, ...rest] = readings
  if (!likeliest || span(likeliest) > NEAR_DAYS || isAlike(likeliest)) return readings
  const isOther = ({ dated }: Candidate) => dated.dateOrder !== likeliest.dated.dateOrder
  const isFar = (one: Candidate) => span(one) > FAR_TIMES * span(likeliest)
  return rest.every((one) => !isOther(one) || isFar(one)) ? readings.filter((one) => !isOther(one)) : readings
}

/**
 * The likeliest readings without those by another column of days, where words tell of both what they are, and the rows stand in the order of the likeliest: asked where more is open,
 * too, as the sign say.
 */
export function ofNamedColumn(readings: readonly Candidate[]): readonly Candidate[] {
  const [likeliest] = readings
  if (!likeliest || likeliest.dated.told === 'mixed' || likeliest.dated.column.roles.size === 0) return readings
  const { place } = likeliest.dated.column
  const kept = readings.filter(({ dated: { column } }) => column.place === place || column.roles.size === 0)
  return kept.length > 1 ? kept : readings
}
