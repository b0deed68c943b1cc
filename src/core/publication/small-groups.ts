/**
 * What is published of a few persons could be told apart by who knows them. Figures are therefore told of groups of at least so many
 * students, a usual threshold of statistical disclosure control; smaller ones are told together.
 */
export const LEAST_STUDENTS = 5

/** What was spent on one student of a country in a month (`YYYY-MM`), less what came back. Minor units. */
export interface SpentOnStudent {
  readonly month: string
  readonly country: string
  readonly student: number
  readonly minor: number
}

/** What was spent on a group of students, up to and with a month. Without `country`: of several, or of those that can't be told alone. */
export interface SpentTogether {
  readonly month: string
  readonly country?: string
  readonly minor: number
}

/**
 * Spending by month and country, each of at least `least` students. What is of fewer waits, with all others like it, for the months to
 * come until they are enough; what is left at the end goes to the last sum that was told. Nothing is lost: the sums add up to the rows.
 */
export function spentTogether(rows: readonly SpentOnStudent[], least = LEAST_STUDENTS): SpentTogether[] {
  const told: SpentTogether[] = []
  let waiting: SpentOnStudent[] = []
  for (const [month, ofMonth] of grouped(rows, (row) => row.month)) {
    for (const [country, group] of grouped(ofMonth, (row) => row.country)) {
      if (students(group) >= least) told.push({ month, country, minor: sum(group) })
      else waiting = [...waiting, ...group]
    }
    if (students(waiting) < least) continue
    told.push({ month, minor: sum(waiting) })
    waiting = []
  }
  const rest = waiting.at(-1)
  if (!rest) return told
  const into = told.findLast(({ country }) => country === undefined) ?? told.at(-1)
  return [...told.filter((one) => one !== into), { month: rest.month, minor: (into?.minor ?? 0) + sum(waiting) }]
}

/** A country's share of the whole, in percent with two decimals; without `country`: of what is not told by country. */
export interface CountryShare {
  readonly country?: string
  readonly percentage: string
}

/**
 * The shares of what was told, which sum to 100.00 exactly: each is rounded down, and the hundredths that are left go to the largest
 * remainders. They are reckoned from what is told by country, so that they tell no more. Empty where nothing was spent.
 */
export function countryShares(told: readonly SpentTogether[]): CountryShare[] {
  const sums = grouped(told, (one) => one.country ?? '')
    .map(([country, of]) => ({ country, minor: BigInt(sum(of)) }))
    .filter(({ minor }) => minor > 0n)
  const whole = sums.reduce((all, { minor }) => all + minor, 0n)
  if (whole === 0n) return []
  const shares = sums.map(({ country, minor }) => ({ country, hundredths: (minor * 10_000n) / whole, remainder: (minor * 10_000n) % whole }))
  const left = Number(10_000n - shares.reduce((all, { hundredths }) => all + hundredths, 0n))
  const order = [...shares].sort((a, b) => (a.remainder === b.remainder ? (a.country < b.country ? -1 : 1) : a.remainder > b.remainder ? -1 : 1))
  const more = new Set(order.slice(0, left).map(({ country }) => country))
  return shares
    .map(({ country, hundredths }) => ({ country, hundredths: hundredths + (more.has(country) ? 1n : 0n) }))
    .filter(({ hundredths }) => hundredths > 0n)
    .sort((a, b) => (a.country < b.country ? -1 : 1))
    .map(({ country, hundredths }) => ({ ...(country === '' ? {} : { country }), percentage: percent(hundredths) }))
}

const percent = (hundredths: bigint): string => `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`

/** A grant as far as its recipient could be recognised by it. */
export interface GrantTold {
  readonly programme: string
  readonly country: string
  readonly month: string
  readonly student: number
}

/** How closely a grant is told: with its country or without, by its month or by its year alone. */
export interface Closeness {
  readonly withCountry: boolean
  readonly by: 'month' | 'year'
}

/** Each grant as closely as at least LEAST_STUDENTS are told alike: by country and month, by month alone, else by the year. In the order of the grants. */
export function closeness(grants: readonly GrantTold[]): Closeness[] {
  const found = new Map<GrantTold, Closeness>()
  let left = [...grants]
  const levels: readonly (readonly [Closeness, (of: GrantTold) => string])[] = [
    [{ withCountry: true, by: 'month' }, (of) => JSON.stringify([of.programme, of.month, of.country])],
    [{ withCountry: false, by: 'month' }, (of) => JSON.stringify([of.programme, of.month])],
  ]
  for (const [level, key] of levels) {
    const enough = new Set(grouped(left, key).flatMap(([, group]) => (students(group) >= LEAST_STUDENTS ? group : [])))
    for (const of of enough) found.set(of, level)
    left = left.filter((of) => !enough.has(of))
  }
  return grants.map((of) => found.get(of) ?? { withCountry: false, by: 'year' })
}

const students = (rows: readonly { readonly student: number }[]): number => new Set(rows.map((row) => row.student)).size

const sum = (rows: readonly { readonly minor: number }[]): number => rows.reduce((all, { minor }) => all + minor, 0)

function grouped<T>(rows: readonly T[], key: (row: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(key(row))
    if (group) group.push(row)
    else groups.set(key(row), [row])
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1))
}
