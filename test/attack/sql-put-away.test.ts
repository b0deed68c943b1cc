import { describe, expect, it } from 'vitest'
import { attackBook, opened } from './sql/attack-book.ts'
import { lawfulAnswers, PUT_AWAY_ATTACKS } from './sql/put-away-attacks.ts'
import { underAttack } from './sql/under-attack.ts'

const book = underAttack(attackBook, opened)
const told = (words: readonly string[]) => words.filter((said) => /^(Break|Answer|Match) \d+ /.test(said))

describe('a break goes by what explains it', () => {
  for (const attack of PUT_AWAY_ATTACKS) it(attack.name, () => book.refuses(attack))

  it('is answered lawfully (the control)', () =>
    book.tries((f, of, said) => {
      lawfulAnswers(f, of)
      expect(told(said())).toEqual([])
    }))

  it.each(PUT_AWAY_ATTACKS.map((attack) => [attack.name, attack] as const))('is named by verify where the triggers were away: %s', (_, attack) =>
    book.tries((f, of, said) => {
      attack.prepare?.(f, of)
      expect(told(said())).toEqual([])
      f.without(attack.by, () => attack.attack(f, of))
      expect(told(said())).toHaveLength(1)
    }),
  )
})
