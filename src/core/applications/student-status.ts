import { type NextFacts, nextWords } from './next-words.ts'
import type { ApplicationState, GrantState, PayoutState, StudentStatus } from './states.ts'

/** An instalment as the student's page sees it: where its latest payout stands. */
export interface InstalmentSeen {
  /** Of the latest payout; `due` where there is none yet. */
  readonly state: 'due' | PayoutState
  /** The date of that state. */
  readonly since: string
  /** A changed payee was approved after the latest payout came back: the student has done what was asked. */
  readonly payeeRenewed: boolean
}

/** What the status of a case is made of. */
export interface StatusSeen {
  readonly application: ApplicationState
  /** Date since which the application is in its state. */
  readonly since: string
  /** `since`: date of the grant's last own change (approval, cancellation). */
  readonly grant?: { readonly state: GrantState; readonly since: string }
  /** A standing hold on the grant or the whole programme; `payee`: a changed payee waits for approval. */
  readonly hold?: { readonly kind: 'payee' | 'other'; readonly since: string }
  readonly instalments: readonly InstalmentSeen[]
  readonly next: NextFacts
}

export interface StatusShown {
  readonly status: StudentStatus
  readonly since: string
  /** What happens next or is to be done, in English. */
  readonly next: string
  /** The place (from 0) of the instalment that the status is about. */
  readonly instalment?: number
}

/** A status, before its words. */
interface Placed {
  readonly status: StudentStatus
  readonly since: string
  readonly instalment?: number
}

/**
 * The status that a student sees. A hold before approval reads 'checking'. After approval, what the student should do comes
 * first: money that came back, then what is under way, then what stands still, then what is paid. "Paid" needs a bank line:
 * only a settled payout gives it.
 */
export function studentStatus(seen: StatusSeen): StatusShown {
  const placed = place(seen)
  return { ...placed, next: nextWords(placed.status, seen.next) }
}

function place(seen: StatusSeen): Placed {
  const { application, since } = seen
  if (application === 'recommended') return { status: 'checking', since }
  return application === 'approved' ? placeOfGrant(seen) : { status: application, since }
}

function placeOfGrant({ since, grant, hold, instalments }: StatusSeen): Placed {
  if (grant?.state === 'cancelled') return { status: 'cancelled', since: grant.since }
  const first = (holds: (instalment: InstalmentSeen) => boolean): number | undefined => {
    const index = instalments.findIndex(holds)
    return index < 0 ? undefined : index
  }
  const at = (status: StudentStatus, instalment: number | undefined): Placed | undefined =>
    instalment === undefined ? undefined : { status, since: instalments[instalment]?.since ?? since, instalment }
  const returned = at(
    'returned',
    first((one) => one.state === 'returned' && !one.payeeRenewed),
  )
  if (returned && hold?.kind !== 'payee') return returned
  const underway =
    at(
      'on_its_way',
      first((one) => one.state === 'instructed'),
    ) ??
    at(
      'rejected',
      first((one) => one.state === 'rejected' && hold?.kind !== 'payee' && !one.payeeRenewed),
    )
  if (underway) return underway
  const open = first((one) => one.state !== 'settled')
  if (hold && open !== undefined && grant?.state !== 'paid') return { status: 'held', since: hold.since, instalment: open }
  const settled = instalments.filter((one) => one.state === 'settled').length
  const waiting = first((one) => one.state === 'prepared' || one.state === 'returned' || one.state === 'rejected')
  if (settled > 0 && waiting === undefined)
    return (
      at(
        'paid',
        instalments.findLastIndex((one) => one.state === 'settled'),
      ) ?? { status: 'paid', since }
    )
  return { status: 'approved', since: grant?.since ?? since, ...(open === undefined ? {} : { instalment: open }) }
}
