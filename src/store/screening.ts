import type { ScreeningEntry } from '../core/eligibility/screening.ts'
import { passportKey, wholeNameKeys } from '../core/students/person-keys.ts'
import { fullName, type Student } from '../core/students/student.ts'
import type { Page, Read } from './read.ts'
import { screeningEntry, screeningList } from './schema/cases.ts'
import { hashOf } from './students.ts'
import type { Write } from './write.ts'

export interface ScreeningList {
  readonly id: number
  readonly code: string
  readonly sha256: string
  readonly entries: number
  readonly at: string
}

const LIST = 'SELECT l.id, l.code, l.sha256, l.entries, e.at FROM screening_list l CROSS JOIN event e ON e.seq = l.event_seq'

/** The list that counts under a code: the last one imported. */
export const lastScreeningList = (read: Read, code: string): ScreeningList | undefined =>
  read.one<ScreeningList>(`${LIST} WHERE l.code = ? ORDER BY l.id DESC LIMIT 1`, code)

export const screeningListImportedBy = (read: Read, seq: number): ScreeningList | undefined => read.one<ScreeningList>(`${LIST} WHERE l.event_seq = ?`, seq)

export const screeningListsAfter = (read: Read, page: Page): ScreeningList[] =>
  read.all<ScreeningList>(`${LIST} WHERE l.id > ? ORDER BY l.id LIMIT ?`, page.after, page.most)

export function addScreeningList(tx: Write, code: string, sha256: string, entries: readonly ScreeningEntry[]): void {
  tx.documents.push(sha256)
  const list = tx.fact(screeningList, { code, sha256, entries: entries.length })
  for (const entry of entries) {
    const keys = [...wholeNameKeys(entry.name), ...(entry.passportNumber === undefined ? [] : [passportKey(entry.passportNumber)])]
    tx.factWithLookups(
      screeningEntry,
      { list, personal: tx.personal('lists', entry) },
      keys.map((key) => hashOf(tx, key)),
    )
  }
}

/** Entries of a list that share a word of the name or the passport number with a student. */
export function screeningEntriesLike(read: Read, list: number, student: Student): ScreeningEntry[] {
  const keys = [...wholeNameKeys(fullName(student)), ...(student.passportNumber === undefined ? [] : [passportKey(student.passportNumber)])]
  const found = new Map<number, ScreeningEntry>()
  for (const key of keys) {
    const rows = read.all<{ id: number; personal: Buffer | null }>(
      "SELECT s.id, s.personal FROM lookup k CROSS JOIN screening_entry s ON s.id = k.row_id WHERE k.token = ? AND k.table_name = 'screening_entry' AND s.list = ?",
      hashOf(read, key),
      list,
    )
    for (const { id, personal } of rows) {
      const entry = found.has(id) ? null : read.open<ScreeningEntry>('lists', personal)
      if (entry) found.set(id, entry)
    }
  }
  return [...found.values()]
}
