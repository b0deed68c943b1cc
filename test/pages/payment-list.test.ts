import { describe, expect, it } from 'vitest'
import type { Payee } from '../../src/core/payees/payee.ts'
import type { Released } from '../../src/files/payment-formats.ts'
import { paymentListPage } from '../../src/pages/payment-list/payment-list-page.tsx'

const released = (...payees: readonly Partial<Payee>[]): Released => ({
  template: undefined,
  account: { code: 'CASH', name: 'Cash desk <Ankara>', currency: 'TRY', iban: null, accountNumber: null },
  batch: {
    reference: 'TOBBBBBBBBBB11',
    releasedAt: '2020-11-02T08:05:00.000Z',
    currency: 'TRY',
    total: '6000.00',
    orders: payees.map((payee, n) => ({
      reference: `TOAAAAAAAAAA0${n}`,
      caseNumber: `2020-00000${n}`,
      amount: '3000.00',
      currency: 'TRY',
      payee: { name: 'Aýna', relation: 'self', way: 'account', currency: 'TRY', ...payee },
    })),
  },
  preparedBy: 'Finance & co',
  preparedAt: '2020-11-01T07:00:00.000Z',
  releasedBy: 'Releaser',
})

describe('paymentListPage', () => {
  it('has a column to sign for who is paid by hand, and says where', () => {
    const page = paymentListPage(
      released({ name: '<b>Maral</b>', way: 'cash', city: 'Ankara', country: 'TR' }, { way: 'pickup', city: 'Kazan', country: 'RU', phone: '+7 900' }),
    )
    expect(page).toContain('Received (signature)')
    expect(page.match(/<td class="sign">/g)).toHaveLength(2)
    for (const part of [
      'in cash, Ankara, TR',
      'pick-up, Kazan, RU, +7 900',
      '&lt;b&gt;Maral&lt;/b&gt;',
      'Cash desk &lt;Ankara&gt; (CASH)',
      'Finance &amp; co, 2020-11-01 07:00 UTC',
      'Paid out: name',
    ])
      expect(page).toContain(part)
  })

  it('names account, bank and codes of who is paid to an account', () => {
    const page = paymentListPage(released({ accountNumber: '40817 810', bank: 'Sberbank', bic: 'SABRRUMM', routingCode: '044525225' }))
    expect(page).toContain('40817810, Sberbank, SABRRUMM, code 044525225')
    expect(page).not.toContain('Received (signature)')
    expect(page).toContain('Entered at the bank: name')
  })
})
