import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { currencies } from '../../src/core/money/currency.ts'
import { World } from '../commands/cases-world.ts'

describe('currency', () => {
  let w: World
  beforeAll(() => {
    w = new World()
  })
  afterAll(() => w.close())

  it('has the same codes and digits in the database as in the program', () => {
    const rows = w.book.read((read) => read.all<{ code: string; digits: number }>('SELECT code, digits FROM currency ORDER BY code'))
    expect(rows.map(({ code, digits }) => [code, digits])).toEqual(currencies())
    expect(rows.length).toBeGreaterThan(150)
  })
})
