import { because, say } from '../../core/said/say.ts'
import { identityKey } from '../../core/students/person-keys.ts'
import { columnOf } from '../../intake/list-columns.ts'
import type { ListProblem } from '../../intake/list-problem.ts'
import type { ListRead } from '../../intake/read-list.ts'
import type { ListApplication } from '../../intake/read-row.ts'
import { caseNumber, lastCaseOfYear, openCaseOf, type Told, versionById } from '../../store/applications.ts'
import type { Programme } from '../../store/programmes.ts'
import type { Read } from '../../store/read.ts'
import { studentByIdentity } from '../../store/students.ts'
import { type Duplicate, DuplicateSearch } from './list-duplicates.ts'
import { toldDifferences } from './told-differences.ts'

/** A row that is taken in. `known`: its student, if the book knows him or her. */
export interface PlannedRow {
  readonly line: number
  readonly told: Told
  readonly known: number | undefined
  readonly caseNumber: string
}

/** A row of a person with an open application in the programme, or with an earlier row (`of`: its line) in the list. */
export interface KnownRow {
  readonly line: number
  readonly caseNumber: string
  readonly of?: number
  readonly differs: readonly string[]
}

/** What a list comes to: every row is taken in, known, or has problems. */
export interface ListPlan {
  readonly taken: readonly PlannedRow[]
  readonly known: readonly KnownRow[]
  readonly duplicates: readonly Duplicate[]
  readonly problems: readonly ListProblem[]
}

/** Decides on the rows of a list, in their order. */
export function planList(read: Read, programme: Programme, list: ListRead): ListPlan {
  const late = list.rows.flatMap(({ line, application }) => (application ? lateDates(read, list, line, application) : []))
  const lateLines = new Set(late.map(({ line }) => line))
  const search = new DuplicateSearch(read)
  const first = new Map<string, PlannedRow>()
  const year = read.today.slice(0, 4)
  const before = lastCaseOfYear(read, year)
  const taken: PlannedRow[] = []
  const known: KnownRow[] = []
  const duplicates: Duplicate[] = []
  for (const { line, application } of list.rows) {
    if (!application || lateLines.has(line)) continue
    const told = toldOf(application)
    const identity = identityKey(told.student)?.normal
    const earlier = identity === undefined ? undefined : first.get(identity)
    if (earlier) {
      known.push({ line, caseNumber: earlier.caseNumber, of: earlier.line, differs: toldDifferences(earlier.told, told) })
      continue
    }
    const student = studentByIdentity(read, told.student)
    const open = student === undefined ? undefined : openCaseOf(read, student, programme.id)
    if (open) {
      const stands = versionById(read, open.version).told
      known.push({ line, caseNumber: open.caseNumber, differs: stands ? toldDifferences(stands, told) : [] })
      continue
    }
    const row = { line, told, known: student, caseNumber: caseNumber(year, before + taken.length + 1) }
    if (identity !== undefined) first.set(identity, row)
    taken.push(row)
    const duplicate = search.add(line, told, student)
    if (duplicate) duplicates.push(duplicate)
  }
  return { taken, known, duplicates, problems: [...list.problems, ...late].sort((a, b) => a.line - b.line) }
}

function toldOf({ student, payee, ...facts }: ListApplication): Told {
  return { student, facts, ...(payee === undefined ? {} : { payee }) }
}

/** Nobody is born, and nobody consents, after today. */
function lateDates(read: Read, { headers }: ListRead, line: number, { student, consentOn }: ListApplication): ListProblem[] {
  const dates = [
    ['birthDate', student.birthDate],
    ['consentOn', consentOn ?? ''],
  ] as const
  return dates
    .filter(([, date]) => date > read.today)
    .map(([column, value]) => ({
      line,
      column: headers.find((title) => columnOf(title) === column) ?? column,
      value,
      ...because(say.dateInFuture(read.today)),
    }))
}
