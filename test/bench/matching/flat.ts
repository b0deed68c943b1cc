import type { LineSeen, PayoutSeen } from '../../../src/core/reconciliation/seen.ts'
import { addDays } from '../../../src/core/time/dates.ts'
import { chance } from '../../core/reconciliation/world.ts'
import { newAccount } from './accounts.ts'
import type { MatchingBook } from './book.ts'
import { arrangedName, fullName } from './names.ts'
import type { Told } from './truth.ts'

const RELEASED = '2020-06-01'

/** So many equal payouts, released on one day, and a line for each that shows a name and no reference: the worst ambiguity. */
export function equalPayouts(count: number, seed: number): MatchingBook {
  const draw = chance(seed)
  const batchReference = draw.reference()
  const payouts = Array.from({ length: count }, (_, n): PayoutSeen => {
    const id = n + 1
    return {
      id,
      reference: draw.reference(),
      minor: 300_000,
      state: 'instructed',
      releasedOn: RELEASED,
      grant: id,
      payee: `s${id}`,
      payeeName: fullName(draw),
      payeeAccount: newAccount(draw),
      batch: 1,
      batchReference,
      paidAgain: false,
      duplicateOpen: false,
    }
  })
  const told = payouts.map(({ id, minor, payeeName }): Told => {
    const line: LineSeen = { id, bookedOn: addDays(RELEASED, draw.below(4)), minor: -minor, narrative: 'EFT', counterparty: arrangedName(draw, payeeName) }
    return { line, truth: { trait: 'equal payouts, by name', kind: 'settlement', payouts: [id] } }
  })
  const lines = draw.shuffled(told.map(({ line }) => line))
  return { said: { lines, payouts, today: '2020-08-01', coveredThrough: '2020-08-01' }, told }
}
