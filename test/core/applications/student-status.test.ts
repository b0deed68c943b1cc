import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateInWords } from '../../../src/core/applications/next-words.ts'
import { type InstalmentSeen, type StatusSeen, studentStatus } from '../../../src/core/applications/student-status.ts'

const one = (state: InstalmentSeen['state'], since = '2020-11-20', payeeRenewed = false): InstalmentSeen => ({ state, since, payeeRenewed })
const hold = (kind: 'payee' | 'other') => ({ kind, since: '2020-11-25' })
const seen = (more: Partial<StatusSeen>): StatusSeen => ({
  application: 'approved',
  since: '2020-11-10',
  grant: { state: 'approved', since: '2020-11-11' },
  instalments: [one('due')],
  next: {},
  ...more,
})
const asked = (application: StatusSeen['application'], more: Partial<StatusSeen> = {}): StatusSeen => ({
  application,
  since: '2020-11-10',
  instalments: [],
  next: {},
  ...more,
})

describe('studentStatus', () => {
  it.each<[string, StatusSeen, string, string]>([
    ['received', asked('received'), 'received', '2020-11-10'],
    ['checking', asked('checking'), 'checking', '2020-11-10'],
    ['recommended', asked('recommended'), 'checking', '2020-11-10'],
    ['a hold before approval', asked('recommended', { hold: hold('other') }), 'checking', '2020-11-10'],
    ['information needed', asked('information_needed'), 'information_needed', '2020-11-10'],
    ['refused', asked('refused'), 'refused', '2020-11-10'],
    ['withdrawn', asked('withdrawn'), 'withdrawn', '2020-11-10'],
    ['approved', seen({}), 'approved', '2020-11-11'],
    ['held', seen({ hold: hold('other') }), 'held', '2020-11-25'],
    ['prepared', seen({ instalments: [one('prepared')] }), 'approved', '2020-11-11'],
    ['a preparation cancelled', seen({ instalments: [one('cancelled')] }), 'approved', '2020-11-11'],
    ['ordered', seen({ grant: { state: 'paying', since: '2020-11-11' }, instalments: [one('instructed')] }), 'on_its_way', '2020-11-20'],
    ['ordered, then held', seen({ hold: hold('other'), instalments: [one('instructed')] }), 'on_its_way', '2020-11-20'],
    ['paid', seen({ grant: { state: 'paid', since: '2020-11-11' }, instalments: [one('settled')] }), 'paid', '2020-11-20'],
    [
      'paid, then the programme held',
      seen({ grant: { state: 'paid', since: '2020-11-11' }, hold: hold('other'), instalments: [one('settled')] }),
      'paid',
      '2020-11-20',
    ],
    ['returned', seen({ instalments: [one('returned')] }), 'returned', '2020-11-20'],
    ['returned and held', seen({ hold: hold('other'), instalments: [one('returned')] }), 'returned', '2020-11-20'],
    ['returned, new payee recorded', seen({ hold: hold('payee'), instalments: [one('returned')] }), 'held', '2020-11-25'],
    ['returned, new payee approved', seen({ instalments: [one('returned', '2020-11-20', true)] }), 'approved', '2020-11-11'],
    ['rejected', seen({ instalments: [one('rejected')] }), 'rejected', '2020-11-20'],
    ['rejected, new payee recorded', seen({ hold: hold('payee'), instalments: [one('rejected')] }), 'held', '2020-11-25'],
    ['cancelled', seen({ grant: { state: 'cancelled', since: '2020-11-15' } }), 'cancelled', '2020-11-15'],
    ['the first paid, the next not yet due', seen({ instalments: [one('settled', '2020-11-21'), one('due')] }), 'paid', '2020-11-21'],
    ['the first paid, the next prepared', seen({ instalments: [one('settled'), one('prepared')] }), 'approved', '2020-11-11'],
    ['the first paid, the next ordered', seen({ instalments: [one('settled'), one('instructed', '2020-12-20')] }), 'on_its_way', '2020-12-20'],
    ['the first returned, the next ordered', seen({ instalments: [one('returned', '2020-12-24'), one('instructed', '2020-12-20')] }), 'returned', '2020-12-24'],
    [
      'the first paid, the rest cancelled',
      seen({ grant: { state: 'paid', since: '2020-11-11' }, instalments: [one('settled'), one('cancelled')] }),
      'paid',
      '2020-11-20',
    ],
  ])('%s', (_what, of, status, since) => {
    const shown = studentStatus(of)
    expect([shown.status, shown.since]).toEqual([status, since])
    expect(shown.next).not.toBe('')
  })

  it('never says paid without a settled payout', () => {
    const instalment = fc.record({
      state: fc.constantFrom<InstalmentSeen['state']>('due', 'prepared', 'instructed', 'returned', 'rejected', 'cancelled'),
      since: fc.constant('2020-11-20'),
      payeeRenewed: fc.boolean(),
    })
    const held = fc.option(fc.constantFrom(hold('payee'), hold('other')), { nil: undefined })
    const grant = fc.constantFrom<NonNullable<StatusSeen['grant']>['state']>('approved', 'paying', 'paid', 'cancelled')
    fc.assert(
      fc.property(fc.array(instalment, { minLength: 1, maxLength: 4 }), held, grant, (instalments, standing, state) => {
        const shown = studentStatus(seen({ instalments, grant: { state, since: '2020-11-11' }, ...(standing ? { hold: standing } : {}) }))
        return shown.status !== 'paid'
      }),
    )
  })

  it.each<[StatusSeen, string]>([
    [asked('received', { next: { by: '2020-11-24' } }), 'We will check your request by 24 November 2020.'],
    [asked('information_needed', { next: { by: '2020-12-01' } }), 'Send what is missing by 1 December 2020.'],
    [asked('refused', { next: { by: '2020-12-01' } }), 'You can ask for a review by 1 December 2020.'],
    [asked('withdrawn', { next: { sameAs: '2020-000007' } }), 'This request goes on as 2020-000007.'],
    [seen({ instalments: [one('instructed')], next: { usualDays: 5 } }), 'Banks usually take up to 5 days.'],
    [
      seen({ instalments: [one('instructed')], next: { agent: 'Agent', agentNumber: '77', by: '2020-12-01' } }),
      'Collect it at Agent with your passport by 1 December 2020. The number of the transfer is 77.',
    ],
    [
      seen({ instalments: [one('instructed')], next: { agent: 'Agent', town: 'Minsk', collectedByOther: true } }),
      'The person whom you named collects it at Agent, Minsk with a passport.',
    ],
    [
      seen({ instalments: [one('instructed')], next: { agent: 'Embassy in Minsk', town: 'Minsk', isSignedFor: true, by: '2020-12-01' } }),
      'Collect it at Embassy in Minsk with your passport and sign for it by 1 December 2020.',
    ],
    [seen({ instalments: [one('settled')], next: { agent: 'Agent' } }), 'Have you received it?'],
    [
      seen({ instalments: [one('settled'), one('due')], next: { agent: 'Agent', nextInstalmentOn: '2021-01-02' } }),
      'Have you received it? The next instalment is due on 2 January 2021.',
    ],
    [seen({ instalments: [one('rejected')], next: { agent: 'Agent' } }), 'It will be paid again. You do not need to send anything unless we ask.'],
    [seen({ instalments: [one('rejected')] }), 'We are putting it right. You do not need to send anything unless we ask.'],
    [seen({ instalments: [one('settled')], next: { usualDays: 3 } }), 'It can take 3 more working days to appear. Have you received it?'],
    [
      seen({ instalments: [one('settled'), one('due')], next: { receivedTold: true, nextInstalmentOn: '2021-01-02' } }),
      'Thank you for telling us. The next instalment is due on 2 January 2021.',
    ],
  ])('says what comes next', (of, next) => expect(studentStatus(of).next).toBe(next))
})

describe('dateInWords', () => {
  it('writes a date in words', () => expect(dateInWords('2020-02-09')).toBe('9 February 2020'))
})
