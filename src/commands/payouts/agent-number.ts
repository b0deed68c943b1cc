import { z } from 'zod'
import { idOf } from '../../core/id.ts'
import { notFound, problem } from '../../core/problem.ts'
import { done } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { words } from '../../input/shapes.ts'
import { payoutView } from '../../queries/payouts.ts'
import { agentNumberRecordedBy, payoutById, payoutWithAgentNumber } from '../../store/payouts.ts'
import { agentNumber } from '../../store/schema/payouts.ts'
import { stateAt } from '../../store/states.ts'
import { command } from '../command.ts'
import { found } from '../found.ts'

/**
 * Keeps the agent's own number of a transfer with its payout: the student is told it, and lines are found by it. A later one takes its place. Refuses
 * not_found, wrong_state (not released), already_exists (another payout of the account has the number).
 */
export const recordAgentNumber = command({
  kind: 'agent_number_recorded',
  summary: "Record the agent's own number of a payout",
  makes: true,
  body: z.strictObject({ number: words(60) }),
  refuses: ['wrong_state', 'already_exists'],
  decide: (read, { params, body: { number } }) => {
    const payout = payoutById(read, idOf(params['id']) ?? -1)
    if (!payout) return notFound(say.noPayout, params['id'])
    if (payout.state === 'prepared' || payout.state === 'cancelled') return problem('wrong_state', say.numbersReleased(payout.state))
    const other = payoutWithAgentNumber(read, payout.bankAccount, number)
    if (other !== undefined && other !== payout.id) return problem('already_exists', say.numberTaken(other, number))
    return done((tx) => {
      tx.fact(agentNumber, { payout: payout.id, number })
    })
  },
  answer: (read, seq) => {
    const { payout, number } = found(agentNumberRecordedBy(read, seq))
    return { ...payoutView(read, found(payoutById(read, payout)), true, stateAt(read, 'payout', payout, seq)), agentNumber: number }
  },
})
