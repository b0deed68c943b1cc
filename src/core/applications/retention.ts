import { isDate } from '../time/dates.ts'

/** How many years a student's data are kept after the end of the last case, where the settings say nothing else. */
export const RETENTION_YEARS = 7

/** The day on which the retention of data is over: so many years after the end of the last case (of 29 February: on the 28th). */
export function retentionEndsOn(endedOn: string, years: number): string {
  const day = inYears(endedOn, years)
  return isDate(day) ? day : `${day.slice(0, 8)}28`
}

/** The latest day on which a case can have ended whose retention is over on a day. */
export const endedLatest = (on: string, years: number): string => inYears(on, -years)

const inYears = (day: string, years: number): string => `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${day.slice(4)}`
