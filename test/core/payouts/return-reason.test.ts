import { describe, expect, it } from 'vitest'
import { RETURN_REASONS, returnReasonOf } from '../../../src/core/payouts/return-reason.ts'

const told = (returnReason: string | undefined, narrative = '') => returnReasonOf({ returnReason, narrative })

describe('returnReasonOf', () => {
  it.each([
    ['AC01', 'account_wrong'],
    ['AC04 Account closed', 'account_closed'],
    ['/AC06/', 'account_blocked'],
    ['BE01', 'name_differs'],
    ['RC01', 'bank_wrong'],
    ['RR03', 'details_missing'],
    ['AM03', 'currency_refused'],
    ['AM09', 'amount_refused'],
    ['AG01', 'not_allowed'],
    ['MS02', 'holder_refused'],
    ['FOCR', 'asked_back'],
  ] as const)('reads %s', (text, reason) => {
    expect(told(text)).toBe(reason)
  })

  it.each([
    ['a regulator’s reason', 'RR04'],
    ['fraud', 'FR01'],
    ['our own account', 'AC02'],
    ['words alone', 'Hesap kapali'],
    ['a code within another word', 'XAC041'],
    ['a code of no list', 'ZZ99'],
    ['nothing', undefined],
  ])('tells nothing of %s', (_what, text) => {
    expect(told(text)).toBe('other')
  })

  it('takes a code in the narrative where the bank tells no reason, and no word that looks like one', () => {
    expect(told(undefined, 'IADE TOABCDEFGHJK42 AC04 HESAP KAPALI')).toBe('account_closed')
    expect(told('AC01', 'AC04')).toBe('account_wrong')
    expect(told(undefined, 'RETURN OF CUST MONEY, CURR TRY')).toBe('other')
    expect(told(undefined, 'AC01 AC04')).toBe('other')
    expect(told(undefined, 'AC01 AC03')).toBe('account_wrong')
  })

  it('has a code for every reason but the last', () => {
    const codes = ['AC01', 'AC04', 'AC06', 'BE01', 'RC01', 'RR03', 'AM03', 'AM09', 'AG01', 'MS02', 'FOCR', '']
    expect(codes.map((code) => told(code))).toEqual(RETURN_REASONS)
  })
})
