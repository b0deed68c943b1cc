import { describe, expect, it } from 'vitest'
import { type AttackBook, attackBook, opened } from './sql/attack-book.ts'
import type { Forger } from './sql/forger.ts'
import { chargesPayout, closes, closesAgain, interest, otherFund, PARKING_ATTACKS, repaysElsewhere } from './sql/parking-attacks.ts'
import { underAttack } from './sql/under-attack.ts'

const book = underAttack(attackBook, opened)

describe('what a closing parks, to whom a repayment is booked, and whose fund a line is in', () => {
  for (const attack of PARKING_ATTACKS) it(attack.name, () => book.refuses(attack))

  it('is lawful as it stands (the control)', () =>
    book.tries((f, of, said) => {
      interest(f, of, of.fund)
      chargesPayout(f, of, of.fund)
      closes(f, of)
      expect(ofThese(said())).toEqual([])
    }))
})

const ofThese = (words: readonly string[]) => words.filter((said) => /^(Parking|Entry|Closing|Match) \d+ (is|was|books)/.test(said))

describe('verify, where the triggers were dropped and put back', () => {
  const CASES: ReadonlyArray<readonly [string, string, (f: Forger, of: AttackBook) => void, RegExp]> = [
    [
      'a line of another account that is parked',
      'parking_of_closing',
      (f, of) => closes(f, of, { beside: [['C', of.lines.elsewhere, -300_000]] }),
      /^Parking \d+ is of no line of the days and the account/,
    ],
    [
      'a closing that keeps nothing of what it parks',
      'seal_parked',
      (f, of) => closes(f, of, { isKept: false }),
      /^Entry \d+ was booked by the approval of a closing, and parks no line/,
    ],
    [
      'interest that is booked in another fund',
      'seal_whose_fund',
      (f, of) => interest(f, of, otherFund(f, of)),
      /^Match \d+ books a line in a fund that is neither its account's nor of what it names\.$/,
    ],
    [
      'a closing that parks in another fund',
      'parking_of_home',
      (f, of) => closes(f, of, { fund: otherFund(f, of) }),
      /^Parking \d+ is in another fund than its account's\.$/,
    ],
    ['a repayment booked to another grant', 'seal_repaid_grant', repaysElsewhere, /^Match \d+ books what was repaid to a grant of which it names no payout\.$/],
  ]
  for (const [name, trigger, does, words] of CASES)
    it(`names ${name}`, () =>
      book.tries((f, of, said) => {
        f.without([trigger], () => does(f, of))
        expect(ofThese(said())[0]).toMatch(words)
      }))

  it('names a closing of days that were closed before', () =>
    book.tries((f, of, said) => {
      closes(f, of)
      f.without(['seal_parked'], () => closesAgain(f, of))
      expect(ofThese(said())).toEqual([`Closing ${f.value('SELECT max(id) FROM closing')} was approved of days to which its account was closed already.`])
    }))
})
