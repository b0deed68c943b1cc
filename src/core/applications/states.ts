export type ApplicationState = 'received' | 'checking' | 'information_needed' | 'recommended' | 'approved' | 'refused' | 'withdrawn'
export type GrantState = 'approved' | 'paying' | 'paid' | 'cancelled'
export type PayoutState = 'prepared' | 'instructed' | 'settled' | 'returned' | 'rejected' | 'cancelled'

/** What the student's page says. */
export type StudentStatus =
  | 'received'
  | 'checking'
  | 'information_needed'
  | 'approved'
  | 'held'
  | 'on_its_way'
  | 'paid'
  | 'returned'
  | 'rejected'
  | 'cancelled'
  | 'refused'
  | 'withdrawn'

/**
 * The steps of an application. Back to checking: by a reopening, an answer to a request, or a correction. A request that nobody answers
 * gets a new date, or the case is recommended (to be refused).
 */
const STEPS: Readonly<Record<ApplicationState, readonly ApplicationState[]>> = {
  received: ['checking', 'withdrawn'],
  checking: ['information_needed', 'recommended', 'withdrawn'],
  information_needed: ['checking', 'information_needed', 'recommended', 'withdrawn'],
  recommended: ['checking', 'approved', 'refused', 'withdrawn'],
  approved: [],
  refused: ['checking'],
  withdrawn: [],
}

/** May an application go from one state to the other in one step? */
export const mayBecome = (from: ApplicationState, to: ApplicationState): boolean => STEPS[from].includes(to)

/** What a grant is once all that is not instructed of it is cancelled: still being paid, paid with the rest cancelled, or cancelled before any payment. */
export function stateAfterCancellation(payouts: ReadonlyArray<{ readonly state: string }>): GrantState {
  if (payouts.some(({ state }) => state === 'instructed')) return 'paying'
  return payouts.some(({ state }) => state === 'settled') ? 'paid' : 'cancelled'
}

/** Has the application been decided, or withdrawn: does a further decision come too late? */
export const isDecided = (state: ApplicationState): boolean => state === 'approved' || state === 'refused' || state === 'withdrawn'
