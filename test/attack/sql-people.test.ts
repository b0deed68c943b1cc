import { describe, expect, it } from 'vitest'
import { attackBook, opened } from './sql/attack-book.ts'
import { credential, grant, PEOPLE_ATTACKS } from './sql/people-attacks.ts'
import { underAttack } from './sql/under-attack.ts'

const book = underAttack(attackBook, opened)

describe('people, roles and what lets them in', () => {
  for (const attack of PEOPLE_ATTACKS) it(attack.name, () => book.refuses(attack))

  it('are lawful as they stand (the control): an admin gives another a role and resets another, who sets credentials', () =>
    book.tries((f, of) => {
      grant(f, of.people.admin, of.people.hats, 'auditor')
      credential(f, 'user_reset', of.people.admin, { person: of.people.hats, kind: 'one_time' })
      credential(f, 'credentials_set', of.people.hats, { person: of.people.hats, kind: 'digest' })
      expect(f.value('SELECT kind FROM credential WHERE person = ? ORDER BY id DESC', of.people.hats)).toBe('digest')
    }))
})
