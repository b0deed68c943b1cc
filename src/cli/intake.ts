import { done } from '../core/result.ts'
import { AsPerson, caseRoutes } from './as-person.ts'
import { readNamed } from './file-words.ts'
import { tableText } from './table-text.ts'
import { needed, optional, UsageError, type Verb, withBook } from './verb.ts'

interface TakenIn {
  readonly accepted: number
  readonly problems: readonly { readonly line: number; readonly column: string; readonly reason: string }[]
  readonly applications: readonly { readonly caseNumber: string; readonly code?: string; readonly line: number }[]
  readonly known: readonly { readonly line: number; readonly caseNumber: string }[]
  readonly duplicates: readonly { readonly line: number; readonly of: string | number; readonly because: readonly string[] }[]
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** An XLSX file is a zip archive, whatever it is called. */
const typeOf = (bytes: Uint8Array): string => (bytes[0] === 0x50 && bytes[1] === 0x4b ? XLSX : 'text/csv')

const text = { type: 'string' } as const

export const intake: Verb = {
  name: 'intake',
  usage: 'intake FILE --programme CODE [--dry-run] [--rows good] [--source S --letter N]',
  summary: "(case_officer) take an embassy's list in; --dry-run: say what would come of it",
  options: { programme: text, 'dry-run': { type: 'boolean' }, rows: text, source: text, letter: text },
  words: 1,
  run: (machine, given) => {
    const programme = needed(given, 'programme')
    const rows = optional(given, 'rows')
    if (rows !== undefined && rows !== 'good' && rows !== 'all') throw new UsageError('--rows is good or all.')
    const bytes = readNamed(given)
    const query = new URLSearchParams(given.options['dry-run'] === true ? { dryRun: 'true' } : {})
    for (const name of ['rows', 'source', 'letter']) {
      const value = optional(given, name)
      if (value !== undefined) query.set(name, value)
    }
    return withBook(machine, async (book) => {
      const person = new AsPerson(machine, book, caseRoutes)
      const answer = await person.postFile<TakenIn>(`/programmes/${encodeURIComponent(programme)}/intake?${query}`, new Blob([bytes]), typeOf(bytes))
      return answer.ok ? done({ json: answer.value, text: takenInText(answer.value, query.has('dryRun')) }) : answer
    })
  },
}

function takenInText({ accepted, problems, applications, known, duplicates }: TakenIn, isDry: boolean): string {
  const rows = applications.map(({ line, caseNumber, code }) => [String(line), caseNumber ?? '', code ?? ''])
  return [
    `${accepted} ${isDry ? 'would be taken in' : 'taken in'}, ${known.length} known already, ${problems.length} problems, ${duplicates.length} that resemble somebody`,
    ...(rows.length > 0 && !isDry ? [tableText(['line', 'case', 'code'], rows)] : []),
    ...problems.map(({ line, column, reason }) => `line ${line}, ${column}: ${reason}`),
    ...known.map(({ line, caseNumber }) => `line ${line}: known, case ${caseNumber}`),
    ...duplicates.map(({ line, of, because }) => `line ${line} resembles ${of}: ${because.join(', ')}`),
  ].join('\n')
}
