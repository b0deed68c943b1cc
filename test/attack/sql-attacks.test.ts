import { describe, expect, it } from 'vitest'
import { attackBook, opened } from './sql/attack-book.ts'
import { FILE_ATTACKS } from './sql/file-attacks.ts'
import { LEDGER_ATTACKS } from './sql/ledger-attacks.ts'
import { MONEY_ATTACKS } from './sql/money-attacks.ts'
import { approve, bookCharge, contribute, prepare, recommend, release, settle } from './sql/moves.ts'
import { SUM_ATTACKS } from './sql/sum-attacks.ts'
import { underAttack } from './sql/under-attack.ts'

const book = underAttack(attackBook, opened)

describe('the books refuse, and without the triggers that refuse they would not', () => {
  for (const attack of LEDGER_ATTACKS) it(attack.name, () => book.refuses(attack))
})

describe('no money without its decisions', () => {
  for (const attack of MONEY_ATTACKS) it(attack.name, () => book.refuses(attack))
})

describe('caches, staging, erasable values and SQL itself are no way around', () => {
  for (const attack of FILE_ATTACKS) it(attack.name, () => book.refuses(attack))
})

describe('what pages sum up is kept by the seal alone', () => {
  for (const attack of SUM_ATTACKS) it(attack.name, () => book.refuses(attack))
})

describe('the moves that the attacks change', () => {
  it('are lawful as they stand (the control): from recommendation to settlement', () =>
    book.tries((f, of) => {
      recommend(f, of.applications.checked, of.people.officer)
      const { batch, payouts } = prepare(f, of, [approve(f, of.applications.checked, of.people.approver)], of.people.finance)
      release(f, of, batch, of.people.releaser)
      settle(f, of, payouts[0] ?? 0, of.people.finance)
      bookCharge(f, of, of.people.finance)
      contribute(f, of, of.people.finance)
    }))
})

it('the suite has every attack that was promised, and no two alike', () => {
  const names = [...LEDGER_ATTACKS, ...MONEY_ATTACKS, ...FILE_ATTACKS, ...SUM_ATTACKS].map((a) => a.name)
  expect(new Set(names).size).toBe(names.length)
  expect(names.length).toBeGreaterThanOrEqual(60)
})
