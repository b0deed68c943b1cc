import { describe, it } from 'vitest'
import { attackBook, opened } from './sql/attack-book.ts'
import { drawUp, repay, TOLD_ATTACKS, version } from './sql/told-attacks.ts'
import { underAttack } from './sql/under-attack.ts'

const book = underAttack(attackBook, opened)

describe('what is told beside a decision', () => {
  for (const attack of TOLD_ATTACKS) it(attack.name, () => book.refuses(attack))

  it('is lawful as it stands (the control)', () =>
    book.tries((f, of) => {
      drawUp(f, of)
      version(f, of)
      repay(f, of, of.payouts.settled)
      const money = (amount: string) => ({ amount, currency: 'TRY' })
      const told = { criteria: [], secondApprovalAbove: money('2000.00'), capPerStudent: money('9000.00'), capPerMonth: money('500.50'), coolingOffHours: 0 }
      version(f, of, { policy: JSON.stringify(told), second_approval_above: 200_000, cap_per_student: 900_000, cap_per_month: 50_050, cooling_off_hours: 0 })
    }))
})
