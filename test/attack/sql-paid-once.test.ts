import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/store/database.ts'
import { lawfulFall, PAID_ONCE_ATTACKS, paidTwiceBook } from './sql/paid-once-attacks.ts'
import { underAttack } from './sql/under-attack.ts'

const book = underAttack(paidTwiceBook, ({ file }) => openDatabase(file))
const told = (words: readonly string[]) => words.filter((said) => /^(Of grant|Under line|Grant|Fund|Break) /.test(said))

describe('a claim on an instalment that was paid twice', () => {
  for (const attack of PAID_ONCE_ATTACKS) it(attack.name, () => book.refuses(attack))

  it('falls away lawfully with the second payment (the control)', () =>
    book.tries((f, of, said) => {
      lawfulFall(f, of)
      expect(told(said())).toEqual([])
    }))

  it.each(['the second payment rejected', 'a claim that falls away in part', 'a claim that falls away by a row alone'])(
    'is named by verify where the triggers were away: %s',
    (name) =>
      book.tries((f, of, said) => {
        const attack = PAID_ONCE_ATTACKS.find((one) => one.name.startsWith(name))
        if (!attack) throw new Error(name)
        expect(told(said())).toEqual([])
        f.without(attack.by, () => attack.attack(f, of))
        expect(told(said()).length).toBeGreaterThan(0)
      }),
  )
})
