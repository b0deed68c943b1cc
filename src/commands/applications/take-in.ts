import { differences } from '../../core/applications/digest-text.ts'
import { invariant } from '../../core/invariant.ts'
import type { Student } from '../../core/students/student.ts'
import { addApplication, type Told } from '../../store/applications.ts'
import { studentKey } from '../../store/notes.ts'
import { addCode, addStudent, addStudentVersion, type StudentKey, studentNow } from '../../store/students.ts'
import type { Write } from '../../store/write.ts'
import type { PayeeTold } from './payee-told.ts'

/** An application that comes in. `known`: the student whose it is, if the book knows him or her. */
export interface Arrival {
  readonly programme: number
  readonly caseNumber: string
  readonly known: number | undefined
  readonly told: Pick<Told, 'student' | 'facts'>
  readonly payee: PayeeTold | undefined
  readonly intake?: number
  readonly line?: number
}

/** Writes an application; a new student gets a code, a known one none. */
export function takeIn(tx: Write, of: Arrival): void {
  const student = of.known === undefined ? addStudent(tx) : knownStudent(tx, of.known)
  const studentVersion = versionFor(tx, student, of.known, of.told.student)
  if (of.known === undefined) addCode(tx, student.id, 1)
  const { programme, caseNumber, told, payee, intake, line } = of
  addApplication(tx, {
    student,
    studentVersion,
    programme,
    caseNumber,
    facts: told.facts,
    payee,
    ...(intake === undefined ? {} : { intake }),
    ...(line === undefined ? {} : { line }),
  })
}

function knownStudent(tx: Write, id: number): StudentKey {
  const key = studentKey(tx, id)
  invariant(key, 'a student who was found has a key')
  return { id, key }
}

/** The student's last version where it says the same, else a new one. */
function versionFor(tx: Write, student: StudentKey, known: number | undefined, told: Student): number {
  const now = known === undefined ? undefined : studentNow(tx, known)
  return now?.told && differences(now.told, told).length === 0 ? now.version : addStudentVersion(tx, student, told)
}
