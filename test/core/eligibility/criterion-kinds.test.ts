import { describe, expect, it } from 'vitest'
import { criteriaTouched, factsUsedBy, isAutomatic, mayBeDecidedAnew } from '../../../src/core/eligibility/criterion-kinds.ts'
import type { Criterion } from '../../../src/core/eligibility/policy.ts'
import { CRITERIA } from './seen.ts'

const OFFICERS: readonly Criterion[] = [
  { code: 'passport', kind: 'document', document: 'passport', mandatory: true },
  { code: 'agreed', kind: 'consent', mandatory: true },
  { code: 'call', kind: 'manual', question: 'Called?', mandatory: true },
]

const policy = { criteria: [...OFFICERS, ...CRITERIA] }

describe('isAutomatic', () => {
  it('is so for all but document, consent and manual', () => {
    expect(OFFICERS.some(isAutomatic)).toBe(false)
    expect(CRITERIA.every(isAutomatic)).toBe(true)
  })
})

describe('mayBeDecidedAnew', () => {
  it('is so for duplicate, shared or invalid payee, screening, institution and route', () => {
    expect(
      CRITERIA.filter((one) => mayBeDecidedAnew(one.kind))
        .map((one) => one.kind)
        .sort(),
    ).toEqual(['institution', 'no_route_home', 'not_duplicate', 'not_screened', 'payee_not_shared', 'payee_valid'])
  })
})

describe('criteriaTouched', () => {
  it.each([
    [['city'], []],
    [['hostCountry'], ['host', 'enrolled', 'stranded']],
    [['student.nationality'], ['citizen']],
    [['student.phone'], []],
    [['student.email'], ['enrolled']],
    [['payee.iban'], ['unique', 'payee', 'own-payee']],
    [['payee'], ['unique', 'payee', 'own-payee']],
    [['student.familyName'], ['unique', 'payee', 'screened']],
    [['student.birthDate'], ['unassisted', 'unique', 'caps', 'screened']],
    [['requested'], ['caps']],
    [['student'], ['citizen', 'enrolled', 'unassisted', 'unique', 'caps', 'payee', 'screened']],
    [['consentOn'], []],
    [[], []],
  ])('%j runs %j again', (changed, codes) => expect(criteriaTouched(policy, changed).map((one) => one.code)).toEqual(codes))
})

describe('factsUsedBy', () => {
  it('names the consent for consent, which an officer decides', () => expect(factsUsedBy('consent')).toEqual(['consentOn']))
})
