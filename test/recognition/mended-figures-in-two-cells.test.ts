import { describe, expect, it } from 'vitest'
import { read, told } from './told.ts'

const LINES = ['17/06/2026,Item 1,-500.00', '18/06/2026,Item 2,500.00', '18/06/2026,Item 3,-500.00', '19/06/2026,Item 4,500.00', '20/06/2026,Item 5,-500.00']
const TRUE = [['2026-06-17 -50000', '2026-06-18 50000', '2026-06-18 -50000', '2026-06-19 50000', '2026-06-20 -50000']]
const HEADER = 'Date,Details,Amount'

/** The thousands alone tell that money went out: without them 482.22 and 982.22 are ends of the same lines with their signs turned. */
const [OPENING, CLOSING] = ['202,482.22', '201,982.22']

describe('a balance whose commas part it into two cells', () => {
  it.each([' USD ', ' $', ': ', ';', ' = ', ' (USD) ', '='])('is one number behind a text that ends so: %j', (end) => {
    const labels = [`Opening balance${end}${OPENING}`, `Closing balance${end}${CLOSING}`]
    for (const file of [read([...labels, HEADER, ...LINES], 'USD'), read([HEADER, ...LINES, ...labels], 'USD')])
      expect([file.verdict, told(file)]).toEqual(['proof', TRUE])
  })

  it('is one below the amounts, beside its currency and in three cells', () => {
    for (const labels of [
      [`Opening balance,USD ${OPENING}`, `Closing balance,USD ${CLOSING}`],
      [`Opening balance,${OPENING}`, `Closing balance,${CLOSING}`],
      [`Opening balance,${OPENING} USD`, `Closing balance,${CLOSING} USD`],
      [`Opening balance: 1,${OPENING}`, `Closing balance: 1,${CLOSING}`],
      [`Opening balance;${OPENING}`, `Closing balance;${CLOSING}`],
    ]) {
      for (const file of [read([HEADER, ...LINES, ...labels], 'USD'), read([...labels, HEADER, ...LINES], 'USD')])
        expect([labels, file.verdict, told(file)]).toEqual([labels, 'proof', TRUE])
    }
  })

  it('is none behind the day of its balance, nor in quotes of its own', () => {
    const days = ['Opening balance at 16 June 26,482.22', 'Closing balance at 20 June 26,"981.22"', HEADER]
    expect(read([...days, ...LINES, '20/06/2026,Item 6,999.00'], 'USD').verdict).toBe('proof')
    const quoted = ['"Opening balance: 2","482.22"', '"Closing balance: 2","981.22"', HEADER]
    expect(read([...quoted, ...LINES, '20/06/2026,Item 6,999.00'], 'USD').verdict).toBe('proof')
  })

  it('is not put together of two bare figures without decimals', () => {
    const file = read([HEADER, '17/06/2026,Item 1,-500', '18/06/2026,Item 2,300', 'Opening balance,5,886', 'Closing balance,5,686'], 'XOF')
    expect([file.verdict, told(file)]).toEqual(['proof', [['2026-06-17 -500', '2026-06-18 300']]])
  })
})

describe('a balance whose decimal comma parts it from its cents', () => {
  it('is one number, and no proof of turned signs where the cents of both ends are the same', () => {
    const rows = ['13/04/2026,Item 1,"202 580,64","-500,00","202 080,64"', '14/04/2026,Item 2,"202 080,64","500,00","202 580,64"']
    const file = read(['Old balance 202 580,64', 'New balance 202 580,64', ...rows])
    expect(told(file)[0]).toEqual(['2026-04-13 -50000', '2026-04-14 50000'])
  })

  it('is held against the lines', () => {
    const rows = ['Date,Text,Amount', '13/04/2026,Item 1,"-500,00"', '14/04/2026,Item 2,"300,00"']
    const ends = (to: string) => read(['Opening balance: 202 580,64', `Closing balance: ${to}`, ...rows])
    expect([ends('202 380,64').verdict, told(ends('202 380,64'))]).toEqual(['proof', [['2026-04-13 -50000', '2026-04-14 30000']]])
    expect(ends('201 380,64').verdict).toBe('refusal')
  })
})
