import { describe, expect, it } from 'vitest'
import { rolesOf } from '../../src/core/statements/recognise/words/vocabulary.ts'
import { read, told } from './told.ts'

describe('a column of numbers of payments', () => {
  it('is none of balances, whatever its name says besides', () => {
    expect([...rolesOf('balance_transaction_id')]).not.toContain('balance')
    const file = [
      'balance_transaction_id,created,currency,gross,fee,net,description',
      '521951376,2026-11-01,eur,100.00,-1.00,99.00,a',
      'R2305X2,2026-11-02,eur,-50.00,0.00,-50.00,b',
      '521951377,2026-11-04,eur,70.00,-2.00,68.00,c',
      '521951378,2026-11-15,eur,30.00,0.00,30.00,d',
    ]
    expect(told(read(file))).toContainEqual(['2026-11-01 9900', '2026-11-02 -5000', '2026-11-04 6800', '2026-11-15 3000'])
  })
})
