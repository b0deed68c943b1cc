import { describe, expect, it } from 'vitest'
import { attackBook, opened } from './sql/attack-book.ts'
import { underAttack } from './sql/under-attack.ts'
import { breakWays, lawfulWays, WAYS_ATTACKS } from './sql/ways-attacks.ts'

const book = underAttack(attackBook, opened)

describe('how people, agents and institutions are paid', () => {
  for (const attack of WAYS_ATTACKS) it(attack.name, () => book.refuses(attack))

  it('is named by verify where the triggers were away', () =>
    book.tries((f, of, named) => {
      const found = named()
      expect(found.filter((words) => /another way|of its own|in part|another template/.test(words))).toEqual([])
      breakWays(f, of)
      const words = named().filter((one) => !found.includes(one))
      for (const said of [
        /paid another way than its account pays/,
        /outside a batch of its own/,
        /rejected in part/,
        /fixed another template of the payment file/,
      ])
        expect(words.filter((one) => said.test(one)).length, String(said)).toBeGreaterThan(0)
    }))

  it('is lawful as it stands (the control)', () => book.tries(lawfulWays))
})
