import { z } from 'zod'
import { seesPayees, seesPersons } from '../core/access/sight.ts'
import { idOf } from '../core/id.ts'
import { moneyToText } from '../core/money/money.ts'
import { returnReasonOf } from '../core/payouts/return-reason.ts'
import { notFound } from '../core/problem.ts'
import { done } from '../core/result.ts'
import { say } from '../core/said/say.ts'
import { fundById } from '../store/funds.ts'
import { type Grant, grantById, grantsAfter, instalmentsOf, standingHolds } from '../store/grants.ts'
import { notesOf } from '../store/notes.ts'
import { coolingUntil } from '../store/payable.ts'
import { lastPayeeChange } from '../store/payee-changes.ts'
import { grantPayee, type PayoutRow, payoutsOfGrant } from '../store/payouts.ts'
import { nameOf } from '../store/people.ts'
import type { Read } from '../store/read.ts'
import { lineById } from '../store/statements.ts'
import { returnLineOf } from '../store/status.ts'
import { payeeView } from './payouts.ts'
import { programmeFiltered } from './programmes.ts'
import { listed, none, pageOf, paging, query } from './query.ts'

/** Where an instalment stands: its last payout's state, `cancelled`, or `due`. `rest`: what is still to be ordered of one that was paid, less having left than was ordered. */
function instalmentsView(read: Read, of: Grant) {
  const payouts = payoutsOfGrant(read, of.id).filter(({ state }) => state !== 'cancelled')
  return instalmentsOf(read, of.id).map(({ id, nth, dueOn, amount, cancelled, left }) => {
    const own = payouts.filter(({ instalment }) => instalment === id)
    const prepared = own.reduce((sum, { state, fundAmount }) => (state === 'prepared' ? sum + fundAmount : sum), 0)
    const rest = own.findLast(({ state }) => state !== 'prepared')?.state === 'settled' ? left + prepared : 0
    return {
      id: String(id),
      nth,
      dueOn,
      money: moneyToText(amount, of.currency),
      ...(cancelled > 0 ? { cancelled: moneyToText(cancelled, of.currency) } : {}),
      ...(rest > 0 ? { rest: moneyToText(rest, of.currency) } : {}),
      state: cancelled === amount ? 'cancelled' : (own.at(-1)?.state ?? 'due'),
    }
  })
}

const holdsView = (read: Read, of: Grant, full: boolean) =>
  standingHolds(read, of).map((hold) => ({
    id: String(hold.id),
    cause: hold.cause,
    on: hold.ofProgramme === 1 ? 'programme' : 'grant',
    by: nameOf(read, hold.actor),
    at: hold.at,
    reason: full ? (notesOf(read, 'hold', hold.id)[0]?.words?.['reason'] ?? null) : null,
  }))

/** The grant as a case shows it. `fundClosed`: nothing more is paid under it, whatever its state. */
export const grantOfCaseView = (read: Read, of: Grant, full: boolean) => ({
  id: String(of.id),
  state: of.state,
  money: moneyToText(of.amount, of.currency),
  instalments: instalmentsView(read, of),
  holds: holdsView(read, of, full),
  ...(fundById(read, of.fund)?.state === 'closed' ? { fundClosed: true } : {}),
})

/** Of one that came back, when and why: as a code, as its student is told it. */
export function payoutOfCaseView(read: Read, { id, reference, state, amount, currency }: PayoutRow) {
  const line = state === 'returned' ? lineById(read, returnLineOf(read, id) ?? -1) : undefined
  const back = line && { on: line.bookedOn, reason: line.personal ? returnReasonOf(line.personal) : ('other' as const) }
  return { id: String(id), reference, state, money: moneyToText(amount, currency), ...(back ? { returned: back } : {}) }
}

/** A recorded change of payee that nobody approved yet, or null. */
function pendingPayeeView(read: Read, of: Grant, full: boolean) {
  const change = lastPayeeChange(read, of.id)
  if (!change || change.payableFrom !== null) return null
  const words = full ? notesOf(read, 'payee_change', change.id)[0]?.words : undefined
  return {
    payee: payeeView(read, change.payee, full),
    digest: change.digest,
    recordedBy: nameOf(read, change.actor),
    reason: words?.['reason'] ?? null,
    recognisedBy: words?.['recognisedBy'] ?? null,
  }
}

/** A releaser sees payees with their payouts, and why a grant is held, for releasers lift holds. */
function grantView(read: Read, of: Grant, roles: readonly string[]) {
  const full = seesPersons(roles)
  const payee = grantPayee(read, of.id) ?? of.payee
  return {
    ...grantOfCaseView(read, of, seesPayees(roles)),
    applicationId: String(of.application),
    caseNumber: of.caseNumber,
    programme: of.programmeCode,
    payee: payeeView(read, payee, full),
    pendingPayee: pendingPayeeView(read, of, full),
    coolingOffUntil: coolingUntil(read, of.id, payee) ?? null,
  }
}

export const grantByPath = query({
  summary: 'A grant with its instalments, holds and payee',
  filters: none,
  ask: (read, { params, reader }) => {
    const grant = grantById(read, idOf(params['id']) ?? -1)
    return grant ? done(grantView(read, grant, reader.roles)) : notFound(say.noGrant, params['id'])
  },
})

export const grants = query({
  summary: 'Grants',
  filters: z.strictObject({ ...paging, state: z.enum(['approved', 'paying', 'paid', 'cancelled']).optional(), programme: z.string().max(40).optional() }),
  ask: (read, { filters, reader }) => {
    const programme = programmeFiltered(read, filters.programme)
    if (!programme.ok) return programme
    const page = pageOf(filters)
    return done(listed(grantsAfter(read, { state: filters.state, programme: programme.value }, page), page, (grant) => grantView(read, grant, reader.roles)))
  },
})
