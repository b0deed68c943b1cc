import { compareNames } from '../names/compare.ts'
import { passportForm } from '../students/normal-forms.ts'
import { fullName, type Student } from '../students/student.ts'

/** A row of a screening list. */
export interface ScreeningEntry {
  readonly name: string
  /** `YYYY-MM-DD`, or its beginning where the list knows no more. */
  readonly birthDate?: string
  readonly passportNumber?: string
}

/** How a student fits a row: the first two are a hit; a similar name, and a name alone (the list has no birth date, or the year only), ask an officer. */
export type ScreeningSign = 'passport number' | 'name and birth date' | 'similar name and birth date' | 'name alone'

/** Is the student the one on the list, as far as a list can tell? */
export const isHit = (sign: ScreeningSign): boolean => sign === 'passport number' || sign === 'name and birth date'

export interface ScreeningHit {
  /** The entry's name as it stands in the list. */
  readonly name: string
  readonly because: ScreeningSign
}

/** How the student fits the entry, or undefined. A birth date that differs rules a name out; a passport number never does. */
export function screeningHit(student: Student, entry: ScreeningEntry): ScreeningHit | undefined {
  const because = signOf(student, entry)
  return because && { name: entry.name, because }
}

function signOf(student: Student, entry: ScreeningEntry): ScreeningSign | undefined {
  const passport = passportForm(entry.passportNumber ?? '')
  if (passport !== '' && passport === passportForm(student.passportNumber ?? '')) return 'passport number'
  const name = compareNames(fullName(student), entry.name)
  const born = entry.birthDate ?? ''
  if (name.likeness === 'different' || !student.birthDate.startsWith(born)) return undefined
  if (born === student.birthDate) return name.same ? 'name and birth date' : 'similar name and birth date'
  return name.same ? 'name alone' : undefined
}
