import { compareNames } from '../names/compare.ts'
import { passportForm } from '../students/normal-forms.ts'
import { fullName, type Student } from '../students/student.ts'

/** A row of a screening list. */
export interface ScreeningEntry {
  readonly name: string
  readonly birthDate?: string
  readonly passportNumber?: string
}

/** How a student fits a row: the first two are a hit, a name alone (no birth date to compare) asks an officer. */
export type ScreeningSign = 'passport number' | 'name and birth date' | 'name alone'

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
  if (!compareNames(fullName(student), entry.name).same) return undefined
  if (entry.birthDate === undefined) return 'name alone'
  return entry.birthDate === student.birthDate ? 'name and birth date' : undefined
}
