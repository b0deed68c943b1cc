import { passportForm } from '../students/normal-forms.ts'
import { fullName, type Student } from '../students/student.ts'
import { type Comparer, compareNamesRead, type NameComparison, type NameRead, nameRead } from './compare.ts'
import { editsWithin } from './edits.ts'

/** Who is compared: the person as read once for all comparisons, and the account in normal form if there is one. */
export interface PersonSeen {
  readonly name: NameRead
  readonly birthDate: string
  /** In normal form; empty where there is none. */
  readonly passport: string
  readonly account: string | undefined
}

/** A person to be compared. `account`: `accountOf(payee)`. */
export const personSeen = (person: Pick<Student, 'familyName' | 'givenName' | 'birthDate' | 'passportNumber'>, account: string | undefined): PersonSeen => ({
  name: nameRead(fullName(person)),
  birthDate: person.birthDate,
  passport: passportForm(person.passportNumber ?? ''),
  account,
})

/** Why two persons may be one, in words without any of their data. */
export type Resemblance =
  | 'the same passport number'
  | 'the same name and birth date'
  | 'the same name in another spelling and the same birth date'
  | 'a similar name and the same birth date'
  | 'the same name and a similar birth date'
  | 'a similar passport number and the same name'
  | 'a similar passport number and the same birth date'
  | 'the same account and the same name'
  | 'the same account and the same birth date'

/** With one of these the persons are taken to be one until a person says otherwise (outcome fail); the others ask (unclear). */
const STRONG: ReadonlySet<Resemblance> = new Set([
  'the same passport number',
  'the same name and birth date',
  'the same name in another spelling and the same birth date',
])

export const isStrong = (resemblance: Resemblance): boolean => STRONG.has(resemblance)

/**
 * Why `a` and `b` may be one person; empty if nothing says so. An account alone says nothing (siblings share one), nor does
 * a name alone (there are many), nor a birth date alone. A birth date of which one digit differs, or day and month are exchanged, counts
 * as similar only while two passport numbers do not tell the persons apart.
 */
export function resembles(a: PersonSeen, b: PersonSeen, compare: Comparer = compareNamesRead): readonly Resemblance[] {
  const passports = passportsOf(a.passport, b.passport)
  const born = birthDates(a.birthDate, b.birthDate)
  const account = a.account !== undefined && a.account === b.account
  if (born === 'different' && !account && passports !== 'same' && passports !== 'similar') return []
  const name = compare(a.name, b.name)
  const found: Array<readonly [Resemblance, boolean]> = [
    ['the same passport number', passports === 'same'],
    [nameWords(name), name.same && born === 'same'],
    ['a similar name and the same birth date', name.likeness === 'near' && born === 'same'],
    ['the same name and a similar birth date', name.same && born === 'similar' && passports !== 'different'],
    ['a similar passport number and the same name', passports === 'similar' && name.same],
    ['a similar passport number and the same birth date', passports === 'similar' && born === 'same'],
    ['the same account and the same name', account && name.likeness !== 'different'],
    ['the same account and the same birth date', account && born === 'same'],
  ]
  return found.filter(([, holds]) => holds).map(([resemblance]) => resemblance)
}

const nameWords = (name: NameComparison): Resemblance =>
  name.because.every((sign) => sign === 'the same words') ? 'the same name and birth date' : 'the same name in another spelling and the same birth date'

type Closeness = 'same' | 'similar' | 'different' | 'unknown'

function passportsOf(left: string, right: string): Closeness {
  if (left === '' || right === '') return 'unknown'
  if (left === right) return 'same'
  return Math.min(left.length, right.length) >= 6 && editsWithin(left, right, 1) !== undefined ? 'similar' : 'different'
}

function birthDates(a: string, b: string): Closeness {
  if (a === b) return 'same'
  return differInOneDigit(a, b) || a === `${b.slice(0, 4)}-${b.slice(8)}-${b.slice(5, 7)}` ? 'similar' : 'different'
}

function differInOneDigit(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  let differing = 0
  for (let place = 0; place < a.length && differing < 2; place++) if (a[place] !== b[place]) differing++
  return differing === 1
}
