import { seesBreak } from '../../core/access/sight.ts'
import { idOf } from '../../core/id.ts'
import { notFound, problem } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { matchView } from '../../queries/matches.ts'
import { bankAccountById } from '../../store/bank-accounts.ts'
import { actionsOf, addResolution, type BreakRow, breakById, resolutionBy } from '../../store/breaks.ts'
import { matchById } from '../../store/matches.ts'
import { addNote } from '../../store/notes.ts'
import type { Read } from '../../store/read.ts'
import { statementById } from '../../store/statements.ts'
import { stateAt, stateOf } from '../../store/states.ts'
import type { Write } from '../../store/write.ts'
import { command } from '../command.ts'
import { found } from '../found.ts'
import { reject } from '../payouts/end-batch.ts'
import { carriedOutStill, inItsRow } from '../payouts/end-payout.ts'
import { bookCharge, exchangeLines, matchByBreak, settle } from './break-actions.ts'
import { type Action, type BreakAnswer, breakAnswer } from './break-answer.ts'
import { claimBack, sendBack, writeOff } from './claim-actions.ts'
import { chargeContribution, reduceContribution } from './contribution-actions.ts'
import { settleWithDifference } from './difference-actions.ts'
import { ownBreak } from './own-payouts.ts'
import { payoutRow } from './plan-match.ts'

/**
 * Answers a break by one of the actions that its kind has. Refuses not_found, role_not_allowed, same_person, already_decided,
 * action_not_allowed, and what the action itself refuses.
 */
export const resolveBreak = command({
  kind: 'break_resolved',
  summary: 'Answer a break by one of its actions',
  makes: true,
  refuses: [
    'same_person',
    'amount_invalid',
    'rate_missing',
    'fund_closed',
    'already_decided',
    'wrong_state',
    'line_already_matched',
    'match_not_allowed',
    'amount_differs',
    'action_not_allowed',
    'may_still_be_carried_out',
  ],
  body: breakAnswer,
  decide: (read, { params, body: asked, actor, roles }) => {
    const of = breakById(read, idOf(params['id']) ?? -1)
    if (!of || !seesBreak(of, roles)) return notFound(say.noBreak, params['id'])
    const known = actionsOf(read, of.kind)
    const action = known.find((a) => a.action === asked.action)
    if (action && !roles.includes(action.role)) return problem('role_not_allowed', say.actionFor(asked.action, action.role))
    const prepared = action ? act(read, of, asked, actor) : undefined
    if (prepared && !prepared.ok && prepared.problem.code === 'same_person') return prepared
    if (of.state === 'resolved') return problem('already_decided', say.resolvedAlready)
    if (!prepared)
      return problem(
        'action_not_allowed',
        say.answeredBy(
          of.kind,
          known.map((a) => a.action),
          asked.action,
        ),
      )
    if (of.state === 'claimed' && asked.action !== 'write_off') return problem('wrong_state', say.claimedBack)
    return prepared.ok ? done((tx) => conclude(tx, of, asked, prepared.value(tx))) : prepared
  },
  answer: (read, seq) => {
    const row = found(resolutionBy(read, seq))
    const match = row.match === null ? undefined : matchById(read, row.match)
    return { state: stateAt(read, 'break', row.break, seq), ...(match ? { match: matchView(read, match, 'confirmed') } : {}) }
  },
})

function conclude(tx: Write, of: BreakRow, asked: BreakAnswer, done_: ReturnType<Action>): void {
  addResolution(tx, {
    break: of.id,
    action: asked.action,
    difference: done_.match === undefined ? undefined : asked.difference,
    until: asked.action === 'wait' || asked.action === 'recall' ? asked.until : undefined,
    statement: ['explained', 'traced', 'reject'].includes(asked.action) ? idOf(asked.statement) : undefined,
    match: done_.match,
  })
  addNote(tx, { noun: 'break', subject: of.id, words: { note: asked.note }, evidenceSha256: asked.evidenceSha256 })
  const now = stateOf(tx, 'break', of.id) ?? of.state
  const then = done_.state ?? 'resolved'
  if (now !== then) tx.step('break', of.id, now, then)
}

/** Whoever released its payout answers no break at all: what could be said of the money, or left unsaid until a day, is a colleague's. */
function act(read: Read, of: BreakRow, asked: BreakAnswer, actor: number): Result<Action> {
  const mine = asked.action === 'settle' ? undefined : ownBreak(read, of, actor)
  if (mine) return mine
  switch (asked.action) {
    case 'settle_with_difference':
      return settleWithDifference(read, of, asked)
    case 'claim_back':
      return claimBack(read, of)
    case 'write_off':
      return writeOff(read, of)
    case 'send_back':
      return sendBack(read, of)
    case 'charge':
      return of.kind === 'contribution_differs' ? chargeContribution(read, of) : bookCharge(read, of)
    case 'reduce':
      return reduceContribution(read, of)
    case 'match':
      return asked.exchange ? exchangeLines(read, of, actor) : matchByBreak(read, of, asked, actor)
    case 'settle':
      return settle(read, of, asked, actor)
    case 'wait':
    case 'recall':
      return waitFor(read, asked)
    case 'reject':
      return rejectInTransit(read, of, asked)
    case 'explained':
    case 'traced':
      return explained(read, of, asked)
    case 'received':
      return done(() => ({}))
    case 'answered':
      return problem('action_not_allowed', say.answeredByReply)
  }
}

/** For time to pass, or for the line by which the bank brings money back that it was asked for: nothing is posted before. */
function waitFor(read: Read, { until }: BreakAnswer): Result<Action> {
  if (until === undefined || until <= read.today) return problem('invalid_input', say.waitUntil)
  return done(() => ({ state: 'waiting' }))
}

/** By a notice, or by statements that cover the days in which the payout is carried out: those of an agent or a cash desk need not be named. */
function rejectInTransit(read: Read, of: BreakRow, { evidenceSha256, statement }: BreakAnswer): Result<Action> {
  const payout = payoutRow(read, of.payout ?? -1)
  const isCollected = bankAccountById(read, payout.bankAccount)?.kind !== 'bank'
  if (evidenceSha256 === undefined && statement === undefined && !isCollected) return problem('invalid_input', say.noticeNotCarriedOut)
  if (statement !== undefined && statementById(read, idOf(statement) ?? -1)?.bankAccount !== of.bankAccount)
    return notFound(say.noStatementOfAccount, statement)
  if (payout.state !== 'instructed') return problem('wrong_state', say.payoutIsNow(payout.state))
  const fault = evidenceSha256 === undefined ? carriedOutStill(read, payout) : undefined
  if (fault) return fault
  return done((tx) => {
    for (const p of inItsRow(tx, payout)) reject(tx, p, of.id)
    return {}
  })
}

/** A notice or statement tells how it is: nothing is to be posted. `traced`: it shows that the payee was paid, and the payout stays settled. */
function explained(read: Read, of: BreakRow, { statement, evidenceSha256 }: BreakAnswer): Result<Action> {
  if (statement === undefined && evidenceSha256 === undefined) return problem('invalid_input', say.noticeExplains)
  if (statement !== undefined && statementById(read, idOf(statement) ?? -1)?.bankAccount !== of.bankAccount)
    return notFound(say.noStatementOfAccount, statement)
  return done(() => ({}))
}
