import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '../../src/core/time/dates.ts'
import { bankAccountsAfter } from '../../src/store/bank-accounts.ts'
import { reconciliationStatement, standingOf } from '../../src/store/reconciliations.ts'
import { fullBook, type World } from '../support/full-book.ts'

describe('standingOf', () => {
  let w: World
  beforeAll(async () => {
    w = await fullBook()
  })
  afterAll(() => w.book.close())

  it('comes to what the reconciliation statement comes to, on every account and day', () => {
    const seen = w.book.read((read) =>
      bankAccountsAfter(read, { after: 0, most: 100 }).flatMap((account) =>
        Array.from({ length: 70 }, (_, day) => addDays('2020-10-20', day)).map((asOf) => {
          const { ledgerBalance, statementBalance, items } = reconciliationStatement(read, account, asOf)
          const difference = ledgerBalance + items.reduce((sum, { amount }) => sum + amount, 0) - statementBalance
          expect(standingOf(read, account, asOf), `${account.code} ${asOf}`).toEqual({ ledgerBalance, statementBalance, difference })
          return { items: items.length, ledgerBalance }
        }),
      ),
    )
    // Days with open lines and days without, money and none
    expect(seen.some(({ items }) => items > 0)).toBe(true)
    expect(new Set(seen.map(({ ledgerBalance }) => ledgerBalance)).size).toBeGreaterThan(5)
  })
})
