import { describe, expect, it } from 'vitest'
import { attackBook, opened } from './sql/attack-book.ts'
import { answers, broken, charges, claims, OWN_BREAK_ATTACKS, sendsBack, takenIn, waiting } from './sql/own-break-attacks.ts'
import { underAttack } from './sql/under-attack.ts'

const book = underAttack(attackBook, opened)

describe('what a line is that a break holds against an own payout', () => {
  for (const attack of OWN_BREAK_ATTACKS) it(attack.name, () => book.refuses(attack))

  it('is said lawfully by others (the control)', () => {
    const told = (words: readonly string[]) => words.filter((said) => said.startsWith('Person'))
    for (const [prepare, answer] of [
      [(f, of) => broken(f, of, 'duplicate_payment', of.lines.bare), charges],
      [(f, of) => broken(f, of, 'duplicate_payment', of.lines.bare), answers],
      [waiting, claims],
      [takenIn, sendsBack],
    ] as ReadonlyArray<readonly [typeof waiting, typeof claims]>)
      book.tries((f, of, said) => {
        prepare(f, of)
        answer(f, of, of.people.finance)
        expect(told(said())).toEqual([])
      })
  })

  it.each(OWN_BREAK_ATTACKS.map((attack) => [attack.name, attack] as const))('is named by verify where the triggers were away: %s', (_, attack) =>
    book.tries((f, of, said) => {
      attack.prepare?.(f, of)
      f.without(attack.by, () => attack.attack(f, of))
      expect(said().join('\n')).toMatch(/Person \d+ (said what a line is|answered a break|booked what comes or goes back)/)
    }),
  )
})
