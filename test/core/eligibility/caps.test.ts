import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { capBreaches, capsAllow, roomLeftMinor } from '../../../src/core/eligibility/caps.ts'
import { inEqualParts, plannedInstalments } from '../../../src/core/eligibility/planned-instalments.ts'

const caps = { capPerStudentMinor: 900, capPerMonthMinor: 500 }

describe('capBreaches', () => {
  it('holds the whole against the cap per student, and each month of due dates against the cap per month', () => {
    const sums = { studentMinor: 400, byMonthMinor: { '2020-11': 400, '2020-10': 9999 } }
    expect(
      capBreaches(caps, sums, [
        { dueOn: '2020-11-30', amountMinor: 100 },
        { dueOn: '2020-12-01', amountMinor: 400 },
      ]),
    ).toEqual([])
    expect(
      capBreaches(caps, sums, [
        { dueOn: '2020-12-31', amountMinor: 501 },
        { dueOn: '2020-11-01', amountMinor: 101 },
      ]),
    ).toEqual([
      { cap: 'student', capMinor: 900, sumMinor: 1002 },
      { cap: 'month', month: '2020-11', capMinor: 500, sumMinor: 501 },
      { cap: 'month', month: '2020-12', capMinor: 500, sumMinor: 501 },
    ])
  })

  it('knows no bounds without caps', () =>
    expect(capsAllow({}, { studentMinor: 1e15, byMonthMinor: {} }, [{ dueOn: '2020-11-01', amountMinor: 1e15 }])).toBe(true))
})

describe('roomLeftMinor', () => {
  it.each([
    [0, 900],
    [900, 0],
    [1000, 0],
  ])('after %d: %d', (studentMinor, room) => {
    expect(roomLeftMinor(caps, { studentMinor, byMonthMinor: {} })).toBe(room)
    expect(roomLeftMinor({}, { studentMinor, byMonthMinor: {} })).toBeUndefined()
  })
})

describe('inEqualParts', () => {
  it('loses and makes no money, and no part differs by more than the rest', () => {
    fc.assert(
      fc.property(fc.integer({ min: 60, max: 10 ** 12 }), fc.integer({ min: 1, max: 60 }), (amountMinor, parts) => {
        const made = inEqualParts(amountMinor, parts, '2020-01-31').map((part) => part.amountMinor)
        return (
          made.reduce((sum, part) => sum + part, 0) === amountMinor &&
          made.every((part, place) => part > 0 && (place === 0 || part === Math.floor(amountMinor / parts)))
        )
      }),
    )
  })

  it('is due on the same day of each month, or on its last', () => {
    expect(inEqualParts(1000, 4, '2020-11-30').map((part) => [part.dueOn, part.amountMinor])).toEqual([
      ['2020-11-30', 250],
      ['2020-12-30', 250],
      ['2021-01-30', 250],
      ['2021-02-28', 250],
    ])
    expect(inEqualParts(100, 2, '2020-01-31').map((part) => part.dueOn)).toEqual(['2020-01-31', '2020-02-29'])
    expect(inEqualParts(101, 2, '2020-12-01').map((part) => [part.dueOn, part.amountMinor])).toEqual([
      ['2020-12-01', 51],
      ['2021-01-01', 50],
    ])
  })
})

describe('plannedInstalments', () => {
  it('takes a flat amount whatever is asked for, else what is asked for up to the cap', () => {
    expect(plannedInstalments({ grant: { kind: 'flat', amountMinor: 100, instalments: 2 } }, 5, '2020-11-02').map((one) => one.amountMinor)).toEqual([50, 50])
    expect(plannedInstalments({ grant: { kind: 'cap', capMinor: 100 } }, 70, '2020-11-02')).toEqual([{ dueOn: '2020-11-02', amountMinor: 70 }])
    expect(plannedInstalments({ grant: { kind: 'cap', capMinor: 100 } }, 170, '2020-11-02')).toEqual([{ dueOn: '2020-11-02', amountMinor: 100 }])
    expect(plannedInstalments({ grant: { kind: 'cap', capMinor: 100 } }, undefined, '2020-11-02')).toEqual([])
  })
})
