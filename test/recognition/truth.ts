import type { Random } from '../../fixtures/demo/random.ts'
import { addDays } from '../../src/core/time/dates.ts'

/** What really happened on an account: what a reading is held against. Minor units, out negative; oldest first. */
export interface Truth {
  readonly opening: number
  readonly lines: readonly TrueLine[]
}

export interface TrueLine {
  readonly bookedOn: string
  readonly valueOn: string
  readonly minor: number
  readonly fee: number
  readonly name: string
  readonly account: string
  readonly text: string
  readonly reference: string
}

const NAMES = ['Ayna Berdiyeva', 'Merdan Ataýew', 'Oguljan Durdyyeva', 'Serdar Nuryýew', 'Jeren Orazova', 'Bayram Gurbanow', 'Maral Hojayeva', 'Kerim Sahetow']
const TELLING_OUT = ['Transfer to', 'Payment to', 'Card purchase', 'Withdrawal']
const TELLING_IN = ['Transfer from', 'Deposit by', 'Incoming payment', 'Refund of']

/** What the lines of an account are like: as usual; all on one day; all alike; all out; in days that may be months. */
export type Habit = 'usual' | 'one day' | 'equal amounts' | 'only out' | 'early days'

/**
 * Lines of an account: `count` of them from `since` on, mostly out; amounts of all sizes, some equal. `telling`: texts say the direction;
 * otherwise they tell nothing. `digits`: of the currency.
 */
export function drawTruth(random: Random, count: number, telling: boolean, digits: number, habit: Habit = 'usual', since = '2026-03-02'): Truth {
  const unit = 10 ** digits
  let day = since
  const lines = Array.from({ length: count }, (_, n): TrueLine => {
    if (n > 0 && random.below(3) > 0 && habit !== 'one day') day = addDays(day, 1 + random.below(n % 7 === 0 ? 4 : 2))
    if (habit === 'early days' && day.slice(8) > '12') day = `${addDays(day, 25).slice(0, 8)}0${1 + random.below(3)}`
    const isIn = habit !== 'only out' && (n === 1 || random.below(4) === 0)
    const whole = [25, 300, 500, 1250, 80, 12_000][random.below(6)] ?? 1
    const minor = (random.below(5) === 0 ? whole : whole + random.below(900)) * unit + (digits > 0 && random.below(4) > 0 ? random.below(unit) : 0)
    const name = NAMES[random.below(NAMES.length)] ?? ''
    const words = isIn ? TELLING_IN : TELLING_OUT
    return {
      bookedOn: day,
      valueOn: random.below(3) === 0 ? addDays(day, -1) : day,
      minor: (isIn ? 1 : -1) * (habit === 'equal amounts' ? 500 * unit : Math.max(minor, 1)),
      fee: random.below(4) === 0 ? 1 * unit : 0,
      name,
      account: `DE${random.digits(20)}`,
      text: telling ? `${words[random.below(words.length)]} ${name}` : `Item ${random.digits(4)}`,
      reference: `R${random.digits(9)}`,
    }
  })
  return { opening: (200_000 + random.below(50_000)) * unit + (digits > 0 ? random.below(unit) : 0), lines }
}
