import { searchTokens } from '../core/names/skeleton.ts'
import { passportKey } from '../core/students/person-keys.ts'
import type { Read } from './read.ts'
import { studentsUnder } from './students.ts'

/** No more are looked through: who finds so many types more of the name. */
const MOST = 5000

/** Students with this passport number, or whose name in any spelling has every word of `text` or begins one with it. */
export function studentsNamed(read: Read, text: string): number[] {
  const found = new Set(studentsUnder(read, passportKey(text)))
  const words = searchTokens(text).map((alternatives) => new Set(alternatives.flatMap((normal) => studentsUnder(read, { kind: 'name', normal }))))
  const [first, ...others] = words
  for (const student of first ?? []) if (others.every((word) => word.has(student))) found.add(student)
  return [...found].sort((a, b) => a - b).slice(0, MOST)
}
