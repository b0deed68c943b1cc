import { seesNamesOfLines } from '../core/access/sight.ts'
import { idOf } from '../core/id.ts'
import { notFound } from '../core/problem.ts'
import { done } from '../core/result.ts'
import { say } from '../core/said/say.ts'
import { bankAccountById } from '../store/bank-accounts.ts'
import { standingBreaksOfLine } from '../store/breaks.ts'
import { linesOfMatch, matchById, matchesAfter, payoutsOfMatch } from '../store/matches.ts'
import { notesOf } from '../store/notes.ts'
import type { Read } from '../store/read.ts'
import { LINES_PER_IMPORT, type LineRow, lineById } from '../store/statements.ts'
import { linesShown, payoutShown } from './match-desk.ts'
import { matchView } from './matches.ts'
import { none, query } from './query.ts'
import { lineView } from './statements.ts'

const MATCHES = 50
const SHOWN = 50

function told(read: Read, line: LineRow, full: boolean) {
  const account = bankAccountById(read, line.bankAccount)
  const view = lineView(line, account?.currency ?? '')
  return {
    line: full ? view : { ...view, counterparty: null, counterpartyAccount: null, narrative: null, bankReference: null },
    bankAccount: account?.code ?? '',
    statement: String(Math.floor(line.id / LINES_PER_IMPORT)),
    ...(full && line.personal ? { raw: line.personal.raw } : {}),
    matches: matchesAfter(read, { line: line.id }, { after: 0, most: MATCHES }).map((row) => matchView(read, row)),
    breaks: standingBreaksOfLine(read, line.id).map(({ id, kind, state }) => ({ id: String(id), kind, state })),
  }
}

export type LineStory = ReturnType<typeof told>

/** A line as it stood in its file, what it was matched with, and what stands against it. What it tells of persons is for finance. */
export const lineStory = query({
  summary: 'A line and what became of it',
  filters: none,
  ask: (read, { params, reader }) => {
    const line = lineById(read, idOf(params['id']) ?? -1)
    return line ? done(told(read, line, seesNamesOfLines(reader.roles))) : notFound(say.noLine, params['id'])
  },
})

function matchTold(read: Read, id: number, full: boolean) {
  const row = matchById(read, id)
  if (!row) return undefined
  const lines = linesOfMatch(read, id)
  const account = bankAccountById(read, row.bankAccount)
  const { note, reason } = Object.assign({}, ...notesOf(read, 'match', id).map(({ words }) => words ?? {})) as Readonly<Record<string, string | undefined>>
  return {
    match: matchView(read, row),
    bankAccount: account?.code ?? '',
    lineCount: lines.length,
    lines: linesShown(read, lines.slice(0, SHOWN), account?.currency ?? '').map((line) =>
      full ? line : { ...line, counterparty: null, counterpartyAccount: null, narrative: null, bankReference: null },
    ),
    payouts: payoutsOfMatch(read, id)
      .slice(0, SHOWN)
      .flatMap((payout) => {
        const view = payoutShown(read, payout)
        return view ? [full ? view : { ...view, payee: null }] : []
      }),
    ...(full && note !== undefined ? { note } : {}),
    ...(full && reason !== undefined ? { reason } : {}),
  }
}

export type MatchStory = NonNullable<ReturnType<typeof matchTold>>

/** A match with the lines and payouts that it ties together. */
export const matchStory = query({
  summary: 'A match and what it ties together',
  filters: none,
  ask: (read, { params, reader }) => {
    const found = matchTold(read, idOf(params['id']) ?? -1, seesNamesOfLines(reader.roles))
    return found ? done(found) : notFound(say.noMatch, params['id'])
  },
})
