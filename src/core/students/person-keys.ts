import { lookupTokens } from '../names/skeleton.ts'
import { accountForm, passportForm } from './normal-forms.ts'
import { fullName, type Student } from './student.ts'

/** A normal form under which something is found: its kind and text. Outside core a keyed hash is made of both. */
export interface Key {
  readonly kind: 'person' | 'passport' | 'born' | 'name' | 'names' | 'account'
  readonly normal: string
}

const key = (kind: Key['kind'], normal: string): Key => ({ kind, normal })

type Person = Pick<Student, 'familyName' | 'givenName' | 'birthDate' | 'passportNumber'>

/** Who is known to be the same: passport number and birth date. Nothing without a passport number. */
export function identityKey({ passportNumber, birthDate }: Person): Key | undefined {
  const passport = passportForm(passportNumber ?? '')
  return passport === '' ? undefined : key('person', `${passport} ${birthDate}`)
}

/** Keys that a person shares with everybody whom `resembles` can find (the account's is `accountKey`). */
export function resemblanceKeys(person: Person): readonly Key[] {
  const passport = passportForm(person.passportNumber ?? '')
  return [...(passport === '' ? [] : [key('passport', passport)]), key('born', person.birthDate), ...pairKeys(fullName(person))]
}

/** What a student's row is found by: what is above, the identity, and the tokens that officers search by. */
export function studentKeys(person: Person): readonly Key[] {
  const identity = identityKey(person)
  return [...(identity ? [identity] : []), ...resemblanceKeys(person), ...nameKeys(fullName(person))]
}

/** The tokens of a name, whole and their beginnings. */
const nameKeys = (name: string): readonly Key[] => lookupTokens(name).map((token) => key('name', token))

/** The whole tokens of a name alone. */
export const wholeNameKeys = (name: string): readonly Key[] =>
  lookupTokens(name)
    .filter(isWhole)
    .map((token) => key('name', token))

export const passportKey = (text: string): Key => key('passport', passportForm(text))

export const accountKey = (account: string): Key => key('account', accountForm(account))

const isWhole = (token: string): boolean => token.endsWith('.')

/** Every two whole tokens together, or the one: a common family name alone would fetch thousands. */
function pairKeys(name: string): readonly Key[] {
  const whole = lookupTokens(name).filter(isWhole)
  const pairs = whole.flatMap((first, place) => whole.slice(place + 1).map((second) => key('names', `${first} ${second}`)))
  return pairs.length > 0 ? pairs : whole.map((token) => key('names', token))
}
