import { z } from 'zod'
import type { PlannedInstalment } from '../../core/eligibility/caps.ts'
import type { Money } from '../../core/money/money.ts'
import { moneyToText } from '../../core/money/money.ts'
import { faultAt, notFound, problem } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { money } from '../../input/shapes.ts'
import { approvalView } from '../../queries/decisions.ts'
import { approvedBy, lastRecommendation } from '../../store/decisions.ts'
import { type Programme, policyOf, programmeByCode, programmeInVersion } from '../../store/programmes.ts'
import type { Read } from '../../store/read.ts'
import { command } from '../command.ts'
import { found } from '../found.ts'
import { APPROVAL_REFUSALS, type Approvable, type Beside, decideApproval } from './approve.ts'
import { caseOf, clearCase, decideAll, itemsOf } from './in-one-act.ts'

const item = z.strictObject({ application: z.string().max(20), digest: z.string().max(100) })

/**
 * Approves up to 200 clear cases of a programme as they were seen, all or nothing: budget and caps hold for their sum. Refuses not_found, erased, same_person,
 * already_decided, wrong_state, approval_outdated (a digest, the count or the total), not_clear, fund_closed, fund_would_be_overspent,
 * caps_exceeded; `errors` points at the items.
 */
export const approveSeveral = command({
  kind: 'approved',
  summary: 'Approve up to 200 clear cases in one act',
  makes: true,
  body: z.strictObject({ expected: z.strictObject({ count: z.number().int(), total: money }), items: itemsOf(item) }),
  refuses: [...APPROVAL_REFUSALS, 'not_clear'],
  decide: (read, { params, body: { expected, items }, actor }) => {
    const programme = programmeByCode(read, params['code'] ?? '')
    if (!programme) return notFound(say.noProgramme, params['code'])
    const act = { minor: 0, instalmentsOf: new Map<number, readonly PlannedInstalment[]>() }
    const decided = decideAll(items, (one) => {
      const approvable = decideOne(read, programme, one, actor, act)
      if (approvable.ok) {
        const { student, minor, instalments } = approvable.value
        act.minor += minor
        act.instalmentsOf.set(student, [...(act.instalmentsOf.get(student) ?? []), ...instalments])
      }
      return approvable
    })
    if (!decided.ok) return decided
    const seen = asSeen(expected, { count: items.length, total: { minor: act.minor, currency: programme.currency } })
    if (!seen.ok) return seen
    return done((tx) => {
      for (const { write } of decided.value) write(tx)
    })
  },
  answer: (read, seq) => ({
    items: approvedBy(read, seq).map((of) => {
      const { state, grant } = approvalView(read, of)
      return { application: String(of.application), state, ...(grant ? { grant } : {}) }
    }),
  }),
})

function decideOne(read: Read, programme: Programme, { application, digest }: z.output<typeof item>, actor: number, beside: Beside): Result<Approvable> {
  const opened = caseOf(read, programme, application)
  if (!opened.ok) return opened
  const recommendation = lastRecommendation(read, opened.value.of.id)
  const expected = { money: { minor: recommendation?.amount ?? 0, currency: programme.currency }, digest }
  const decided = decideApproval(read, opened.value, expected, actor, beside)
  if (!recommendation || (!decided.ok && decided.problem.code !== 'checks_not_passed')) return decided
  const clear = clearCase(read, opened.value, policyOf(found(programmeInVersion(read, recommendation.programmeVersion))))
  return clear.ok ? decided : clear
}

interface Act {
  readonly count: number
  readonly total: Money
}

/** Refuses approval_outdated: another number of cases, or another sum, than was seen. */
function asSeen(expected: Act, now: Act): Result<undefined> {
  const total = expected.total.minor === now.total.minor && expected.total.currency === now.total.currency
  if (expected.count === now.count && total) return done(undefined)
  const sum = moneyToText(now.total.minor, now.total.currency)
  const errors = [
    ...(expected.count === now.count ? [] : [faultAt('/expected/count', say.itemsAre(now.count))]),
    ...(total ? [] : [faultAt('/expected/total', say.itemsComeTo(sum))]),
  ]
  return problem('approval_outdated', say.notWhatWasSeen(now.count, sum), { errors, members: { now: { count: now.count, total: sum } } })
}
