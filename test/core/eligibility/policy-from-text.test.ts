import { describe, expect, it } from 'vitest'
import type { Criterion, PolicyText } from '../../../src/core/eligibility/policy.ts'
import { policyFromText } from '../../../src/core/eligibility/policy-from-text.ts'

const money = (amount: string, currency = 'TRY') => ({ amount, currency })
const least: PolicyText = { startsOn: '2020-01-01', endsOn: '2020-12-31', grant: { amount: money('3000.00') }, criteria: [] }
const full: PolicyText = {
  ...least,
  nationality: ['TM'],
  hostCountries: ['TR'],
  grant: { amount: money('3000.00'), instalments: 3 },
  capPerStudent: money('9000.00'),
  capPerMonth: money('6000.00'),
  secondApprovalAbove: money('5000.00'),
  coolingOffHours: 0,
  answerWithinDays: 7,
  reviewWithinDays: 60,
  recheck: ['citizen'],
  criteria: [{ code: 'citizen', kind: 'nationality', mandatory: true }],
}
const criterion = (more: object) => ({ code: 'c', mandatory: true, ...more }) as Criterion

describe('policyFromText', () => {
  it('reads money as minor units', () => {
    expect(policyFromText(full, 'TRY')).toEqual({
      ok: true,
      value: {
        startsOn: '2020-01-01',
        endsOn: '2020-12-31',
        currency: 'TRY',
        nationality: ['TM'],
        hostCountries: ['TR'],
        grant: { kind: 'flat', amountMinor: 300_000, instalments: 3 },
        capPerStudentMinor: 900_000,
        capPerMonthMinor: 600_000,
        secondApprovalAboveMinor: 500_000,
        coolingOffHours: 0,
        answerWithinDays: 7,
        reviewWithinDays: 60,
        recheck: ['citizen'],
        criteria: full.criteria,
      },
    })
  })

  it('fills in what may be left out', () => {
    expect(policyFromText(least, 'TRY')).toMatchObject({
      ok: true,
      value: {
        nationality: [],
        hostCountries: [],
        grant: { kind: 'flat', instalments: 1 },
        coolingOffHours: 24,
        answerWithinDays: 14,
        reviewWithinDays: 30,
        recheck: [],
      },
    })
    expect(policyFromText({ ...least, grant: { cap: money('500', 'JPY') } }, 'JPY')).toMatchObject({
      ok: true,
      value: { grant: { kind: 'cap', capMinor: 500 } },
    })
  })

  it.each<[Partial<PolicyText>, readonly string[]]>([
    [{ startsOn: '2020-02-30', endsOn: 'soon' }, ['/startsOn', '/endsOn']],
    [{ endsOn: '2019-12-31' }, ['/endsOn']],
    [{ grant: { amount: money('0.00') } }, ['/grant/amount']],
    [{ grant: { amount: money('-1.00') } }, ['/grant/amount']],
    [{ grant: { amount: money('3000') } }, ['/grant/amount']],
    [{ grant: { cap: money('1.00', 'USD') } }, ['/grant/cap']],
    [{ grant: { amount: money('0.02'), instalments: 3 } }, ['/grant/instalments']],
    [{ grant: { amount: money('9.00'), instalments: 1.5 } }, ['/grant/instalments']],
    [{ capPerStudent: money('2999.99') }, ['/capPerStudent']],
    [{ capPerMonth: money('1.00', 'XYZ'), secondApprovalAbove: money('1.00', 'USD') }, ['/capPerMonth', '/secondApprovalAbove']],
    [{ coolingOffHours: -1, answerWithinDays: 0, reviewWithinDays: 0.5 }, ['/coolingOffHours', '/answerWithinDays', '/reviewWithinDays']],
    [{ criteria: [criterion({ kind: 'caps' }), criterion({ kind: 'consent' })] }, ['/criteria/1/code']],
    [{ recheck: ['gone'] }, ['/recheck/0']],
    [{ criteria: [criterion({ kind: 'not_assisted_within', days: 0 })] }, ['/criteria/0/days']],
    [{ criteria: [criterion({ kind: 'no_route_home', routes: [{ country: 'TR', from: '2020-01-02', to: '2020-01-01' }] })] }, ['/criteria/0/routes/0']],
  ])('refuses %j', (changes, pointers) => {
    const result = policyFromText({ ...least, ...changes }, 'TRY')
    expect(result.ok ? [] : [result.problem.code, ...(result.problem.errors ?? []).map((fault) => fault.pointer)]).toEqual(['policy_invalid', ...pointers])
  })
})
