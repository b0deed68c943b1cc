import { describe, expect, it } from 'vitest'
import { attackBook, opened } from './sql/attack-book.ts'
import { OPENED_BREAK_ATTACKS, opens } from './sql/opened-break-attacks.ts'
import { underAttack } from './sql/under-attack.ts'

const book = underAttack(attackBook, opened)
const told = (words: readonly string[]) => words.filter((said) => /^(Break|Event|Person) \d+ .*opened/.test(said))

describe('a break that a person opens', () => {
  for (const attack of OPENED_BREAK_ATTACKS) it(attack.name, () => book.refuses(attack))

  it('is opened lawfully (the control)', () =>
    book.tries((f, of, said) => {
      opens(f, of, { kind: 'amount_differs', line: of.lines.debit, payout: of.payouts.onItsWay })
      expect(told(said())).toEqual([])
    }))

  it.each(OPENED_BREAK_ATTACKS.map((attack) => [attack.name, attack] as const))('is named by verify where the triggers were away: %s', (_, attack) =>
    book.tries((f, of, said) => {
      attack.prepare?.(f, of)
      f.without(attack.by, () => attack.attack(f, of))
      expect(told(said())).not.toEqual([])
    }),
  )
})
