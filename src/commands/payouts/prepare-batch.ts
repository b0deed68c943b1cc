import { z } from 'zod'
import { idOf } from '../../core/id.ts'
import { batchDigestText } from '../../core/payouts/batch-digest.ts'
import { notFound, problem } from '../../core/problem.ts'
import { done, refused } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { code, date } from '../../input/shapes.ts'
import { notPayable, type Planned, type Preparing, planned } from '../../queries/payable-now.ts'
import { batchView } from '../../queries/payouts.ts'
import { bankAccountByCode } from '../../store/bank-accounts.ts'
import { sha256 } from '../../store/keys.ts'
import { type Payable, payableIn, payableOf, payableTo } from '../../store/payable.ts'
import { institutionByCode } from '../../store/payee-rows.ts'
import { batchPreparedBy, grantExists, type LeftOut } from '../../store/payouts.ts'
import { Persons } from '../../store/persons.ts'
import type { Read } from '../../store/read.ts'
import { batch, leftOut, payout } from '../../store/schema/payouts.ts'
import type { Write } from '../../store/write.ts'
import { command } from '../command.ts'
import { found } from '../found.ts'
import { type Rechecked, recheck, writeRecheck } from '../grants/recheck.ts'
import { drawReference } from './draw-reference.ts'

const body = z.strictObject({
  bankAccount: code,
  grants: z.array(z.string().max(20)).min(1).max(20_000).optional(),
  dueBy: date.optional(),
  institution: code.optional(),
})

/**
 * Prepares a batch: the grants named, or everything payable in the account's currency; with `institution`, what is payable to that
 * institutional payee, as one row of the payment file. What can't go in is left out with its reason, or refused when it was named. Refuses
 * not_found, same_person, erased, fund_closed, institution_differs, way_differs, currency_differs, nothing_payable, payout_held, payee_not_approved,
 * cooling_off, may_still_be_carried_out, rate_missing.
 */
export const prepareBatch = command({
  kind: 'batch_prepared',
  summary: 'Prepare a payout batch',
  makes: true,
  refuses: [
    'not_found',
    'erased',
    'same_person',
    'amount_invalid',
    'currency_differs',
    'institution_differs',
    'way_differs',
    'rate_missing',
    'fund_closed',
    'nothing_payable',
    'payout_held',
    'payee_not_approved',
    'cooling_off',
    'may_still_be_carried_out',
  ],
  body,
  decide: (read, { body: b, actor }) => {
    const account = bankAccountByCode(read, b.bankAccount)
    if (!account) return notFound(say.noAccount, b.bankAccount)
    const named = b.grants?.map((text) => idOf(text) ?? -1)
    const unknown = b.grants?.find((_, index) => !grantExists(read, named?.[index] ?? -1))
    if (unknown !== undefined) return notFound(say.noGrant, unknown)
    const to = b.institution === undefined ? null : institutionByCode(read, b.institution)
    if (to === undefined) return problem('not_found', say.institutionToRegister(b.institution ?? ''))
    const dueBy = b.dueBy ?? read.today
    const preparing = { account, preparer: actor, institution: to?.id ?? null }
    const wanted = candidatesOf(read, preparing, named, dueBy).map((of) =>
      'left' in of ? { of, plan: planned(read, preparing, of) } : { of, plan: { reason: 'nothing_payable' as const } },
    )
    const rechecks = recheckLater(
      read,
      wanted.flatMap(({ plan }) => ('reason' in plan ? [] : [plan])),
    )
    const plans = wanted.map(({ of, plan }) => ({
      of,
      plan: rechecks.get(of.grant)?.fails && !('reason' in plan) ? { reason: 'payout_held' as const } : plan,
    }))
    const left = plans.flatMap(({ of, plan }) => ('reason' in plan ? [{ grant: of.grant, reason: plan.reason }] : []))
    const first = left.find((l) => l.reason === 'same_person') ?? left[0]
    if (named && first) return rechecks.get(first.grant)?.fails ? checkFails(first.grant) : refused(notPayable(first.reason, first.grant))
    const payable = plans.flatMap(({ plan }) => ('reason' in plan ? [] : [plan]))
    if (payable.length === 0)
      return problem('nothing_payable', left.length > 0 ? say.nothingPayableBut(account.code, dueBy, left.length) : say.nothingPayable(account.code, dueBy), {
        members: { leftOut: left.map(leftOutView) },
      })
    return done((tx) => {
      for (const one of rechecks.values()) writeRecheck(tx, one)
      write(tx, preparing, payable, left)
    })
  },
  answer: (read, seq) => batchView(read, found(batchPreparedBy(read, seq)), seq, true),
})

/** What the checks of later instalments come to, by grant. */
function recheckLater(read: Read, plans: readonly Planned[]): ReadonlyMap<number, Rechecked> {
  const persons = new Persons(read)
  const later = new Set(plans.filter(({ nth }) => nth > 1).map(({ grant }) => grant))
  return new Map([...later].flatMap((grant) => recheck(read, persons, grant) ?? []).map((one) => [one.grant.id, one]))
}

const checkFails = (grant: number) => problem('payout_held', say.recheckFails(grant))

const leftOutView = ({ grant, reason }: LeftOut) => ({ grant: String(grant), reason })

type Candidate = Payable | { readonly grant: number }

/** The instalments of the grants named; else what is payable to the institution, or to payees in the account's currency. */
function candidatesOf(read: Read, { account, institution }: Preparing, named: readonly number[] | undefined, dueBy: string): readonly Candidate[] {
  if (named) return [...new Set(named)].flatMap((grant) => orNothing(read, grant, dueBy))
  return institution === null ? payableIn(read, account.currency, dueBy) : payableTo(read, institution, dueBy)
}

function orNothing(read: Read, grant: number, dueBy: string): readonly Candidate[] {
  const payable = payableOf(read, grant, dueBy)
  return payable.length > 0 ? payable : [{ grant }]
}

function write(tx: Write, { account, institution }: Preparing, payable: readonly Planned[], left: readonly LeftOut[]): void {
  const withReferences = payable.map((plan) => ({ ...plan, reference: drawReference(tx) }))
  const text = batchDigestText(
    withReferences.map((p) => ({ reference: p.reference, grant: p.grant, payee: p.payee, amountMinor: p.amount, currency: account.currency })),
  )
  const id = tx.fact(batch, {
    bankAccount: account.id,
    institution,
    reference: drawReference(tx),
    count: payable.length,
    total: payable.reduce((sum, p) => sum + p.amount, 0),
    digest: sha256(text),
  })
  for (const p of withReferences) {
    tx.fact(payout, {
      batch: id,
      instalment: p.instalment,
      grant: p.grant,
      payee: p.payee,
      reference: p.reference,
      amount: p.amount,
      fundAmount: p.left,
      rate: p.rate,
      rateSource: p.rateSource,
    })
  }
  for (const { grant, reason } of left) tx.fact(leftOut, { batch: id, grant, reason })
}
