import { differences } from '../../core/applications/digest-text.ts'
import type { Told } from '../../store/applications.ts'

const flat = ({ facts, student, payee }: Told): object => ({ ...facts, student, payee })

/** Paths of the members in which two tellings of one application differ, as they are posted (`city`, `student.phone`, `payee.iban`). */
export const toldDifferences = (before: Told, after: Told): readonly string[] => differences(flat(before), flat(after))
