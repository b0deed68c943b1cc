import { describe, expect, it } from 'vitest'
import { attackBook, opened } from './sql/attack-book.ts'
import { cancel, lawfulMoves, STANDING_ATTACKS } from './sql/standing-attacks.ts'
import { underAttack } from './sql/under-attack.ts'

const book = underAttack(attackBook, opened)

describe('what holds, reopens, hands over and cancels', () => {
  for (const attack of STANDING_ATTACKS) it(attack.name, () => book.refuses(attack))

  it('is named by verify where the triggers were away: a cancellation that books another sum', () =>
    book.tries((f, of, ties) => {
      expect(ties().filter((words) => words.includes('is cancelled; what was booked'))).toEqual([])
      f.without(['seal_cancellations'], () => cancel(f, of, { rows: 300_000, books: 200_000, state: null }))
      expect(ties()).toContain(`Of grant ${of.grants.payable} 300000 is cancelled; what was booked for that is 200000 (minor units).`)
    }))

  it('is lawful as it stands (the control)', () => book.tries(lawfulMoves))
})
