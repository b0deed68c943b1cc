import { describe, expect, it } from 'vitest'
import { nameFault } from '../../../src/core/names/name-fault.ts'

describe('nameFault', () => {
  it.each(['Aýna', 'Аннаева', "O'Neil", 'Gül-Jemal', 'Ä', '王'])('takes %s', (name) => expect(nameFault(name)).toBeUndefined())

  it.each(['=1+1', '+1', '-x', '@x', '＝1', '＋1', '－1', '＠x'])('refuses %s, which a spreadsheet would calculate', (name) => {
    expect(nameFault(name)?.text).toContain('does not begin')
  })

  it.each(['A\u0000', 'A\u0007', '\u202eanyA', 'A\u200bna', 'A\u2066', 'A\ufffdna', 'A\u0085', '\ufeffA'])(
    'refuses what cannot be read or seen: %j',
    (name) => {
      expect(nameFault(name)?.text).toContain('cannot be read or seen')
    },
  )

  it.each(['12', '. .', '—'])('refuses %s, which has no letter', (name) => expect(nameFault(name)?.text).toContain('Not a name'))
})
