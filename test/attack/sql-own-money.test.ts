import { describe, expect, it } from 'vitest'
import { attackBook, opened } from './sql/attack-book.ts'
import { begin, exchange, join, OWN_MONEY_ATTACKS, undo } from './sql/own-money-attacks.ts'
import { underAttack } from './sql/under-attack.ts'

const book = underAttack(attackBook, opened)

describe('money between own accounts', () => {
  for (const attack of OWN_MONEY_ATTACKS) it(attack.name, () => book.refuses(attack))

  it('is lawful as it stands (the control): begun, arrived with a charge, undone from its end, exchanged', () =>
    book.tries((f, of) => {
      const { transfer, match } = begin(f, of)
      const arrived = join(f, of, transfer)
      undo(f, of, arrived)
      undo(f, of, match)
      exchange(f, of)
    }))

  it('is named by verify where the triggers were away: a transfer that has arrived, and something is left in transit', () =>
    book.tries((f, of, words) => {
      const { transfer } = begin(f, of)
      expect(words().filter((said) => said.startsWith('Transfer'))).toEqual([])
      f.without(['seal_transfers'], () =>
        join(f, of, transfer, {
          postings: () => [
            ['assets:bank:C', 0, 90_000, of.lines.arrived],
            ['assets:transfers-in-transit', transfer, -90_000],
          ],
        }),
      )
      expect(words()).toContain(`Transfer ${transfer} has 210000 in transit where its lines leave 0 (minor units).`)
    }))
})
