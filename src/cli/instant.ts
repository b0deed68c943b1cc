import { isInstant } from '../core/time/dates.ts'
import { UsageError } from './verb.ts'

/** Milliseconds since 1970 of an instant as the command line gives it (seconds and milliseconds may be left out). */
export function instantMs(text: string): number {
  const [, minutes, seconds = ':00', fraction = '.000'] = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(:\d{2})?(\.\d{3})?Z$/.exec(text) ?? []
  const full = `${minutes}${seconds}${fraction}Z`
  if (minutes === undefined || !isInstant(full)) throw new UsageError(`"${text}" is no instant: write it as 2020-11-02T06:00:00.000Z.`)
  return Date.parse(full)
}
