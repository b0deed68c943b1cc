import { describe, expect, it } from 'vitest'
import { attackBook, opened } from './sql/attack-book.ts'
import { ERASURE_ATTACKS, erases } from './sql/erasure-attacks.ts'
import { underAttack } from './sql/under-attack.ts'

const book = underAttack(attackBook, opened)
const told = (words: readonly string[]) => words.filter((said) => / erases no student|not the erased student's|was erased \(event/.test(said))

describe('what an erasure reaches', () => {
  for (const attack of ERASURE_ATTACKS) it(attack.name, () => book.refuses(attack))

  it('is its student’s (the control)', () =>
    book.tries((f, of, said) => {
      erases(f, of, of.applications.refused)
      expect(told(said())).toEqual([])
    }))

  it.each(ERASURE_ATTACKS.map((attack) => [attack.name, attack] as const))('is named by verify where the triggers were away: %s', (_, attack) =>
    book.tries((f, of, said) => {
      f.without(attack.by, () => attack.attack(f, of))
      expect(told(said()).length).toBeGreaterThan(0)
    }),
  )
})
