import { z } from 'zod'
import { idOf } from '../../core/id.ts'
import { notFound, problem } from '../../core/problem.ts'
import { breakOpened } from '../../core/reconciliation/break-opened.ts'
import { done } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { words } from '../../input/shapes.ts'
import { type BreakRow, breakById, breakOpenedBy, standingBreaksOfLine, standingBreaksOfPayout } from '../../store/breaks.ts'
import { leftFor } from '../../store/matches.ts'
import { addNote } from '../../store/notes.ts'
import { batchById, type PayoutRow, paidAgain, payoutById } from '../../store/payouts.ts'
import type { Read } from '../../store/read.ts'
import { hasRunSince } from '../../store/reconciliations.ts'
import { breaks } from '../../store/schema/banks.ts'
import { type LineRow, lineById } from '../../store/statements.ts'
import { command } from '../command.ts'
import { found } from '../found.ts'
import { releasedBy, saidOfOwn, toldBy } from './own-payouts.ts'
import { lineMatched } from './prepare-match.ts'

const id = z.string().max(20)

/**
 * Opens the break of a line of which nothing that is proposed is right: what a match cannot say (claimed back, sent back, given up) is an answer to a break.
 * `payout`: the line moved that one, by another amount. Refuses not_found, same_person, line_already_matched, wrong_state, match_not_allowed.
 */
export const openBreak = command({
  kind: 'break_opened',
  summary: 'Say that a line is nothing of what is proposed for it: it is to be cleared up',
  makes: true,
  refuses: ['not_found', 'same_person', 'line_already_matched', 'wrong_state', 'match_not_allowed'],
  body: z.strictObject({ line: id, payout: id.optional(), note: words(2000) }),
  decide: (read, { body, actor }) => {
    const line = lineById(read, idOf(body.line) ?? -1)
    const payout = body.payout === undefined ? undefined : payoutById(read, idOf(body.payout) ?? -1)
    if (!line) return notFound(say.noLine, body.line)
    if (body.payout !== undefined && !payout) return notFound(say.noPayout, body.payout)
    const told = toldBy(read, [line])
    const mine = releasedBy(read, payout ? [payout] : [], actor) ?? saidOfOwn(read, told, actor)
    if (mine) return mine
    if (line.state !== 'open') return lineMatched(line.id)
    if (payout && payout.bankAccount !== line.bankAccount) return problem('match_not_allowed', say.oneAccount)
    const opened = breakOpened({
      lineMinor: line.amount,
      isSeen: hasRunSince(read, line),
      isElsewhere: told.elsewhere.length > 0,
      shown: told.shown,
      standing: standingBreaksOfLine(read, line.id),
      payout: payout && payoutSeen(read, payout, line),
    })
    if (!opened.ok) return opened
    const { kind, features } = opened.value
    return done((tx) => {
      const made = tx.fact(breaks, { kind, bankAccount: line.bankAccount, line: line.id, payout: payout?.id ?? null, features: JSON.stringify(features) })
      addNote(tx, { noun: 'break', subject: made, words: { note: body.note } })
    })
  },
  answer: (read, seq) => {
    const { id, kind, line, payout } = found(breakById(read, found(breakOpenedBy(read, seq))))
    return { id: String(id), kind, state: 'open', line: String(line), ...(payout === null ? {} : { payout: String(payout) }) }
  },
})

/** Breaks by which a line moved a payout, otherwise than it was ordered. */
const MOVED: ReadonlySet<string> = new Set(['amount_differs', 'payee_differs'])

const isOfOther = (read: Read, of: BreakRow, line: LineRow): boolean => {
  const other = of.line === null ? undefined : lineById(read, of.line)
  return other !== undefined && other.id !== line.id && other.amount < 0 === line.amount < 0
}

const payoutSeen = (read: Read, p: PayoutRow, line: LineRow) => ({
  id: p.id,
  state: p.state,
  minor: line.amount > 0 && p.state === 'settled' ? leftFor(read, p).minor : p.amount,
  paidAgain: paidAgain(read, p),
  isOneRow: typeof batchById(read, p.batch)?.institution === 'number',
  movedByOther: standingBreaksOfPayout(read, p.id).find((of) => of.state === 'open' && MOVED.has(of.kind) && isOfOther(read, of, line))?.id,
})
