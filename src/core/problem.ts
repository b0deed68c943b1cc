import { refused } from './result.ts'
import { because, type Said } from './said/say.ts'

/**
 * How a refusal is to be taken. Only http/problem.ts turns a kind into a status.
 * - shape: the input is not of the form asked for; content: of the form, but a rule of its content refuses it
 * - state: the thing is not in a state that allows it, or a race was lost; role, person: who asks may not
 * - size: larger than is taken
 * - missing: no such thing; gone: there was one, and it was erased; throttled: asked too often
 */
export type ProblemKind = 'shape' | 'content' | 'state' | 'role' | 'person' | 'missing' | 'gone' | 'size' | 'throttled'

/** Every refusal that a command or a query can give: code → its kind, and whether the same call can succeed later. */
export const PROBLEMS = {
  // shape and look-up
  invalid_input: { kind: 'shape', retry: false },
  unknown_member: { kind: 'shape', retry: false },
  not_found: { kind: 'missing', retry: false },
  not_found_or_wrong: { kind: 'missing', retry: false },
  too_many_tries: { kind: 'throttled', retry: true },
  too_many_messages: { kind: 'throttled', retry: true },
  erased: { kind: 'gone', retry: false },
  // who
  role_not_allowed: { kind: 'role', retry: false },
  same_person: { kind: 'person', retry: false },
  // idempotency and races
  idempotency_key_reused: { kind: 'content', retry: false },
  idempotency_key_expired: { kind: 'state', retry: false },
  in_progress: { kind: 'state', retry: true },
  changed_meanwhile: { kind: 'state', retry: true },
  // books
  already_exists: { kind: 'state', retry: false },
  amount_invalid: { kind: 'content', retry: false },
  currency_unknown: { kind: 'content', retry: false },
  currency_differs: { kind: 'content', retry: false },
  date_invalid: { kind: 'content', retry: false },
  date_in_future: { kind: 'content', retry: false },
  period_closed: { kind: 'content', retry: false },
  fund_would_be_overspent: { kind: 'state', retry: true },
  fund_closed: { kind: 'state', retry: false },
  rate_missing: { kind: 'content', retry: true },
  // people
  user_unknown: { kind: 'missing', retry: false },
  role_unknown: { kind: 'content', retry: false },
  // cases
  policy_invalid: { kind: 'content', retry: false },
  list_refused: { kind: 'content', retry: false },
  list_unreadable: { kind: 'content', retry: false },
  already_applied: { kind: 'state', retry: false },
  already_decided: { kind: 'state', retry: false },
  wrong_state: { kind: 'state', retry: false },
  approval_outdated: { kind: 'state', retry: true },
  checks_not_passed: { kind: 'state', retry: true },
  not_clear: { kind: 'state', retry: true },
  check_is_automatic: { kind: 'content', retry: false },
  criterion_unknown: { kind: 'content', retry: false },
  caps_exceeded: { kind: 'state', retry: false },
  amount_not_allowed: { kind: 'content', retry: false },
  payee_invalid: { kind: 'content', retry: false },
  document_too_large: { kind: 'size', retry: false },
  document_not_taken: { kind: 'content', retry: false },
  money_still_open: { kind: 'state', retry: true },
  // closings
  difference_not_zero: { kind: 'state', retry: true },
  closing_outdated: { kind: 'state', retry: true },
  closing_missing: { kind: 'state', retry: true },
  // payouts
  nothing_payable: { kind: 'state', retry: true },
  payout_held: { kind: 'state', retry: true },
  payee_not_approved: { kind: 'state', retry: true },
  cooling_off: { kind: 'state', retry: true },
  way_differs: { kind: 'content', retry: false },
  institution_differs: { kind: 'content', retry: false },
  may_still_be_carried_out: { kind: 'state', retry: true },
  batch_outdated: { kind: 'state', retry: true },
  batch_not_released: { kind: 'state', retry: true },
  letters_missing: { kind: 'content', retry: false },
  report_refused: { kind: 'content', retry: false },
  // banks
  statement_refused: { kind: 'content', retry: false },
  statement_too_large: { kind: 'size', retry: false },
  overlap_unclear: { kind: 'state', retry: false },
  import_cancelled: { kind: 'state', retry: true },
  reading_not_confirmed: { kind: 'state', retry: false },
  reading_unknown: { kind: 'content', retry: false },
  line_already_matched: { kind: 'state', retry: false },
  match_not_allowed: { kind: 'content', retry: false },
  amount_differs: { kind: 'content', retry: false },
  action_not_allowed: { kind: 'content', retry: false },
} as const satisfies Record<string, { readonly kind: ProblemKind; readonly retry: boolean }>

export type ProblemCode = keyof typeof PROBLEMS

/** One place of the input that is at fault: JSON pointer into the body, and why, in the words of the API and as data. */
export interface Fault {
  readonly pointer: string
  readonly reason: string
  readonly said: Said
}

/**
 * A refusal. `detail` says in words what to do, `said` the same as data, for pages; `errors` name places of the input; `members` are further members of the
 * answer that the code's callers rely on (a list's problems, the case number of an earlier application).
 */
export interface Problem {
  readonly code: ProblemCode
  readonly detail: string
  readonly said: Said
  readonly errors?: readonly Fault[]
  readonly members?: Readonly<Record<string, unknown>>
}

/** Refuses with `code`, in the words of `said`. */
export const problem = (code: ProblemCode, said: Said, more: Omit<Problem, 'code' | 'detail' | 'said'> = {}) => refused(problemOf(code, said, more))

/** The refusal itself. */
export const problemOf = (code: ProblemCode, said: Said, more: Omit<Problem, 'code' | 'detail' | 'said'> = {}): Problem => ({
  code,
  detail: said.text,
  said,
  ...more,
})

/** Refuses what a path or a body names and what is not there; `sentence` says so of its id or code. */
export const notFound = (sentence: (named: string) => Said, named: string | undefined) => problem('not_found', sentence(named ?? ''))

/** A place of the input at fault. */
export const faultAt = (pointer: string, said: Said): Fault => ({ pointer, ...because(said) })
