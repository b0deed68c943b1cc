import { z } from 'zod'
import { idOf } from '../../core/id.ts'
import { payoutsInstructed } from '../../core/ledger/payouts.ts'
import { moneyToText } from '../../core/money/money.ts'
import { notFound, problem } from '../../core/problem.ts'
import { done, type Result, refused } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { sha256, signedMoney } from '../../input/shapes.ts'
import { notPayable } from '../../queries/payable-now.ts'
import { batchView } from '../../queries/payouts.ts'
import { bankAccountById } from '../../store/bank-accounts.ts'
import { coolingUntil, holdOn, mayStillBeCarriedOut } from '../../store/payable.ts'
import { type BatchRow, batchById, batchMovedBy, decidersOf, grantPayee, type PayoutRow, payoutsOfBatch, programmeOf } from '../../store/payouts.ts'
import type { Read } from '../../store/read.ts'
import { release } from '../../store/schema/payouts.ts'
import { stateOf } from '../../store/states.ts'
import type { Write } from '../../store/write.ts'
import { command } from '../command.ts'
import { found } from '../found.ts'

const body = z.strictObject({ expected: z.strictObject({ count: z.number().int(), total: signedMoney, digest: sha256 }) })

/**
 * Releases a batch against what was seen: its payouts are instructed. Refuses same_person, already_decided, batch_outdated, payout_held,
 * payee_not_approved, cooling_off, may_still_be_carried_out.
 */
export const releaseBatch = command({
  kind: 'batch_released',
  summary: 'Release a payout batch against what was seen',
  makes: false,
  refuses: ['same_person', 'already_decided', 'payout_held', 'payee_not_approved', 'cooling_off', 'may_still_be_carried_out', 'batch_outdated'],
  body,
  decide: (read, { params, body: { expected }, actor }) => {
    const batch = batchById(read, idOf(params['id']) ?? -1)
    if (!batch) return notFound(say.noBatch, params['id'])
    const payouts = payoutsOfBatch(read, batch.id).filter((p) => p.state === 'prepared')
    if (batch.preparedBy === actor || payoutsOfBatch(read, batch.id).some((p) => decidersOf(read, p.grant).includes(actor))) {
      return problem('same_person', say.ownBatch)
    }
    if (batch.state !== 'prepared') return problem('already_decided', say.batchIs(batch.state))
    const total = payouts.reduce((sum, p) => sum + p.amount, 0)
    if (expected.count !== payouts.length || expected.total.minor !== total || expected.total.currency !== batch.currency || expected.digest !== batch.digest) {
      return problem('batch_outdated', say.batchOutdated, {
        members: { expected: { count: payouts.length, total: moneyToText(total, batch.currency), digest: batch.digest } },
      })
    }
    const stands = payable(read, payouts)
    return stands.ok ? done((tx) => write(tx, batch, payouts)) : stands
  },
  answer: (read, seq) => batchView(read, found(batchMovedBy(read, seq)), seq, true),
})

/** What held at the preparation is looked at again. */
function payable(read: Read, payouts: readonly PayoutRow[]): Result<undefined> {
  for (const p of payouts) {
    const held = holdOn(read, p.grant, programmeOf(read, p.grant))
    if (held) return refused(notPayable(held, p.grant))
    if (grantPayee(read, p.grant) !== p.payee) return problem('batch_outdated', say.payeeChangedSince(p.grant))
    if (coolingUntil(read, p.grant, p.payee) !== undefined) return refused(notPayable('cooling_off', p.grant))
    if (mayStillBeCarriedOut(read, p.instalment)) return refused(notPayable('may_still_be_carried_out', p.grant))
  }
  return done(undefined)
}

function write(tx: Write, batch: BatchRow, payouts: readonly PayoutRow[]): void {
  tx.fact(release, { batch: batch.id, digest: batch.digest, template: bankAccountById(tx, batch.bankAccount)?.paymentFile ?? null })
  tx.step('batch', batch.id, 'prepared', 'released')
  const funds = new Map<number, PayoutRow[]>()
  for (const p of payouts) {
    tx.step('payout', p.id, 'prepared', 'instructed')
    const of = funds.get(p.fund)
    if (of) of.push(p)
    else funds.set(p.fund, [p])
  }
  for (const grant of new Set(payouts.map((p) => p.grant))) if (stateOf(tx, 'grant', grant) === 'approved') tx.step('grant', grant, 'approved', 'paying')
  for (const [fund, of] of funds) {
    const currency = of[0]?.fundCurrency ?? batch.currency
    tx.entry(
      payoutsInstructed(
        { fund, currency },
        of.map((p) => ({ payout: p.id, grant: p.grant, minor: p.fundAmount })),
        tx.today,
      ),
    )
  }
}
