import type { OpenBreak, ReconciliationWorld } from '../core/reconciliation/seen.ts'
import type { Read } from './read.ts'

type PastQuestion = 'breakOfLine' | 'hasOpenBreak' | 'undoneBefore' | 'undoneAs'

/** What was decided about lines and payouts before. Each is asked about several times in a run, and breaks that stand are few: they are read once. */
export function pastQuestions(read: Read): Pick<ReconciliationWorld, PastQuestion> {
  let standing: Standing | undefined
  const breaks = (): Standing => {
    standing ??= standingBreaks(read)
    return standing
  }
  let isAnyUndone: boolean | undefined
  const anyUndone = (): boolean => {
    isAnyUndone ??= read.value("SELECT 1 FROM state WHERE noun = 'match' AND state = 'reversed' LIMIT 1") !== undefined
    return isAnyUndone
  }
  return {
    breakOfLine: (line) => breaks().ofLine.get(line),
    hasOpenBreak: (payout) => breaks().payouts.has(payout),
    undoneBefore: (line, payout) => anyUndone() && isUndone(read, line, payout),
    undoneAs: (line, kind, contribution) => anyUndone() && isUndoneAs(read, line, kind, contribution),
  }
}

/** Breaks that are not resolved, by what they are about. A line that was changed has its owner beside that. */
interface Standing {
  readonly ofLine: ReadonlyMap<number, OpenBreak>
  readonly payouts: ReadonlySet<number>
}

function standingBreaks(read: Read): Standing {
  const [ofLine, payouts] = [new Map<number, OpenBreak>(), new Set<number>()]
  for (const [line, payout, kind, state] of read.lists<readonly [line: number | null, payout: number | null, kind: string, state: OpenBreak['state']]>(
    "SELECT b.line, b.payout, b.kind, s.state FROM state s CROSS JOIN break b ON b.id = s.subject WHERE s.noun = 'break' AND s.state IN ('open', 'waiting', 'claimed') ORDER BY b.id",
  )) {
    if (payout !== null) payouts.add(payout)
    if (line !== null && kind !== 'line_changed' && !ofLine.has(line)) ofLine.set(line, { kind, state })
  }
  return { ofLine, payouts }
}

const isUndone = (read: Read, line: number, payout: number): boolean =>
  read.value(
    "SELECT 1 FROM match_line l CROSS JOIN match_payout p ON p.match = l.match AND p.payout = ? CROSS JOIN state s ON s.noun = 'match' AND s.subject = l.match AND s.state = 'reversed' WHERE l.line = ? LIMIT 1",
    payout,
    line,
  ) !== undefined

const REVERSED_AS =
  "SELECT 1 FROM match_line l CROSS JOIN match m ON m.id = l.match AND m.kind = ? CROSS JOIN state s ON s.noun = 'match' AND s.subject = l.match AND s.state = 'reversed' WHERE l.line = ?"

const isUndoneAs = (read: Read, line: number, kind: string, contribution: number | undefined): boolean =>
  contribution === undefined
    ? read.value(`${REVERSED_AS} LIMIT 1`, kind, line) !== undefined
    : read.value(
        `${REVERSED_AS} AND EXISTS(SELECT 1 FROM match_contribution c WHERE c.match = l.match AND c.contribution = ?) LIMIT 1`,
        kind,
        line,
        contribution,
      ) !== undefined
