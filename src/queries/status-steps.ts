import type { ApplicationState } from '../core/applications/states.ts'
import type { Read } from '../store/read.ts'
import { type PaidBefore, paidOfGrant, type StatusCase, type StatusGrant, type StatusInstalment, statesGoneThrough } from '../store/status.ts'

/** What happened or is due to a case. */
export type StepKind =
  | 'received'
  | 'checking'
  | 'information_needed'
  | 'approved'
  | 'refused'
  | 'withdrawn'
  | 'cancelled'
  | 'rest_cancelled'
  | 'due'
  | 'ordered'
  | 'paid'
  | 'returned'
  | 'rejected'

/** One step on the student's page; `instalment`: its place from 1. */
export interface StepShown {
  readonly what: StepKind
  readonly on: string
  readonly instalment?: number
}

/** A recommendation is no step to the student: the case is being checked. */
const SHOWN: Readonly<Record<ApplicationState, StepKind>> = {
  received: 'received',
  checking: 'checking',
  information_needed: 'information_needed',
  recommended: 'checking',
  approved: 'approved',
  refused: 'refused',
  withdrawn: 'withdrawn',
}

/** The steps of a case in their order: what the application went through, then each instalment as it stands. */
export function stepsShown(read: Read, of: StatusCase, grant: StatusGrant | undefined, instalments: readonly StatusInstalment[]): StepShown[] {
  const gone = [{ what: SHOWN.received, on: of.receivedOn }, ...statesGoneThrough(read, of.id).map(({ state, on }) => ({ what: SHOWN[state], on }))]
  const application = gone.filter(({ what }, place) => what !== gone[place - 1]?.what)
  const paid = grant ? paidOfGrant(read, grant.id) : []
  const stepsOf = (one: StatusInstalment) => [
    ...paid.filter(({ nth, payout }) => nth === one.nth && payout !== one.payout).flatMap(paidSteps),
    ...instalmentSteps(one),
  ]
  return [...application, ...instalments.flatMap(stepsOf), ...cancelledStep(grant)]
}

/** What was cancelled stands no more among the instalments: without a step of its own a payment that was awaited would be gone without a word. */
function cancelledStep(grant: StatusGrant | undefined): StepShown[] {
  if (grant?.state === 'cancelled') return [{ what: 'cancelled', on: grant.since }]
  return grant?.cancelledOn == null ? [] : [{ what: 'rest_cancelled', on: grant.cancelledOn }]
}

const stepOf = (what: StepKind, on: string | null, instalment: number): StepShown[] => (on === null ? [] : [{ what, on, instalment }])

const paidSteps = ({ nth, orderedOn, paidOn }: PaidBefore): StepShown[] => [...stepOf('ordered', orderedOn, nth), ...stepOf('paid', paidOn, nth)]

/** Made from how the payout stands now: what was undone never happened to the student. */
function instalmentSteps(of: StatusInstalment): StepShown[] {
  const step = (what: StepKind, on: string | null) => stepOf(what, on, of.nth)
  const ordered = step('ordered', of.orderedOn)
  switch (of.state) {
    case 'instructed':
      return ordered
    case 'settled':
      return [...ordered, ...step('paid', of.paidOn)]
    case 'returned':
      return [...ordered, ...step('paid', of.paidOn), ...step('returned', of.returnedOn)]
    case 'rejected':
      return [...ordered, ...step('rejected', of.movedOn)]
    default:
      return step('due', of.dueOn)
  }
}
