import { describe, expect, it } from 'vitest'
import { read } from './told.ts'

const rows = ['', 'Date,Text,Amount,Balance', '2026-03-02,A,-10.00,90.00', '2026-03-05,B,30.00,120.00', '2026-03-07,C,-5.00,115.00']
const seen = (head: string) => {
  const { verdict, problems } = read([head, ...rows])
  return [verdict, ...problems.map(({ said, value }) => `${said.as} ${value}`)].join(' ')
}

describe('a word in brackets behind that for the account', () => {
  it.each([
    'Account (own): 5550012399',
    'Account (own),5550012399',
    'Account [main]: 5550012399',
    'Account (main) no.: 5550012399',
    'Account number (8 digits): 5550012399',
    'Account number (8 digits),5550012399',
    'Account number (EUR): 5550012399',
    'Compte (titulaire): 5550012399',
    'Konto (Inhaber): 5550012399',
    'Счёт (основной): 5550012399',
    'Rachunek (bieżący): 5550012399',
  ])('hides no number of another account: %s', (head) => {
    expect(seen(head)).toBe('refusal otherAccount 5550012399')
  })

  it('hides no IBAN of another account', () => {
    expect(seen('Account number (IBAN): GB33BUKB20201555555555')).toBe('refusal otherAccount GB33BUKB20201555555555')
    expect(seen('Account (own): GB33BUKB20201555555555')).toBe('refusal otherAccount GB33BUKB20201555555555')
  })

  it.each([
    'Account (own): 8310012345',
    'Account number (IBAN): DE89 3704 0044 0532 0130 00',
    'Account (card): 5550012399',
    'Account (counterparty): 5550012399',
    'Compte (bénéficiaire): 5550012399',
    'Rachunek (kontrahent): 5550012399',
    'Account statement (monthly): 5550012399',
    'Account balance (EUR): 120.00',
  ])('leaves alone what is this one, or no account of one’s own: %s', (head) => {
    expect(seen(head)).toBe('proof')
  })
})
