import type { BankWorld } from '../../commands/bank-world.ts'
import { DAY, iban, type Json, money, type Who } from '../../commands/cases-world.ts'
import type { Pair } from './pairs.ts'

type Asked = readonly [path: string, body?: Json]

/** A pair by API: `hats`, who has every role of a payout, has done the first act; the second is refused to `hats` and done for `other`. */
export interface ApiPair {
  readonly path: string
  readonly other: Who
  /** Does the first act; gives what is asked then. */
  readonly first: (w: BankWorld) => Promise<Asked>
}

const TWO = { secondApprovalAbove: money('1000.00') }

const approval = (of: Json): Asked => [`/applications/${of.id}/approval`, { expected: of.expected }]
const refusal = (of: Json): Asked => [`/applications/${of.id}/refusal`, { reason: 'not_enrolled', note: 'unknown there' }]

const together = (programme: string, ...cases: Json[]): Asked => {
  const total = cases.reduce((sum, of) => sum + Number(of.expected.money.amount.replace('.', '')), 0)
  return [
    `/programmes/${programme}/approvals`,
    {
      expected: { count: cases.length, total: money(`${Math.trunc(total / 100)}.00`) },
      items: cases.map((of) => ({ application: of.id, digest: of.expected.digest })),
    },
  ]
}

async function approvedBy(w: BankWorld, recommender: Who, ...approvers: readonly Who[]): Promise<Json> {
  if (approvers.length > 1) await w.programme('TWO', TWO)
  const of = await w.recommended({}, recommender, approvers.length > 1 ? 'TWO' : 'P')
  for (const who of approvers) await w.post(who, ...approval(of))
  return w.read(of)
}

const batchOf = (...cases: Json[]): Asked => ['/payout-batches', { bankAccount: 'B', grants: cases.map((of) => of.grant.id) }]

const releaseOf = ({ id, count, total, digest }: Json): Asked => [`/payout-batches/${id}/release`, { expected: { count, total, digest } }]

/** One payout of 3000.00, prepared by `preparer`. */
async function prepared(w: BankWorld, recommender: Who, approvers: readonly Who[], preparer: Who): Promise<Asked> {
  return releaseOf(await w.post(preparer, ...batchOf(await approvedBy(w, recommender, ...approvers))))
}

/** One payout that `hats` released, and a line of `minor` at the bank, with the payout's reference if `named`. */
export async function releasedByHats(
  w: BankWorld,
  named: boolean,
  minor: number,
  account: (payout: Json) => string = () => '',
): Promise<{ payout: Json; line: Json }> {
  const batch = await w.post('finance', ...batchOf(await approvedBy(w, 'officer', 'approver')))
  await w.post('hats', ...releaseOf(batch))
  const [payout] = batch.payouts
  w.contribution()
  const text = `${named ? `Havale ${payout.reference}` : 'Havale'} ${account(payout)}`.trim()
  w.book_(-minor, text, 'Somebody', account(payout))
  await w.reconcile()
  const line = (await w.open()).find((one) => one.money.amount === `-${Math.trunc(minor / 100)}.00`)
  return { payout, line }
}

async function recordedPayee(w: BankWorld, who: Who): Promise<{ grant: string; expected: Json }> {
  const of = await w.approved()
  const { digest } = await w.post(who, `/grants/${of.grant.id}/payee`, {
    payee: { ...of.payee, iban: iban('TR', '0006400000112345679999') },
    reason: 'a new account',
    recognisedBy: 'passport',
  })
  return { grant: of.grant.id, expected: { digest } }
}

async function refusedByHats(w: BankWorld): Promise<Json> {
  const of = await w.recommended()
  await w.post('hats', ...refusal(of))
  await w.post('approver2', `/applications/${of.id}/reopening`, { reason: 'a review was asked for' })
  return w.check(of)
}

async function reviewedOf(w: BankWorld): Promise<Json> {
  const of = await refusedByHats(w)
  await w.post('officer', `/applications/${of.id}/recommendation`, { note: 'meets every criterion' })
  return w.read(of)
}

async function closing(w: BankWorld, who: Who): Promise<Asked> {
  w.contribution()
  await w.reconcile()
  const { ledgerBalance, statementBalance } = await w.get(`/bank-accounts/B/reconciliation-statement?asOf=${DAY}`, 'finance')
  const { id } = await w.post(who, '/bank-accounts/B/closings', { asOf: DAY, expected: { ledgerBalance, statementBalance } })
  return [`/closings/${id}/approval`]
}

/** Two cases of one person: the second is approved, so the finding holds its grant. */
async function foundDuplicate(w: BankWorld): Promise<Asked> {
  const other = await w.apply()
  const of = await w.approved()
  const { hold } = await w.post('hats', `/applications/${of.id}/same-person`, { as: other.caseNumber, note: 'the same passport' })
  return [`/holds/${hold.id}/lifting`, { reason: 'two passports' }]
}

async function held(w: BankWorld, path: string): Promise<Asked> {
  const { id } = await w.post('hats', path, { reason: 'a question' })
  return [`/holds/${id}/lifting`, { reason: 'answered' }]
}

export const API_PAIRS: Readonly<Record<Pair, readonly ApiPair[]>> = {
  'who recommended, who approved': [
    { path: 'the only approval', other: 'approver', first: async (w) => approval(await w.recommended({}, 'hats')) },
    {
      path: 'the second of two approvals',
      other: 'approver2',
      first: async (w) => {
        await w.programme('TWO', TWO)
        const of = await w.recommended({}, 'hats', 'TWO')
        await w.post('approver', ...approval(of))
        return approval(of)
      },
    },
    {
      path: 'one of several in one act',
      other: 'approver',
      first: async (w) => together('P', await w.recommended(), await w.recommended({}, 'hats'), await w.recommended()),
    },
    {
      path: 'recommended in one act',
      other: 'approver',
      first: async (w) => {
        const of = await w.check(await w.apply())
        await w.post('hats', '/programmes/P/recommendations', { items: [{ application: of.id }], note: 'clear' })
        return approval(await w.read(of))
      },
    },
  ],
  'who approved, who approved a second time': [
    {
      path: 'singly',
      other: 'approver2',
      first: async (w) => {
        await w.programme('TWO', TWO)
        const of = await w.recommended({}, 'officer', 'TWO')
        await w.post('hats', ...approval(of))
        return approval(of)
      },
    },
    {
      path: 'in one act',
      other: 'approver2',
      first: async (w) => {
        await w.programme('TWO', TWO)
        const cases = [await w.recommended({}, 'officer', 'TWO'), await w.recommended({}, 'officer', 'TWO')]
        await w.post('hats', ...together('TWO', ...cases))
        return together('TWO', ...cases)
      },
    },
  ],
  'who recommended, who prepared the batch': [
    { path: 'a grant that is named', other: 'finance', first: async (w) => batchOf(await approvedBy(w, 'hats', 'approver')) },
    { path: 'one of several that are named', other: 'finance', first: async (w) => batchOf(await w.approved(), await approvedBy(w, 'hats', 'approver')) },
  ],
  'who recommended, who released the batch': [{ path: 'a release', other: 'releaser', first: (w) => prepared(w, 'hats', ['approver'], 'finance') }],
  'who approved, who prepared the batch': [
    { path: 'the only approver', other: 'finance', first: async (w) => batchOf(await approvedBy(w, 'officer', 'hats')) },
    { path: 'the first of two', other: 'finance', first: async (w) => batchOf(await approvedBy(w, 'officer', 'hats', 'approver2')) },
    { path: 'the second of two', other: 'finance', first: async (w) => batchOf(await approvedBy(w, 'officer', 'approver', 'hats')) },
  ],
  'who approved, who released the batch': [
    { path: 'the only approver', other: 'releaser', first: (w) => prepared(w, 'officer', ['hats'], 'finance') },
    { path: 'the first of two', other: 'releaser', first: (w) => prepared(w, 'officer', ['hats', 'approver2'], 'finance') },
    { path: 'the second of two', other: 'releaser', first: (w) => prepared(w, 'officer', ['approver', 'hats'], 'finance') },
  ],
  'who prepared the batch, who released it': [{ path: 'a release', other: 'releaser', first: (w) => prepared(w, 'officer', ['approver'], 'hats') }],
  'who released the payout, who matched it by hand': [
    {
      path: 'a match',
      other: 'finance',
      first: async (w) => {
        const { payout, line } = await releasedByHats(w, false, 300_000)
        return ['/matches', { lines: [line.id], payouts: [payout.id], kind: 'settlement', note: "by the bank's letter" }]
      },
    },
    {
      path: 'an unknown debit explained',
      other: 'finance',
      first: async (w) => {
        const { payout, line } = await releasedByHats(w, false, 300_000)
        const of = (await w.breaks()).find((one) => one.line === line.id)
        return [`/breaks/${of.id}/resolution`, { action: 'match', match: { kind: 'settlement', payouts: [payout.id] }, note: "by the bank's letter" }]
      },
    },
    {
      path: 'a proposal confirmed',
      other: 'finance',
      first: async (w) => {
        const { payout } = await releasedByHats(w, false, 300_000, ({ payee }) => payee.iban)
        const of = (await w.get('/bank-accounts/B/proposals', 'finance')).items.find((one: Json) => one.payouts.includes(payout.id))
        return ['/matches', { proposals: [of.id] }]
      },
    },
    {
      path: 'a return',
      other: 'finance',
      first: async (w) => {
        const { payout } = await releasedByHats(w, true, 300_000)
        w.book_(300_000, 'Iade', 'Somebody')
        await w.reconcile()
        const line = (await w.open()).find((one) => one.money.amount === '3000.00')
        return ['/matches', { lines: [line.id], payouts: [payout.id], kind: 'return', note: "by the bank's letter" }]
      },
    },
    {
      path: 'an amount that differs settled',
      other: 'finance',
      first: async (w) => {
        const { line } = await releasedByHats(w, true, 300_100)
        const of = (await w.breaks()).find((one) => one.line === line.id)
        return [`/breaks/${of.id}/resolution`, { action: 'settle_with_difference', difference: 'charge', note: 'a fee' }]
      },
    },
  ],
  'who recorded a changed payee, who approved it': [
    {
      path: 'an approval',
      other: 'approver',
      first: async (w) => {
        const { grant, expected } = await recordedPayee(w, 'hats')
        return [`/grants/${grant}/payee-approval`, { expected }]
      },
    },
  ],
  'who set a hold, who lifted it': [
    { path: 'on a grant', other: 'releaser', first: async (w) => held(w, `/grants/${(await w.approved()).grant.id}/holds`) },
    { path: 'on a programme', other: 'finance', first: (w) => held(w, '/programmes/P/holds') },
    { path: 'of a duplicate', other: 'approver', first: foundDuplicate },
  ],
  'who approved a changed payee, who ended its cooling-off early': [
    {
      path: 'an end',
      other: 'approver2',
      first: async (w) => {
        const { grant, expected } = await recordedPayee(w, 'officer')
        await w.post('hats', `/grants/${grant}/payee-approval`, { expected })
        return [`/grants/${grant}/cooling-off-end`, { reason: 'the flight is tomorrow' }]
      },
    },
  ],
  'who drew up a closing, who approved it': [{ path: 'an approval', other: 'releaser', first: (w) => closing(w, 'hats') }],
  "who drew up a period's close, who approved it": [
    {
      path: 'an approval',
      other: 'releaser',
      first: async (w) => {
        await w.post('releaser', ...(await closing(w, 'finance')))
        const { id } = await w.post('hats', '/periods', { closedThrough: DAY })
        return [`/periods/${id}/approval`]
      },
    },
  ],
  'who recommended, either way, who refused': [
    { path: 'recommended to approve', other: 'approver', first: async (w) => refusal(await w.recommended({}, 'hats')) },
    {
      path: 'recommended to refuse',
      other: 'approver',
      first: async (w) => {
        const of = await w.check(await w.apply())
        await w.post('hats', `/applications/${of.id}/recommendation`, { outcome: 'refuse', reason: 'not_enrolled', note: 'unknown there' })
        return refusal(of)
      },
    },
  ],
  'who refused, who decided the review': [
    { path: 'approves', other: 'approver', first: async (w) => approval(await reviewedOf(w)) },
    { path: 'approves in one act', other: 'approver', first: async (w) => together('P', await w.recommended(), await reviewedOf(w)) },
    { path: 'refuses again', other: 'approver', first: async (w) => refusal(await reviewedOf(w)) },
    {
      path: 'recommends',
      other: 'officer2',
      first: async (w) => [`/applications/${(await refusedByHats(w)).id}/recommendation`, { note: 'meets every criterion' }],
    },
    {
      path: 'recommends in one act',
      other: 'officer2',
      first: async (w) => ['/programmes/P/recommendations', { items: [{ application: (await refusedByHats(w)).id }], note: 'clear' }],
    },
  ],
}
