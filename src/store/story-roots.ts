import type { Read } from './read.ts'
import { LINES_PER_IMPORT } from './statements.ts'

/** What a story can be told of. */
export const STORY_KINDS = ['application', 'payout', 'line', 'break', 'batch', 'match', 'statement'] as const

export type StoryKind = (typeof STORY_KINDS)[number]

/** Rows whose events belong to one story, by their ids. */
export interface Roots {
  readonly applications: readonly number[]
  readonly payouts: readonly number[]
  readonly batches: readonly number[]
  readonly matches: readonly number[]
  readonly lines: readonly number[]
  readonly breaks: readonly number[]
  readonly statements: readonly number[]
  /** Payouts that belong to it and are not told here, for there are too many: each has its own story. */
  readonly leftOut: readonly number[]
}

const NOTHING: Roots = { applications: [], payouts: [], batches: [], matches: [], lines: [], breaks: [], statements: [], leftOut: [] }

/** So many payouts of one case, and so many of several cases, are told from decision to bank line in one story. */
const MOST_OF_CASE = 24
const MOST_OF_CASES = 3

const ids = (read: Read, sql: string, of: readonly number[]): number[] => read.column<number>(`${sql} ORDER BY 1`, JSON.stringify(of))

const IN = '(SELECT value FROM json_each(?))'

/** The tables that hold what a story can begin with. */
const TABLES: Readonly<Record<StoryKind, string>> = {
  application: 'application',
  payout: 'payout',
  line: 'statement_line',
  break: 'break',
  batch: 'batch',
  match: 'match',
  statement: 'statement',
}

/** Is there such a thing? A line counts once its statement is in the books. */
export const isTold = (read: Read, kind: StoryKind, id: number): boolean =>
  read.value(`SELECT 1 FROM "${TABLES[kind]}" WHERE id = ?`, id) !== undefined &&
  (kind !== 'line' || read.value('SELECT 1 FROM statement WHERE id = ?', Math.floor(id / LINES_PER_IMPORT)) !== undefined)

/** The whole life around some payouts: back to their cases, forward to the lines that prove them. */
function lifeOf(read: Read, payouts: readonly number[], applications: readonly number[], also: Partial<Roots> = {}): Roots {
  const shown =
    payouts.length <= (applications.length > 0 ? MOST_OF_CASE : MOST_OF_CASES) ? payouts : payouts.slice(0, applications.length > 0 ? MOST_OF_CASE : 0)
  const matches = [...new Set([...(also.matches ?? []), ...ids(read, `SELECT DISTINCT match FROM match_payout WHERE payout IN ${IN}`, shown)])]
  const lines = [...new Set([...(also.lines ?? []), ...ids(read, `SELECT DISTINCT line FROM match_line WHERE match IN ${IN}`, matches)])]
  const breaks = [
    ...(also.breaks ?? []),
    ...ids(read, `SELECT id FROM break WHERE payout IN ${IN}`, shown),
    ...ids(read, `SELECT id FROM break WHERE line IN ${IN}`, lines),
  ]
  return {
    applications: [
      ...new Set([
        ...applications,
        ...ids(read, `SELECT DISTINCT g.application FROM payout p CROSS JOIN grant g ON g.id = p.grant WHERE p.id IN ${IN}`, shown),
      ]),
    ],
    payouts: shown,
    batches: ids(read, `SELECT DISTINCT batch FROM payout WHERE id IN ${IN}`, shown),
    matches,
    lines,
    breaks: [...new Set(breaks)],
    statements: [...new Set(lines.map((line) => Math.floor(line / LINES_PER_IMPORT)))],
    leftOut: payouts.slice(shown.length),
  }
}

const payoutsOfMatches = (read: Read, matches: readonly number[]): number[] =>
  ids(read, `SELECT DISTINCT payout FROM match_payout WHERE match IN ${IN}`, matches)

function ofLine(read: Read, line: number, also: Partial<Roots> = {}): Roots {
  const matches = ids(read, `SELECT DISTINCT match FROM match_line WHERE line IN ${IN}`, [line])
  return lifeOf(read, payoutsOfMatches(read, matches), [], { ...also, matches, lines: [line] })
}

function ofBreak(read: Read, id: number): Roots {
  const row = read.one<{ line: number | null; payout: number | null; statement: number | null }>('SELECT line, payout, statement FROM break WHERE id = ?', id)
  if (row?.line != null) return ofLine(read, row.line, { breaks: [id] })
  if (row?.payout != null) return lifeOf(read, [row.payout], [], { breaks: [id] })
  const statements = row?.statement == null ? [] : [row.statement]
  return { ...NOTHING, breaks: [id], statements }
}

/** Everything that a story tells of. A batch and a statement tell of themselves, and lead to each of their payouts and lines. */
export function rootsOf(read: Read, kind: StoryKind, id: number): Roots {
  switch (kind) {
    case 'application':
      return lifeOf(read, ids(read, `SELECT p.id FROM grant g CROSS JOIN payout p ON p.grant = g.id WHERE g.application IN ${IN}`, [id]), [id])
    case 'payout':
      return lifeOf(read, [id], [])
    case 'line':
      return ofLine(read, id)
    case 'match':
      return lifeOf(read, payoutsOfMatches(read, [id]), [], { matches: [id] })
    case 'break':
      return ofBreak(read, id)
    case 'batch':
      return { ...NOTHING, batches: [id] }
    case 'statement':
      return { ...NOTHING, statements: [id], breaks: ids(read, `SELECT id FROM break WHERE statement IN ${IN}`, [id]) }
  }
}
