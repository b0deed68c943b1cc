import { describe, it } from 'vitest'
import { attackBook, opened } from './sql/attack-book.ts'
import { BANK_REPORT_ATTACKS, lawfulFile, report } from './sql/bank-report-attacks.ts'
import { underAttack } from './sql/under-attack.ts'

const book = underAttack(attackBook, opened)

describe('what a bank reports back, and payment files', () => {
  for (const attack of BANK_REPORT_ATTACKS) it(attack.name, () => book.refuses(attack))

  it('are lawful as they stand (the control)', () =>
    book.tries((f, of) => {
      for (const format of ['csv', 'csv', 'pain.001', 'print']) lawfulFile(f, of, format)
      report(f, of)
      report(f, of, { rejection: { outcome: 'known' }, steps: [] })
      report(f, of, { rejection: { payout: of.payouts.settled, outcome: 'contradicted' }, steps: [] })
    }))
})
