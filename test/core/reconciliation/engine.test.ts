import { describe, expect, it } from 'vitest'
import { reconcile } from '../../../src/core/reconciliation/engine.ts'
import type { ReconciliationPlan } from '../../../src/core/reconciliation/plan.ts'
import { contribution, iban, line, payout, strangersReference, type WorldSaid, worldOf } from './world.ts'

const run = (said: WorldSaid): ReconciliationPlan => reconcile(worldOf(said))

/** A plan in short: `settlement 1→7`, `?settlement 1→7 reason`, `!kind 1/7`. */
function told(plan: ReconciliationPlan): readonly string[] {
  const matches = plan.matches.map(
    ({ kind, lines, payouts, contributions, chargeMinor, undoesRejection }) =>
      `${kind} ${lines}→${[...payouts, ...contributions]}${chargeMinor ? ` fee ${chargeMinor}` : ''}${undoesRejection ? ' undoes' : ''}`,
  )
  const proposals = plan.proposals.map(
    ({ kind, lines, payouts, contributions, reason, preselected }) =>
      `?${kind} ${lines}→${[...payouts, ...contributions]} ${reason}${preselected ? '' : ' open'}`,
  )
  const breaks = plan.breaks.map(
    (one) => `!${one.kind} ${one.line ?? '-'}/${one.payout ?? one.contribution ?? '-'}${one.otherLine ? ` beside ${one.otherLine}` : ''}`,
  )
  return [...matches, ...proposals, ...breaks, ...plan.kept.map((id) => `kept ${id}`)]
}

const features = (plan: ReconciliationPlan) => [...plan.matches, ...plan.proposals, ...plan.breaks].flatMap((one) => one.features.map(({ feature }) => feature))

const A = payout(1)
const B = payout(2)
const pay = (id: number, of = A, over = {}) => line(id, -of.minor, `EFT ${of.reference} ${of.payeeName}`, over)
const back = (id: number, of = A, over = {}) => line(id, of.minor, `IADE ${of.reference} HESAP KAPALI`, { bookedOn: '2020-11-05', ...over })
const settled = (over = {}) => ({ ...A, state: 'settled' as const, settledByLine: { line: 90, bookedOn: '2020-11-03', byReference: true }, ...over })

describe('reconcile: settlement by reference', () => {
  it.each([
    ['the reference and the exact amount', pay(10)],
    ['the reference folded', line(10, -A.minor, `EFT T0${A.reference.slice(2).toLowerCase()}`)],
    ['in the end-to-end id', line(10, -A.minor, 'EFT', { endToEndId: A.reference })],
    ["the payee's own account and name", pay(10, A, { counterparty: 'AMANOV MERDAN', counterpartyAccount: A.payeeAccount })],
    ["a bank's name", pay(10, A, { counterparty: 'TURKIYE GARANTI BANKASI AS' })],
    ["its own batch's reference beside it", line(10, -A.minor, `${A.batchReference} ${A.reference}`)],
    ['the day before the UTC date of the release', pay(10, A, { bookedOn: '2020-11-01' })],
  ])('settles by %s', (_, one) => {
    expect(told(run({ lines: [one], payouts: [A, B] }))).toEqual(['settlement 10→1'])
  })

  it('settles one fee of the schedule above the amount, with the charge', () => {
    const said = { lines: [line(10, -300_250, A.reference)], payouts: [A], fees: { outgoing: [250] } }
    expect(told(run(said))).toEqual(['settlement 10→1 fee 250'])
    expect(told(run({ ...said, fees: { outgoing: [260], returned: [250] } }))).toEqual(['!amount_differs 10/1'])
  })

  it('settles hundreds of equal payouts each by its own line', () => {
    const payouts = Array.from({ length: 300 }, (_, n) => payout(n + 1))
    const plan = run({ lines: payouts.map((one) => pay(1_000 + one.id, one)), payouts })
    expect(plan.matches.map(({ lines, payouts: of }) => [lines[0], of[0]])).toEqual(payouts.map(({ id }) => [1_000 + id, id]))
  })

  it.each([
    ['another amount', line(10, -299_900, A.reference), '!amount_differs 10/1'],
    ['another account', pay(10, A, { counterpartyAccount: iban(99) }), '!payee_differs 10/1'],
    ['another masked account', pay(10, A, { counterpartyAccount: 'TR33********9999' }), '!payee_differs 10/1'],
    ['another account and another amount', line(10, -1, A.reference, { counterpartyAccount: iban(99) }), '!payee_differs 10/1'],
    ['the name of another of the book', pay(10, A, { counterparty: B.payeeName }), '?settlement 10→1 reference_but'],
    ['a day long before the release', pay(10, A, { bookedOn: '2020-10-30' }), '?settlement 10→1 reference_but'],
    ["somebody else's reference as well", pay(10, A, { endToEndId: strangersReference() }), '?settlement 10→1 reference_but'],
  ])('never settles with %s', (_, one, outcome) => {
    expect(told(run({ lines: [one], payouts: [A, B] }))).toEqual([outcome])
  })

  it('never makes again what a person undid', () => {
    expect(told(run({ lines: [pay(10)], payouts: [A], undone: [[10, 1]] }))).toEqual(['?settlement 10→1 reference_but open'])
  })

  it('ignores another name where a word agrees, or where it stands in the text', () => {
    expect(told(run({ lines: [pay(10, A, { counterparty: 'Amanow Berdi' })], payouts: [A, B] }))).toEqual(['settlement 10→1'])
    expect(told(run({ lines: [line(10, -A.minor, `${A.reference} ${B.payeeName}`)], payouts: [A, B] }))).toEqual(['settlement 10→1'])
  })

  it('leaves a reference of ours that is not of this account, or was never released, to a person', () => {
    const elsewhere = strangersReference()
    const plan = run({ lines: [line(10, -300_000, elsewhere)], payouts: [A], issuedElsewhere: [elsewhere] })
    expect([told(plan), features(plan)]).toEqual([['!unknown_debit 10/-'], expect.arrayContaining(['reference_not_payable'])])
  })

  it("proposes nothing for somebody else's reference", () => {
    const plan = run({ lines: [line(10, -300_000, `${strangersReference()} ${A.payeeName}`)], payouts: [A] })
    expect([told(plan), features(plan)]).toEqual([['!unknown_debit 10/-'], expect.arrayContaining(['foreign_reference'])])
  })

  it('settles what was rejected and came all the same, unless it was paid again', () => {
    expect(told(run({ lines: [pay(10)], payouts: [{ ...A, state: 'rejected' }] }))).toEqual(['settlement 10→1 undoes'])
    expect(told(run({ lines: [pay(10)], payouts: [{ ...A, state: 'rejected', paidAgain: true }] }))).toEqual(['!duplicate_payment 10/1'])
    expect(told(run({ lines: [line(10, -5, A.reference)], payouts: [{ ...A, state: 'rejected' }] }))).toEqual(['!unknown_debit 10/1'])
  })

  it('takes several references on one line to a person', () => {
    const both = line(10, -A.minor - B.minor, `${A.reference} ${B.reference}`)
    expect(told(run({ lines: [both], payouts: [A, B] }))).toEqual(['?settlement 10→1,2 several_references'])
    expect(told(run({ lines: [{ ...both, minor: -A.minor }], payouts: [A, B] }))).toEqual([
      '?settlement 10→1 several_references open',
      '?settlement 10→2 several_references open',
      '!unknown_debit 10/-',
    ])
  })
})

describe('reconcile: paid twice', () => {
  it('settles by the earliest line, whatever the order in the file; each other is the break', () => {
    const lines = [pay(12, A, { bookedOn: '2020-11-05' }), pay(11, A, { bookedOn: '2020-11-04' }), pay(10, A, { bookedOn: '2020-11-06' })]
    const outcome = ['settlement 11→1', '!duplicate_payment 12/1 beside 11', '!duplicate_payment 10/1 beside 11']
    expect(told(run({ lines, payouts: [A] }))).toEqual(outcome)
    expect(told(run({ lines: lines.toReversed(), payouts: [A] }))).toEqual(outcome)
  })

  it('names the line that settled before, and says if it did so without the reference', () => {
    expect(told(run({ lines: [pay(10)], payouts: [settled()] }))).toEqual(['!duplicate_payment 10/1 beside 90'])
    const plan = run({ lines: [pay(10)], payouts: [settled({ settledByLine: { line: 91, bookedOn: '2020-11-03', byReference: false } })] })
    expect([told(plan), features(plan)]).toEqual([['!duplicate_payment 10/1 beside 91'], expect.arrayContaining(['settled_without_reference'])])
  })

  it('takes another amount under a settled reference for an unknown debit', () => {
    expect(told(run({ lines: [pay(10), line(11, -500, A.reference)], payouts: [A] }))).toEqual(['settlement 10→1', '!unknown_debit 11/1'])
  })

  it('settles the line to the right account and breaks the one to another', () => {
    expect(told(run({ lines: [pay(10, A, { counterpartyAccount: iban(99) }), pay(11)], payouts: [A] }))).toEqual(['settlement 11→1', '!payee_differs 10/1'])
  })

  it('proposes two lines that make up the amount together', () => {
    const lines = [line(10, -100_000, A.reference), line(11, -200_000, A.reference)]
    expect(told(run({ lines, payouts: [A] }))).toEqual(['?settlement 10,11→1 lines_together open'])
  })
})

describe('reconcile: returns', () => {
  it('takes back by reference alone, in the same run and later', () => {
    expect(told(run({ lines: [back(11), pay(10)], payouts: [A] }))).toEqual(['settlement 10→1', 'return 11→1'])
    expect(told(run({ lines: [back(11)], payouts: [settled()] }))).toEqual(['return 11→1'])
  })

  it('takes back less one fee of the schedule, and no other amount', () => {
    const said = { lines: [line(11, 299_000, A.reference, { bookedOn: '2020-11-05' })], payouts: [settled()] }
    expect(told(run({ ...said, fees: { returned: [1_000] } }))).toEqual(['return 11→1 fee 1000'])
    expect(told(run(said))).toEqual(['!unknown_receipt 11/1'])
    expect(told(run({ ...said, fees: { outgoing: [1_000] } }))).toEqual(['!unknown_receipt 11/1'])
  })

  it("takes back from a bank's own account, and asks where it is another person's", () => {
    const russian = settled({ payeeAccount: '40817810099910004312' })
    expect(told(run({ lines: [back(11, A, { counterpartyAccount: '47416810000000000001' })], payouts: [russian] }))).toEqual(['return 11→1'])
    expect(told(run({ lines: [back(11, A, { counterpartyAccount: '40817810000000000001' })], payouts: [russian] }))).toEqual(['?return 11→1 reference_but'])
  })

  it('leaves to a person what comes back into days that are closed, or into a closed fund', () => {
    const onDay = { lines: [back(11)], payouts: [settled()] }
    const day = back(11).bookedOn
    expect(told(run({ ...onDay, closedThrough: day }))).toEqual(['!late_return 11/1'])
    expect(run({ ...onDay, closedThrough: day }).breaks[0]?.features.map(({ feature }) => feature)).toEqual(['reference', 'amount_exact', 'days_closed'])
    expect(told(run({ ...onDay, closedThrough: '2020-11-01' }))).toEqual(['return 11→1'])
    const closed = run({ lines: [back(11)], payouts: [settled({ fundClosed: true })] })
    expect([told(closed), closed.breaks[0]?.features.at(-1)?.feature]).toEqual([['!late_return 11/1'], 'fund_closed'])
    // Only what would have been automatic: what something speaks against is proposed, and another amount is unknown, as ever
    expect(told(run({ ...onDay, closedThrough: day, undone: [[11, 1]] }))).toEqual(['?return 11→1 reference_but open'])
    expect(told(run({ lines: [line(11, 299_000, A.reference, { bookedOn: day })], payouts: [settled()], closedThrough: day }))).toEqual([
      '!unknown_receipt 11/1',
    ])
    const owned = new Map([[11, { kind: 'late_return', state: 'open' as const }]])
    expect(told(run({ ...onDay, closedThrough: day, breaks: owned }))).toEqual(['kept 11'])
  })

  it('never takes back what no line shows to have left, nor twice', () => {
    expect(told(run({ lines: [back(11)], payouts: [A] }))).toEqual(['!unknown_receipt 11/1'])
    expect(told(run({ lines: [back(11)], payouts: [{ ...A, state: 'returned' }] }))).toEqual(['!unknown_receipt 11/1'])
    expect(told(run({ lines: [back(11)], payouts: [{ ...A, state: 'rejected' }] }))).toEqual(['!unknown_receipt 11/1'])
  })

  it('only proposes while the same payout left twice: on open lines, or in a break that is open or claimed', () => {
    expect(told(run({ lines: [pay(10), pay(11), back(12)], payouts: [A] }))).toEqual([
      'settlement 10→1',
      '?return 12→1 reference_but open',
      '!duplicate_payment 11/1 beside 10',
    ])
    const plan = run({ lines: [back(12)], payouts: [settled({ duplicateOpen: true })] })
    expect([told(plan), plan.proposals[0]?.runnerUp?.kind]).toEqual([['?return 12→1 reference_but open'], 'claim'])
    // It came back before: the other line must be claimed before this can be its refund
    const again = run({ lines: [back(12)], payouts: [settled({ state: 'returned', duplicateOpen: true })] })
    expect([told(again), again.breaks[0]?.features.at(-1)]).toEqual([['!unknown_receipt 12/1'], { feature: 'duplicate_open' }])
    // Claimed: either; the claim alone where the payout can't come back (any more)
    const claims = (over: object) => told(run({ lines: [back(12)], payouts: [settled({ duplicateOpen: true, claimed: true, ...over })] }))
    expect(claims({})).toEqual(['?return 12→1 reference_but open', '?claim 12→1 reference_but open'])
    for (const over of [{ paidOver: true }, { state: 'returned' }, { state: 'instructed' }]) expect(claims(over)).toEqual(['?claim 12→1 reference_but open'])
    // The only claim of its amount, or a part of the only one; of several of one amount, and beyond all of them, a person tells which
    const rest = (...claimedMinor: readonly number[]) => claims({ state: 'returned', claimedMinor })
    for (const one of [[300_000], [300_000, 100], [300_001]]) expect(rest(...one)).toEqual(['?claim 12→1 reference_but open'])
    for (const none of [[300_000, 300_000], [299_999], [300_001, 300_001]]) expect(rest(...none)).toEqual(['!unknown_receipt 12/1'])
    expect(claims({ claimedMinor: [300_000, 300_000] })).toEqual(['?return 12→1 reference_but open'])
    const owned = new Map([[11, { kind: 'duplicate_payment', state: 'claimed' as const }]])
    expect(told(run({ lines: [pay(11), back(12)], payouts: [settled()], breaks: owned }))).toEqual(['?return 12→1 reference_but open', 'kept 11'])
  })

  it('only proposes where two receipts fit, or one came before the money left', () => {
    expect(told(run({ lines: [back(12), back(13)], payouts: [settled()] }))).toEqual(['?return 12→1 reference_but open', '?return 13→1 reference_but open'])
    expect(told(run({ lines: [back(12, A, { bookedOn: '2020-11-02' })], payouts: [settled()] }))).toEqual(['?return 12→1 reference_but'])
  })

  it('never takes back by account: a return and a repayment look the same', () => {
    expect(told(run({ lines: [line(12, A.minor, 'GELEN', { counterpartyAccount: iban(1), bookedOn: '2020-11-20' })], payouts: [settled()] }))).toEqual([
      '?return 12→1 account',
    ])
  })
})

describe('reconcile: contributions', () => {
  const gift = contribution(5, 10_000_000, { reference: 'DONOR-7' })
  it.each(['DONOR-7 donation', 'ref: donor 7', 'HAVALE/DONOR7/2020'])('takes one by its reference: %s', (text) => {
    expect(told(run({ lines: [line(10, 10_000_000, text)], payouts: [], contributions: [gift] }))).toEqual(['contribution 10→5'])
  })

  it('opens a break for another amount', () => {
    expect(told(run({ lines: [line(10, 9_999_000, 'DONOR-7')], payouts: [], contributions: [gift] }))).toEqual(['!contribution_differs 10/5'])
  })

  it.each([
    [
      'two lines',
      [line(10, 10_000_000, 'DONOR-7'), line(11, 10_000_000, 'DONOR-7')],
      [gift],
      ['?contribution 10→5 reference_but open', '?contribution 11→5 reference_but open'],
    ],
    ['a reference inside a longer one', [line(10, 777, 'DONOR-71')], [gift], ['!unknown_receipt 10/-']],
    ['a reference of three characters', [line(10, 500, 'AB1')], [contribution(6, 500, { reference: 'AB1' })], ['?contribution 10→6 contribution_amount']],
    ['a year for a reference', [line(10, 500, '24.11.2020')], [contribution(6, 500, { reference: '2020' })], ['?contribution 10→6 contribution_amount']],
    [
      'words for a reference, and another of that amount',
      [line(10, 500, 'Foundation')],
      [contribution(6, 500, { reference: 'FOUNDATION' }), contribution(7, 500)],
      ['?contribution 10→6 reference_but open'],
    ],
    [
      "the donor's name",
      [line(10, 500, 'x', { counterparty: 'FOUNDATION FOR STUDENTS' })],
      [contribution(6, 500), contribution(7, 500, { donor: 'Ministry' })],
      ['?contribution 10→6 donor_name'],
    ],
    ['nothing', [line(10, 501, 'GELEN HAVALE')], [contribution(6, 500)], ['!unknown_receipt 10/-']],
  ])('only a person takes %s', (_, lines, contributions, outcome) => {
    expect(told(run({ lines, payouts: [], contributions }))).toEqual(outcome)
  })
})

describe('reconcile: whole account', () => {
  const bare = (id: number, over = {}) => line(id, -A.minor, 'EFT', { counterpartyAccount: iban(1), ...over })

  it('settles when the statements cover the usual days without a line with the reference', () => {
    const plan = run({ lines: [bare(10)], payouts: [A, B] })
    expect([told(plan), features(plan)]).toEqual([['settlement 10→1'], ['account', 'amount_exact', 'only_one', 'waited']])
    expect(told(run({ lines: [bare(10, { counterpartyAccount: iban(1).slice(-12) })], payouts: [A, B] }))).toEqual(['settlement 10→1'])
  })

  it('settles at once when a reference one slip away agrees', () => {
    const slip = A.reference.slice(0, 5) + A.reference.slice(6)
    expect(told(run({ lines: [bare(10, { narrative: `EFT ${slip}` })], payouts: [A, B], coveredThrough: null }))).toEqual(['settlement 10→1'])
  })

  it.each<readonly [string, WorldSaid, readonly string[]]>([
    ['before the statements cover the usual days', { lines: [bare(10)], payouts: [A], coveredThrough: '2020-11-11' }, ['?settlement 10→1 account']],
    ['on a masked account', { lines: [bare(10, { counterpartyAccount: `TR33****${iban(1).slice(-4)}` })], payouts: [A] }, ['?settlement 10→1 account_masked']],
    ['on 9 characters', { lines: [bare(10, { counterpartyAccount: iban(1).slice(-9) })], payouts: [A] }, ['!unknown_debit 10/-']],
    ['another amount', { lines: [bare(10, {}), { ...bare(11), minor: -7 }], payouts: [A] }, ['settlement 10→1', '!unknown_debit 11/1']],
    ['two lines for one payout', { lines: [bare(10), bare(11)], payouts: [A] }, ['?settlement 10→1 account open', '?settlement 11→1 account open']],
    [
      'two payouts of that amount',
      { lines: [bare(10)], payouts: [A, { ...B, payee: A.payee, payeeAccount: iban(1) }] },
      ['?settlement 10→1 account open', '?settlement 10→2 account open'],
    ],
    [
      'another released 40 days before',
      { lines: [bare(10)], payouts: [A, { ...B, payee: A.payee, payeeAccount: iban(1), releasedOn: '2020-09-25', state: 'settled' }] },
      ['?settlement 10→1 account'],
    ],
    ['the account of two payees', { lines: [bare(10)], payouts: [A, { ...B, payeeAccount: iban(1), minor: 5 }] }, ['?settlement 10→1 account']],
    [
      'a line that shows another reference',
      { lines: [bare(10, { narrative: `T O${strangersReference().slice(2)}` })], payouts: [A] },
      ['?settlement 10→1 account'],
    ],
    ['a line that shows a reference of nobody', { lines: [bare(10, { narrative: 'TOABCDEFGHJK00' })], payouts: [A] }, ['?settlement 10→1 account']],
    ['a line long after the usual days', { lines: [bare(10, { bookedOn: '2020-11-20' })], payouts: [A] }, ['?settlement 10→1 account']],
    ['a line undone before', { lines: [bare(10)], payouts: [A], undone: [[10, 1]] }, ['?settlement 10→1 account open']],
    ["another's name", { lines: [bare(10, { counterparty: B.payeeName })], payouts: [A, B] }, ['?settlement 10→1 account']],
    ['a rejected payout', { lines: [bare(10)], payouts: [{ ...A, state: 'rejected' }] }, ['!unknown_debit 10/1']],
    [
      'a line with the reference beside it',
      { lines: [bare(10), pay(11, A, { bookedOn: '2020-11-04', counterparty: B.payeeName })], payouts: [A, B] },
      ['?settlement 11→1 reference_but', '?settlement 10→1 account open'],
    ],
    [
      'a line with the damaged reference beside it',
      { lines: [bare(10), line(11, -A.minor, A.reference.slice(0, 9))], payouts: [A] },
      ['?settlement 10→1 account', '?settlement 11→1 reference_cut open'],
    ],
  ])('never settles %s', (_, said, outcome) => {
    expect(told(run(said))).toEqual(outcome)
  })

  it('settles after 46 days, and two instalments of different amounts', () => {
    expect(told(run({ lines: [bare(10)], payouts: [A, { ...B, payee: A.payee, payeeAccount: iban(1), releasedOn: '2020-09-17', state: 'settled' }] }))).toEqual(
      ['settlement 10→1'],
    )
    expect(told(run({ lines: [bare(10)], payouts: [A, { ...B, payee: A.payee, payeeAccount: iban(1), minor: 5 }] }))).toEqual(['settlement 10→1'])
  })

  it("settles by an agent's number", () => {
    expect(told(run({ lines: [line(10, -A.minor, 'PAID OUT', { bankReference: 'MT-8841' })], payouts: [A], agentNumbers: new Map([['MT-8841', 1]]) }))).toEqual(
      ['settlement 10→1'],
    )
  })

  it("settles by an agent's number that stands in the text, whole: the controls are left to a person", () => {
    const agentNumbers = new Map([
      ['MTCN-778899', 1],
      ['12-34', 2],
    ])
    const shown = (text: string, said: Partial<WorldSaid> = { agentNumbers }) => told(run({ lines: [line(10, -A.minor, text)], payouts: [A], ...said }))
    expect(shown('paid out (MTCN-778899), Ankara')).toEqual(['settlement 10→1'])
    expect(shown('paid out XMTCN-778899')).toEqual(['!unknown_debit 10/-'])
    expect(shown('paid out 12-34')).toEqual(['!unknown_debit 10/-'])
    expect(shown('paid out MTCN-778899', {})).toEqual(['!unknown_debit 10/-'])
  })

  it("settles by an agent's number with other blanks, dashes and case than it was told with: the controls show less than all of it, more, or two payouts'", () => {
    const agentNumbers = new Map([
      ['MTCN-778899', 1],
      ['123 456 7890', 2],
    ])
    const B = { ...payout(2), minor: A.minor }
    const told_ = (text: string, more: object = {}, numbers = agentNumbers) =>
      told(run({ lines: [line(10, -A.minor, text, more)], payouts: [A, B], agentNumbers: numbers }))
    for (const text of ['paid out mtcn778899', 'paid out MTCN 778 899, Ankara', 'paid out mtcn 77-88-99'])
      expect(told_(text), text).toEqual(['settlement 10→1'])
    for (const bankReference of ['MTCN 778899', 'mtcn778899']) expect(told_('paid out', { bankReference })).toEqual(['settlement 10→1'])
    for (const text of ['paid out 1234567890', 'paid out 123-456-7890', 'paid out 123 456 7890: cash']) expect(told_(text), text).toEqual(['settlement 10→2'])
    for (const text of ['paid out 123 456 7890 12', 'paid out 456 7890', 'paid out MTCN 7788 9', 'paid out 778899'])
      expect(told_(text), text).toEqual(['!unknown_debit 10/-'])
    const twice = new Map([...agentNumbers, ['mtcn 778899', 2]])
    expect(told_('paid out MTCN-778899', {}, twice)).toEqual(['!unknown_debit 10/-'])
  })
})

describe('reconcile: batches', () => {
  const batchReference = strangersReference()
  const of = (n: number, minor = 100_000) => payout(n, { batch: 3, batchReference, minor, payeeAccount: iban(50), payee: 'university' })
  const three = [of(1), of(2, 200_000), of(3, 400_000)]

  it('settles all by its own reference and exactly the sum of what is open', () => {
    expect(told(run({ lines: [line(10, -700_000, batchReference)], payouts: three }))).toEqual(['settlement 10→1,2,3'])
    expect(told(run({ lines: [line(10, -600_000, batchReference)], payouts: [{ ...of(1), state: 'returned' }, ...three.slice(1)] }))).toEqual([
      'settlement 10→2,3',
    ])
  })

  it.each<readonly [string, WorldSaid, readonly string[]]>([
    ['the total alone', { lines: [line(10, -700_000, 'UNIVERSITY')], payouts: three }, ['?settlement 10→1,2,3 batch_total']],
    ['a smaller sum that one set makes up', { lines: [line(10, -500_000, batchReference)], payouts: three }, ['?settlement 10→1,3 batch_part']],
    [
      'a smaller sum of equal amounts',
      { lines: [line(10, -200_000, batchReference)], payouts: [of(1), of(2), of(3)] },
      ['?settlement 10→ batch_part open', '!unknown_debit 10/-'],
    ],
    ['a larger sum', { lines: [line(10, -700_001, batchReference)], payouts: three }, ['!amount_differs 10/1']],
    ['another account', { lines: [line(10, -700_000, batchReference, { counterpartyAccount: iban(51) })], payouts: three }, ['!payee_differs 10/1']],
    [
      'the sum twice',
      { lines: [line(10, -700_000, batchReference), line(11, -700_000, batchReference)], payouts: three },
      ['settlement 10→1,2,3', '!duplicate_payment 11/1 beside 10'],
    ],
  ])('leaves to a person: %s', (_, said, outcome) => {
    expect(told(run(said))).toEqual(outcome)
  })
})

describe('reconcile: charges', () => {
  const fees = { outgoing: [450] }
  it('books one fee of the schedule that shows a payout', () => {
    expect(told(run({ lines: [pay(10), line(11, -450, `MASRAF ${A.reference}`)], payouts: [A], fees }))).toEqual(['charge 11→1', 'settlement 10→1'])
    expect(told(run({ lines: [line(11, -450, A.reference)], payouts: [settled()], fees }))).toEqual(['charge 11→1'])
    expect(told(run({ lines: [line(11, -450, A.reference)], payouts: [settled({ chargeBooked: true })], fees }))).toEqual([
      '?charge 11→1 fee_words',
      '!unknown_debit 11/1',
    ])
  })

  it.each([
    [
      'two fees for one payout',
      [line(11, -450, A.reference), line(12, -450, A.reference)],
      ['?charge 11→1 fee_words', '?charge 12→1 fee_words', '!unknown_debit 11/1', '!unknown_debit 12/1'],
    ],
    ['another small amount that says fee', [line(11, -451, `EFT ücreti ${A.reference}`)], ['?charge 11→1 fee_words', '!unknown_debit 11/1']],
    ['a large amount that says fee', [line(11, -299_000, `MASRAF DAHIL ${A.reference}`)], ['!amount_differs 11/1']],
    ['no reference', [line(11, -450, 'Комиссия за перевод')], ['?charge 11→ fee_words', '!unknown_debit 11/-']],
  ])('leaves to a person: %s', (_, lines, outcome) => {
    expect(told(run({ lines, payouts: [A], fees }))).toEqual(outcome)
  })
})

describe('reconcile: proposals', () => {
  const slip = `${A.reference.slice(0, 5)}${A.reference.slice(6)}`
  it.each<readonly [string, WorldSaid, readonly string[]]>([
    ['one slip', { lines: [line(10, -A.minor, slip)], payouts: [A, B] }, ['?settlement 10→1 reference_one_edit']],
    ['one slip before a name', { lines: [line(10, -A.minor, `${slip} ${B.payeeName}`)], payouts: [A, B] }, ['?settlement 10→1 reference_one_edit']],
    [
      'masked account and name',
      { lines: [line(10, -A.minor, 'MERDAN AMANOV', { counterpartyAccount: `TR33****${iban(1).slice(-4)}` })], payouts: [A, B] },
      ['?settlement 10→1 account_masked_and_name'],
    ],
    ['a cut', { lines: [line(10, -A.minor, A.reference.slice(0, 9))], payouts: [A, B] }, ['?settlement 10→1 reference_cut']],
    ['the name', { lines: [line(10, -A.minor, 'AMANOV MERDAN')], payouts: [A, B] }, ['?settlement 10→1 name']],
    [
      'the name of two',
      { lines: [line(10, -A.minor, 'AMANOV MERDAN')], payouts: [A, { ...B, payeeName: A.payeeName }] },
      ['?settlement 10→1 name open', '?settlement 10→2 name open'],
    ],
    ['a flat amount alone', { lines: [line(10, -A.minor, 'EFT')], payouts: [A, B] }, ['!unknown_debit 10/-']],
    ['one slip, another amount', { lines: [line(10, -1, slip)], payouts: [A, B] }, ['!unknown_debit 10/1']],
    ['one slip, another account', { lines: [line(10, -A.minor, slip, { counterpartyAccount: iban(88) })], payouts: [A] }, ['!unknown_debit 10/1']],
    ['one slip of a settled one', { lines: [line(10, -A.minor, slip)], payouts: [settled()] }, ['!unknown_debit 10/1']],
    ['one slip of what comes back', { lines: [line(10, A.minor, slip)], payouts: [settled()] }, ['?return 10→1 reference_one_edit']],
    ['the name in another amount', { lines: [line(10, -A.minor + 5, 'AMANOV MERDAN')], payouts: [A] }, ['!unknown_debit 10/-']],
  ])('by %s', (_, said, outcome) => {
    expect(told(run(said))).toEqual(outcome)
  })

  it('shows at most three, each with the next as its runner-up', () => {
    const payouts = Array.from({ length: 20 }, (_, n) => payout(n + 1, { payeeName: A.payeeName }))
    const plan = run({ lines: [line(10, -A.minor, 'AMANOV MERDAN')], payouts })
    expect(plan.proposals.map(({ rank, preselected, runnerUp }) => [rank, preselected, runnerUp?.payouts])).toEqual([
      [1, false, [2]],
      [2, false, [3]],
      [3, false, [4]],
    ])
  })

  it('counts the payouts of a flat amount, and says when it did not look at all', () => {
    const payouts = Array.from({ length: 600 }, (_, n) => payout(n + 1, { payeeName: A.payeeName }))
    expect(run({ lines: [line(10, -A.minor, 'EFT')], payouts }).breaks[0]?.features).toContainEqual({ feature: 'payouts_of_amount', count: 600 })
    const plan = run({ lines: [line(10, -A.minor, 'AMANOV MERDAN')], payouts })
    expect([plan.boundsReached, features(plan)]).toEqual([1, expect.arrayContaining(['bound_reached'])])
  })
})

describe('reconcile: owned lines and overdue payouts', () => {
  const owned = (kind: string, state: 'open' | 'waiting' | 'claimed' = 'open') => new Map([[10, { kind, state }]])

  it('still finds the match of a line that was unknown, and leaves the others to their owners', () => {
    expect(told(run({ lines: [pay(10)], payouts: [A], breaks: owned('unknown_debit') }))).toEqual(['settlement 10→1'])
    expect(told(run({ lines: [pay(10)], payouts: [A], breaks: owned('unknown_debit', 'claimed') }))).toEqual(['kept 10'])
    expect(told(run({ lines: [pay(10)], payouts: [A], breaks: owned('payee_differs') }))).toEqual(['kept 10'])
    expect(told(run({ lines: [line(10, -7, 'x')], payouts: [A], breaks: owned('unknown_debit') }))).toEqual(['kept 10'])
  })

  it('opens a break for a payout whose days have passed without a line', () => {
    expect(told(run({ lines: [], payouts: [A], today: '2020-11-13' }))).toEqual(['!in_transit_too_long -/1'])
    expect(told(run({ lines: [], payouts: [A], today: '2020-11-12' }))).toEqual([])
    expect(told(run({ lines: [], payouts: [A], today: '2020-12-01', coveredThrough: '2020-11-11' }))).toEqual([])
    expect(told(run({ lines: [], payouts: [A], today: '2020-12-01', brokenPayouts: [1] }))).toEqual([])
    expect(told(run({ lines: [pay(10)], payouts: [A], today: '2020-12-01' }))).toEqual(['settlement 10→1'])
    expect(told(run({ lines: [line(10, -5, A.reference)], payouts: [A], today: '2020-12-01' }))).toEqual(['!amount_differs 10/1'])
  })
})

describe('reconcile: money between own accounts', () => {
  const NUMBER = iban(70)
  const others = [
    { id: 2, currency: 'TRY', numbers: [NUMBER] },
    { id: 3, currency: 'USD', numbers: [iban(71)] },
  ]
  const transfer = (id: number, minor: number, over = {}) =>
    ({ id, bankAccount: 2, currency: 'TRY', minor, bookedOn: '2020-11-03', state: 'in_transit' as const, ...over }) as const
  const shown = (minor: number, number = NUMBER) => line(10, minor, 'HAVALE', { counterpartyAccount: number })
  const proposed = (said: Partial<WorldSaid> & Pick<WorldSaid, 'lines'>) =>
    run({ payouts: [], ...said }).proposals.map((p) => `${p.kind} ${p.lines}→${p.transfer ?? 'new'} ${p.reason}${p.preselected ? '' : ' open'}`)

  it('is proposed by the account shown: a transfer in its currency, an exchange in another; never matched', () => {
    expect(proposed({ lines: [shown(-500)], ownMoney: { others } })).toEqual(['transfer 10→new own_account'])
    expect(proposed({ lines: [shown(-500, iban(71))], ownMoney: { others } })).toEqual(['exchange 10→new own_account'])
    expect(proposed({ lines: [shown(-500, iban(72))], ownMoney: { others } })).toEqual([])
    expect(proposed({ lines: [shown(500)], ownMoney: { others, inTransit: [transfer(4, -500)] } })).toEqual(['transfer 10→4 own_account'])
    expect(run({ payouts: [], lines: [shown(500)], ownMoney: { others, inTransit: [transfer(4, -500)] } }).matches).toEqual([])
  })

  it('is proposed by the exact amount within the days, each that fits, and by nothing less', () => {
    const bare = line(10, 500, 'HAVALE')
    expect(proposed({ lines: [bare], ownMoney: { inTransit: [transfer(4, -500)] } })).toEqual(['transfer 10→4 transfer_amount'])
    expect(proposed({ lines: [bare], ownMoney: { inTransit: [transfer(4, -500), transfer(5, -500, { bankAccount: 3 })] } })).toEqual([
      'transfer 10→4 transfer_amount open',
      'transfer 10→5 transfer_amount open',
    ])
    for (const wrong of [
      transfer(4, -501),
      transfer(4, 500),
      transfer(4, -500, { bookedOn: '2020-10-01' }),
      transfer(4, -500, { currency: 'USD' }),
      transfer(4, -500, { bankAccount: 1 }),
    ])
      expect(proposed({ lines: [bare], ownMoney: { inTransit: [wrong] } })).toEqual([])
  })

  it('is left to a person where the account shown sent more than came: a bank may have kept the rest', () => {
    const said = { payouts: [], lines: [shown(490)], ownMoney: { others, inTransit: [transfer(4, -500)] } }
    expect(told(run(said))).toEqual(['!unknown_receipt 10/-'])
  })

  it('preselects one transfer for one of two equal lines at most', () => {
    const lines = [line(10, 500, 'HAVALE'), line(11, 500, 'HAVALE')]
    expect(proposed({ lines, ownMoney: { inTransit: [transfer(4, -500)] } })).toEqual([
      'transfer 10→4 transfer_amount open',
      'transfer 11→4 transfer_amount open',
    ])
  })
})
