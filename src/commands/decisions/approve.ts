import { z } from 'zod'
import type { PlannedInstalment } from '../../core/eligibility/caps.ts'
import { blocking, standing } from '../../core/eligibility/standing.ts'
import { invariant } from '../../core/invariant.ts'
import { grantApproved } from '../../core/ledger/grants.ts'
import { type Money, moneyToText } from '../../core/money/money.ts'
import { problem } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { money } from '../../input/shapes.ts'
import { approvalView, expectedView } from '../../queries/decisions.ts'
import { type Told, versionById } from '../../store/applications.ts'
import { checksOf } from '../../store/checks.ts'
import { addApproval, approvalsOf, approvedBy, instalmentsRecommended, lastRecommendation, type Recommendation } from '../../store/decisions.ts'
import { fundBalance, fundById } from '../../store/funds.ts'
import { addGrant } from '../../store/grants.ts'
import { policyOf, programmeInVersion } from '../../store/programmes.ts'
import type { Read } from '../../store/read.ts'
import type { Write } from '../../store/write.ts'
import { findCase, inState, type OpenCase } from '../applications/open-case.ts'
import { toldDifferences } from '../applications/told-differences.ts'
import { command } from '../command.ts'
import { found } from '../found.ts'
import { mayApprove } from './deciders.ts'
import { withinCaps } from './recommend.ts'

export interface Expected {
  readonly money: Money
  readonly digest: string
}

/** What an approval may be refused for, alone or among several. */
export const APPROVAL_REFUSALS = [
  'erased',
  'same_person',
  'fund_would_be_overspent',
  'fund_closed',
  'already_decided',
  'wrong_state',
  'approval_outdated',
  'checks_not_passed',
  'caps_exceeded',
] as const

/**
 * Approves what was recommended, as it was seen. Above the programme's threshold the first approval waits for a second person's; the last makes the grant
 * and promises the fund's money. Refuses not_found, same_person, already_decided, wrong_state, approval_outdated (with the difference),
 * checks_not_passed, fund_closed, fund_would_be_overspent, caps_exceeded.
 */
export const approve = command({
  kind: 'approved',
  summary: 'Approve a recommended application',
  makes: true,
  refuses: APPROVAL_REFUSALS,
  body: z.strictObject({ expected: z.strictObject({ money, digest: z.string().max(100) }) }),
  decide: (read, { params, body, actor }) => {
    const opened = findCase(read, params['id'])
    if (!opened.ok) return opened
    const decided = decideApproval(read, opened.value, body.expected, actor)
    return decided.ok ? done(decided.value.write) : decided
  },
  answer: (read, seq) => approvalView(read, found(approvedBy(read, seq)[0])),
})

/** What is approved in the same act before: its sum from the fund, and the instalments of each student. */
export interface Beside {
  readonly minor: number
  readonly instalmentsOf: ReadonlyMap<number, readonly PlannedInstalment[]>
}

const NOTHING: Beside = { minor: 0, instalmentsOf: new Map() }

/** An approval that can be given: what it is of, and what writes it. */
export interface Approvable {
  readonly student: number
  readonly minor: number
  readonly instalments: readonly PlannedInstalment[]
  readonly write: (tx: Write) => void
}

/** Decides one approval beside others of the same act. */
export function decideApproval(read: Read, open: OpenCase, expected: Expected, actor: number, beside = NOTHING): Result<Approvable> {
  const { of } = open
  const recommendation = lastRecommendation(read, of.id)
  const person = mayApprove(read, of.id, actor, of.state === 'recommended' ? recommendation : undefined)
  if (!person.ok) return person
  const seen = asSeen(read, open, recommendation, expected)
  if (!seen.ok) return seen
  const ready = readyToApprove(read, open, seen.value, beside)
  if (!ready.ok) return ready
  const { policy, fund, instalments, nth, last } = ready.value
  const write = (tx: Write): void => {
    addApproval(tx, seen.value, nth)
    if (!last) return
    invariant(open.payee !== null, 'a case recommended to approve has a payee')
    const { student, programme, id: application } = of
    const grant = addGrant(
      tx,
      { application, recommendation: seen.value.id, student, programme, fund, payee: open.payee, amount: seen.value.amount },
      instalments,
    )
    tx.entry(grantApproved({ fund, currency: policy.currency }, grant, seen.value.amount, tx.today))
    tx.step('application', application, 'recommended', 'approved')
  }
  return done({ student: of.student, minor: seen.value.amount, instalments, write })
}

type ToApprove = Recommendation & { readonly amount: number }

/** The last recommendation, if it is to approve and the approver saw it as it stands. */
function asSeen(read: Read, open: OpenCase, recommendation: Recommendation | undefined, expected: Expected): Result<ToApprove> {
  const { of, told } = open
  const outdated = recommendation?.outcome === 'approve' && (of.state === 'checking' || of.state === 'information_needed')
  const state = outdated ? done(undefined) : inState(of, ['recommended'], say.onlyRecommendedApproved)
  if (!state.ok) return state
  if (!recommendation || recommendation.amount === null) return problem('wrong_state', say.toBeRefused(of.caseNumber))
  const { amount } = recommendation
  const { currency } = open.policy
  const same = expected.money.minor === amount && expected.money.currency === currency
  if (!outdated && same && expected.digest === recommendation.digest) return done({ ...recommendation, amount })
  const difference = [...(same ? [] : ['money']), ...changedSince(read, open, recommendation, expected, told)]
  return problem('approval_outdated', outdated ? say.caseIsAgain(of.caseNumber, of.state) : say.caseNotAsSeen(of.caseNumber), {
    members: { difference, now: outdated ? null : expectedView(recommendation, currency) },
  })
}

/** Paths of what was corrected since the version that the expected digest is of. */
function changedSince(read: Read, { of }: OpenCase, recommendation: Recommendation, expected: Expected, told: Told): readonly string[] {
  if (recommendation.version === of.version) return expected.digest === recommendation.digest ? [] : ['digest']
  const before = versionById(read, recommendation.version).told
  return before ? toldDifferences(before, told) : ['digest']
}

/** What the grant needs: checks that passed, money in the fund, room under the caps; and whether this approval is the last. */
function readyToApprove(read: Read, { of, student }: OpenCase, recommendation: ToApprove, beside: Beside) {
  const version = found(programmeInVersion(read, recommendation.programmeVersion))
  const policy = policyOf(version)
  const blocked = blocking(standing(checksOf(read, of.id, student.key), policy))
  if (blocked.length > 0) return problem('checks_not_passed', say.notPassedReopen(blocked.map((one) => say.checkIs(one.criterion, one.outcome))))
  const money = fundHas(read, version.fund, beside.minor + recommendation.amount)
  if (!money.ok) return money
  const instalments = instalmentsRecommended(read, recommendation.id)
  const caps = withinCaps(read, of, policy, [...(beside.instalmentsOf.get(of.student) ?? []), ...instalments])
  if (!caps.ok) return caps
  const nth = approvalsOf(read, of.id).filter((one) => one.recommendation === recommendation.id).length + 1
  const needed = recommendation.amount > (policy.secondApprovalAboveMinor ?? Number.POSITIVE_INFINITY) ? 2 : 1
  return done({ policy, fund: version.fund, instalments, nth, last: nth === needed })
}

function fundHas(read: Read, id: number, minor: number): Result<undefined> {
  const fund = found(fundById(read, id))
  if (fund.state !== 'open') return problem('fund_closed', say.grantsNoMore(fund.code))
  const overspent = -fundBalance(read, fund, 'budget:overspent')
  if (overspent !== 0) return problem('fund_would_be_overspent', say.fundOverspent(fund.code, moneyToText(overspent, fund.currency)))
  const available = fundBalance(read, fund, 'budget:available')
  return available >= minor
    ? done(undefined)
    : problem('fund_would_be_overspent', say.fundHasLess(fund.code, moneyToText(available, fund.currency), moneyToText(minor, fund.currency)))
}
