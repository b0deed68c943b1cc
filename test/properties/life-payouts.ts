import { expect } from 'vitest'
import { iban } from '../commands/cases-world.ts'
import { FUNDS, type Instalment, type Life, type Payout } from './life.ts'
import { type AccountCode, CASES, CURRENCY, type Json, RATES, SECOND_ABOVE, text, type Who } from './life-world.ts'
import { atRate, events, type Fund } from './model.ts'

/** Three numbers that the generator draws for a step: what they choose is the step's. */
export type Draw = readonly [x: number, y: number, z: number]

export const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)]

/** A donor promises: sometimes in the fund of the other currency, sometimes before its account had any line. */
export async function promise(life: Life, [x, y]: Draw): Promise<void> {
  const fund = x % 3 === 2 ? FUNDS.E : FUNDS.F
  const minor = [1_000_000, 2_000_000, 145_000, 61_111, 7_003][y % 5] ?? 1
  const body = { donor: `Donor ${y}`, money: text(minor, fund.currency), date: life.world.today, bankAccount: 'B', reference: `AG-${1000 + life.gifts.size}` }
  const gift = await life.post(true, 'finance', `/funds/${fund.code}/contributions`, body)
  life.gifts.set(gift.id, { fund, minor })
  life.model.post(events.contribution(fund, gift.id, minor))
}

/** The next cases are approved, by one or two, unless the budget refuses. */
export async function approve(life: Life, waiting: Json[], [x]: Draw): Promise<void> {
  for (let n = 0; n <= x % 3; n++) {
    const of = waiting[0]
    const told = CASES[Number(of?.id) - 1]
    if (!of || !told) return
    const fund: Fund = FUNDS[told.fund]
    const minor = told.parts.reduce((sum: number, part) => sum + part, 0)
    const isEnough = life.model.of(fund, 'b:available') >= minor && life.model.of(fund, 'b:overspent') === 0
    const path = `/applications/${of.id}/approval`
    let answer = await life.post(isEnough, 'approver', path, { expected: of.expected })
    if (!answer) return
    if (told.fund === 'F' && minor > SECOND_ABOVE) {
      expect(answer.state).toBe('recommended')
      await life.post(false, 'approver', path, { expected: of.expected })
      answer = await life.post(isEnough, 'approver2', path, { expected: of.expected })
    }
    waiting.shift()
    const grant = String(answer.grant.id)
    life.instalmentsOf(grant, fund)
    life.payees.set(grant, { iban: of.payee.iban, name: of.payee.name, currency: told.payee, pending: false, digest: '', changed: 0 })
    life.model.post(events.approved(fund, grant, minor))
  }
}

/** Money for a rejected payout may have left after all: an open line of the book shows it. */
const isShown = (life: Life, instalment: Instalment): boolean =>
  life.payouts.some(
    (p) =>
      p.instalment === instalment &&
      p.state === 'rejected' &&
      life.lines.some(
        (l) =>
          l.id !== undefined && !l.matched && l.minor < 0 && l.account === p.account && (l.text.includes(p.reference) || l.text.includes(p.batchReference)),
      ),
  )

function amountOf(life: Life, instalment: Instalment, account: AccountCode): number {
  const [from, left] = [instalment.fund.currency, life.room(instalment)]
  if (from === CURRENCY[account]) return left
  return atRate(left, from === 'TRY' ? RATES.TRY.USD : RATES.USD.TRY)
}

/** Can it be paid from the account now, as what? */
const payable = (life: Life, instalment: Instalment, account: AccountCode): boolean => {
  const payee = life.payees.get(instalment.grant)
  return (
    life.room(instalment) > 0 &&
    payee?.currency === CURRENCY[account] &&
    !payee.pending &&
    !isShown(life, instalment) &&
    amountOf(life, instalment, account) > 0
  )
}

/** A batch of everything, or of one grant; most are released at once. */
export async function prepare(life: Life, [x, y, z]: Draw): Promise<void> {
  const account: AccountCode = x % 4 === 3 ? 'U' : 'B'
  const named = y % 3 === 2 ? pick([...life.payees.keys()], z) : undefined
  const due = life.instalments.filter((i) => (named === undefined || i.grant === named) && life.room(i) > 0)
  const fitting = due.filter((i) => payable(life, i, account))
  const isTaken = fitting.length > 0 && (named === undefined || fitting.length === due.length)
  const batch = await life.post(isTaken, 'finance', '/payout-batches', { bankAccount: account, ...(named === undefined ? {} : { grants: [named] }) })
  if (!batch) return
  const told = batch.payouts.map((p: Json) => `${p.grant} ${p.money.amount}`).sort()
  expect(told).toEqual(fitting.map((i) => `${i.grant} ${text(amountOf(life, i, account), CURRENCY[account]).amount}`).sort())
  const minors = new Map(fitting.map((i) => [i.id, amountOf(life, i, account)]))
  life.batches.set(batch.id, { state: 'prepared', count: batch.count, total: batch.total, digest: batch.digest })
  for (const p of batch.payouts) keep(life, batch, p, account, minors)
  if (x % 5 !== 0) await release(life, [life.batches.size - 1, y, z])
}

function keep(life: Life, batch: Json, p: Json, account: AccountCode, minors: ReadonlyMap<number, number>): void {
  const id = life.world.book.read((read) => read.value<number>('SELECT instalment FROM payout WHERE id = ?', Number(p.id)))
  const instalment = life.instalments.find((i) => i.id === id)
  const payee = life.payees.get(p.grant)
  if (!instalment || !payee) throw new Error('a payout is of an instalment that is known')
  const fundMinor = life.room(instalment)
  life.payouts.push({
    id: p.id,
    reference: p.reference,
    batch: batch.id,
    batchReference: batch.reference,
    account,
    instalment,
    minor: minors.get(instalment.id) ?? 0,
    fundMinor,
    iban: payee.iban,
    name: payee.name,
    state: 'prepared',
    releasedBy: undefined,
    short: [0, 0],
  })
}

const ofBatch = (life: Life, batch: string, state: string): Payout[] => life.payouts.filter((p) => p.batch === batch && p.state === state)

export async function release(life: Life, [x, y]: Draw): Promise<void> {
  const [id, batch] = pick([...life.batches], x) ?? []
  if (id === undefined || !batch) return
  const payouts = ofBatch(life, id, 'prepared')
  const stands = payouts.every((p) => {
    const payee = life.payees.get(p.instalment.grant)
    return payee && !payee.pending && payee.iban === p.iban && !isShown(life, p.instalment)
  })
  const who: Who = y % 4 === 1 ? 'hats' : 'releaser'
  const { count, total, digest } = await life.world.get(`/payout-batches/${id}`)
  if (count === 0) return
  const isTaken = batch.state === 'prepared' && stands
  if (!(await life.post(isTaken, who, `/payout-batches/${id}/release`, { expected: { count, total, digest } }))) return
  batch.state = 'released'
  for (const p of payouts) Object.assign(p, { state: 'instructed', releasedBy: who })
  life.model.post(payouts.flatMap((p) => events.released(p.instalment.fund, life.paid(p))))
}

/** Takes back what is not released; stops or rejects what is. */
export async function takeBack(life: Life, [x, y, z]: Draw): Promise<void> {
  const payout = pick(life.payouts, x)
  if (!payout) return
  const batch = life.batches.get(payout.batch)
  if (!batch) return
  if (y % 4 === 0) {
    if (!(await life.post(batch.state === 'prepared', 'finance', `/payout-batches/${payout.batch}/cancellation`))) return
    batch.state = 'cancelled'
    for (const p of ofBatch(life, payout.batch, 'prepared')) p.state = 'cancelled'
  } else if (y % 4 === 1) {
    if (!(await life.post(payout.state === 'prepared', 'finance', `/payouts/${payout.id}/cancellation`))) return
    payout.state = 'cancelled'
    if (ofBatch(life, payout.batch, 'prepared').length === 0) batch.state = 'cancelled'
  } else if (y % 4 === 2) {
    const stopped = ofBatch(life, payout.batch, 'instructed')
    if (!(await life.post(batch.state === 'released' && stopped.length > 0, 'releaser', `/payout-batches/${payout.batch}/stop`, { reason: `stop ${z}` })))
      return
    batch.state = 'stopped'
    reject(life, stopped)
  } else if (await life.post(payout.state === 'instructed', 'finance', `/payouts/${payout.id}/rejection`, { reason: 'the bank says so' }))
    reject(life, [payout])
}

export function reject(life: Life, payouts: readonly Payout[]): void {
  life.model.post(payouts.flatMap((p) => events.rejected(p.instalment.fund, life.paid(p))))
  for (const p of payouts) p.state = 'rejected'
}

/** Another account of a payee: recorded, and mostly approved. */
export async function changePayee(life: Life, [x, y]: Draw): Promise<void> {
  const [grant, payee] = pick([...life.payees], x) ?? []
  if (grant === undefined || !payee) return
  const { state } = await life.world.get(`/grants/${grant}`)
  if (!payee.pending) {
    const next = iban('TR', `000640${String(5 * 10 ** 14 + Number(grant) * 1000 + payee.changed).padStart(16, '0')}`)
    const body = {
      payee: { name: payee.name, iban: next, bank: 'İş Bankası', currency: payee.currency },
      reason: 'the account was closed',
      recognisedBy: 'video call',
    }
    const recorded = await life.post(state === 'approved' || state === 'paying', 'officer', `/grants/${grant}/payee`, body)
    if (!recorded) return
    Object.assign(payee, { pending: true, digest: recorded.digest, next, changed: payee.changed + 1 })
  }
  if (y % 4 === 0) return
  await life.post(true, 'approver', `/grants/${grant}/payee-approval`, { expected: { digest: payee.digest } })
  Object.assign(payee, { pending: false, iban: (payee as unknown as { next: string }).next })
}
