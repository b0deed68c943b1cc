import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/store/database.ts'
import { CANCELLATION_ATTACKS, lawfulReversal, shortBook } from './sql/cancellation-attacks.ts'
import { underAttack } from './sql/under-attack.ts'

const book = underAttack(shortBook, ({ file }) => openDatabase(file))
/** What holds of balances whatever is forged: away too, so that the row itself is what is named. */
const OF_BALANCES = ['seal_limits', 'seal_payable']
const told = (words: readonly string[]) => words.filter((said) => /^(Of grant|Of a cancellation|Grant|Fund|Payout) /.test(said))

describe('the cancellation of what a settlement fell short of', () => {
  for (const attack of CANCELLATION_ATTACKS) it(attack.name, () => book.refuses(attack))

  it('is reversed lawfully with the settlement (the control)', () =>
    book.tries((f, of, said) => {
      lawfulReversal(f, of)
      expect(told(said())).toEqual([])
    }))

  it.each(CANCELLATION_ATTACKS.filter(({ name }) => !name.startsWith('something')).map((attack) => [attack.name, attack] as const))(
    'is named by verify where the triggers were away: %s',
    (_name, attack) =>
      book.tries((f, of, said) => {
        expect(told(said())).toEqual([])
        f.without([...new Set([...attack.by, ...OF_BALANCES])], () => attack.attack(f, of))
        expect(told(said()).length).toBeGreaterThan(0)
      }),
  )
})
