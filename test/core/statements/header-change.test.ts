import { describe, expect, it } from 'vitest'
import { headerChange } from '../../../src/core/statements/recognise/form.ts'
import type { RecognisedForm } from '../../../src/core/statements/statement.ts'

const form = (...header: readonly string[]): RecognisedForm => ({ header, booked: 0, dateOrder: 'DMY', amounts: [1], mark: ',' })
const SAVED = form('Datum', 'Betrag', 'Text', 'Name')

describe('headerChange', () => {
  it('finds none where the header is the same, and none against another export altogether', () => {
    expect(headerChange(SAVED, form('Datum', 'Betrag', 'Text', 'Name'))).toBeUndefined()
    expect(headerChange(SAVED, form('Date', 'Amount', 'Text'))).toBeUndefined()
  })

  it('names what is gone, what is new and that columns moved', () => {
    expect(headerChange(SAVED, form('Datum', 'Betrag', 'Zweck', 'Name'))?.text).toBe('gone: Text; new: Zweck')
    expect(headerChange(SAVED, form('Datum', 'Betrag', 'Text', 'Name', 'Notiz'))?.text).toBe('new: Notiz')
    expect(headerChange(SAVED, form('Datum', 'Text', 'Betrag', 'Name'))?.text).toBe('its columns stand in another order')
  })
})
