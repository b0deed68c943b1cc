import { describe, expect, it } from 'vitest'
import { attackBook, opened } from './sql/attack-book.ts'
import { lawfully, OWN_PAYOUT_ATTACKS, withNotice } from './sql/own-payout-attacks.ts'
import { underAttack } from './sql/under-attack.ts'

const book = underAttack(attackBook, opened)
const SAID = /^(Person \d+ (said|answered|undid|rejected)|Match \d+ (settles to another account|of the engine))/
const told = (words: readonly string[]) => words.filter((said) => SAID.test(said))

describe('what is said of a payout, by whom', () => {
  for (const attack of OWN_PAYOUT_ATTACKS) it(attack.name, () => book.refuses(attack))

  it('is said lawfully by others (the control)', () => {
    for (const act of [lawfully, withNotice])
      book.tries((f, of, said) => {
        act(f, of)
        expect(told(said())).toEqual([])
      })
  })

  it.each(OWN_PAYOUT_ATTACKS.map((attack) => [attack.name, attack] as const))('is named by verify where the triggers were away: %s', (_, attack) =>
    book.tries((f, of, said) => {
      attack.prepare?.(f, of)
      expect(told(said())).toEqual([])
      f.without(attack.by, () => attack.attack(f, of))
      expect(told(said()).length).toBeGreaterThan(0)
    }),
  )
})
