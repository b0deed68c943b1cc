import { describe, expect, it } from 'vitest'
import type { Criterion } from '../../../src/core/eligibility/policy.ts'
import { blocking, type CheckSeen, clearToBulk, clearToRecommend, standing } from '../../../src/core/eligibility/standing.ts'

const criteria: readonly Criterion[] = [
  { code: 'unique', kind: 'not_duplicate', mandatory: true },
  { code: 'call', kind: 'manual', question: 'Called?', mandatory: true },
  { code: 'screened', kind: 'not_screened', list: 'un', mandatory: false },
]

const check = (criterion: string, outcome: CheckSeen['outcome'], by: CheckSeen['by'] = 'automatic'): CheckSeen => ({ criterion, outcome, by })
const stands = (...checks: readonly CheckSeen[]) => standing(checks, { criteria })
const called = check('call', 'pass', 'officer')

describe('standing', () => {
  it('is the last outcome of each criterion, in the order of the policy', () => {
    expect(stands(check('screened', 'fail'), check('unique', 'pass'), check('unique', 'unclear'), check('gone', 'fail'))).toEqual([
      { criterion: 'unique', kind: 'not_duplicate', mandatory: true, outcome: 'unclear', decidedAnew: false },
      { criterion: 'call', kind: 'manual', mandatory: true, outcome: 'missing', decidedAnew: false },
      { criterion: 'screened', kind: 'not_screened', mandatory: false, outcome: 'fail', decidedAnew: false },
    ])
  })

  it('marks an automatic outcome that an officer decided anew, until the automatic check runs again', () => {
    expect(stands(check('unique', 'fail'), check('unique', 'pass', 'officer')).map((one) => one.decidedAnew)).toEqual([true, false, false])
    expect(stands(check('unique', 'pass', 'officer'), check('unique', 'pass')).map((one) => one.decidedAnew)).toEqual([false, false, false])
    expect(stands(called).some((one) => one.decidedAnew)).toBe(false)
  })
})

describe('clearToRecommend', () => {
  it.each<[string, readonly CheckSeen[], boolean, boolean]>([
    ['all pass', [check('unique', 'pass'), called], true, true],
    ['one fails', [check('unique', 'fail'), called], false, false],
    ['one is unclear', [check('unique', 'unclear'), called], false, false],
    ['one is missing', [check('unique', 'pass')], false, false],
    ['one that is not mandatory fails', [check('unique', 'pass'), called, check('screened', 'fail')], true, true],
    ['decided anew', [check('unique', 'fail'), check('unique', 'pass', 'officer'), called], true, false],
    ['decided anew where it is not mandatory', [check('unique', 'pass'), called, check('screened', 'pass', 'officer')], true, false],
  ])('%s', (_what, checks, recommend, bulk) => {
    expect(clearToRecommend(stands(...checks))).toBe(recommend)
    expect(clearToBulk(stands(...checks))).toBe(bulk)
  })
})

describe('blocking', () => {
  it('names what blocks', () =>
    expect(blocking(stands(check('unique', 'unclear'))).map((one) => `${one.criterion} ${one.outcome}`)).toEqual(['unique unclear', 'call missing']))
})
