import { describe, expect, it } from 'vitest'
import { type AttackBook, attackBook, opened } from './sql/attack-book.ts'
import { CLAIM_ATTACKS, lawfulClaims, lawfulOwnClaim, lawfulSendingBack } from './sql/claim-attacks.ts'
import type { Forger } from './sql/forger.ts'
import { underAttack } from './sql/under-attack.ts'

const book = underAttack(attackBook, opened)

describe('what is claimed, comes back, is given up and is sent back', () => {
  for (const attack of CLAIM_ATTACKS) it(attack.name, () => book.refuses(attack))

  it.each([
    ['a claim of less than is missing', /^Under line \d+ claims of 50000 stand, and what is missing by its claimed breaks is 77700 /],
    ['a claim taken back beside a match that is undone, and its own stands', /^Entry \d+ took a claim back \(event \d+\) whose match was not undone /],
    ['a part of a claim given up as all of it', /^Fund \d+ has losses of 50000, and what was given up comes to 77700 /],
    ['a claim given up by who released the payout', /^Person \d+ gave up money of a payout that the same person released /],
    ['an approver who gives nothing up matches a line', /^Event \d+ answers no break/],
    ['an approver who gives a claim up matches another line beside it', /^Match \d+ was made by the answer to a break /],
    ['an approver who gives a claim up rejects a payout beside it', /^Entry \d+ was booked by the answer to a break /],
    ['a loss of what is not missing, against the exchange position', /^Entry \d+ names the exchange position /],
    ['what comes back matched by who released the payout', /^Person \d+ matched by hand what came back of a payout that the same person released /],
  ])('is named by verify where the triggers were away: %s', (name, words) => {
    const attack = CLAIM_ATTACKS.find((one) => one.name === name)
    if (!attack) throw new Error(name)
    book.tries((f, of, said) => {
      attack.prepare?.(f, of)
      expect(said().filter((one) => words.test(one))).toEqual([])
      f.without(attack.by, () => attack.attack(f, of))
      expect(said().filter((one) => words.test(one))).toHaveLength(1)
    })
  })

  it.each([
    ['a claim, given up, and claimed again by what comes after all', lawfulClaims],
    ['a receipt taken in and sent back', lawfulSendingBack],
    ['what comes back, matched by another than who released the payout', (f: Forger, of: AttackBook) => lawfulOwnClaim(f, of, 'back')],
    ['a claim given up by another', (f: Forger, of: AttackBook) => lawfulOwnClaim(f, of, 'loss')],
  ])('is lawful as it stands (the control): %s', (_, moves) => book.tries(moves))
})
