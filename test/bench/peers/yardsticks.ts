import { addDays } from '../../../src/core/time/dates.ts'
import { chance } from '../../core/reconciliation/world.ts'
import { fullName } from '../matching/names.ts'

/** What one line of a statement moved: as the bank's file tells it, and as it is read back from the books that took it in. Minor units, out is negative. */
export interface Row {
  readonly day: string
  readonly payee: string
  readonly minor: number
}

/** A file that is given to every system, and all that the account has moved once it is taken in. */
export interface Given {
  readonly name: string
  readonly text: string
  /** What each line below the header moved, in the order of the file. */
  readonly rows: readonly Row[]
  readonly account: readonly Row[]
}

/** Files that one set of books is given one after another. `title` is the row of the table: several of one title share it. */
export interface Yardstick {
  readonly title: string
  readonly files: readonly Given[]
  /** Is it there for its time and memory? */
  readonly isTimed?: true
}

export const CURRENCY = 'USD'
export const OPENED = '2020-01-01'
/** Flat rows lie over this many days, from the first Monday of the year. */
const FLAT_DAYS = 350
const FLAT_FROM = '2020-01-06'
/** Students who are paid the flat amount again and again. */
const FLAT_STUDENTS = 500
const FLAT_MINOR = -50_000

const plain = (minor: number): string => `${minor < 0 ? '-' : ''}${unsigned(minor)}`
const unsigned = (minor: number): string => `${Math.floor(Math.abs(minor) / 100)}.${String(Math.abs(minor) % 100).padStart(2, '0')}`

/** The file of these rows in this order. There is no balance and no id in it: nothing but the rows tells what is new. */
export const fileOf = (name: string, rows: readonly Row[], account = rows, written: (minor: number) => string = plain): Given => ({
  name,
  text: ['Date,Payee,Amount', ...rows.map(({ day, payee, minor }) => `${day},${payee},${written(minor)}`), ''].join('\n'),
  rows,
  account,
})

/** The yardsticks of one seed; `flat` says how many flat rows there are. */
export function yardsticks(seed: number, flat: number): readonly Yardstick[] {
  const draw = chance(seed)
  const met = new Set<string>()
  const someone = (): string => {
    const name = fullName(draw)
    if (met.has(name)) return someone()
    met.add(name)
    return name
  }
  const paid = (day: string, minor = FLAT_MINOR): Row => ({ day, payee: someone(), minor })
  /** Amounts that differ, so that a row is known by its amount alone. */
  const days = (count: number, apart: number): readonly Row[] =>
    Array.from({ length: count }, (_, n) => paid(addDays('2020-03-02', n * apart), -(10_000 + n * 700 + draw.below(600))))

  const first = Array.from({ length: 20 }, () => paid('2020-03-02'))
  const later = Array.from({ length: 20 }, () => paid('2020-03-07'))
  const month = days(12, 2)
  const [early, late] = [days(12, 2), paid('2020-03-09', -77_700)]
  const day = days(5, 0)
  const flatRows = flatOf(flat, someone)
  return [
    {
      title: '20 payouts of −500.00, five days later 20 other students −500.00, no ids',
      files: [fileOf('first.csv', first), fileOf('later.csv', later, [...first, ...later])],
    },
    ...signs(days(4, 1), someone),
    {
      title: 'same file under another name',
      files: ['march.csv', 'march (1).csv'].map((name) => fileOf(name, month)),
    },
    {
      title: 'late row with an earlier date',
      files: [early, [...early, late].sort((a, b) => (a.day < b.day ? -1 : 1))].map((rows) => fileOf('march.csv', rows)),
    },
    {
      title: 'newest-first file of one day, fetched again when it has grown',
      files: [day.slice(0, 3), day].map((rows) => fileOf('today.csv', [...rows].reverse(), rows)),
    },
    {
      title: `${flat.toLocaleString('en')} flat rows without ids: first import / re-import`,
      files: Array.from({ length: 2 }, () => fileOf('year.csv', flatRows)),
      isTimed: true,
    },
  ]
}

/** The sign behind the number, and in letters; one row of each is money in. */
function signs(out: readonly Row[], someone: () => string): readonly Yardstick[] {
  const rows = [...out, { day: '2020-03-06', payee: someone(), minor: 90_000 }].map((row, n) => (n === 0 ? { ...row, minor: FLAT_MINOR } : row))
  const writings = [(minor: number) => `${unsigned(minor)}${minor < 0 ? '-' : ''}`, (minor: number) => `${unsigned(minor)} ${minor < 0 ? 'DR' : 'CR'}`]
  return writings.map((written) => ({ title: '`500.00-` / `500.00 DR`', files: [fileOf('march.csv', rows, rows, written)] }))
}

function flatOf(count: number, someone: () => string): readonly Row[] {
  const students = Array.from({ length: Math.min(FLAT_STUDENTS, count) }, someone)
  return Array.from({ length: count }, (_, n) => ({
    day: addDays(FLAT_FROM, Math.floor((n * FLAT_DAYS) / count)),
    payee: students[n % students.length] ?? '',
    minor: FLAT_MINOR,
  }))
}
