import { TO_THE_END } from '../../core/time/dates.ts'
import { head } from '../ledger.ts'
import type { Read } from '../read.ts'

/**
 * From where a report looks. `asOf`: the last effective date that counts; `knownAt`: the last event that counts; `upTo`: the last event
 * that counts on both axes, for what has no date but its event's; `on`: the day from which ages are reckoned; `isNow`: nothing is left out.
 */
export interface Axes {
  readonly asOf: string
  readonly knownAt: number
  readonly upTo: number
  readonly on: string
  readonly isNow: boolean
}

export function axesOf(read: Read, asOf: string | undefined, knownAt: number | undefined): Axes {
  const top = head(read).seq
  const known = Math.min(knownAt ?? top, top)
  return {
    asOf: asOf ?? TO_THE_END,
    knownAt: known,
    upTo: asOf === undefined ? known : Math.min(known, lastEventOn(read, asOf)),
    on: asOf ?? read.today,
    isNow: asOf === undefined && known === top,
  }
}

/** The last event on or before a day, 0 if none. Instants never go back along the chain: halving finds it in some twenty looks. */
export function lastEventOn(read: Read, day: string): number {
  let [low, high] = [0, head(read).seq]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    const at = read.value<string>('SELECT at FROM event WHERE seq = ?', middle) ?? ''
    if (at.slice(0, 10) <= day) low = middle
    else high = middle - 1
  }
  return low
}
