import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applicationDigestText, canonicalJson, differences, payeeDigestText } from '../../../src/core/applications/digest-text.ts'
import { PAYEE, SEEN, STUDENT } from '../eligibility/seen.ts'

const application = { caseNumber: '2020-000123', programme: 'P', facts: { ...SEEN.facts, requested: { minor: 300_000, currency: 'TRY' } } }

const shuffled = <T extends object>(record: T): T => Object.fromEntries(Object.entries(record).reverse()) as T

describe('applicationDigestText', () => {
  const text = applicationDigestText(application, STUDENT, PAYEE)

  it('does not depend on the order of members or on absent ones', () => {
    expect(applicationDigestText(shuffled(application), shuffled(Object.assign({ patronymic: undefined }, STUDENT)), shuffled(PAYEE))).toBe(text)
  })

  it('changes with every member of the application, the person and the payee', () => {
    const changed = [
      ...Object.keys(STUDENT).map((member) => applicationDigestText(application, { ...STUDENT, [member]: 'x' }, PAYEE)),
      ...Object.keys(PAYEE).map((member) => applicationDigestText(application, STUDENT, { ...PAYEE, [member]: 'x' })),
      ...Object.keys(application.facts).map((member) =>
        applicationDigestText({ ...application, facts: { ...application.facts, [member]: 'x' } }, STUDENT, PAYEE),
      ),
      applicationDigestText({ ...application, caseNumber: '2020-000124' }, STUDENT, PAYEE),
      applicationDigestText(application, STUDENT, undefined),
    ]
    expect(new Set([text, ...changed]).size).toBe(changed.length + 1)
  })
})

describe('payeeDigestText', () => {
  it('binds a payee to its case', () => expect(payeeDigestText('2020-000001', PAYEE)).not.toBe(payeeDigestText('2020-000002', PAYEE)))
})

describe('canonicalJson', () => {
  it('is JSON that reads back as the same value', () => {
    const value = fc.anything({ values: [fc.string(), fc.boolean(), fc.constant(null), fc.maxSafeInteger()], maxDepth: 3 })
    fc.assert(
      fc.property(value, (one) => {
        expect(JSON.parse(canonicalJson(one))).toEqual(JSON.parse(JSON.stringify(one)))
      }),
    )
  })

  it('refuses what JSON does not hold exactly', () => {
    for (const value of [0.5, Number.NaN, 2 ** 53, 1n, undefined]) expect(() => canonicalJson({ list: [value] })).toThrow(/canonical JSON/)
  })
})

describe('differences', () => {
  const before = { ...application.facts, student: STUDENT, payee: PAYEE }

  it('names the paths that differ, sorted', () => {
    const after = {
      ...before,
      city: 'Konya',
      requested: { minor: 1, currency: 'TRY' },
      student: { ...STUDENT, passportNumber: 'B2', patronymic: 'Myradowna' },
      payee: { ...PAYEE, iban: 'TR1' },
    }
    expect(differences(before, after)).toEqual(['city', 'payee.iban', 'requested', 'student.passportNumber', 'student.patronymic'])
    expect(differences(after, before)).toEqual(differences(before, after))
  })

  it('names every member of what came or went', () => {
    const { payee: _, ...without } = before
    expect(differences(without, before)).toEqual(['payee.currency', 'payee.iban', 'payee.name', 'payee.relation', 'payee.way'])
  })

  it('takes absent, null, blank and decomposed for the same', () => {
    expect(
      differences(before, { ...before, sex: null, institutionEmailDomain: ' ', student: { ...STUDENT, familyName: STUDENT.familyName.normalize('NFD') } }),
    ).toEqual([])
  })
})
