import type { LineSeen } from '../../../src/core/reconciliation/seen.ts'
import { addDays } from '../../../src/core/time/dates.ts'
import { FEES, type Making } from './lines-out.ts'
import { arrangedName } from './names.ts'
import { FOLDED, INTACT, oneEdit } from './references.ts'
import type { Truth } from './truth.ts'

/** What comes in for a payout that left on `leftOn`. */
type Coming = (of: Making, leftOn: string) => Omit<LineSeen, 'id'>

const WORDS = ['IADE', 'RETURN', 'Возврат', 'RTN AC04', '退款']

const back = ({ draw, payout }: Making, leftOn: string, narrative: string, over: Partial<LineSeen> = {}): Omit<LineSeen, 'id'> => ({
  bookedOn: addDays(leftOn, draw.below(25)),
  minor: payout.minor,
  narrative: `${draw.pick(WORDS)} ${narrative}`,
  ...over,
})

const plain = INTACT['plain'] ?? oneEdit
const folded = FOLDED['O to 0'] ?? oneEdit

/** Weight, trait, what it is, and how it looks. */
export const COMING_BACK: ReadonlyArray<readonly [weight: number, trait: string, kind: Truth['kind'], draw: Coming]> = [
  [30, 'return: reference', 'return', (of, leftOn) => back(of, leftOn, plain(of.draw, of.payout.reference))],
  [10, 'return: reference folded', 'return', (of, leftOn) => back(of, leftOn, folded(of.draw, of.payout.reference))],
  [15, 'return: reference, less a fee', 'return', (of, leftOn) => back(of, leftOn, of.payout.reference, { minor: of.payout.minor - FEES.returned[0] })],
  [10, 'return: reference one edit off', 'return', (of, leftOn) => back(of, leftOn, oneEdit(of.draw, of.payout.reference))],
  [
    8,
    'return: reference, another amount',
    'nothing',
    (of, leftOn) => back(of, leftOn, of.payout.reference, { minor: of.payout.minor - 1 - of.draw.below(400) }),
  ],
  [
    10,
    'a repayment by the payee',
    'nothing',
    (of, leftOn) =>
      back(of, leftOn, 'GELEN HAVALE', { counterparty: arrangedName(of.draw, of.payout.payeeName), counterpartyAccount: of.payout.payeeAccount ?? '' }),
  ],
  [8, 'return: name and amount alone', 'return', (of, leftOn) => back(of, leftOn, arrangedName(of.draw, of.payout.payeeName))],
]
