import type { JournalRow } from '../../store/journal.ts'

/** An entry of the journal with its postings. */
export interface JournalEntry {
  readonly head: JournalRow
  readonly postings: readonly JournalRow[]
}

/** Gathers the postings of each entry, which stand together. */
export function* byEntry(rows: Iterable<JournalRow>): Generator<JournalEntry> {
  let postings: JournalRow[] = []
  for (const row of rows) {
    const [head] = postings
    if (head && head.entry !== row.entry) {
      yield { head, postings }
      postings = []
    }
    postings.push(row)
  }
  const [head] = postings
  if (head) yield { head, postings }
}

/** The kind of an entry as people read it: `payout settled`. */
export const kindInWords = (kind: string): string => kind.replaceAll('_', ' ')

/** A text that stands in a comment or a tag of one line: what would end either is a blank. */
export const inOneLine = (text: string): string => text.replace(/[\s,;"]+/g, ' ').trim()
