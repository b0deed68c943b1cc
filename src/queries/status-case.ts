import { type NextFacts, nextWords, restWords } from '../core/applications/next-words.ts'
import type { StudentStatus } from '../core/applications/states.ts'
import { type InstalmentSeen, studentStatus } from '../core/applications/student-status.ts'
import { invariant } from '../core/invariant.ts'
import type { MoneyText } from '../core/money/money.ts'
import { accountEnding } from '../core/payees/payee.ts'
import { returnReasonOf } from '../core/payouts/return-reason.ts'
import { daysToCarryOut } from '../core/payouts/ways-to-pay.ts'
import { addDays } from '../core/time/dates.ts'
import { standingBreaksOfPayout } from '../store/breaks.ts'
import { refusalsOf } from '../store/decisions.ts'
import { standingHolds } from '../store/grants.ts'
import { messagesOfCase } from '../store/messages.ts'
import { notesOf } from '../store/notes.ts'
import { payeePersonal } from '../store/payees.ts'
import { policyOf, programmeById } from '../store/programmes.ts'
import type { Read } from '../store/read.ts'
import { lineById } from '../store/statements.ts'
import { returnLineOf, type StatusCase, type StatusGrant, type StatusInstalment, statusGrant, statusInstalments } from '../store/status.ts'
import { conversationOf, type MessageShown, type SaidShown } from './messages.ts'
import { amountOf, type InstalmentShown, instalmentShown, restSeen } from './status-instalments.ts'
import { type StepShown, stepsShown } from './status-steps.ts'

/** A case as its student sees it. Nothing in it names a person or tells a passport or a whole account. */
export interface CaseShown {
  readonly caseNumber: string
  readonly programme: string
  readonly status: StudentStatus
  readonly since: string
  readonly next: string
  /** Day by which we check, or the student is to answer, collect or ask for a review. */
  readonly by?: string
  readonly amount?: MoneyText
  readonly payeeEnding?: string
  /** Why it was refused or cancelled, or why the money came back: as a code. */
  readonly reason?: string
  /** What is missing. */
  readonly needed?: readonly string[]
  /** At which agent or cash desk it is, or was to be, collected. */
  readonly agent?: string
  /** The place of the instalment (from 1) that the status is about, where there are several. */
  readonly instalment?: number
  readonly instalments: readonly InstalmentShown[]
  readonly steps: readonly StepShown[]
  /** What student and office said, oldest first; the API tells the newest. */
  readonly messages: readonly MessageShown[]
}

/** The same for a page that words it in the student's language: `facts` are what `next` is made of, `said` what `messages` are. */
export interface CasePage extends CaseShown {
  readonly facts: NextFacts
  readonly said: readonly SaidShown[]
}

export function casePage(read: Read, of: StatusCase): CasePage {
  const grant = statusGrant(read, of.id)
  const instalments = grant ? statusInstalments(read, grant.id) : []
  const seen = {
    application: of.state,
    since: of.since,
    instalments: instalments.map((one) => instalmentSeen(one, grant)),
    ...(grant ? { grant: grantSeen(grant), ...holdSeen(read, grant) } : {}),
  }
  const placed = studentStatus({ ...seen, next: {} })
  const about = placed.instalment === undefined ? undefined : instalments[placed.instalment]
  const facts = { ...nextFacts(read, of, { status: placed.status, about, instalments, grant }), ...restSeen(grant, instalments, 'hold' in seen) }
  const programme = programmeById(read, of.programme)
  invariant(programme, 'an application has its programme')
  return {
    caseNumber: of.caseNumber,
    programme: programme.name,
    status: placed.status,
    since: placed.since,
    next: nextInFull(placed.status, facts),
    ...(facts.by === undefined ? {} : { by: facts.by }),
    ...(grant ? { amount: amountOf(grant, instalments) } : {}),
    ...ending(read, payeeOf(of, grant, placed.status, about)),
    ...reasonOf(read, of, { status: placed.status, grant, about }),
    ...(placed.status === 'information_needed' && of.items !== null ? { needed: JSON.parse(of.items) as string[] } : {}),
    ...(facts.agent === undefined ? {} : { agent: facts.agent }),
    ...(about && instalments.length > 1 ? { instalment: about.nth } : {}),
    instalments: instalments.map((one) => instalmentShown(one, grant)),
    steps: stepsShown(read, of, grant, instalments),
    ...conversationOf(read, of.id),
    facts: { ...facts, ...receivedSeen(read, of, about) },
  }
}

/** Whether the student has said of the payout that the status is about whether it came, and whether what did not come is still looked for. */
function receivedSeen(read: Read, of: StatusCase, about: StatusInstalment | undefined): Pick<NextFacts, 'receivedTold' | 'isLookedFor'> {
  const payout = about?.payout ?? undefined
  const told = payout === undefined ? undefined : messagesOfCase(read, of.id).findLast((one) => one.payout === payout)
  if (payout === undefined || told === undefined) return {}
  const isLookedFor = told.received !== 'all' && standingBreaksOfPayout(read, payout).some(({ kind }) => kind === 'not_received')
  return { receivedTold: true, ...(isLookedFor ? { isLookedFor } : {}) }
}

const grantSeen = ({ state, since, approvedOn }: StatusGrant) => ({ state, since: state === 'cancelled' ? since : approvedOn })

function holdSeen(read: Read, grant: StatusGrant) {
  const holds = standingHolds(read, grant)
  const since = holds.map(({ at }) => at.slice(0, 10)).sort()[0]
  return since === undefined ? {} : { hold: { kind: holds.some(({ cause }) => cause === 'payee_change') ? ('payee' as const) : ('other' as const), since } }
}

/** Paid and returned since the day of the bank's line, ordered since the release. */
function instalmentSeen(of: StatusInstalment, grant: StatusGrant | undefined): InstalmentSeen {
  const days = {
    due: grant?.approvedOn,
    prepared: undefined,
    cancelled: undefined,
    rejected: undefined,
    instructed: of.orderedOn,
    settled: of.paidOn,
    returned: of.returnedOn,
  }
  const state = of.state ?? 'due'
  return { state, since: days[state] ?? of.movedOn ?? of.dueOn, payeeRenewed: (grant?.payeeRenewedBy ?? 0) > (of.movedBy ?? 0) }
}

interface Placed {
  readonly status: StudentStatus
  readonly about: StatusInstalment | undefined
  readonly instalments: readonly StatusInstalment[]
  readonly grant: StatusGrant | undefined
}

function nextFacts(read: Read, of: StatusCase, { status, about, instalments, grant }: Placed): NextFacts {
  switch (status) {
    case 'received':
      return dayOf(read, addDays(of.receivedOn, rulesOf(read, of).answerWithinDays))
    case 'refused':
      return dayOf(read, addDays(of.since, rulesOf(read, of).reviewWithinDays))
    case 'information_needed':
      return { ...(of.dueDate === null ? {} : dayOf(read, of.dueDate)), ...answered(read, of, of.since) }
    case 'withdrawn':
      return of.sameAs === null ? {} : { sameAs: of.sameAs }
    case 'on_its_way':
      return about ? onItsWay(read, about) : {}
    case 'rejected':
      return about ? collectedAt(about) : {}
    case 'returned':
      return {
        ...(about ? collectedAt(about) : {}),
        ...(grant?.fundState === 'closed' ? { isFundClosed: true } : {}),
        ...(about?.returnedOn == null ? {} : answered(read, of, about.returnedOn)),
        ...(about?.payee != null && payeePersonal(read, about.payee)?.institution !== undefined ? { isInstitutions: true } : {}),
      }
    case 'paid': {
      const next = instalments.find((one) => one.state !== 'settled')?.dueOn
      return {
        ...usualDays(about),
        ...(about ? { ...dueBy(read, about), ...collectedAt(about) } : {}),
        ...(next === undefined ? {} : { nextInstalmentOn: next }),
      }
    }
    default:
      return {}
  }
}

/** A day by which something is to happen: once it has passed it is told as such, for nobody is to read of a past day what will be done by it. */
const dayOf = (read: Read, by: string): NextFacts => ({ by, ...(by < read.today ? { isOver: true } : {}) })

/** Has the student sent something since that nobody has answered? */
const answered = (read: Read, of: StatusCase, since: string): NextFacts =>
  messagesOfCase(read, of.id).some(({ kind, state, at }) => kind === 'answer' && state === 'open' && at.slice(0, 10) >= since) ? { isAnswered: true } : {}

/** Working days are fewer than days: a week has five of them. */
const daysOfWork = (count: number): number => Math.ceil((count * 7) / 5) + 2

/** Of an account of which nobody said how long its bank takes. */
const LONGEST_DAYS = 20

const dueBy = (read: Read, { paidOn, usualDays: days }: StatusInstalment): NextFacts =>
  paidOn !== null && addDays(paidOn, daysOfWork(days ?? LONGEST_DAYS)) < read.today ? { isDue: true } : {}

const usualDays = (of: StatusInstalment | undefined) => (of?.usualDays == null ? {} : { usualDays: of.usualDays })

/** At which agent or cash desk of ours the money is collected; a bank sends it. */
const collectedAt = (of: StatusInstalment): NextFacts =>
  of.accountKind === null || of.accountKind === 'bank' || of.accountName === null ? {} : { agent: of.accountName }

function onItsWay(read: Read, of: StatusInstalment): NextFacts {
  const { agent } = collectedAt(of)
  if (agent === undefined || of.accountKind === null) return usualDays(of)
  const payee = of.payee === null ? null : payeePersonal(read, of.payee)
  return {
    agent,
    ...(payee?.city === undefined ? {} : { town: payee.city }),
    ...(of.orderedOn === null ? {} : dayOf(read, addDays(of.orderedOn, daysToCarryOut({ ...of, kind: of.accountKind })))),
    ...(of.agentNumber === null ? {} : { agentNumber: of.agentNumber }),
    ...(payee && payee.relation !== 'self' ? { collectedByOther: true } : {}),
    ...(of.accountKind === 'cash_desk' ? { isSignedFor: true } : {}),
  }
}

function rulesOf(read: Read, of: StatusCase) {
  const programme = programmeById(read, of.programme)
  invariant(programme, 'an application has its programme')
  return policyOf(programme)
}

/** As the API tells it: in one text. */
const nextInFull = (status: StudentStatus, facts: NextFacts): string =>
  facts.rest === undefined
    ? nextWords(status, facts)
    : `${nextWords(status, facts)} ${restWords(`${facts.rest.amount} ${facts.rest.currency}`, facts.isRestHeld === true)}`

/** To whom the payout goes or went that the status is about, else to whom the next one goes. */
function payeeOf(of: StatusCase, grant: StatusGrant | undefined, status: StudentStatus, about: StatusInstalment | undefined): number | null {
  const isPayout = status === 'on_its_way' || status === 'paid' || status === 'returned' || status === 'rejected'
  return (isPayout ? about?.payee : undefined) ?? grant?.payee ?? of.payee
}

function ending(read: Read, payee: number | null) {
  const told = payee === null ? null : payeePersonal(read, payee)
  const shown = told ? accountEnding(told) : undefined
  return shown === undefined ? {} : { payeeEnding: shown }
}

interface Reasoned {
  readonly status: StudentStatus
  readonly grant: StatusGrant | undefined
  readonly about: StatusInstalment | undefined
}

/** Codes alone: what a person or a bank wrote about it can name somebody. A hit on a screening list is told to nobody outside. */
function reasonOf(read: Read, of: StatusCase, { status, grant, about }: Reasoned): { readonly reason?: string } {
  const told = (reason: string | undefined) => ({ reason: reason === undefined || reason === 'screening' ? 'other' : reason })
  if (status === 'refused') return told(refusalsOf(read, of.id).at(-1)?.reason)
  if (status === 'cancelled' && grant) return told(notesOf(read, 'cancellation', grant.id).at(-1)?.words?.['told'])
  if (status !== 'returned' || about?.payout == null) return {}
  const line = lineById(read, returnLineOf(read, about.payout) ?? -1)
  return told(line?.personal ? returnReasonOf(line.personal) : undefined)
}
