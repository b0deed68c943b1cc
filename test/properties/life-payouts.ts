import { expect } from 'vitest'
import type { Batch, Life, Payee } from './life.ts'
import { FUNDS, type Instalment } from './life-nouns.ts'
import { mayStillBeCarriedOut, ofBatch } from './life-ways.ts'
import { type AccountCode, CASES, CURRENCY, type Json, RATES, SECOND_ABOVE, text, WAY, type Who } from './life-world.ts'
import { atRate, events, type Fund } from './model.ts'

/** Three numbers that the generator draws for a step: what they choose is the step's. */
export type Draw = readonly [x: number, y: number, z: number]

export const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)]

/** A donor promises: sometimes in the fund of the other currency, sometimes before its account had any line. */
export async function promise(life: Life, [x, y]: Draw): Promise<void> {
  const fund = x % 4 === 2 ? FUNDS.E : x % 4 === 3 ? FUNDS.G : FUNDS.F
  const minor = (fund === FUNDS.G ? [20_000, 9_001, 40_000] : [1_000_000, 2_000_000, 145_000, 61_111, 7_003])[y % (fund === FUNDS.G ? 3 : 5)] ?? 1
  const body = { donor: `Donor ${y}`, money: text(minor, fund.currency), date: life.world.today, bankAccount: 'B', reference: `AG-${1000 + life.gifts.size}` }
  // A closed fund takes no more than what it lacks
  const position = life.model.isClear(fund, ['fx-position']) ? 0 : life.model.of(fund, 'fx-position')
  const lacking = position - life.model.of(fund, 'b:available') - life.model.of(fund, 'b:overspent')
  const isTaken = (!life.closedFunds.has(fund.code) || minor <= lacking) && life.lockedThrough < life.world.today
  const gift = await life.post(isTaken, 'finance', `/funds/${fund.code}/contributions`, body)
  if (!gift) return
  life.gifts.set(gift.id, { fund, minor })
  life.model.post(events.contribution(fund, gift.id, minor))
}

/** May so much be promised from a fund now? */
export const isEnough = (life: Life, fund: Fund, minor: number): boolean =>
  !life.closedFunds.has(fund.code) && life.model.of(fund, 'b:available') >= minor && life.model.of(fund, 'b:overspent') === 0

/** The next cases are approved, by one or two, unless the budget refuses; a case of a fund that is closed waits for ever. */
export async function approve(life: Life, waiting: Json[], [x]: Draw): Promise<void> {
  for (let n = 0; n <= x % 3; n++) {
    const of = waiting[0]
    const told = CASES[Number(of?.id) - 1]
    if (!of || !told) return
    const fund: Fund = FUNDS[told.fund]
    const minor = told.parts.reduce((sum: number, part) => sum + part, 0)
    const isTaken = isEnough(life, fund, minor)
    const path = `/applications/${of.id}/approval`
    let answer = await life.post(isTaken, 'approver', path, { expected: of.expected })
    if (!answer && waiting.length > 1) waiting.push(...waiting.splice(0, 1))
    if (!answer) return
    if (told.fund === 'F' && minor > SECOND_ABOVE) {
      expect(answer.state).toBe('recommended')
      await life.post(false, 'approver', path, { expected: of.expected })
      answer = await life.post(isTaken, 'approver2', path, { expected: of.expected })
    }
    waiting.shift()
    granted(life, of, String(answer.grant.id))
  }
}

/** A case is approved: its grant is owed. */
export function granted(life: Life, of: Json, grant: string): void {
  const told = CASES[Number(of.id) - 1]
  if (!told) throw new Error('a case is one of those that were recommended')
  const fund: Fund = FUNDS[told.fund]
  life.instalmentsOf(grant, fund)
  const { iban = '', name } = of.payee
  life.payees.set(grant, {
    caseNumber: of.caseNumber,
    iban,
    name,
    currency: told.payee,
    way: told.way,
    pending: false,
    digest: '',
    changed: 0,
    next: '',
    coolsUntilMs: 0,
  })
  life.model.post(
    events.approved(
      fund,
      grant,
      told.parts.reduce((sum: number, part) => sum + part, 0),
    ),
  )
}

function amountOf(life: Life, instalment: Instalment, account: AccountCode): number {
  const [from, left] = [instalment.fund.currency, life.room(instalment)]
  if (from === CURRENCY[account]) return left
  return atRate(left, from === 'TRY' ? RATES.TRY.USD : RATES.USD.TRY)
}

/** Why nothing of a grant is paid now, whoever it is paid by. */
const isKeptBack = (life: Life, instalment: Instalment, payee: Payee): boolean =>
  life.cancelledGrants.has(instalment.grant) ||
  payee.pending ||
  payee.coolsUntilMs > life.world.nextMs ||
  life.isHeld(instalment) ||
  mayStillBeCarriedOut(life, instalment)

/** Can it be paid from the account now, alone or as one of an institution's, as what? */
const payable = (life: Life, instalment: Instalment, account: AccountCode, isInstitution: boolean): boolean => {
  const payee = life.payees.get(instalment.grant)
  return (
    payee !== undefined &&
    life.room(instalment) > 0 &&
    payee.way === (isInstitution ? 'institution' : WAY[account]) &&
    payee.currency === CURRENCY[account] &&
    !life.closedFunds.has(instalment.fund.code) &&
    !isKeptBack(life, instalment, payee) &&
    amountOf(life, instalment, account) > 0
  )
}

/** From where a batch is paid: mostly from the bank. */
const FROM: readonly AccountCode[] = ['B', 'B', 'B', 'U', 'B', 'A', 'C', 'B']

/** A batch of everything, of one grant, or of an institution's; most are released at once. */
export async function prepare(life: Life, [x, y, z]: Draw): Promise<void> {
  const account = pick(FROM, x) ?? 'B'
  const isInstitution = account === 'B' && y % 4 === 1
  const named = y % 3 === 2 && !isInstitution ? pick([...life.payees.keys()], z) : undefined
  const due = life.instalments.filter((i) => (named === undefined || i.grant === named) && life.room(i) > 0)
  const fitting = due.filter((i) => payable(life, i, account, isInstitution))
  const isTaken = fitting.length > 0 && (named === undefined || fitting.length === due.length)
  const which = { ...(named === undefined ? {} : { grants: [named] }), ...(isInstitution ? { institution: 'UNI' } : {}) }
  const batch = await life.post(isTaken, 'finance', '/payout-batches', { bankAccount: account, ...which })
  if (!batch) return
  const told = batch.payouts.map((p: Json) => `${p.grant} ${p.money.amount}`).sort()
  expect(told).toEqual(fitting.map((i) => `${i.grant} ${text(amountOf(life, i, account), CURRENCY[account]).amount}`).sort())
  const minors = new Map(fitting.map((i) => [i.id, amountOf(life, i, account)]))
  const made: Batch = {
    state: 'prepared',
    account,
    reference: batch.reference,
    institution: isInstitution,
    releasedOn: '',
    isHandedOver: false,
    isReported: false,
  }
  life.batches.set(batch.id, made)
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

export async function release(life: Life, [x, y]: Draw): Promise<void> {
  const [id, batch] = pick([...life.batches], x) ?? []
  if (id === undefined || !batch) return
  const payouts = ofBatch(life, id, 'prepared')
  const stands = payouts.every((p) => {
    const payee = life.payees.get(p.instalment.grant)
    return payee && payee.iban === p.iban && !isKeptBack(life, p.instalment, payee)
  })
  const who: Who = y % 4 === 1 ? 'hats' : 'releaser'
  const { count, total, digest } = await life.world.get(`/payout-batches/${id}`)
  if (count === 0) return
  const isTaken = batch.state === 'prepared' && stands
  if (!(await life.post(isTaken, who, `/payout-batches/${id}/release`, { expected: { count, total, digest } }))) return
  batch.state = 'released'
  batch.releasedOn = life.world.today
  for (const p of payouts) Object.assign(p, { state: 'instructed', releasedBy: who })
  life.model.post(payouts.flatMap((p) => events.released(p.instalment.fund, life.paid(p))))
}
