import { iban } from '../commands/cases-world.ts'
import type { Life } from './life.ts'
import { FUNDS, type Instalment } from './life-nouns.ts'
import { type Draw, pick } from './life-payouts.ts'
import { cancelled, mayStillBeCarriedOut } from './life-ways.ts'
import { COOLING_HOURS, type Who } from './life-world.ts'
import { events } from './model.ts'

const HOUR_MS = 3_600_000

/** Another account of a payee: recorded, mostly approved, and in one programme paid only once it has cooled off. */
export async function changePayee(life: Life, [x, y, z]: Draw): Promise<void> {
  const all = [...life.payees].filter(([, { way }]) => way === 'account')
  const [grant, payee] = pick(all, x) ?? []
  if (grant === undefined || !payee) return
  if (z % 3 === 2) return endCoolingOff(life, grant, y % 2 === 0 ? 'approver' : 'approver2')
  const { state } = await life.world.get(`/grants/${grant}`)
  const isShown = !life.hidden.has(grant)
  if (!payee.pending) {
    const next = iban('TR', `000640${String(5 * 10 ** 14 + Number(grant) * 1000 + payee.changed).padStart(16, '0')}`)
    const body = {
      payee: { name: payee.name, iban: next, bank: 'İş Bankası', currency: payee.currency },
      reason: 'the account was closed',
      recognisedBy: 'video call',
    }
    const isFundClosed = life.instalments.some((i) => i.grant === grant && life.closedFunds.has(i.fund.code))
    const recorded = await life.post((state === 'approved' || state === 'paying') && !isFundClosed && isShown, 'officer', `/grants/${grant}/payee`, body)
    if (!recorded) return
    Object.assign(payee, { pending: true, digest: recorded.digest, next, changed: payee.changed + 1 })
  }
  if (y % 4 === 0) return
  if (!(await life.post(isShown, 'approver', `/grants/${grant}/payee-approval`, { expected: { digest: payee.digest } }))) return
  const isCooling = life.instalments.some((i) => i.grant === grant && i.fund === FUNDS.E)
  Object.assign(payee, { pending: false, iban: payee.next, coolsUntilMs: isCooling ? life.world.nowMs + COOLING_HOURS * HOUR_MS : 0 })
}

/** Whoever approved the payee does not end it early. */
async function endCoolingOff(life: Life, grant: string, who: Who): Promise<void> {
  const payee = life.payees.get(grant)
  if (!payee) return
  const isTaken = !payee.pending && payee.coolsUntilMs > life.world.nextMs && who === 'approver2' && !life.hidden.has(grant)
  if (await life.post(isTaken, who, `/grants/${grant}/cooling-off-end`, { reason: 'the flight is tomorrow' })) payee.coolsUntilMs = 0
}

/** A grant, or all of a programme, is held, or a hold is lifted: never by who set it. */
export async function hold(life: Life, [x, y, z]: Draw): Promise<void> {
  const standing = life.holds.filter((h) => !h.isEnded)
  const who = pick(['approver', 'finance', 'releaser', 'hats'] as const, z) ?? 'finance'
  if (standing.length > 0 && y % 4 > 0) return lift(life, pick(y % 4 === 3 ? life.holds : standing, x), who)
  const grant = pick([...life.payees.keys()], x)
  if (y % 8 === 0) {
    const fund = pick(['F', 'E', 'G'], x) ?? 'F'
    const { id } = await must(life, who, `/programmes/${fund}/holds`)
    life.holds.push({ id, fund, by: who, isEnded: false })
  } else if (grant !== undefined) {
    const set = await life.post(!life.cancelledGrants.has(grant), who, `/grants/${grant}/holds`, { reason: 'a question' })
    if (set) life.holds.push({ id: set.id, grant, by: who, isEnded: false })
  }
}

async function must(life: Life, who: Who, path: string) {
  const answer = await life.post(true, who, path, { reason: 'a question' })
  return answer as { readonly id: string }
}

async function lift(life: Life, of: Life['holds'][number] | undefined, who: Who): Promise<void> {
  if (of && (await life.post(!of.isEnded && of.by !== who, who, `/holds/${of.id}/lifting`, { reason: 'answered' }))) of.isEnded = true
}

/** What of an instalment is not instructed: no payout has it, or one that is prepared. */
const notInstructed = (life: Life, i: Instalment): number =>
  life.room(i) + life.payouts.filter((p) => p.instalment === i && p.state === 'prepared').reduce((sum, p) => sum + p.fundMinor, 0)

/** An approver ends what of a grant is not instructed. */
export async function cancelGrant(life: Life, [x]: Draw): Promise<void> {
  const grant = pick([...life.payees.keys()], x)
  if (grant !== undefined) await cancel(life, grant)
}

export async function cancel(life: Life, grant: string): Promise<void> {
  const ends = life.instalments.filter((i) => i.grant === grant && notInstructed(life, i) > 0)
  const isTaken = !life.cancelledGrants.has(grant) && ends.length > 0 && !ends.some((i) => mayStillBeCarriedOut(life, i))
  if (!(await life.post(isTaken, 'approver', `/grants/${grant}/cancellation`, { reason: 'the student flew home' }))) return
  const payouts = life.payouts.filter((p) => p.instalment.grant === grant)
  cancelled(
    life,
    payouts.filter((p) => p.state === 'prepared'),
  )
  const [fund] = ends.map((i) => i.fund)
  const minor = ends.reduce((sum, i) => sum + life.room(i), 0)
  for (const i of ends) i.cancelled += life.room(i)
  if (fund) life.model.post(events.cancelled(fund, grant, minor))
  if (!payouts.some((p) => p.state === 'instructed' || p.state === 'settled')) life.cancelledGrants.add(grant)
}
