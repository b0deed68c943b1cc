import { describe, expect, it } from 'vitest'
import { ROLES } from '../../src/core/access/roles.ts'
import { readsMessage, seesBreak, seesComplaints, seesMessage, seesNamesOfLines, seesPapers, seesPayees, seesPersons } from '../../src/core/access/sight.ts'

type Sees = (roles: readonly string[]) => boolean

/** [what, by which rule, who alone]. */
const RULES: ReadonlyArray<readonly [what: string, sees: Sees, who: readonly string[]]> = [
  ["students' personal data", seesPersons, ['case_officer', 'approver', 'finance']],
  ['passports and birth dates', seesPapers, ['case_officer', 'approver']],
  ['payees of payouts', seesPayees, ['case_officer', 'approver', 'finance', 'releaser']],
  ["names in a bank's lines", seesNamesOfLines, ['finance']],
  ['complaints about a person', seesComplaints, ['auditor']],
  ['the break of a complaint', (roles) => seesBreak({ kind: 'complaint' }, roles), ['auditor']],
  ['any other break', (roles) => seesBreak({ kind: 'unmatched_line' }, roles), ROLES],
  ['a message about a person', (roles) => seesMessage({ about: 'person' }, roles), ['auditor']],
  ['any other message', (roles) => seesMessage({ about: null }, roles), ROLES],
  ['the words of a complaint', (roles) => readsMessage({ about: 'person' }, roles), ['auditor']],
  ['the words of any other message', (roles) => readsMessage({ about: 'case' }, roles), ['case_officer', 'approver', 'finance']],
]

describe('sight', () => {
  it.each(RULES)('gives %s to who needs it', (_what, sees, who) => {
    expect(ROLES.filter((role) => sees([role]))).toEqual(ROLES.filter((role) => who.includes(role)))
  })

  it.each(RULES)('gives %s to one role among several', (_what, sees, who) => {
    expect(sees(['admin', ...who.slice(0, 1)])).toBe(true)
  })
})
